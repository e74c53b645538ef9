/* SPDX-License-Identifier: MIT */
/* One thing that happened in the sandbox, for the live log. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Immutable, without secrets in clear: of what the sandbox decrypted it tells only that, and the length. */
#define SANDBOX_TYPE_EVENT (sandbox_event_get_type ())
G_DECLARE_FINAL_TYPE (SandboxEvent, sandbox_event, SANDBOX, EVENT, GObject)

/* What an event is made of; everything is copied. */
typedef struct
{
  gint64      time_unix_us;
  const char *method;
  const char *path;
  guint       status;
  const char *code;         /* (nullable) */
  const char *form;         /* (nullable) */
  GBytes     *request;      /* (nullable): masked already */
  GPtrArray  *findings;     /* (nullable): of char * */
  const char *personality;  /* (nullable) */
} SandboxEventFacts;

SandboxEvent *sandbox_event_new (const SandboxEventFacts *facts);

gint64      sandbox_event_get_time_unix_us (SandboxEvent *self);
const char *sandbox_event_get_method   (SandboxEvent *self);
const char *sandbox_event_get_path     (SandboxEvent *self);
/* HTTP status of the answer; 0 for a call that waits for the authentication of another one and has a second event when
 * it is answered. */
guint       sandbox_event_get_status   (SandboxEvent *self);
const char *sandbox_event_get_code     (SandboxEvent *self);   /* (nullable): result code answered */
/* (nullable): "percent-encoded, spaces as +", "plain JSON" … */
const char *sandbox_event_get_form     (SandboxEvent *self);
/* (nullable): the decoded request JSON, masked; cut after 64 kB. */
GBytes     *sandbox_event_get_request  (SandboxEvent *self);
/* NULL-terminated findings in words: "password: decrypted, 8 characters", "missing: organization", "unknown: foo,
 * echoed". */
const char *const *sandbox_event_get_findings (SandboxEvent *self);
/* "vendor" or "own"; (nullable) before a token is known. */
const char *sandbox_event_get_personality (SandboxEvent *self);

G_END_DECLS
