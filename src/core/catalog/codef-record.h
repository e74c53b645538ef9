/* SPDX-License-Identifier: MIT */
/* The fields of one JSON object: of the request itself, or of one record of a list. A GListModel of CodefField.
 * Private to the catalogue. */
#pragma once

#include "codef-field-private.h"

G_BEGIN_DECLS

#define CODEF_TYPE_RECORD (codef_record_get_type ())
G_DECLARE_FINAL_TYPE (CodefRecord, codef_record, CODEF, RECORD, GObject)

/* (transfer full): @parameters: (nullable): GListModel of CodefParameter. */
CodefRecord *codef_record_new        (GListModel *parameters, CodefForm *form);
/* (nullable): NULL once the form or the list is gone. */
CodefForm   *codef_record_get_form   (CodefRecord *self);
DocNode      codef_record_get_node   (CodefRecord *self);
guint        codef_record_get_n_fields (CodefRecord *self);
CodefField  *codef_record_get_field  (CodefRecord *self, guint i);
/* (transfer none) (nullable): by name or alias. */
CodefField  *codef_record_find       (CodefRecord *self, const char *name);
/* Takes in the object at @node; anything else leaves the fields empty. */
void         codef_record_read       (CodefRecord *self, DocDocument *document, DocNode node);
/* The fields stay as they are and take no edits any more. */
void         codef_record_detach     (CodefRecord *self);

/* The last member of @object with the name of @parameter; where there is none, with one of its aliases; else
 * DOC_NODE_NONE. */
DocNode      codef_record_find_value (DocDocument *document, DocNode object, CodefParameter *parameter);

typedef void (*CodefRecordFunc) (CodefField *field, gpointer user_data);
/* Calls @func for each field, those of records of records included. */
void         codef_record_foreach    (CodefRecord *self, CodefRecordFunc func, gpointer user_data);

G_END_DECLS
