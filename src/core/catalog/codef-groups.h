/* SPDX-License-Identifier: MIT */
/* The business areas and the groups of products in them, in the order in which they are shown. Immutable. Private to
 * the catalogue. */
#pragma once

#include "codef-language.h"
#include "doc-document.h"

G_BEGIN_DECLS

typedef struct _CodefGroups CodefGroups;

/* (transfer full): @document: the catalogue's groups.json. */
CodefGroups *codef_groups_new             (DocDocument *document);
void         codef_groups_free            (CodefGroups *self);

/* (nullable) */
const char  *codef_groups_get_area_title  (CodefGroups *self, const char *area, CodefLanguage language);
/* (nullable) */
const char  *codef_groups_get_title       (CodefGroups *self, const char *group, CodefLanguage language);
/* (nullable): the area that @group belongs to; NULL if there is no such group. */
const char  *codef_groups_get_area        (CodefGroups *self, const char *group);
/* Place of a group among all of them; unknown ones come last. */
guint        codef_groups_get_position    (CodefGroups *self, const char *group);

G_END_DECLS
