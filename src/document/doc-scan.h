/* SPDX-License-Identifier: MIT */
/* The innermost loops over the text: where a string stops being plain, where blanks end. Inlined into the one pass
 * and the lexer.
 *
 * There are two forms of each, one with SSE2 (every x86-64 has it) and one in plain C; they give equal answers, and
 * tests hold them against each other. Neither reads a byte at or behind @end.
 */
#pragma once

#include <glib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* Returns the first quotation mark, backslash or control character from @p on, or @end; collects in @high whether a
 * byte before it is 0x80 or more. */
static inline const guint8 *
doc_scan_string_plain (const guint8 *p, const guint8 *end, guint *high)
{
  while (p < end && *p != '"' && *p != '\\' && *p >= 0x20)
    *high |= *p++ & 0x80;
  return p;
}

#ifdef __SSE2__
static inline const guint8 *
doc_scan_string_sse2 (const guint8 *p, const guint8 *end, guint *high)
{
  for (; end - p >= 16; p += 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) p);
      __m128i special = _mm_or_si128 (_mm_or_si128 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 ('"')),
                                                    _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\\'))),
                                      _mm_cmpeq_epi8 (_mm_min_epu8 (block, _mm_set1_epi8 (0x1f)), block));
      guint stops = (guint) _mm_movemask_epi8 (special), highs = (guint) _mm_movemask_epi8 (block);

      if (stops != 0)
        {
          *high |= highs & (stops - 1) & ~stops;
          return p + __builtin_ctz (stops);
        }
      *high |= highs;
    }
  return doc_scan_string_plain (p, end, high);
}
#endif

static inline const guint8 *
doc_scan_string (const guint8 *p, const guint8 *end, guint *high)
{
#ifdef __SSE2__
  return doc_scan_string_sse2 (p, end, high);
#else
  return doc_scan_string_plain (p, end, high);
#endif
}

/* From behind an opening quotation mark to the closing one, or @end; for text that is known to be well formed. */
static inline const guint8 *
doc_scan_to_quote (const guint8 *p, const guint8 *end)
{
  guint high = 0;

  while ((p = doc_scan_string (p, end, &high)) < end && *p != '"')
    p += MIN (*p == '\\' ? 2 : 1, end - p);
  return p;
}

static inline gboolean
doc_scan_is_blank (guint8 byte)
{
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static inline const guint8 *
doc_scan_blanks (const guint8 *p, const guint8 *end)
{
  while (p < end && *p <= ' ' && doc_scan_is_blank (*p))
    p++;
  return p;
}

G_END_DECLS
