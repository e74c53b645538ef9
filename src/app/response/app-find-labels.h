/* SPDX-License-Identifier: MIT */
/* Whether what people read beside a value (the label of its key, the name of an institution, what a code means) matches
 * what they look for, initial consonants included. Belongs to one search and its thread. */
#pragma once

#include "codef-catalog.h"
#include "doc-search.h"

G_BEGIN_DECLS

typedef struct _AppFindLabels AppFindLabels;

/* @product: (nullable). @regex: the pattern is one, so that no initial consonants are meant.
 * Returns: (transfer full). */
AppFindLabels  *app_find_labels_new   (CodefCatalog *catalog, CodefProduct *product, CodefLanguage language,
                                       DocPattern *pattern, gboolean regex);
void            app_find_labels_free  (AppFindLabels *self);
/* A DocSearchLabelFunc; @labels: an AppFindLabels. */
DocSearchLabel  app_find_labels_check (const char *key, const char *value, gpointer labels);

G_END_DECLS
