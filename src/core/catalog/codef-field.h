/* SPDX-License-Identifier: MIT */
/* What stands in a form for one parameter: its text, what is wrong with it, and whether it is needed now. Belongs to
 * the thread of its form; one that outlives its form, or a record that was taken out, keeps its last state and takes
 * no text. */
#pragma once

#include "codef-organization.h"
#include "codef-parameter.h"

G_BEGIN_DECLS

#define CODEF_TYPE_FIELD (codef_field_get_type ())
/* Properties (all notify on change only): "text" (rw), "problem" (translated sentence or NULL), "visible" (its
 * condition holds or a value stands), "required" (now), "encrypted" (now). */
G_DECLARE_FINAL_TYPE (CodefField, codef_field, CODEF, FIELD, GObject)

CodefParameter *codef_field_get_parameter (CodefField *self);
/* (transfer none) (nullable): NULL once the field outlives its form. */
CodefForm      *codef_field_get_form      (CodefField *self);

/* Never NULL; "" is absent, empty or null. What is no string shows as it stands in the JSON: true, 1.10, {"a": 1}. */
const char     *codef_field_get_text      (CodefField *self);
/* Edits the form's JSON: "" takes the member out. Strings are written as strings; a boolean, number, object or list
 * parameter gets a value of its type as soon as @text is one, and a string until then. Ignored while the form's JSON
 * is broken. */
void            codef_field_set_text      (CodefField *self, const char *text);

/* (nullable): everything can be sent all the same. */
const char     *codef_field_get_problem   (CodefField *self);
gboolean        codef_field_get_visible   (CodefField *self);
gboolean        codef_field_get_required  (CodefField *self);
gboolean        codef_field_get_encrypted (CodefField *self);
/* The value is a ciphertext pasted ready-made. */
gboolean        codef_field_is_ciphertext (CodefField *self);
/* (transfer full) (nullable): the value is longer than CODEF_CHIP_MIN_BYTES: show this instead ("base64, 1.8 MB,
 * JPEG"). */
char           *codef_field_dup_chip      (CodefField *self);

/* (transfer full): the institutions that can be meant here, most likely first: of the business type that stands
 * beside the field, else of the form's product. */
GListModel     *codef_field_list_organizations (CodefField *self);
/* (transfer none) (nullable): the one meant by the text. */
CodefOrganization *codef_field_find_organization (CodefField *self);

/* Lists: (transfer none) (nullable): GListModel of GListModel of CodefField, one a record. The same object as long as
 * the field lives. */
GListModel     *codef_field_get_records   (CodefField *self);
/* Appends an empty record. What stands there and is no list is replaced. Ignored while the form's JSON is broken, as
 * is the next one. */
void            codef_field_add_record    (CodefField *self);
void            codef_field_remove_record (CodefField *self, guint position);

G_END_DECLS
