/* SPDX-License-Identifier: MIT */
/* One request on its way through the sandbox: what came, what was found in it, what goes back. No HTTP library in it,
 * so every route can be tried without a socket. Used by the server's thread alone. */
#pragma once

#include "codef-product.h"
#include "sandbox-body.h"
#include "sandbox-event.h"
#include "sandbox-scenario.h"

G_BEGIN_DECLS

typedef enum
{
  SANDBOX_PERSONALITY_NONE,   /* no valid token yet */
  SANDBOX_PERSONALITY_VENDOR, /* the published pair: required parameters, fixed answers, no state */
  SANDBOX_PERSONALITY_OWN,    /* the own pair: the whole service */
} SandboxPersonality;

typedef struct
{
  /* what came */
  char              *method;        /* (owned) */
  char              *path;          /* (owned) without query, exactly as sent */
  char              *query;         /* (owned) (nullable) */
  char              *authorization; /* (owned) (nullable) header */
  GBytes            *wire;          /* (owned) body */
  gint64             now_unix_us;
  /* what was found */
  SandboxPersonality personality;
  SandboxBody       *body;          /* (owned) (nullable) NULL on the token route */
  SandboxScenario   *scenario;      /* (owned) (nullable) */
  GPtrArray         *steps;         /* (owned) (nullable) of SandboxStep: by scenario instead of the product's own */
  gint64             approve_after_us; /* by scenario; 0: as the server has it */
  GString           *echo;          /* (owned) unknown parameters as members behind the answer, each after a comma */
  GPtrArray         *findings;      /* (owned) of char * */
  /* what goes back, now or later */
  gboolean           waits;         /* for the authentication of another call; no answer yet */
  char              *leader;        /* (owned) (nullable) its jti */
  /* (nullable) called when a waiting call has its answer */
  void             (*answered) (gpointer call, gpointer user_data);
  gpointer           answered_data; /* (unowned) */
  guint              status;        /* HTTP; 0 until there is an answer */
  const char        *content_type;  /* static */
  GBytes            *answer;        /* (owned) (nullable) */
  char              *code;          /* (owned) (nullable) result code */
} SandboxCall;

SandboxCall  *sandbox_call_new        (const char *method, const char *path, const char *query,
                                       const char *authorization, GBytes *wire, gint64 now_unix_us);
void          sandbox_call_free       (SandboxCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxCall, sandbox_call_free)

/* Notes a finding in words. */
void          sandbox_call_find       (SandboxCall *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* (transfer full) (nullable): a top-level string parameter, NULL if absent or no string. */
char         *sandbox_call_dup_string (SandboxCall *self, const char *name);
/* (transfer full): the call for the live log, masked. */
SandboxEvent *sandbox_call_to_event   (SandboxCall *self);

G_END_DECLS
