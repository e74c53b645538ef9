/* SPDX-License-Identifier: MIT */
/* What the files of the list share: its state, its steps, its JSON. */
#pragma once

#include "codef-account-list.h"

G_BEGIN_DECLS

struct _CodefAccountList
{
  GObject                parent_instance;
  CodefAccountGuide     *guide;        /* (owned) */
  CodefAccountOperation *operation;    /* (owned) */
  GPtrArray             *accounts;     /* (owned) of CodefAccount */
  char                  *connected_id; /* (owned) never NULL */
  CodefForm             *source;       /* (owned) (nullable) made when first asked for */
  char                  *extras;       /* (owned) JSON members that we do not know, each ended by a comma */
  /* (owned) of GPtrArray of CodefAccount: earlier lists, the last one at the head */
  GQueue                 undo;
  GQueue                 redo;         /* (owned) likewise */
  CodefForm             *checker;      /* (owned) (nullable) looks at accounts that have no form of their own */
  guint                  check_id;     /* idle; 0 if none is due */
  guint                  n_unchecked;
  guint                  n_wrong;
};

/* Makes @accounts (transfer full) the list, as one step that can be undone. */
void        _codef_account_list_step      (CodefAccountList *self, GPtrArray *accounts);
/* The same without a step: for edits of the text, which has an undo of its own. */
void        _codef_account_list_replace   (CodefAccountList *self, GPtrArray *accounts);
void        _codef_account_list_changed   (CodefAccountList *self);

G_END_DECLS
