/* SPDX-License-Identifier: MIT */
/* The service behind the port: routes a call and holds what the routes share. One thread at a time, except where said. */
#pragma once

#include "codef-catalog.h"
#include "codef-clock.h"
#include "sandbox-call.h"
#include "sandbox-dice.h"
#include "sandbox-key-pair.h"

G_BEGIN_DECLS

typedef struct
{
  CodefCatalog   *catalog;       /* (owned) */
  CodefClock     *clock;         /* (owned) */
  SandboxKeyPair *keys;          /* (owned) decrypts secrets, signs tokens */
  SandboxDice    *dice;          /* (owned) */
  char           *client_id;     /* (owned) the own pair */
  char           *client_secret; /* (owned) */
  char           *known_bearer;  /* (owned) (nullable) the token verified last, and whose it is */
  char           *known_client;  /* (owned) (nullable) */
  gint64          known_expires_unix_sec;
  GMutex          lock;          /* guards next_words */
  char           *next_words;    /* (owned) (nullable) scenario of the next product call of the own pair */
} SandboxService;

SandboxService *sandbox_service_new    (CodefCatalog *catalog, CodefClock *clock, SandboxKeyPair *keys, guint64 seed, const char *client_id,
                                        const char *client_secret);
void            sandbox_service_free   (SandboxService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxService, sandbox_service_free)

/* Answers @call: status, answer and findings are set afterwards. */
void            sandbox_service_handle (SandboxService *self, SandboxCall *call);
/* Any thread. @words: (nullable): checked by the caller. */
void            sandbox_service_set_next_words (SandboxService *self, const char *words);

G_END_DECLS
