/* SPDX-License-Identifier: MIT */
/* How a form reads, judges and announces its fields. All fields are brought in step in silence first; then what
 * changed is announced. */
#pragma once

#include "codef-condition.h"
#include "codef-field.h"
#include "codef-items.h"
#include "codef-types.h"
#include "doc-document.h"

G_BEGIN_DECLS

typedef struct _CodefRecord CodefRecord;

typedef enum
{
  CODEF_FIELD_TEXT      = 1 << 0,
  CODEF_FIELD_PROBLEM   = 1 << 1,
  CODEF_FIELD_VISIBLE   = 1 << 2,
  CODEF_FIELD_REQUIRED  = 1 << 3,
  CODEF_FIELD_ENCRYPTED = 1 << 4,
  CODEF_FIELD_RECORDS   = 1 << 5,
} CodefFieldChanges;

/* What happened to the records of a list. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} CodefRecordsChange;

struct _CodefField
{
  GObject            parent_instance;
  CodefParameter    *parameter; /* (owned) */
  CodefRecord       *record;    /* (not owned) (nullable) where it belongs; NULL once that is gone */
  char              *text;      /* (owned) */
  DocNode            node;      /* its value in the form's document; DOC_NODE_NONE if absent */
  DocKind            kind;      /* of that value */
  gboolean           visible;
  gboolean           required;
  gboolean           encrypted;
  const char        *problem;   /* (nullable) static */
  gboolean           checked;   /* text_problem is about this text: a file is not read again at each key elsewhere */
  const char        *text_problem; /* (nullable) static; what is wrong with the text by itself */
  CodefItems        *records;   /* (owned) (nullable) of CodefRecord */
  CodefFieldChanges  changes;   /* not announced yet */
  CodefRecordsChange records_change;
};

/* (transfer full) */
CodefField *codef_field_new      (CodefParameter *parameter, CodefRecord *record);
/* Takes in what stands at @node (DOC_NODE_NONE: nothing) and below. */
void        codef_field_read     (CodefField *self, DocDocument *document, DocNode node);
/* Decides what holds now. @form: for conditions and institutions. */
void        codef_field_judge    (CodefField *self, CodefForm *form);
/* TRUE also where the catalogue knows no institution at all. */
gboolean    codef_field_knows_organization (CodefField *self, CodefForm *form);
/* TRUE if a value of its kind is missing altogether. */
gboolean    codef_field_is_empty (CodefField *self);
/* Takes the record at @position out of the list, in silence; the JSON follows. */
void        codef_field_drop_record (CodefField *self, guint position);
/* Emits @changes. */
void        codef_field_announce (CodefField *self, CodefFieldChanges changes, const CodefRecordsChange *records);

G_END_DECLS
