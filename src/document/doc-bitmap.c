/* SPDX-License-Identifier: MIT */
#include "doc-bitmap.h"

#include <string.h>

#define BLOCK_BITS 512
#define WORDS_PER_BLOCK (BLOCK_BITS / 64)

void
doc_bitmap_init (DocBitmap *self, guint32 n_bits)
{
  self->n_bits = n_bits;
  self->n_blocks = n_bits / BLOCK_BITS + 1;
  self->words = g_new0 (guint64, (gsize) self->n_blocks * WORDS_PER_BLOCK);
  self->counts = g_new0 (guint32, (gsize) self->n_blocks + 1);
}

void
doc_bitmap_clear (DocBitmap *self)
{
  g_free (self->words);
  g_free (self->counts);
  *self = (DocBitmap) { 0 };
}

/* The usual sum of neighbours: the compiler's own needs an instruction that the floor of x86-64 lacks. */
static inline guint
count_bits (guint64 word)
{
  word -= (word >> 1) & 0x5555555555555555u;
  word = (word & 0x3333333333333333u) + ((word >> 2) & 0x3333333333333333u);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fu;
  return (guint) ((word * 0x0101010101010101u) >> 56);
}

static inline void
set_masked (guint64 *word, guint64 mask, gboolean value)
{
  *word = value ? *word | mask : *word & ~mask;
}

void
doc_bitmap_set_range (DocBitmap *self, guint32 from, guint32 to, gboolean value)
{
  guint32 first = from / 64, last = to / 64;
  guint64 head = G_MAXUINT64 << from % 64, tail = ((guint64) 1 << to % 64) - 1;

  if (from >= to)
    return;
  if (first == last)
    {
      set_masked (self->words + first, head & tail, value);
      return;
    }
  set_masked (self->words + first, head, value);
  memset (self->words + first + 1, value ? 0xff : 0, (gsize) (last - first - 1) * sizeof (guint64));
  set_masked (self->words + last, tail, value);
}

void
doc_bitmap_mask_range (DocBitmap *self, guint32 from, guint32 to, const DocBitmap *mask)
{
  guint64 head = G_MAXUINT64 << from % 64, tail = ((guint64) 1 << to % 64) - 1;

  for (guint32 word = from / 64; word <= to / 64 && from < to; word++)
    {
      guint64 kept = mask->words[word];

      /* Bits outside the range stay. */
      if (word == from / 64)
        kept |= ~head;
      if (word == to / 64)
        kept |= ~tail;
      self->words[word] &= kept;
    }
}

void
doc_bitmap_assign (DocBitmap *self, const DocBitmap *other)
{
  g_assert (self->n_bits == other->n_bits);
  memcpy (self->words, other->words, (gsize) self->n_blocks * WORDS_PER_BLOCK * sizeof (guint64));
  memcpy (self->counts, other->counts, ((gsize) self->n_blocks + 1) * sizeof (guint32));
}

static guint
count_block (const DocBitmap *self, guint32 block)
{
  const guint64 *words = self->words + (gsize) block * WORDS_PER_BLOCK;
  guint count = 0;

  for (guint i = 0; i < WORDS_PER_BLOCK; i++)
    count += count_bits (words[i]);
  return count;
}

void
doc_bitmap_recount (DocBitmap *self, guint32 from, guint32 to)
{
  guint32 end = MIN (to / BLOCK_BITS + 1, self->n_blocks), count = self->counts[from / BLOCK_BITS], change;

  change = self->counts[end];
  for (guint32 block = from / BLOCK_BITS; block < end; block++)
    {
      self->counts[block] = count;
      count += count_block (self, block);
    }
  change = count - change; /* modulo 2^32, so less is fine too */
  for (guint32 block = end; block <= self->n_blocks; block++)
    self->counts[block] += change;
}

guint32
doc_bitmap_get_count (const DocBitmap *self)
{
  return self->counts[self->n_blocks];
}

guint32
doc_bitmap_rank (const DocBitmap *self, guint32 bit)
{
  guint32 block = bit / BLOCK_BITS, rank = self->counts[block];

  for (guint32 word = block * WORDS_PER_BLOCK; word < bit / 64; word++)
    rank += count_bits (self->words[word]);
  return rank + count_bits (self->words[bit / 64] & (((guint64) 1 << bit % 64) - 1));
}

guint32
doc_bitmap_select (const DocBitmap *self, guint32 rank)
{
  guint32 low = 0, high = self->n_blocks - 1, word;

  while (low < high)
    {
      guint32 middle = high - (high - low) / 2;

      if (self->counts[middle] <= rank)
        low = middle;
      else
        high = middle - 1;
    }
  rank -= self->counts[low];
  for (word = low * WORDS_PER_BLOCK; rank >= count_bits (self->words[word]); word++)
    rank -= count_bits (self->words[word]);
  for (guint64 bits = self->words[word];; bits &= bits - 1)
    if (rank-- == 0)
      return word * 64 + (guint32) __builtin_ctzll (bits);
}
