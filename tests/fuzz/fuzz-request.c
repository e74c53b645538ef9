/* SPDX-License-Identifier: MIT */
/* The reader of saved requests: what it takes it writes in one form, and that form reads as the same. */
#include "fuzz.h"

#include "store-request.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  g_autoptr(GBytes) json = g_bytes_new (data, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreRequest) request = store_request_new (json, "/f/fuzz.request.json", &error);
  g_autoptr(StoreRequest) again = NULL;

  g_assert_true ((request == NULL) == (error != NULL));
  if (request == NULL)
    return 0;
  again = store_request_new (store_request_get_json (request), "/f/fuzz.request.json", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (store_request_get_json (request), store_request_get_json (again)));
  return 0;
}
