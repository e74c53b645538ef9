/* SPDX-License-Identifier: MIT */
#include "doc-buffer.h"

#include <string.h>
#include <sys/mman.h>

#define SMALLEST_BYTES ((gsize) 256)
#define PAGE_BYTES ((gsize) 4096)
#define HUGE_PAGE_BYTES ((gsize) 2 << 20)
/* The first range is long enough for nearly all documents, so that nothing ever moves. */
#define FIRST_RANGE_BYTES ((gsize) 16 << 20)

static gsize
round_up (gsize bytes, gsize unit)
{
  return (bytes + unit - 1) & ~(unit - 1);
}

/* Addresses that begin where a huge page can. Returns: (nullable): */
static guint8 *
map_aligned (gsize bytes, gboolean small_pages)
{
  gsize mapped_bytes = bytes + HUGE_PAGE_BYTES, before;
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  guint8 *mapped = mmap (NULL, mapped_bytes, PROT_READ | PROT_WRITE, flags, -1, 0);

  if (mapped == MAP_FAILED)
    return NULL;
  before = (HUGE_PAGE_BYTES - (gsize) mapped % HUGE_PAGE_BYTES) % HUGE_PAGE_BYTES;
  if (before > 0)
    munmap (mapped, before);
  munmap (mapped + before + bytes, mapped_bytes - before - bytes);
  /* Before the first touch, or the first pages stay small. Only advice: a kernel without huge pages says no, and
   * nothing is lost. */
  madvise (mapped + before, bytes, small_pages ? MADV_NOHUGEPAGE : MADV_HUGEPAGE);
  return mapped + before;
}

static gboolean
grow_range (DocBuffer *self, gsize capacity_bytes)
{
  guint8 *data = map_aligned (capacity_bytes, self->small_pages);

  if (data == NULL)
    return FALSE;
  if (!self->is_mapped)
    {
      if (self->data != NULL)
        memcpy (data, self->data, self->capacity_bytes);
      g_free (self->data);
    }
  else if (mremap (self->data, self->capacity_bytes, capacity_bytes, MREMAP_MAYMOVE | MREMAP_FIXED, data) == MAP_FAILED)
    {
      munmap (data, capacity_bytes);
      return FALSE;
    }
  self->data = data;
  self->capacity_bytes = capacity_bytes;
  self->is_mapped = TRUE;
  return TRUE;
}

/* Makes the small pages up to @needed_bytes. Only a matter of speed: without this they come one by one as they are
 * touched. */
static void
populate (DocBuffer *self, gsize needed_bytes)
{
#ifdef MADV_POPULATE_WRITE
  gsize end = MIN (self->capacity_bytes, round_up (needed_bytes, PAGE_BYTES));

  if (end > self->populated_bytes)
    madvise (self->data + self->populated_bytes, end - self->populated_bytes, MADV_POPULATE_WRITE);
  self->populated_bytes = MAX (self->populated_bytes, end);
#endif
}

static gboolean
grow_small (DocBuffer *self, gsize capacity_bytes)
{
  guint8 *data = g_try_realloc (self->data, capacity_bytes);

  if (data == NULL)
    return FALSE;
  self->data = data;
  self->capacity_bytes = capacity_bytes;
  return TRUE;
}

static gboolean
grow (DocBuffer *self, gsize needed_bytes)
{
  gsize wanted_bytes = MAX (needed_bytes, SMALLEST_BYTES);

  if (needed_bytes > G_MAXSIZE / 8)
    return FALSE;
  if (needed_bytes <= DOC_BUFFER_SMALL_BYTES)
    return grow_small (self, CLAMP (2 * self->capacity_bytes, wanted_bytes, DOC_BUFFER_SMALL_BYTES));
  /* Length costs nothing but addresses; where even those are rationed, the exact need may still fit. */
  wanted_bytes = MAX (MAX (4 * self->capacity_bytes, needed_bytes), FIRST_RANGE_BYTES);
  return grow_range (self, round_up (wanted_bytes, HUGE_PAGE_BYTES)) ||
         grow_range (self, round_up (needed_bytes, HUGE_PAGE_BYTES));
}

gboolean
doc_buffer_reserve (DocBuffer *self, gsize needed_bytes)
{
  if (needed_bytes > self->capacity_bytes && !grow (self, needed_bytes))
    return FALSE;
  if (self->is_mapped && self->small_pages)
    populate (self, needed_bytes);
  return TRUE;
}

void
doc_buffer_trim (DocBuffer *self, gsize used_bytes)
{
  guint8 *data;

  if (used_bytes == 0)
    {
      doc_buffer_clear (self);
    }
  else if (self->is_mapped)
    {
      /* A piece of a huge page would not come back, so whole ones go. */
      gsize kept_bytes = round_up (used_bytes, self->small_pages ? PAGE_BYTES : HUGE_PAGE_BYTES);

      if (kept_bytes < self->capacity_bytes && munmap (self->data + kept_bytes, self->capacity_bytes - kept_bytes) == 0)
        self->capacity_bytes = kept_bytes;
    }
  else if (used_bytes < self->capacity_bytes && (data = g_try_realloc (self->data, used_bytes)) != NULL)
    {
      self->data = data;
      self->capacity_bytes = used_bytes;
    }
}

void
doc_buffer_clear (DocBuffer *self)
{
  if (self->is_mapped)
    munmap (self->data, self->capacity_bytes);
  else
    g_free (self->data);
  *self = (DocBuffer) { .small_pages = self->small_pages };
}

static void
free_shared (gpointer data)
{
  doc_buffer_clear (data);
  g_free (data);
}

GBytes *
doc_buffer_to_bytes (DocBuffer *self, gsize used_bytes)
{
  DocBuffer *shared;

  doc_buffer_trim (self, used_bytes);
  shared = g_memdup2 (self, sizeof *self);
  *self = (DocBuffer) { 0 };
  return g_bytes_new_with_free_func (shared->data, used_bytes, free_shared, shared);
}
