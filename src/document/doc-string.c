/* SPDX-License-Identifier: MIT */
#include "doc-string.h"

#include "doc-utf8.h"

#include <string.h>

#define ESCAPE_BYTES 6 /* of \uXXXX */

/* Six bytes are there and checked. */
static guint
read_code_unit (const guint8 *escape)
{
  guint unit = 0;

  for (guint i = 2; i < ESCAPE_BYTES; i++)
    unit = unit << 4 | (guint) g_ascii_xdigit_value ((char) escape[i]);
  return unit;
}

/* The second half of a pair that begins at @escape, or 0. */
static guint
find_low_half (const guint8 *escape, const guint8 *end)
{
  guint unit;

  if (end - escape < 2 * ESCAPE_BYTES || escape[ESCAPE_BYTES] != '\\' || escape[ESCAPE_BYTES + 1] != 'u')
    return 0;
  unit = read_code_unit (escape + ESCAPE_BYTES);
  return unit >= 0xdc00 && unit <= 0xdfff ? unit : 0;
}

/* Writes what the \u escape at @escape stands for into @bytes; returns how many bytes of text it took. */
static gsize
unescape_unicode (const guint8 *escape, const guint8 *end, DocStringForm form, char *bytes, gsize *n_bytes)
{
  guint unit = read_code_unit (escape), low = unit >= 0xd800 && unit <= 0xdbff ? find_low_half (escape, end) : 0;

  if (low != 0)
    *n_bytes = (gsize) g_unichar_to_utf8 (0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), bytes);
  else if (form == DOC_STRING_DISPLAY && (unit == 0 || (unit >= 0xd800 && unit <= 0xdfff)))
    *n_bytes = ESCAPE_BYTES, memcpy (bytes, escape, ESCAPE_BYTES);
  else
    *n_bytes = (gsize) g_unichar_to_utf8 (unit, bytes);
  return low != 0 ? 2 * ESCAPE_BYTES : ESCAPE_BYTES;
}

static gsize
unescape_one (const guint8 *escape, const guint8 *end, DocStringForm form, char *bytes, gsize *n_bytes)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *letter;

  if (escape[1] == 'u')
    return unescape_unicode (escape, end, form, bytes, n_bytes);
  letter = strchr (letters, escape[1]);
  bytes[0] = letter != NULL ? meanings[letter - letters] : (char) escape[1];
  *n_bytes = 1;
  return 2;
}

/* Appends a run without escapes; at most @room bytes of it. Returns FALSE when there was no room for all. */
static gboolean
append_run (GString *string, const guint8 *run, gsize length, DocStringForm form, gsize room)
{
  gsize kept = length;

  if (kept > room)
    for (kept = room; kept > 0 && (run[kept] & 0xc0) == 0x80; kept--)
      ;
  if (form == DOC_STRING_DISPLAY)
    doc_utf8_append (string, run, kept);
  else
    g_string_append_len (string, (const char *) run, (gssize) kept);
  return kept == length;
}

void
doc_string_unescape (GString *string, const guint8 *inside, gsize length_bytes, DocStringForm form, gsize max_bytes)
{
  const guint8 *p = inside, *end = inside + length_bytes;
  gsize limit = max_bytes < G_MAXSIZE - string->len ? string->len + max_bytes : G_MAXSIZE;

  while (p < end)
    {
      const guint8 *escape = memchr (p, '\\', (gsize) (end - p));
      gsize run = (gsize) ((escape != NULL ? escape : end) - p), n_bytes = 0;
      char bytes[ESCAPE_BYTES];

      if (!append_run (string, p, run, form, limit - MIN (limit, string->len)))
        return;
      p += run;
      if (escape == NULL)
        return;
      p += unescape_one (escape, end, form, bytes, &n_bytes);
      if (string->len + n_bytes > limit)
        return;
      g_string_append_len (string, bytes, (gssize) n_bytes);
    }
}
