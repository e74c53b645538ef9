/* SPDX-License-Identifier: MIT */
/* A list that an additional authentication offers to choose from (buildings, units, addresses, register entries,
 * workplaces): rows with all the columns that came. Immutable; rows are made when asked for, so ten thousand cost
 * nothing. */
#pragma once

#include "codef-catalog.h"
#include "doc-document.h"

G_BEGIN_DECLS

#define CODEF_TYPE_CHOICE (codef_choice_get_type ())
/* One row. */
G_DECLARE_FINAL_TYPE (CodefChoice, codef_choice, CODEF, CHOICE, GObject)

/* (transfer none): what goes back if this row is chosen. */
const char   *codef_choice_get_value     (CodefChoice *self);
/* (transfer none): text of a column; "" where the row has no such member. */
const char   *codef_choice_get_cell      (CodefChoice *self, guint column);
/* TRUE if @query occurs in any cell (initial consonants too); NULL or "" matches all. */
gboolean      codef_choice_matches       (CodefChoice *self, const char *query);

#define CODEF_TYPE_CHOICES (codef_choices_get_type ())
/* A GListModel of CodefChoice in the order of the answer. */
G_DECLARE_FINAL_TYPE (CodefChoices, codef_choices, CODEF, CHOICES, GObject)

/* @list: an array of objects in @answer (other elements are left out). @input: the request parameter that the choice
 * answers ("dongNum"). @product, @catalog: (nullable): for column titles. */
CodefChoices *codef_choices_new          (DocDocument *answer, DocNode list, const char *input, CodefProduct *product,
                                          CodefCatalog *catalog);
/* (transfer none): member name of the list, such as "reqDongNumList". */
const char   *codef_choices_get_name     (CodefChoices *self);
/* Columns in the order in which they first came; all rows count. */
guint         codef_choices_get_n_columns (CodefChoices *self);
const char   *codef_choices_get_column   (CodefChoices *self, guint column);
/* The column's label; its name where there is none. */
const char   *codef_choices_get_column_title (CodefChoices *self, guint column, CodefLanguage language);
/* The column whose text goes back; CODEF_CHOICES_POSITION where the row's position does, from 0. */
#define CODEF_CHOICES_POSITION G_MAXUINT
guint         codef_choices_get_value_column (CodefChoices *self);

G_END_DECLS
