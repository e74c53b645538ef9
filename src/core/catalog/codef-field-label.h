/* SPDX-License-Identifier: MIT */
/* An entry of the dictionary of field names. Immutable; share it freely between threads. */
#pragma once

#include "codef-language.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CODEF_TYPE_FIELD_LABEL (codef_field_label_get_type ())
G_DECLARE_FINAL_TYPE (CodefFieldLabel, codef_field_label, CODEF, FIELD_LABEL, GObject)
const char   *codef_field_label_get_name   (CodefFieldLabel *self);
const char   *codef_field_label_get_title  (CodefFieldLabel *self, CodefLanguage language);
/* Number of products that have an answer field or a parameter of that name. */
guint         codef_field_label_get_n_products (CodefFieldLabel *self);
/* TRUE if the label is of our own wording. */
gboolean      codef_field_label_is_glossed (CodefFieldLabel *self);
/* By name, title or initial consonants; @query NULL or "" matches all. */
gboolean      codef_field_label_matches    (CodefFieldLabel *self, const char *query);

G_END_DECLS
