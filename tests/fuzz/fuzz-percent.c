/* SPDX-License-Identifier: MIT */
/* The percent decoder: never more than it got, and what is encoded in any style comes back as it was. */
#include "fuzz.h"

#include "doc-percent.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  g_autofree char *decoded = g_malloc (length + 1);
  g_autoptr(GBytes) text = g_bytes_new (data, length);
  gsize bad_offset = 0;
  gsize written = doc_percent_decode ((const char *) data, length, decoded, &bad_offset);

  g_assert_cmpuint (written, <=, length);
  g_assert_true (bad_offset == G_MAXSIZE || bad_offset < length);
  for (DocPercentStyle style = DOC_PERCENT_JAVA; style <= DOC_PERCENT_GO; style++)
    {
      g_autoptr(GBytes) wire = doc_percent_encode (text, style);
      gsize wire_bytes;
      const char *bytes = g_bytes_get_data (wire, &wire_bytes);
      g_autofree char *back = g_malloc (wire_bytes + 1);

      g_assert_cmpuint (doc_percent_decode (bytes, wire_bytes, back, &bad_offset), ==, length);
      g_assert_cmpuint (bad_offset, ==, G_MAXSIZE);
      g_assert_true (length == 0 || memcmp (back, data, length) == 0);
    }
  return 0;
}
