/* SPDX-License-Identifier: MIT */
/* One search through one document: which nodes have a key, a value or a label that a pattern matches.
 *
 * Strings are searched as they read, without their escapes; containers have no value of their own. It runs in a thread
 * of its own, can be cancelled, and says how far it is. A search is run once.
 *
 *   DocSearch *search = doc_search_new (document, pattern);
 *   doc_search_run_async (search, cancellable, on_found_cb, self);
 */
#pragma once

#include "doc-matches.h"
#include "doc-pattern.h"

G_BEGIN_DECLS

/* Regular expressions may take their time on each of a million texts; after this the search ends with what it has. */
#define DOC_SEARCH_MAX_REGEX_US ((gint64) 10 * G_USEC_PER_SEC)

typedef enum
{
  DOC_SEARCH_KEYS = 1 << 0,
  DOC_SEARCH_VALUES = 1 << 1,
  DOC_SEARCH_LABELS = 1 << 2, /* only with a label function */
  DOC_SEARCH_ALL = DOC_SEARCH_KEYS | DOC_SEARCH_VALUES | DOC_SEARCH_LABELS,
} DocSearchParts;

/* What the label function says about a key. */
typedef enum
{
  DOC_SEARCH_LABEL_OTHER,
  DOC_SEARCH_LABEL_MATCHES,
  DOC_SEARCH_LABEL_DEPENDS, /* on the value: a code with a name, say */
} DocSearchLabel;

/* Whether what people read beside a key matches what they look for. Called once for each distinct key with @value
 * NULL; if it depends on the value, again for each scalar with that key. Called from the thread of the search.
 * @key: valid UTF-8. @value: (nullable): valid UTF-8, as it reads. */
typedef DocSearchLabel (*DocSearchLabelFunc) (const char *key, const char *value, gpointer user_data);

#define DOC_TYPE_SEARCH (doc_search_get_type ())
G_DECLARE_FINAL_TYPE (DocSearch, doc_search, DOC, SEARCH, GObject)

DocSearch  *doc_search_new         (DocDocument *document, DocPattern *pattern);
/* DOC_SEARCH_ALL unless set. Call before it runs. */
void        doc_search_set_parts   (DocSearch *self, DocSearchParts parts);
/* @destroy: (nullable): for @user_data, when the search goes. Call before it runs. */
void        doc_search_set_labels  (DocSearch *self, DocSearchLabelFunc func, gpointer user_data,
                                    GDestroyNotify destroy);

/* Runs in this thread. Returns: (transfer full): NULL with G_IO_ERROR_CANCELLED only. */
DocMatches *doc_search_run         (DocSearch *self, GCancellable *cancellable, GError **error);
void        doc_search_run_async   (DocSearch *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
DocMatches *doc_search_run_finish  (DocSearch *self, GAsyncResult *result, GError **error);

/* From 0 to 1; may be asked from any thread while it runs. */
gdouble     doc_search_get_progress (DocSearch *self);
/* FALSE if it ended at DOC_SEARCH_MAX_REGEX_US. */
gboolean    doc_search_is_complete (DocSearch *self);

G_END_DECLS
