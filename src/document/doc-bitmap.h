/* SPDX-License-Identifier: MIT */
/* A bit for each node, with the number of set bits before any place, and the place of the n-th set bit.
 *
 * One counter for every 512 bits; changing a range costs that range plus one addition for each counter behind it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 *words;   /* (owned) (nullable) */
  guint32 *counts;  /* (owned) (nullable) set bits before each block, and in all at the end */
  guint32  n_bits;
  guint32  n_blocks;
} DocBitmap;

/* All bits are clear. @n_bits comes from a document that was accepted, so the size limits of the reader bound the
 * memory. */
void     doc_bitmap_init      (DocBitmap *self, guint32 n_bits);
void     doc_bitmap_clear     (DocBitmap *self);
/* Sets the bits from @from to before @to; counts and places are stale until doc_bitmap_recount() of at least that
 * range. */
void     doc_bitmap_set_range (DocBitmap *self, guint32 from, guint32 to, gboolean value);
void     doc_bitmap_recount   (DocBitmap *self, guint32 from, guint32 to);
/* Clears the bits from @from to before @to that are not set in @mask, which is as long; stale like the above. */
void     doc_bitmap_mask_range (DocBitmap *self, guint32 from, guint32 to, const DocBitmap *mask);
/* Makes @self, which is as long, the same as @other, counts and all. */
void     doc_bitmap_assign    (DocBitmap *self, const DocBitmap *other);
/* Set bits in all. */
guint32  doc_bitmap_get_count (const DocBitmap *self);
/* Set bits before @bit, which may be n_bits. */
guint32  doc_bitmap_rank      (const DocBitmap *self, guint32 bit);
/* The place of the set bit that has @rank others before it; @rank must be less than the count. */
guint32  doc_bitmap_select    (const DocBitmap *self, guint32 rank);

/* The first set bit at @from or behind it; n_bits if there is none. Goes through many in a row far faster than
 * doc_bitmap_select(). */
static inline guint32
doc_bitmap_find_next (const DocBitmap *self, guint32 from)
{
  guint32 word = from / 64;
  guint64 bits;

  if (from >= self->n_bits)
    return self->n_bits;
  for (bits = self->words[word] & (G_MAXUINT64 << from % 64); bits == 0; bits = self->words[word])
    if (++word > (self->n_bits - 1) / 64)
      return self->n_bits;
  return word * 64 + (guint32) __builtin_ctzll (bits);
}

static inline gboolean
doc_bitmap_get (const DocBitmap *self, guint32 bit)
{
  return (self->words[bit / 64] >> bit % 64) & 1;
}

G_END_DECLS
