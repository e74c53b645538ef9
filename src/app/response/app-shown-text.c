/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-shown-text.h"

#include "app-lens.h"
#include "app-plain.h"
#include "app-units.h"
#include "codef-redactor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
app_shown_text_free (AppShownText *self)
{
  g_free (self->text);
  g_free (self);
}

static AppShownText *
take (GString *text, gboolean cut, gboolean has_chips)
{
  AppShownText *self = g_new0 (AppShownText, 1);

  self->length_bytes = text->len;
  self->text = g_string_free (text, FALSE);
  self->cut = cut;
  self->has_chips = has_chips;
  return self;
}

/* The end of the string that begins with the quote at @p: behind its closing quote. */
static const char *
find_string_end (const char *p, const char *end)
{
  for (p++; p < end; p++)
    {
      if (*p == '\\')
        p++;
      else if (*p == '"')
        return p + 1;
    }
  return end;
}

/* In quotes, or the colours would call it an error. */
static void
append_chip (GString *shown, const char *lexeme, gsize length_bytes)
{
  g_autofree char *what = app_lens_describe_long (lexeme, length_bytes);

  g_string_append_printf (shown, "\"«%s»\"", what);
}

/* A number of ten thousand digits is legal; its head and its length are enough. */
static void
append_run (GString *shown, const char *from, gsize length_bytes)
{
  g_autofree char *size = NULL;

  if (length_bytes <= APP_SHOWN_TEXT_MAX_LINE_BYTES)
    {
      g_string_append_len (shown, from, (gssize) length_bytes);
      return;
    }
  size = app_units_size (length_bytes);
  g_string_append_len (shown, from, 64);
  g_string_append_printf (shown, "«%s»", size);
}

static AppShownText *
shorten_strings (const char *text, gsize length_bytes)
{
  const char *p = text, *end = text + length_bytes;
  GString *shown = g_string_sized_new (MIN (length_bytes, APP_SHOWN_TEXT_MAX_BYTES) + 64);
  gboolean has_chips = FALSE;

  while (p < end && shown->len < APP_SHOWN_TEXT_MAX_BYTES)
    {
      const char *next = *p == '"' ? find_string_end (p, end) : p + strcspn (p, "\"\n");
      gsize piece_bytes;

      next = MIN (next, end);
      if (*p == '\n')
        next = p + 1;
      piece_bytes = (gsize) (next - p);
      if (*p == '"' && piece_bytes > APP_SHOWN_TEXT_MAX_LINE_BYTES)
        {
          append_chip (shown, p, piece_bytes);
          has_chips = TRUE;
        }
      else
        append_run (shown, p, piece_bytes);
      p = next;
    }
  return take (shown, p < end, has_chips);
}

/* Cuts what is longer than a line may be, and says how much is missing there. */
static void
append_line (GString *shown, const char *line, gsize length_bytes, gsize max_bytes)
{
  g_autofree char *plain = app_plain_block (line, length_bytes, max_bytes);

  g_string_append (shown, plain);
  if (length_bytes > max_bytes)
    {
      g_autofree char *rest = app_units_size (length_bytes - max_bytes);

      g_string_append_printf (shown, _(" [%s more in this line]"), rest);
    }
}

AppShownText *
app_shown_text_new_wire (GBytes *bytes, gsize max_bytes)
{
  gsize length_bytes;
  const char *text = g_bytes_get_data (bytes, &length_bytes);
  const char *p = text, *end = text + length_bytes;
  GString *shown = g_string_new (NULL);

  while (p < end && shown->len < max_bytes)
    {
      const char *feed = memchr (p, '\n', (gsize) (end - p));
      const char *line_end = feed != NULL ? feed : end;

      append_line (shown, p, (gsize) (line_end - p), MIN (max_bytes - shown->len, APP_SHOWN_TEXT_MAX_LINE_BYTES));
      if (feed != NULL)
        g_string_append_c (shown, '\n');
      p = feed != NULL ? feed + 1 : end;
    }
  return take (shown, p < end, FALSE);
}

AppShownText *
app_shown_text_new (DocDocument *document)
{
  g_autoptr(GBytes) formatted = NULL, masked = NULL;
  g_autofree char *terminated = NULL;
  AppShownText *self;
  gboolean is_masked;
  gsize length_bytes;
  const char *text;

  if (doc_document_get_problem (document) != NULL)
    return app_shown_text_new_wire (doc_document_get_text (document), APP_SHOWN_TEXT_MAX_BYTES);
  formatted = doc_document_format (document, DOC_NODE_ROOT);
  /* Too long once it is indented: as it came, then. */
  if (formatted == NULL)
    return app_shown_text_new_wire (doc_document_get_text (document), APP_SHOWN_TEXT_MAX_BYTES);
  masked = codef_redactor_mask_json (formatted);
  is_masked = !g_bytes_equal (formatted, masked);
  text = g_bytes_get_data (masked, &length_bytes);
  /* strcspn stops at a NUL; the bytes have none of their own behind them. */
  terminated = g_strndup (text, length_bytes);
  self = shorten_strings (terminated, length_bytes);
  self->is_masked = is_masked;
  return self;
}
