/* SPDX-License-Identifier: MIT */
/* The one tree that two documents become. */
#pragma once

#include "doc-diff-private.h"

G_BEGIN_DECLS

typedef struct
{
  DocNode left, right;
  guint32 parent, end;
  guint16 depth;
  guint8  status;      /* DocDiffStatus */
  guint8  is_topmost;  /* of what was added or removed; a changed entry always is */
} DocDiffEntry;

/* (transfer full) (nullable): of DocDiffEntry; NULL with an error. */
GArray *doc_diff_merge (DocDocument *left, DocDocument *right, const DocDiffOptions *options, GCancellable *cancellable,
                        GError **error);

G_END_DECLS
