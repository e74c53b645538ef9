/* SPDX-License-Identifier: MIT */
/* The form of one product, as a model: what was typed in each field, what is wrong with it, and a JSON text in step with it both ways.
 *
 * The JSON text is the truth: setting a field edits its member in place and keeps every other byte (order, unknown keys, number
 * lexemes); setting the text re-reads the fields. A broken text leaves the fields as they were and sets "problem". */
#pragma once

#include "codef-catalog.h"
#include "codef-field.h"
#include "doc-problem.h"

G_BEGIN_DECLS

#define CODEF_TYPE_FORM (codef_form_get_type ())
/* Properties: "text" (the JSON), "problem-message" (translated, NULL if the JSON is whole), "valid" (nothing missing or wrong). */
G_DECLARE_FINAL_TYPE (CodefForm, codef_form, CODEF, FORM, GObject)
/* @product: (nullable): NULL for a path outside the catalogue: no fields, any JSON. Starts with the documented example. */
CodefForm      *codef_form_new            (CodefCatalog *catalog, CodefProduct *product);
CodefProduct   *codef_form_get_product    (CodefForm *self);    /* (nullable) */
GListModel     *codef_form_get_fields     (CodefForm *self);    /* (transfer none): of CodefField */
CodefField     *codef_form_find_field     (CodefForm *self, const char *name); /* (transfer none) (nullable) */
const char     *codef_form_get_text       (CodefForm *self);
void            codef_form_set_text       (CodefForm *self, const char *json);
/* (transfer none) (nullable): where the JSON is broken. */
const DocProblem *codef_form_get_problem  (CodefForm *self);
gboolean        codef_form_is_valid       (CodefForm *self);
/* Number of required fields that are empty. */
guint           codef_form_get_n_missing  (CodefForm *self);
/* (transfer full): the JSON with secret fields masked, for drafts and display. */
char           *codef_form_dup_redacted_text (CodefForm *self);
/* Back to the documented example / to nothing at all. */
void            codef_form_use_example    (CodefForm *self);
void            codef_form_clear          (CodefForm *self);

G_END_DECLS
