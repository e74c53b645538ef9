/* SPDX-License-Identifier: MIT */
/* Memory that grows with what arrives, never copied and never touched before it is needed.
 *
 * Small buffers come from malloc. From DOC_BUFFER_MAP_BYTES on they are mappings that mremap() makes longer in place of copying, so
 * that the peak is what was written; above DOC_BUFFER_HUGE_BYTES the kernel is asked for huge pages (fresh 4 KiB pages cost more
 * than decoding into them).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOC_BUFFER_MAP_BYTES ((gsize) 1 << 20)
#define DOC_BUFFER_HUGE_BYTES ((gsize) 4 << 20)

typedef struct
{
  guint8 *data;            /* (owned) (nullable) */
  gsize   capacity_bytes;
  gboolean is_mapped;
} DocBuffer;

/* Makes room for @needed_bytes in all; what was written stays. Returns: FALSE if there is no memory, and nothing has changed. */
gboolean doc_buffer_reserve  (DocBuffer *self, gsize needed_bytes);
/* Gives back what lies behind @used_bytes. */
void     doc_buffer_trim     (DocBuffer *self, gsize used_bytes);
void     doc_buffer_clear    (DocBuffer *self);
/* (transfer full): the first @used_bytes as immutable bytes; the buffer is empty afterwards. */
GBytes  *doc_buffer_to_bytes (DocBuffer *self, gsize used_bytes);

G_END_DECLS
