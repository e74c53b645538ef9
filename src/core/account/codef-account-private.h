/* SPDX-License-Identifier: MIT */
/* What the files of the account share: its state, its words, the reading of its certificate. */
#pragma once

#include "codef-account.h"

G_BEGIN_DECLS

struct _CodefAccount
{
  GObject                parent_instance;
  CodefAccountGuide     *guide;             /* (owned) */
  CodefAccountOperation *operation;         /* (owned) */
  char                  *text;              /* (owned) (nullable) NULL while there is a form, whose text it then is */
  CodefForm             *form;              /* (owned) (nullable) */
  CodefRegistration     *registration;      /* (owned) how the service will name it */
  char                  *id;                /* (owned) (nullable) the login id */
  char                  *problem;           /* (owned) (nullable) a sentence */
  CodefParameter        *problem_parameter; /* (owned) (nullable) where it is */
  gboolean               checked;
  CodefAccountState      state;
  CodefRegistration     *answer;            /* (owned) (nullable) */
  CodefAccountKind       answered_kind;     /* the operation when the state was set */
  CodefCertificate      *certificate;       /* (owned) (nullable) */
  char                  *inspected;         /* (owned) (nullable) digest of what the certificate was read from */
};

/* @certificate: (nullable): as read from files and password with @digest (nullable). */
void _codef_account_take_certificate (CodefAccount *self, CodefCertificate *certificate, const char *digest);

G_END_DECLS
