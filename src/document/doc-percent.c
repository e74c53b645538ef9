/* SPDX-License-Identifier: MIT */
#include "doc-percent-private.h"

#include <string.h>

/* A hexadecimal digit's value with a mark, 0 for all other bytes. */
#define IS_DIGIT 0x10
static const guint8 digits[256] = {
  ['0'] = IS_DIGIT | 0, ['1'] = IS_DIGIT | 1, ['2'] = IS_DIGIT | 2, ['3'] = IS_DIGIT | 3, ['4'] = IS_DIGIT | 4,
  ['5'] = IS_DIGIT | 5, ['6'] = IS_DIGIT | 6, ['7'] = IS_DIGIT | 7, ['8'] = IS_DIGIT | 8, ['9'] = IS_DIGIT | 9,
  ['A'] = IS_DIGIT | 10, ['B'] = IS_DIGIT | 11, ['C'] = IS_DIGIT | 12, ['D'] = IS_DIGIT | 13, ['E'] = IS_DIGIT | 14, ['F'] = IS_DIGIT | 15,
  ['a'] = IS_DIGIT | 10, ['b'] = IS_DIGIT | 11, ['c'] = IS_DIGIT | 12, ['d'] = IS_DIGIT | 13, ['e'] = IS_DIGIT | 14, ['f'] = IS_DIGIT | 15,
};

/* Decodes up to @end; an escape that @end cuts is left alone, and *@wire stops in front of it. */
static char *
decode_run (const guint8 **wire, const guint8 *end, char *text, const guint8 **bad)
{
  const guint8 *from = *wire;

  while (from < end)
    {
      guint8 byte = *from;

      if (byte != '%')
        {
          *text++ = byte == '+' ? ' ' : (char) byte;
          from++;
        }
      else if (end - from < 3)
        break;
      else if ((digits[from[1]] & digits[from[2]]) != 0)
        {
          *text++ = (char) (digits[from[1]] << 4 | (digits[from[2]] & 0x0f));
          from += 3;
        }
      else
        {
          if (*bad == NULL)
            *bad = from;
          *text++ = '%';
          from++;
        }
    }
  *wire = from;
  return text;
}

/* A '%' at the end that no following byte can make good any more. */
static gboolean
is_hopeless (const guint8 *from, const guint8 *end)
{
  return end - from == 2 && digits[from[1]] == 0;
}

DocPercentPiece
doc_percent_decode_piece (const char *wire, gsize wire_bytes, char *text)
{
  const guint8 *begin = (const guint8 *) wire, *end = begin + wire_bytes, *from = begin, *bad = NULL;
  char *to = decode_run (&from, end, text, &bad);

  while (from < end && is_hopeless (from, end))
    {
      bad = bad != NULL ? bad : from;
      *to++ = '%';
      from++;
      to = decode_run (&from, end, to, &bad);
    }
  return (DocPercentPiece) { (gsize) (from - begin), (gsize) (to - text), bad != NULL ? (gsize) (bad - begin) : G_MAXSIZE };
}

gsize
doc_percent_decode (const char *wire, gsize wire_bytes, char *text, gsize *bad_offset)
{
  DocPercentPiece piece = doc_percent_decode_piece (wire, wire_bytes, text);
  gsize left = wire_bytes - piece.consumed_bytes;

  memmove (text + piece.written_bytes, wire + piece.consumed_bytes, left);
  *bad_offset = MIN (piece.bad_offset, left > 0 ? piece.consumed_bytes : G_MAXSIZE);
  return piece.written_bytes + left;
}

/* The bytes, besides letters and digits, that each client leaves as they are. */
static const char *const kept_bytes[] = {
  [DOC_PERCENT_JAVA] = ".-*_",
  [DOC_PERCENT_PYTHON] = "_.-~/",
  [DOC_PERCENT_JAVASCRIPT] = "-_.!~*'()",
  [DOC_PERCENT_GO] = "-_.~",
};

GBytes *
doc_percent_encode (GBytes *text, DocPercentStyle style)
{
  static const char letters[] = "0123456789ABCDEF";
  gboolean plus = style == DOC_PERCENT_JAVA || style == DOC_PERCENT_GO;
  gsize length = 0;
  const guint8 *from = g_bytes_get_data (text, &length);
  GByteArray *wire = g_byte_array_sized_new ((guint) MIN (length + length / 2, G_MAXUINT / 2));

  for (gsize i = 0; i < length; i++)
    {
      guint8 escape[3] = { '%', (guint8) letters[from[i] >> 4], (guint8) letters[from[i] & 15] };

      if (g_ascii_isalnum (from[i]) || (from[i] != '\0' && strchr (kept_bytes[style], from[i]) != NULL))
        g_byte_array_append (wire, from + i, 1);
      else if (from[i] == ' ' && plus)
        g_byte_array_append (wire, (const guint8 *) "+", 1);
      else
        g_byte_array_append (wire, escape, 3);
    }
  return g_byte_array_free_to_bytes (wire);
}
