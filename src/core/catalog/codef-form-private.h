/* SPDX-License-Identifier: MIT */
/* What the files of the form share: its state, its edits, its masking. */
#pragma once

#include "codef-form.h"
#include "codef-record.h"

G_BEGIN_DECLS

struct _CodefForm
{
  GObject           parent_instance;
  CodefCatalog     *catalog;         /* (owned) */
  CodefProduct     *product;         /* (owned) (nullable) */
  CodefRecord      *root;            /* (owned) the request's own fields */
  GBytes           *text;            /* (owned) ended by a NUL that is not counted */
  DocDocument      *document;        /* (owned) the text, read */
  DocProblem        no_object;       /* what is wrong with whole JSON that is not an object */
  const DocProblem *problem;         /* (nullable) of the document, or the one before */
  char             *problem_message; /* (owned) (nullable) */
  gboolean          valid;
  guint             n_missing;
  GHashTable       *organizations;   /* (owned) (nullable) codes of the product's institutions; made when needed */
  GHashTable       *others;          /* (owned) members without a field that conditions ask for: name → text */
};

/* @text: (transfer full): ended by a NUL that is not counted. Everything is brought in step, then announced. */
void        codef_form_apply         (CodefForm *self, GBytes *text);

/* (nullable): text of a member of the request for which there is no field. */
const char *codef_form_look_up_other (CodefForm *self, const char *name);
/* TRUE also where the catalogue knows no institution at all. */
gboolean    codef_form_knows_organization (CodefForm *self, const char *code);

/* Edits of the JSON; all ignored while it is broken. */
void        codef_form_edit_field    (CodefForm *self, CodefField *field, const char *text);
void        codef_form_add_record    (CodefForm *self, CodefField *field);
void        codef_form_remove_record (CodefForm *self, CodefField *field, guint position);

G_END_DECLS
