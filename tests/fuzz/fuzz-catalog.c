/* SPDX-License-Identifier: MIT */
/* A product file of the user, as anybody could have written it. */
#include "fuzz.h"

#include "codef-catalog.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  static CodefCatalog *catalog;
  g_autoptr(GBytes) json = g_bytes_new (data, length);
  g_autoptr(GError) error = NULL;

  if (catalog == NULL)
    catalog = codef_catalog_new ();
  if (!codef_catalog_add_json (catalog, json, "fuzz.json", &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.json:"));
    }
  return 0;
}
