/* SPDX-License-Identifier: MIT */
/* The accounts registered under connectedIds. Plain data and its text form; the rules are in the account routes. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* One account by what identifies it. Secrets are never kept. */
typedef struct
{
  char *country_code;  /* (owned) */
  char *business_type; /* (owned) */
  char *client_type;   /* (owned) */
  char *login_type;    /* (owned) */
  char *organization;  /* (owned) */
} SandboxAccount;

/* Reads the members of @node; "" for those that are absent. */
SandboxAccount *sandbox_account_new_from_json (DocDocument *document, DocNode node);
SandboxAccount *sandbox_account_copy          (const SandboxAccount *self);
void            sandbox_account_free          (SandboxAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxAccount, sandbox_account_free)
/* Appends the five members, without brackets, in the order of the service's answers. */
void            sandbox_account_append_members (const SandboxAccount *self, GString *json);
/* One personal and one corporate account per institution: the same organisation, business and client type. */
gboolean        sandbox_account_is_same_place (const SandboxAccount *a, const SandboxAccount *b);

/* A connectedId and its accounts. */
typedef struct
{
  char      *id;       /* (owned) */
  GPtrArray *accounts; /* (owned) of SandboxAccount */
} SandboxConnectedId;

SandboxConnectedId *sandbox_connected_id_new  (const char *id);
void                sandbox_connected_id_free (SandboxConnectedId *self);
/* Position of the account at the same place, or G_MAXUINT. */
guint               sandbox_connected_id_find (SandboxConnectedId *self, const SandboxAccount *place);

G_END_DECLS
