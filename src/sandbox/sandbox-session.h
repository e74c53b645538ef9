/* SPDX-License-Identifier: MIT */
/* An additional authentication under way, known by its jti. Plain data and its text form; the rules are in
 * sandbox-two-way. */
#pragma once

#include "sandbox-step.h"

G_BEGIN_DECLS

typedef enum
{
  SANDBOX_PHONE_SILENT,   /* the person has not looked yet */
  SANDBOX_PHONE_APPROVED,
  SANDBOX_PHONE_REFUSED,
  SANDBOX_PHONE_EXPIRED,  /* the person lets it run out */
} SandboxPhone;

typedef struct
{
  char        *jti;            /* (owned) 24 hexadecimal digits, constant */
  char        *path;           /* (owned) */
  char        *group;          /* (owned) (nullable) id that several requests share */
  char        *phone_no;       /* (owned) where SMS and approvals go; "" where unknown */
  char        *email;          /* (owned) "" where unknown */
  GPtrArray   *steps;          /* (owned) of SandboxStep, judged by the first request */
  guint        position;       /* of the step that is asked */
  gint64       began_us;       /* all times are of the server's clock */
  gint64       timestamp_ms;   /* twoWayTimestamp of the latest answer */
  GArray      *past_stamps;    /* (owned) of gint64: of the answers before it */
  gint64       deadline_us;    /* of the step */
  guint        limit_seconds;  /* asked for by the first request; 0: each step's own */
  char        *code;           /* (owned) (nullable) the right answer to the step */
  guint        n_wrong;        /* wrong answers to the step */
  guint        n_early;        /* confirmations before the approval */
  gint64       approval_us;    /* when the phone approves by itself; 0: never */
  SandboxPhone phone;
  gint64       approve_after_us; /* by scenario; 0: as the server has it */
  char        *outcome;        /* (owned) (nullable) result code of the last answer, by scenario */
  char        *outcome_extra;  /* (owned) (nullable) its extra message */
  gboolean     finished;       /* answered, refused or expired: what comes now is late */
} SandboxSession;

SandboxSession *sandbox_session_new         (const char *jti, const char *path, GPtrArray *steps);
void            sandbox_session_free        (SandboxSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxSession, sandbox_session_free)

/* (transfer none): the step that is asked. */
SandboxStep    *sandbox_session_get_step    (SandboxSession *self);
void            sandbox_session_append_json (SandboxSession *self, GString *json);
/* (nullable): NULL where @node is no session. */
SandboxSession *sandbox_session_new_from_json (DocDocument *document, DocNode node);

G_END_DECLS
