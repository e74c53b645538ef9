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
copy_bytes (const guint8 *from, const guint8 *end, char **text)
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
  return copy_bytes (from, end, text);
}
#else
#define copy_blocks copy_bytes
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

/* An escape that may go on behind @end. */
static gboolean
is_cut_escape (const guint8 *from, const guint8 *end)
{
  return end - from < 3 && *from == '%' && (end - from < 2 || digits[from[1]] != 0);
}

/* A '%' near @end that no following byte can make good. */
static const guint8 *
keep_hopeless (const guint8 *from, const guint8 *end, char **text, const guint8 **bad)
{
  if (from == end || *from != '%' || end - from >= 3 || is_cut_escape (from, end))
    return from;
  *bad = *bad != NULL ? *bad : from;
  *(*text)++ = '%';
  return from + 1;
}

DocPercentMethod
doc_percent_best_method (void)
{
  return doc_percent_has_avx512 () ? DOC_PERCENT_AVX512 : DOC_PERCENT_BLOCKS;
}

DocPercentPiece
doc_percent_decode_piece (const char *wire, gsize wire_bytes, char *text, DocPercentMethod method)
{
  const guint8 *begin = (const guint8 *) wire, *end = begin + wire_bytes, *from = begin, *bad = NULL;
  char *to = text;

  while (from < end && !is_cut_escape (from, end))
    {
      if (method == DOC_PERCENT_AVX512)
        from = doc_percent_decode_avx512 (from, end, &to);
      from = method == DOC_PERCENT_BYTES ? copy_bytes (from, end, &to) : copy_blocks (from, end, &to);
      from = decode_escapes (from, end, &to, &bad);
      from = keep_hopeless (from, end, &to, &bad);
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
  gboolean overlaps = text < wire + wire_bytes && wire < text + wire_bytes;
  DocPercentMethod method = overlaps ? DOC_PERCENT_BYTES : doc_percent_best_method ();
  DocPercentPiece piece = doc_percent_decode_piece (wire, wire_bytes, text, method);
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

/* How many bytes each byte becomes. */
static void
fill_lengths (guint8 lengths[256], DocPercentStyle style)
{
  for (guint byte = 0; byte < 256; byte++)
    lengths[byte] = g_ascii_isalnum ((char) byte) ? 1 : 3;
  for (const char *kept = kept_bytes[style]; *kept != '\0'; kept++)
    lengths[(guint8) *kept] = 1;
  if (style == DOC_PERCENT_JAVA || style == DOC_PERCENT_GO)
    lengths[' '] = 1;
}

GBytes *
doc_percent_encode (GBytes *text, DocPercentStyle style)
{
  static const char letters[] = "0123456789ABCDEF";
  guint8 lengths[256];
  gsize length = 0, wire_bytes = 0;
  const guint8 *from = g_bytes_get_data (text, &length);
  char *wire, *to;

  fill_lengths (lengths, style);
  for (gsize i = 0; i < length; i++)
    wire_bytes += lengths[from[i]];
  wire = to = g_malloc (wire_bytes);
  for (gsize i = 0; i < length; i++)
    if (lengths[from[i]] == 1)
      {
        *to++ = from[i] == ' ' ? '+' : (char) from[i];
      }
    else
      {
        *to++ = '%';
        *to++ = letters[from[i] >> 4];
        *to++ = letters[from[i] & 15];
      }
  return g_bytes_new_take (wire, wire_bytes);
}
