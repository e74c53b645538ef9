/* SPDX-License-Identifier: MIT */
/* The form of one product, as a model: what was typed in each field, what is wrong with it, and a JSON text in step with it both ways.
 *
 * The JSON text is the truth: setting a field edits its member in place and keeps every other byte (order, unknown keys, number
 * lexemes); setting the text re-reads the fields. A broken text leaves the fields as they were and sets "problem". */
#pragma once

#include "codef-catalog.h"
#include "doc-problem.h"

G_BEGIN_DECLS

#define CODEF_TYPE_FIELD (codef_field_get_type ())
/* Properties (all notify on change only): "text" (rw), "problem" (translated sentence or NULL), "visible" (condition holds or a value
 * stands), "required" (now), "encrypted" (now). */
G_DECLARE_FINAL_TYPE (CodefField, codef_field, CODEF, FIELD, GObject)
CodefParameter *codef_field_get_parameter (CodefField *self);
const char     *codef_field_get_text      (CodefField *self);   /* never NULL; "" is absent */
void            codef_field_set_text      (CodefField *self, const char *text);
const char     *codef_field_get_problem   (CodefField *self);   /* (nullable) */
gboolean        codef_field_get_visible   (CodefField *self);
gboolean        codef_field_get_required  (CodefField *self);
gboolean        codef_field_get_encrypted (CodefField *self);
/* The value is a ciphertext pasted ready-made. */
gboolean        codef_field_is_ciphertext (CodefField *self);
/* The value is longer than 10 kB: show a chip ("base64, 1.8 MB, JPEG"), (transfer full) (nullable). */
char           *codef_field_dup_chip      (CodefField *self);
/* Lists: (transfer none) (nullable): GListModel of GListModel of CodefField, one a record. */
GListModel     *codef_field_get_records   (CodefField *self);
void            codef_field_add_record    (CodefField *self);
void            codef_field_remove_record (CodefField *self, guint position);

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
