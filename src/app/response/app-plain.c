/* SPDX-License-Identifier: MIT */
#include "app-plain.h"

/* Marks, overrides, isolates, joiners, Hangul fillers and other characters without a picture of their own. */
static gboolean
is_unseen (gunichar character)
{
  const guint unseen = 1u << G_UNICODE_CONTROL | 1u << G_UNICODE_FORMAT | 1u << G_UNICODE_SURROGATE
                       | 1u << G_UNICODE_PRIVATE_USE | 1u << G_UNICODE_LINE_SEPARATOR
                       | 1u << G_UNICODE_PARAGRAPH_SEPARATOR;

  return (1u << g_unichar_type (character) & unseen) != 0
         || character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0;
}

static void
append_seen (GString *line, const char *from, const char *to, gboolean keep_breaks)
{
  const char *run = from;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if ((guchar) *p >= 0x20 && (guchar) *p < 0x7F)
        continue;
      if (!is_unseen (character) || (keep_breaks && (*p == '\n' || *p == '\t')))
        continue;
      g_string_append_len (line, run, p - run);
      g_string_append_printf (line, "⟨U+%04X⟩", character);
      run = g_utf8_next_char (p);
    }
  g_string_append_len (line, run, to - run);
}

static char *
make_plain (const char *text, gsize length_bytes, gsize max_bytes, gboolean keep_breaks)
{
  GString *line = g_string_sized_new (MIN (length_bytes, max_bytes) + 8);
  gboolean cut = length_bytes > max_bytes;
  const char *end = text + (cut ? max_bytes : length_bytes);

  /* Back to a character border, so that the cut makes no broken character of its own. */
  while (cut && end > text && ((guchar) *end & 0xC0) == 0x80)
    end--;
  while (text < end)
    {
      const char *valid_end;

      g_utf8_validate_len (text, end - text, &valid_end);
      append_seen (line, text, valid_end, keep_breaks);
      text = valid_end;
      if (text == end)
        break;
      g_string_append (line, *text == '\0' ? "⟨U+0000⟩" : "\xEF\xBF\xBD");
      text++;
    }
  if (cut)
    g_string_append (line, "…");
  return g_string_free (line, FALSE);
}

char *
app_plain_line (const char *text, gsize length_bytes, gsize max_bytes)
{
  return make_plain (text, length_bytes, max_bytes, FALSE);
}

char *
app_plain_block (const char *text, gsize length_bytes, gsize max_bytes)
{
  return make_plain (text, length_bytes, max_bytes, TRUE);
}
