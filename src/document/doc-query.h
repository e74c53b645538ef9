/* SPDX-License-Identifier: MIT */
/* JSONPath (RFC 9535), complete: a query read once and run over any document, on its index, without building trees.
 *
 * Numbers are compared exactly as sent. Of members with the same name the first one counts. Immutable; may be shared
 * between threads.
 */
#pragma once

#include "doc-matches.h"

G_BEGIN_DECLS

/* People type them. */
#define DOC_QUERY_MAX_BYTES ((gsize) 64 * 1024)
/* Parentheses and queries inside each other. */
#define DOC_QUERY_MAX_DEPTH 64
/* Nodes looked at: some seconds, forty times what `$..[?@.a == 1]` takes of the largest answer. Filters within filters
 * cost the power of their number. */
#define DOC_QUERY_MAX_STEPS ((guint64) 200 * 1000 * 1000)
/* Nodes selected, intermediate ones too; `$..*..*` selects nodes many times. */
#define DOC_QUERY_MAX_NODES ((guint) 16 * 1000 * 1000)
/* match() and search() are false on longer strings, and where PCRE gives up: see DOC_PATTERN_MAX_STEPS. */
#define DOC_QUERY_MAX_SUBJECT_BYTES ((gsize) 64 * 1024)

/**
 * DocQueryError:
 * @DOC_QUERY_ERROR_SYNTAX: the grammar of RFC 9535 is broken, or an index is beyond 2^53 - 1
 * @DOC_QUERY_ERROR_TYPE: it is no well-typed query: §2.4.3
 * @DOC_QUERY_ERROR_TOO_LONG: DOC_QUERY_MAX_BYTES or DOC_QUERY_MAX_DEPTH
 * @DOC_QUERY_ERROR_TOO_MUCH: DOC_QUERY_MAX_STEPS or DOC_QUERY_MAX_NODES, while it runs
 */
typedef enum
{
  DOC_QUERY_ERROR_SYNTAX,
  DOC_QUERY_ERROR_TYPE,
  DOC_QUERY_ERROR_TOO_LONG,
  DOC_QUERY_ERROR_TOO_MUCH,
} DocQueryError;

#define DOC_QUERY_ERROR (doc_query_error_quark ())
GQuark doc_query_error_quark (void);

typedef struct _DocQuery DocQuery;

#define DOC_TYPE_QUERY (doc_query_get_type ())
GType       doc_query_get_type       (void);

/* @path: such as `$.data[?@.resAccountBalance != "0"].resAccount`.
 * @column: (out) (optional): where the error is, from 1, in characters.
 * Returns: (transfer full): NULL with DOC_QUERY_ERROR; the message is a translated phrase without the place. */
DocQuery   *doc_query_new            (const char *path, guint *column, GError **error);
DocQuery   *doc_query_ref            (DocQuery *self);
void        doc_query_unref          (DocQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocQuery, doc_query_unref)

/* (transfer none): as it was given. */
const char *doc_query_get_path       (DocQuery *self);
/* At most one node can be selected: only names and indices. */
gboolean    doc_query_is_singular    (DocQuery *self);

/* Runs in this thread. Returns: (transfer full) (element-type DocNode): the node list in the order of the RFC, in which
 * a node may stand more than once; NULL with DOC_QUERY_ERROR_TOO_MUCH or G_IO_ERROR_CANCELLED. To step through the
 * nodes or to show them alone, see doc_matches_new(). */
GArray     *doc_query_select         (DocQuery *self, DocDocument *document, GCancellable *cancellable, GError **error);
void        doc_query_select_async   (DocQuery *self, DocDocument *document, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GArray     *doc_query_select_finish  (GAsyncResult *result, GError **error);

/* As doc_query_select_async(), but the nodes as a set, which is made in the thread too: of millions it takes a while. */
void        doc_query_match_async    (DocQuery *self, DocDocument *document, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
DocMatches *doc_query_match_finish   (GAsyncResult *result, GError **error);

G_END_DECLS
