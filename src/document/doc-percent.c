/* SPDX-License-Identifier: MIT */
#include "doc-percent-private.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A hexadecimal digit's value with a mark, 0 for all other bytes. */
#define IS_DIGIT 0x10
static const guint8 digits[256] = {
  ['0'] = IS_DIGIT | 0, ['1'] = IS_DIGIT | 1, ['2'] = IS_DIGIT | 2, ['3'] = IS_DIGIT | 3, ['4'] = IS_DIGIT | 4,
  ['5'] = IS_DIGIT | 5, ['6'] = IS_DIGIT | 6, ['7'] = IS_DIGIT | 7, ['8'] = IS_DIGIT | 8, ['9'] = IS_DIGIT | 9,
  ['A'] = IS_DIGIT | 10, ['B'] = IS_DIGIT | 11, ['C'] = IS_DIGIT | 12,
  ['D'] = IS_DIGIT | 13, ['E'] = IS_DIGIT | 14, ['F'] = IS_DIGIT | 15,
  ['a'] = IS_DIGIT | 10, ['b'] = IS_DIGIT | 11, ['c'] = IS_DIGIT | 12,
  ['d'] = IS_DIGIT | 13, ['e'] = IS_DIGIT | 14, ['f'] = IS_DIGIT | 15,
};

/* Copies up to the next '%', or to @end. */
static inline const guint8 *
copy_plain (const guint8 *from, const guint8 *end, char **text)
{
  for (; from < end && *from != '%'; from++)
    *(*text)++ = *from == '+' ? ' ' : (char) *from;
  return from;
}

#ifdef __SSE2__
/* The same, 16 bytes at a time. Writes up to 16 bytes, of which some are then written again; so @text must not
 * overlap @from. */
static inline const guint8 *
copy_blocks (const guint8 *from, const guint8 *end, char **text)
{
  while (end - from >= 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) from);
      __m128i plus = _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('+'));
      guint escapes = (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 ('%')));
      guint n = escapes != 0 ? (guint) __builtin_ctz (escapes) : 16;

      _mm_storeu_si128 ((__m128i *) *text, _mm_xor_si128 (block, _mm_and_si128 (plus, _mm_set1_epi8 ('+' ^ ' '))));
      *text += n;
      from += n;
      if (escapes != 0)
        return from;
    }
  return copy_plain (from, end, text);
}
#else
#define copy_blocks copy_plain
#endif

/* Decodes the escapes that stand together at @from; one that @end cuts is left alone. */
static inline const guint8 *
decode_escapes (const guint8 *from, const guint8 *end, char **text, const guint8 **bad)
{
  for (; end - from >= 3 && *from == '%'; from += 3)
    {
      guint8 high = digits[from[1]], low = digits[from[2]];

      if (G_UNLIKELY ((high & low) == 0))
        {
          *bad = *bad != NULL ? *bad : from;
          *(*text)++ = '%';
          return from + 1;
        }
      *(*text)++ = (char) (high << 4 | (low & 0x0f));
    }
  return from;
}

static inline gboolean
is_cut_escape (const guint8 *from, const guint8 *end)
{
  return from < end && *from == '%' && end - from < 3;
}

/* Decodes up to @end; an escape that @end cuts is left alone, and *@wire stops in front of it. */
static char *
decode_run (const guint8 **wire, const guint8 *end, char *text, const guint8 **bad)
{
  const guint8 *from = *wire;

  while (from < end && !is_cut_escape (from, end))
    from = decode_escapes (copy_blocks (from, end, &text), end, &text, bad);
  *wire = from;
  return text;
}

/* The same where @text may be the wire text itself. */
static char *
decode_in_place (const guint8 **wire, const guint8 *end, char *text, const guint8 **bad)
{
  const guint8 *from = *wire;

  while (from < end && !is_cut_escape (from, end))
    from = decode_escapes (copy_plain (from, end, &text), end, &text, bad);
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
  gboolean overlaps = text < wire + wire_bytes && wire < text + wire_bytes;
  char *to = overlaps ? decode_in_place (&from, end, text, &bad) : decode_run (&from, end, text, &bad);

  while (from < end && is_hopeless (from, end))
    {
      bad = bad != NULL ? bad : from;
      *to++ = '%';
      from++;
      to = decode_in_place (&from, end, to, &bad);
    }
  return (DocPercentPiece) {
    .consumed_bytes = (gsize) (from - begin),
    .written_bytes = (gsize) (to - text),
    .bad_offset = bad != NULL ? (gsize) (bad - begin) : G_MAXSIZE,
  };
}

gsize
doc_percent_decode (const char *wire, gsize wire_bytes, char *text, gsize *bad_offset)
{
  DocPercentPiece piece = doc_percent_decode_piece (wire, wire_bytes, text);
  gsize left = wire_bytes - piece.consumed_bytes;

  if (left > 0)
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
