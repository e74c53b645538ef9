/* SPDX-License-Identifier: MIT */
/* The service behind the port: routes a call and holds what the routes share. One thread at a time but where said. */
#pragma once

#include "codef-catalog.h"
#include "codef-clock.h"
#include "sandbox-call.h"
#include "sandbox-dice.h"
#include "sandbox-inbox.h"
#include "sandbox-rules.h"
#include "sandbox-store.h"

G_BEGIN_DECLS

typedef struct
{
  CodefCatalog   *catalog;       /* (owned) */
  CodefClock     *clock;         /* (owned) */
  SandboxStore   *store;         /* (unowned) lives longer; touched by the service's thread alone while it runs */
  SandboxState   *state;         /* (unowned) the store's */
  SandboxKeyPair *keys;          /* (owned) decrypts secrets, signs tokens */
  SandboxDice    *dice;          /* (owned) */
  SandboxInbox   *inbox;         /* (owned) */
  SandboxRules   *rules;         /* (unowned) (nullable) of the scenario file; lives longer */
  GPtrArray      *waiting;       /* (owned) of (unowned) SandboxCall: open until another call is authenticated */
  gint64          limit_us;      /* of every step of additional authentication; 0: as the service has it */
  gint64          approval_us;   /* when an approval comes by itself; negative: never */
  char           *known_bearer;  /* (owned) (nullable) the token verified last, and whose it is */
  char           *known_client;  /* (owned) (nullable) */
  gint64          known_expires_unix_sec;
  GMutex          lock;          /* guards next_words */
  char           *next_words;    /* (owned) (nullable) scenario of the next product call of the own pair */
} SandboxService;

/* @store: prepared. Takes @inbox. */
SandboxService *sandbox_service_new    (CodefCatalog *catalog, CodefClock *clock, SandboxStore *store,
                                        SandboxInbox *inbox, guint64 seed);
void            sandbox_service_free   (SandboxService *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxService, sandbox_service_free)

/* Answers @call: status, answer and findings are set afterwards; or it waits, and call->answered is called when it is
 * answered. */
void            sandbox_service_handle (SandboxService *self, SandboxCall *call);
/* A waiting call whose client has gone. */
void            sandbox_service_forget (SandboxService *self, SandboxCall *call);
/* Answers waiting calls whose time is over. Returns: TRUE while some wait. */
gboolean        sandbox_service_expire (SandboxService *self);
/* What the person does with the pretend phone. */
gboolean        sandbox_service_use_phone (SandboxService *self, const char *jti, SandboxPhone phone);
/* Any thread. @words: (nullable): checked by the caller. */
void            sandbox_service_set_next_words (SandboxService *self, const char *words);

G_END_DECLS
