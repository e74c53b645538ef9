/* SPDX-License-Identifier: MIT */
/* What stands in a form for one parameter: the text as typed, what is wrong with it, and whether it is needed now. */
#pragma once

#include "codef-parameter.h"

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

G_END_DECLS
