/* SPDX-License-Identifier: MIT */
#include "doc-expression-private.h"

#include "doc-document-private.h"
#include "doc-utf8.h"

#include <string.h>

/* Letters that a program may hold as they are: nothing that is invisible, changes the direction of text, or ends a
 * line. */
static gboolean
is_plain (gunichar character)
{
  return g_unichar_isprint (character) && g_unichar_type (character) != G_UNICODE_LINE_SEPARATOR
         && g_unichar_type (character) != G_UNICODE_PARAGRAPH_SEPARATOR
         && !(g_unichar_type (character) == G_UNICODE_SPACE_SEPARATOR && character != ' ');
}

static void
append_unit (GString *out, guint unit)
{
  g_string_append_printf (out, "\\u%04x", unit);
}

/* Octal, always three digits: it cannot swallow a digit behind it, and Java reads \u000a as the end of the line. */
static void
append_octal (GString *out, const guint8 *bytes, guint length_bytes)
{
  for (guint i = 0; i < length_bytes; i++)
    g_string_append_printf (out, "\\%03o", bytes[i]);
}

static void
append_ascii (GString *out, guint8 byte, DocLanguage language)
{
  static const char specials[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
  const char *special = byte != '\0' ? strchr (specials, byte) : NULL;

  if (special != NULL)
    g_string_append_printf (out, "\\%c", letters[special - specials]);
  else if (language == DOC_LANGUAGE_C && byte == '?' && out->len > 0 && out->str[out->len - 1] == '?')
    /* Two of them begin a trigraph. */
    g_string_append (out, "\\?");
  else if (byte >= 0x20 && byte < 0x7f)
    g_string_append_c (out, (char) byte);
  else if (language == DOC_LANGUAGE_C || language == DOC_LANGUAGE_JAVA)
    append_octal (out, &byte, 1);
  else
    append_unit (out, byte);
}

static void
append_escaped (GString *out, gunichar character, const guint8 *bytes, guint length_bytes, DocLanguage language)
{
  if (language == DOC_LANGUAGE_C)
    append_octal (out, bytes, length_bytes);
  else if (character < 0x10000)
    append_unit (out, character);
  else if (language == DOC_LANGUAGE_PYTHON)
    g_string_append_printf (out, "\\U%08x", character);
  else
    {
      append_unit (out, 0xd800 + ((character - 0x10000) >> 10));
      append_unit (out, 0xdc00 + ((character - 0x10000) & 0x3ff));
    }
}

/* Appends a character that is not ASCII; returns its length. */
static guint
append_character (GString *out, const guint8 *p, const guint8 *end, DocLanguage language)
{
  guint length = doc_utf8_length (p, end);
  gunichar character;

  if (length == 0 && *p == 0xed && end - p >= 3 && p[1] >= 0xa0)
    {
      append_unit (out, 0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu));
      return 3;
    }
  if (length == 0)
    {
      doc_utf8_append (out, p, 1);
      return 1;
    }
  character = g_utf8_get_char ((const char *) p);
  if (is_plain (character))
    g_string_append_len (out, (const char *) p, length);
  else
    append_escaped (out, character, p, length, language);
  return length;
}

void
doc_expression_append_literal (GString *out, const GString *name, DocLanguage language)
{
  const guint8 *p = (const guint8 *) name->str, *end = p + name->len;

  g_string_append_c (out, '"');
  while (p < end)
    if (*p < 0x80)
      append_ascii (out, *p++, language);
    else
      p += append_character (out, p, end, language);
  g_string_append_c (out, '"');
}

/* What jq and JavaScript take behind a dot. */
static gboolean
is_identifier (const GString *name)
{
  for (gsize i = 0; i < name->len; i++)
    if (!g_ascii_isalpha (name->str[i]) && name->str[i] != '_' && (i == 0 || !g_ascii_isdigit (name->str[i])))
      return FALSE;
  return name->len > 0;
}

static void
append_member (GString *out, const GString *name, DocLanguage language)
{
  gboolean dotted = language == DOC_LANGUAGE_JQ || language == DOC_LANGUAGE_JAVASCRIPT;

  if (dotted && is_identifier (name))
    {
      /* The root of jq is the dot itself. */
      if (!(out->len == 1 && out->str[0] == '.'))
        g_string_append_c (out, '.');
      g_string_append (out, name->str);
      return;
    }
  g_string_append (out, language == DOC_LANGUAGE_JAVA ? ".get(" : "[");
  doc_expression_append_literal (out, name, language);
  g_string_append_c (out, language == DOC_LANGUAGE_JAVA ? ')' : ']');
}

char *
doc_document_dup_expression (DocDocument *self, DocNode node, DocLanguage language)
{
  g_autoptr(GArray) steps = NULL;
  GString *out;

  g_return_val_if_fail (node < doc_document_get_n_nodes (self), NULL);
  if (language == DOC_LANGUAGE_C)
    return doc_expression_dup_c (self, node);
  out = g_string_new (language == DOC_LANGUAGE_JQ ? "." : "answer");
  steps = doc_document_list_steps (self, node);
  for (guint i = 0; i < steps->len; i++)
    {
      DocNode step = g_array_index (steps, DocNode, i);

      if (doc_index_is_member (&self->index, step))
        {
          g_autoptr(GString) name = doc_document_dup_exact_name (self, step);

          append_member (out, name, language);
        }
      else
        g_string_append_printf (out, language == DOC_LANGUAGE_JAVA ? ".get(%u)" : "[%u]",
                                doc_index_position (&self->index, step));
    }
  return g_string_free (out, FALSE);
}
