/* SPDX-License-Identifier: MIT */
/* The decoder for processors that can squeeze bytes out of a register (AVX-512 VBMI2): 64 bytes at a time and no branch
 * that depends on the text. Chosen when the program runs; what it gives is what the portable decoder gives.
 */
#include "doc-percent-private.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define WITH_AVX512 __attribute__ ((target ("avx512f,avx512bw,avx512vbmi2,popcnt")))
#define BLOCK_BYTES 64

gboolean
doc_percent_has_avx512 (void)
{
  return __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512vbmi2");
}

WITH_AVX512 static inline __mmask64
find_digits (__m512i bytes)
{
  __m512i decimal = _mm512_sub_epi8 (bytes, _mm512_set1_epi8 ('0'));
  __m512i letter = _mm512_sub_epi8 (_mm512_or_si512 (bytes, _mm512_set1_epi8 (0x20)), _mm512_set1_epi8 ('a'));

  return _mm512_cmplt_epu8_mask (decimal, _mm512_set1_epi8 (10)) |
         _mm512_cmplt_epu8_mask (letter, _mm512_set1_epi8 (6));
}

/* The low half of a digit is its value; of a letter, its value less nine. */
WITH_AVX512 static inline __m512i
find_values (__m512i digits)
{
  __m512i low = _mm512_and_si512 (digits, _mm512_set1_epi8 (0x0f));
  __mmask64 letters = _mm512_test_epi8_mask (digits, _mm512_set1_epi8 (0x40));

  return _mm512_mask_add_epi8 (low, letters, low, _mm512_set1_epi8 (9));
}

WITH_AVX512 const guint8 *
doc_percent_decode_avx512 (const guint8 *from, const guint8 *end, char **text)
{
  /* The digits of an escape that begins in the last bytes of a block are the two bytes behind it. */
  while (end - from >= BLOCK_BYTES + 2)
    {
      __m512i block = _mm512_loadu_si512 (from);
      __m512i first = _mm512_loadu_si512 (from + 1), second = _mm512_loadu_si512 (from + 2);
      __mmask64 escapes = _mm512_cmpeq_epi8_mask (block, _mm512_set1_epi8 ('%'));
      __mmask64 pluses = _mm512_cmpeq_epi8_mask (block, _mm512_set1_epi8 ('+'));
      __mmask64 kept = ~(escapes << 1 | escapes << 2);
      __m512i values = _mm512_or_si512 (_mm512_slli_epi16 (find_values (first), 4), find_values (second));

      if ((escapes & ~(find_digits (first) & find_digits (second))) != 0)
        break;
      block = _mm512_mask_blend_epi8 (pluses, block, _mm512_set1_epi8 (' '));
      block = _mm512_mask_blend_epi8 (escapes, block, values);
      _mm512_storeu_si512 (*text, _mm512_maskz_compress_epi8 (kept, block));
      *text += __builtin_popcountll (kept);
      from += BLOCK_BYTES + (escapes >> 63) * 2 + (escapes >> 62 & 1);
    }
  return from;
}

#else

gboolean
doc_percent_has_avx512 (void)
{
  return FALSE;
}

const guint8 *
doc_percent_decode_avx512 (const guint8 *from, const guint8 *end, char **text)
{
  return from;
}

#endif
