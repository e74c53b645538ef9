/* SPDX-License-Identifier: MIT */
#include "doc-buffer.h"

#include <string.h>
#include <sys/mman.h>

#define SMALLEST_BYTES ((gsize) 256)
#define PAGE_BYTES ((gsize) 4096)

static gsize
round_to_pages (gsize bytes)
{
  return (bytes + PAGE_BYTES - 1) & ~(PAGE_BYTES - 1);
}

static void
advise (DocBuffer *self)
{
  /* Only advice: a kernel without huge pages says no and nothing is lost. */
  if (self->capacity_bytes >= DOC_BUFFER_HUGE_BYTES)
    madvise (self->data, self->capacity_bytes, MADV_HUGEPAGE);
}

static gboolean
grow_mapping (DocBuffer *self, gsize capacity_bytes)
{
  void *data;

  if (self->is_mapped)
    data = mremap (self->data, self->capacity_bytes, capacity_bytes, MREMAP_MAYMOVE);
  else
    data = mmap (NULL, capacity_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (data == MAP_FAILED)
    return FALSE;
  if (!self->is_mapped)
    {
      if (self->data != NULL)
        memcpy (data, self->data, self->capacity_bytes);
      g_free (self->data);
      self->is_mapped = TRUE;
    }
  self->data = data;
  self->capacity_bytes = capacity_bytes;
  advise (self);
  return TRUE;
}

static gboolean
grow (DocBuffer *self, gsize capacity_bytes)
{
  guint8 *data;

  if (self->is_mapped || capacity_bytes >= DOC_BUFFER_MAP_BYTES)
    return grow_mapping (self, round_to_pages (capacity_bytes));
  data = g_try_realloc (self->data, capacity_bytes);
  if (data == NULL)
    return FALSE;
  self->data = data;
  self->capacity_bytes = capacity_bytes;
  return TRUE;
}

gboolean
doc_buffer_reserve (DocBuffer *self, gsize needed_bytes)
{
  if (needed_bytes <= self->capacity_bytes)
    return TRUE;
  if (needed_bytes > G_MAXSIZE / 4)
    return FALSE;
  /* Doubling costs address space alone; where even that is rationed, the exact need may still fit. */
  return grow (self, MAX (MAX (2 * self->capacity_bytes, needed_bytes), SMALLEST_BYTES)) || grow (self, needed_bytes);
}

void
doc_buffer_trim (DocBuffer *self, gsize used_bytes)
{
  gsize capacity_bytes = self->is_mapped ? round_to_pages (MAX (used_bytes, 1)) : used_bytes;
  void *data;

  if (capacity_bytes >= self->capacity_bytes)
    return;
  if (used_bytes == 0)
    {
      doc_buffer_clear (self);
      return;
    }
  data = self->is_mapped ? mremap (self->data, self->capacity_bytes, capacity_bytes, 0) : g_try_realloc (self->data, capacity_bytes);
  if (data == NULL || data == MAP_FAILED)
    return;
  self->data = data;
  self->capacity_bytes = capacity_bytes;
}

void
doc_buffer_clear (DocBuffer *self)
{
  if (self->is_mapped)
    munmap (self->data, self->capacity_bytes);
  else
    g_free (self->data);
  *self = (DocBuffer) { 0 };
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
