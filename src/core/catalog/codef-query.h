/* SPDX-License-Identifier: MIT */
/* What somebody typed into a search box, prepared once for many texts: words that all have to hit, in any order.
 * Immutable. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CodefQuery CodefQuery;

/* @text: (nullable): NULL and blank texts match everything. */
CodefQuery *codef_query_new     (const char *text);
CodefQuery *codef_query_ref     (CodefQuery *self);
void        codef_query_unref   (CodefQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefQuery, codef_query_unref)

/* TRUE if each word occurs in @folded_text or @more_folded_text (nullable), by the rules of codef_choseong_matches().
 */
gboolean    codef_query_matches (CodefQuery *self, const char *folded_text, const char *more_folded_text);

/* The same for a query that is asked once only; @query: (nullable). */
gboolean    codef_query_text_matches (const char *query, const char *folded_text);

/* (transfer full): @texts, ended by NULL, folded and joined so that no word matches across two of them. Results can
 * be joined again. */
char       *codef_query_fold_texts (const char *const *texts);

G_END_DECLS
