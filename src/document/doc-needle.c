/* SPDX-License-Identifier: MIT */
#include "doc-needle.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

void
doc_needle_init (DocNeedle *self, const char *text, gboolean ignores_case)
{
  self->length_bytes = strlen (text);
  self->bytes = (guint8 *) (ignores_case ? g_ascii_strdown (text, -1) : g_strdup (text));
  self->ignores_case = ignores_case;
}

void
doc_needle_clear (DocNeedle *self)
{
  g_clear_pointer (&self->bytes, g_free);
}

static gboolean
stands_at (const DocNeedle *self, const guint8 *p)
{
  if (!self->ignores_case)
    return memcmp (p, self->bytes, self->length_bytes) == 0;
  for (gsize i = 0; i < self->length_bytes; i++)
    if ((guint8) g_ascii_tolower ((char) p[i]) != self->bytes[i])
      return FALSE;
  return TRUE;
}

#ifdef __SSE2__
/* Both forms of a letter. */
typedef struct
{
  __m128i small, capital;
} Letter;

static Letter
make_letter (const DocNeedle *self, gsize at)
{
  char byte = (char) self->bytes[at];

  return (Letter) { _mm_set1_epi8 (byte), _mm_set1_epi8 (self->ignores_case ? g_ascii_toupper (byte) : byte) };
}

static inline __m128i
compare_letter (const guint8 *p, Letter letter)
{
  __m128i block = _mm_loadu_si128 ((const __m128i *) p);

  return _mm_or_si128 (_mm_cmpeq_epi8 (block, letter.small), _mm_cmpeq_epi8 (block, letter.capital));
}

/* Looks at sixteen starts at a time, while there are as many before @stop: where the first and the last byte of the
 * needle are right, the rest is compared. Returns NULL and moves @from if there is none. */
static const guint8 *
find_in_blocks (const DocNeedle *self, const guint8 **from, const guint8 *stop)
{
  const guint8 *p = *from;
  Letter first = make_letter (self, 0), last = make_letter (self, self->length_bytes - 1);

  for (; stop - p >= 16; p += 16)
    {
      __m128i both = _mm_and_si128 (compare_letter (p, first), compare_letter (p + self->length_bytes - 1, last));

      for (guint hits = (guint) _mm_movemask_epi8 (both); hits != 0; hits &= hits - 1)
        if (stands_at (self, p + __builtin_ctz (hits)))
          return p + __builtin_ctz (hits);
    }
  *from = p;
  return NULL;
}
#endif

const guint8 *
doc_needle_find (const DocNeedle *self, const guint8 *from, const guint8 *end)
{
  const guint8 *stop;

  if (from >= end || (gsize) (end - from) < self->length_bytes)
    return NULL;
  stop = end - self->length_bytes + 1;
#ifdef __SSE2__
  {
    const guint8 *hit = find_in_blocks (self, &from, stop);

    if (hit != NULL)
      return hit;
  }
#endif
  for (; from < stop; from++)
    if (stands_at (self, from))
      return from;
  return NULL;
}
