/* SPDX-License-Identifier: MIT */
/* Memory that grows with what arrives: never copied when large, and never touched before it is needed.
 *
 * Small buffers come from malloc. Above DOC_BUFFER_SMALL_BYTES a buffer is a range of addresses, far longer than what
 * is used of it, that mremap() makes longer still in place of copying; what has not been asked for takes no memory.
 * Touching fresh memory page by page costs more than decoding into it (and far more in a virtual machine), so a
 * buffer either takes huge pages or has its small pages made in one call each time it grows.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOC_BUFFER_SMALL_BYTES ((gsize) 128 << 10)

typedef struct
{
  guint8  *data;            /* (owned) (nullable) */
  gsize    capacity_bytes;
  gsize    populated_bytes; /* has pages; kept for small pages alone */
  gboolean is_mapped;
  gboolean small_pages;     /* set before use where a huge page would be mostly waste */
} DocBuffer;

/* Makes room for @needed_bytes in all; what was written stays. Returns: FALSE if there is no memory, and nothing has
 * changed. */
gboolean doc_buffer_reserve  (DocBuffer *self, gsize needed_bytes);
/* Gives back what lies behind @used_bytes. */
void     doc_buffer_trim     (DocBuffer *self, gsize used_bytes);
void     doc_buffer_clear    (DocBuffer *self);
/* (transfer full): the first @used_bytes as immutable bytes; the buffer is empty afterwards. */
GBytes  *doc_buffer_to_bytes (DocBuffer *self, gsize used_bytes);

G_END_DECLS
