/* SPDX-License-Identifier: MIT */
/* Two documents as one tree, in which every entry says whether it is the same, changed, added or removed.
 *
 * Members belong together by name, whatever their order; a name that is sent twice by its occurrence. Elements of
 * arrays belong together by order (what was put in between is found) or by a key. Strings compare as they read, numbers
 * as sent. A value that turned into another kind of container is a removed and an added entry. Immutable; may be shared
 * between threads. It takes 24 bytes an entry, and time in proportion to both documents.
 */
#pragma once

#include "doc-query.h"

G_BEGIN_DECLS

typedef enum
{
  DOC_DIFF_SAME,
  DOC_DIFF_INSIDE,  /* a container on both sides with differences below it */
  DOC_DIFF_CHANGED, /* a scalar on both sides */
  DOC_DIFF_ADDED,   /* only in the right document, with everything below */
  DOC_DIFF_REMOVED, /* only in the left document, with everything below */
  DOC_DIFF_IGNORED, /* by a rule; not looked into, so it has nothing below */
} DocDiffStatus;

/**
 * DocDiffFlags:
 * @DOC_DIFF_DEFAULT: values, arrays by order
 * @DOC_DIFF_SHAPE: keys and kinds alone; elements of an array count by their different shapes, so the length of a list
 *   makes no difference, and an empty list has the shape of any
 * @DOC_DIFF_BY_KEY: elements that are objects belong together by the value of a key
 */
typedef enum
{
  DOC_DIFF_DEFAULT = 0,
  DOC_DIFF_SHAPE = 1 << 0,
  DOC_DIFF_BY_KEY = 1 << 1,
} DocDiffFlags;

typedef struct
{
  DocDiffFlags       flags;
  const char *const *keys;          /* (nullable) NULL-terminated: with BY_KEY, all that an element has together are
                                     * its key; NULL: in each array the first one that is a different scalar in every
                                     * element, by order if there is none */
  const char *const *ignored_names; /* (nullable) NULL-terminated names of members */
  DocQuery *const   *ignored_paths; /* (nullable) NULL-terminated, of either document */
  gint              *n_done;        /* (nullable) counted up atomically, to about the nodes of both documents and once more
                                     * those of the larger one; must live until it is finished */
} DocDiffOptions;

/* An entry is its number in the order of the tree, from 0. */
#define DOC_DIFF_NONE ((guint) G_MAXUINT)

typedef struct _DocDiff DocDiff;

#define DOC_TYPE_DIFF (doc_diff_get_type ())
GType         doc_diff_get_type          (void);

/* Runs in this thread. @options: (nullable): NULL for the defaults. Returns: (transfer full): NULL with
 * G_IO_ERROR_CANCELLED, or DOC_QUERY_ERROR_TOO_MUCH of an ignored path. */
DocDiff      *doc_diff_new               (DocDocument *left, DocDocument *right, const DocDiffOptions *options,
                                          GCancellable *cancellable, GError **error);
/* The same in a thread. @options is copied. */
void          doc_diff_new_async         (DocDocument *left, DocDocument *right, const DocDiffOptions *options,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DocDiff      *doc_diff_new_finish        (GAsyncResult *result, GError **error);
DocDiff      *doc_diff_ref               (DocDiff *self);
void          doc_diff_unref             (DocDiff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocDiff, doc_diff_unref)

/* (transfer none) */
DocDocument  *doc_diff_get_left_document  (DocDiff *self);
DocDocument  *doc_diff_get_right_document (DocDiff *self);

guint         doc_diff_get_n_entries     (DocDiff *self);
DocDiffStatus doc_diff_get_status        (DocDiff *self, guint entry);
/* The node on that side; DOC_NODE_NONE if it has none. */
DocNode       doc_diff_get_left          (DocDiff *self, guint entry);
DocNode       doc_diff_get_right         (DocDiff *self, guint entry);
guint         doc_diff_get_depth         (DocDiff *self, guint entry);
/* DOC_DIFF_NONE at the top, where two entries stand if the roots are of different kinds. */
guint         doc_diff_get_parent        (DocDiff *self, guint entry);
/* The entry behind the last one below @entry. */
guint         doc_diff_get_end           (DocDiff *self, guint entry);

/* Differences are changed entries and the topmost ones of what was added or removed. O(1) */
guint         doc_diff_get_n_differences (DocDiff *self);
/* How many of them have that status. */
guint         doc_diff_count             (DocDiff *self, DocDiffStatus status);
/* The difference that has @rank others before it; DOC_DIFF_NONE at and behind their number. O(log n), as are these. */
guint         doc_diff_get_difference    (DocDiff *self, guint rank);
/* How many differences stand before @entry. */
guint         doc_diff_get_rank          (DocDiff *self, guint entry);
/* The first difference behind @entry (DOC_DIFF_NONE: of all), the last one before @entry (DOC_DIFF_NONE: of all);
 * DOC_DIFF_NONE if there is none. */
guint         doc_diff_find_next         (DocDiff *self, guint entry);
guint         doc_diff_find_previous     (DocDiff *self, guint entry);

G_END_DECLS
