/* SPDX-License-Identifier: MIT */
/* The form of one product, as a model: what stands in each field, what is wrong with it, and a JSON text in step with
 * it both ways.
 *
 * The JSON text is the truth: setting a field edits its member in place and keeps every other byte (order, unknown
 * keys, number lexemes, duplicates); setting the text re-reads the fields. A broken text is kept as it is; the fields
 * then stay as they were and take no edits until it is whole again. Where a name stands twice the last one counts, as
 * it does for the service. */
#pragma once

#include "codef-catalog.h"
#include "codef-field.h"
#include "doc-problem.h"

G_BEGIN_DECLS

#define CODEF_TYPE_FORM (codef_form_get_type ())
/* Properties (all notify on change only): "text" (rw, the JSON), "problem-message" (translated, NULL if the JSON is
 * whole), "valid" (nothing missing or wrong), "n-missing". When one is announced, all the rest of the form is in step
 * already. */
G_DECLARE_FINAL_TYPE (CodefForm, codef_form, CODEF, FORM, GObject)

/* @product: (nullable): NULL for a path outside the catalogue: no fields, any JSON object. Starts with the documented
 * example. */
CodefForm      *codef_form_new            (CodefCatalog *catalog, CodefProduct *product);
CodefProduct   *codef_form_get_product    (CodefForm *self);    /* (nullable) */
/* (transfer none): of CodefField, in the catalogue's order; which of them are visible changes. */
GListModel     *codef_form_get_fields     (CodefForm *self);
/* (transfer none) (nullable): by name or alias. */
CodefField     *codef_form_find_field     (CodefForm *self, const char *name);

const char     *codef_form_get_text       (CodefForm *self);
void            codef_form_set_text       (CodefForm *self, const char *json);
/* (transfer none) (nullable): where the JSON is broken, or that it is not an object. Good until the text changes. */
const DocProblem *codef_form_get_problem  (CodefForm *self);
gboolean        codef_form_is_valid       (CodefForm *self);
/* Number of required fields that are empty. */
guint           codef_form_get_n_missing  (CodefForm *self);

/* (transfer full): the JSON, whole or broken, with secret values masked, for drafts and display. */
char           *codef_form_dup_redacted_text (CodefForm *self);

/* Back to the documented example / to nothing at all. */
void            codef_form_use_example    (CodefForm *self);
void            codef_form_clear          (CodefForm *self);

G_END_DECLS
