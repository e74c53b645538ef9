/* SPDX-License-Identifier: MIT */
#include "app-json-chips.h"
#include "app-field-input.h"

/* What GtkTextBuffer reports in place of an anchor. */
#define ANCHOR_UTF8 "\xEF\xBF\xBC"

static const char TEXT_KEY[] = "json-chip-text";

/* The closing quote of the string that begins behind @from, or the end of the text. */
static const char *
find_string_end (const char *from)
{
  for (; *from != '\0' && *from != '"'; from++)
    if (*from == '\\' && from[1] != '\0')
      from++;
  return from;
}

static void
insert_chip (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text, gsize length_bytes)
{
  GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (buffer, iter);

  g_object_set_data_full (G_OBJECT (anchor), TEXT_KEY, g_strndup (text, length_bytes), g_free);
}

gboolean
app_json_chips_insert (GtkTextBuffer *buffer, GtkTextIter *iter, const char *text)
{
  const char *plain = text;
  gboolean any = FALSE;

  for (const char *quote = strchr (text, '"'); quote != NULL;)
    {
      const char *end = find_string_end (quote + 1);

      if ((gsize) (end - quote) > APP_LONG_TEXT_BYTES)
        {
          gtk_text_buffer_insert (buffer, iter, plain, (int) (quote + 1 - plain));
          insert_chip (buffer, iter, quote + 1, (gsize) (end - quote - 1));
          plain = end;
          any = TRUE;
        }
      quote = *end == '"' ? strchr (end + 1, '"') : NULL;
    }
  gtk_text_buffer_insert (buffer, iter, plain, -1);
  return any;
}

const char *
app_json_chips_get_text (GtkTextChildAnchor *anchor)
{
  return g_object_get_data (G_OBJECT (anchor), TEXT_KEY);
}

char *
app_json_chips_dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *slice = NULL;
  GString *text;
  const char *plain;
  int offset = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  slice = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  text = g_string_sized_new (strlen (slice));
  plain = slice;
  for (const char *mark = strstr (slice, ANCHOR_UTF8); mark != NULL; mark = strstr (plain, ANCHOR_UTF8))
    {
      GtkTextChildAnchor *anchor;
      GtkTextIter at;

      offset += (int) g_utf8_strlen (plain, mark - plain);
      gtk_text_buffer_get_iter_at_offset (buffer, &at, offset);
      anchor = gtk_text_iter_get_child_anchor (&at);
      g_string_append_len (text, plain, mark - plain);
      g_string_append (text, anchor != NULL && app_json_chips_get_text (anchor) != NULL ? app_json_chips_get_text (anchor) : ANCHOR_UTF8);
      plain = mark + strlen (ANCHOR_UTF8);
      offset++;
    }
  g_string_append (text, plain);
  return g_string_free (text, FALSE);
}
