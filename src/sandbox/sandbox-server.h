/* SPDX-License-Identifier: MIT */
/* A twin of the service on loopback: token route and API on one port, in its own thread.
 *
 * Two personalities, told apart by the client that got the token: the vendor's published pair gets the vendor's sandbox (required
 * parameters, fixed answers, no state); the pair issued here gets the whole service. */
#pragma once

#include "codef-catalog.h"
#include "codef-clock.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* One thing that happened, for the live log. Immutable, without secrets in clear except what the sandbox itself decrypted (only
 * its length and that it decrypted are told). */
#define SANDBOX_TYPE_EVENT (sandbox_event_get_type ())
G_DECLARE_FINAL_TYPE (SandboxEvent, sandbox_event, SANDBOX, EVENT, GObject)
gint64      sandbox_event_get_time_unix_us (SandboxEvent *self);
const char *sandbox_event_get_method   (SandboxEvent *self);
const char *sandbox_event_get_path     (SandboxEvent *self);
guint       sandbox_event_get_status   (SandboxEvent *self);
const char *sandbox_event_get_code     (SandboxEvent *self);   /* (nullable): result code answered */
const char *sandbox_event_get_form     (SandboxEvent *self);   /* "percent-encoded, spaces as +", "plain JSON" … */
/* (nullable): the decoded request JSON, masked. */
GBytes     *sandbox_event_get_request  (SandboxEvent *self);
/* NULL-terminated findings in words: "password: decrypted, 8 characters", "missing: organization", "unknown: foo, echoed". */
const char *const *sandbox_event_get_findings (SandboxEvent *self);
/* "vendor" or "own"; (nullable) before a token is known. */
const char *sandbox_event_get_personality (SandboxEvent *self);

typedef struct
{
  guint       port;          /* 0: any free port */
  guint64     seed;          /* 0: random */
  const char *store_file;    /* (nullable): state kept here between runs (own pair, RSA key pair, accounts) */
  const char *inbox_file;    /* (nullable): one JSON line appended for each message a person would get */
  GBytes     *scenario;      /* (nullable): scenario JSON (data/schemas/scenario.schema.json) */
} SandboxOptions;

#define SANDBOX_TYPE_SERVER (sandbox_server_get_type ())
/* Signals, emitted on the main context of the thread that created it: "event" (SandboxEvent). */
G_DECLARE_FINAL_TYPE (SandboxServer, sandbox_server, SANDBOX, SERVER, GObject)

/* @options: (nullable). Nothing listens yet. */
SandboxServer *sandbox_server_new          (CodefCatalog *catalog, CodefClock *clock, const SandboxOptions *options, GError **error);
/* Returns once it listens. G_IO_ERROR_ADDRESS_IN_USE if the port is taken. Making the key pair takes up to a second when there is none
 * kept: use the async form on a main loop. */
gboolean       sandbox_server_start        (SandboxServer *self, GError **error);
void           sandbox_server_start_async  (SandboxServer *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       sandbox_server_start_finish (SandboxServer *self, GAsyncResult *result, GError **error);
/* Closes the port and every connection at once. Can be started again. */
void           sandbox_server_stop         (SandboxServer *self);
gboolean       sandbox_server_is_running   (SandboxServer *self);
const char    *sandbox_server_get_url      (SandboxServer *self);           /* "http://127.0.0.1:PORT"; NULL when stopped */
const char    *sandbox_server_get_client_id     (SandboxServer *self);      /* the own pair */
const char    *sandbox_server_get_client_secret (SandboxServer *self);
const char    *sandbox_server_get_public_key    (SandboxServer *self);      /* base64 of DER */
/* (transfer none): GListModel of SandboxEvent, newest last, at most 500. On the creator's thread. */
GListModel    *sandbox_server_get_events   (SandboxServer *self);
/* Scenario words for the next product call only ("code:CF-12803;delay:2"), NULL for none; any thread. FALSE with an error for a word
 * that is not known. */
gboolean       sandbox_server_set_next_scenario (SandboxServer *self, const char *words, GError **error);
/* What `codefctl sandbox --json` prints: one line. (transfer full) */
char          *sandbox_server_dup_description (SandboxServer *self);
/* The scenario words with a line of help each, NULL-terminated pairs word, help (translated when shown). */
const char *const *sandbox_scenario_list_words (void);

G_END_DECLS
