/* SPDX-License-Identifier: MIT */
#include "codef-redactor.h"

#include "doc-percent.h"

GBytes *
codef_redactor_mask_wire (GBytes *wire)
{
  const char *data;
  gsize length, bad_offset;
  GString *shown;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) plain = NULL;
  g_autoptr(GBytes) masked = NULL;
  g_autoptr(GBytes) encoded = NULL;

  g_return_val_if_fail (wire != NULL, NULL);
  data = g_bytes_get_data (wire, &length);
  if (length == 0 || *data != '%')
    return codef_redactor_mask_json (wire);
  text = g_malloc (length);
  plain = g_bytes_new (text, doc_percent_decode (data, length, text, &bad_offset));
  masked = codef_redactor_mask_json (plain);
  encoded = doc_percent_encode (masked, DOC_PERCENT_JAVA);
  data = g_bytes_get_data (encoded, &length);
  shown = g_string_new_len (data, length);
  /* the mark itself stays readable among the escapes */
  g_string_replace (shown, "%E2%80%A2", "•", 0);
  return g_string_free_to_bytes (shown);
}
