/* SPDX-License-Identifier: MIT */
/* A twin of the service on loopback: token route and API on one port, in its own thread.
 *
 * Two personalities, told apart by the client that got the token: the vendor's published pair gets the vendor's sandbox
 * (required parameters, fixed answers, no state); the pair issued here gets the whole service. */
#pragma once

#include "codef-catalog.h"
#include "codef-clock.h"
#include "sandbox-event.h"
#include "sandbox-message.h"
#include "sandbox-scenario.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint       port;          /* 0: any free port */
  guint64     seed;          /* 0: random */
  const char *store_file;    /* (nullable): state kept here between runs (own pair, RSA key pair, accounts) */
  gboolean    may_forget;    /* where nothing can be kept, serve all the same: sandbox_server_get_problem() says so */
  const char *inbox_file;    /* (nullable): one JSON line appended for each message a person would get */
  GBytes     *scenario;      /* (nullable): scenario JSON (data/schemas/scenario.schema.json) */
  guint       idle_timeout_ms; /* for a request to arrive whole, and for an unused connection; 0: ten seconds */
  guint       step_limit_ms;   /* for the answer to each step of additional authentication; 0: as the service has it */
  int         approval_ms;     /* until the pretend phone approves by itself; 0: three seconds; negative: only by
                                * sandbox_server_use_phone() */
} SandboxOptions;

#define SANDBOX_TYPE_SERVER (sandbox_server_get_type ())
/* Signals, emitted on the main context of the thread that created it: "event" (SandboxEvent), "message"
 * (SandboxMessage). */
G_DECLARE_FINAL_TYPE (SandboxServer, sandbox_server, SANDBOX, SERVER, GObject)

/* @options: (nullable). Nothing listens yet. The own pair is there at once; the public key from the first start on, or
 * at once where it was kept. An error says what is wrong with the store file (G_IO_ERROR_INVALID_DATA) or with the
 * scenario. */
SandboxServer *sandbox_server_new          (CodefCatalog *catalog, CodefClock *clock, const SandboxOptions *options,
                                            GError **error);
/* Returns once it listens. G_IO_ERROR_ADDRESS_IN_USE if the port is taken. Making the key pair takes up to a second
 * when there is none kept: use the async form on a main loop. */
gboolean       sandbox_server_start        (SandboxServer *self, GError **error);
void           sandbox_server_start_async  (SandboxServer *self, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean       sandbox_server_start_finish (SandboxServer *self, GAsyncResult *result, GError **error);
/* (nullable): translated: why the state is not kept from this start on; NULL if it is, or was not to be. */
const char    *sandbox_server_get_problem  (SandboxServer *self);
/* Closes the port and every connection at once; a start under way ends in G_IO_ERROR_CANCELLED. Can be started again. */
void           sandbox_server_stop         (SandboxServer *self);
/* Likewise, and waits for the thread of such a start, up to a second: for the end of the program, which must not take the
 * libraries away from under it. */
void           sandbox_server_end          (SandboxServer *self);
gboolean       sandbox_server_is_running   (SandboxServer *self);
const char    *sandbox_server_get_url      (SandboxServer *self); /* "http://127.0.0.1:PORT"; NULL when stopped */
const char    *sandbox_server_get_client_id     (SandboxServer *self);      /* the own pair */
const char    *sandbox_server_get_client_secret (SandboxServer *self);
const char    *sandbox_server_get_public_key    (SandboxServer *self);      /* (nullable): base64 of DER */
/* TRUE if @ciphertext (base64) was made with the public key of this sandbox. @n_characters: (out) (optional): of the clear text. */
gboolean       sandbox_server_decrypts    (SandboxServer *self, const char *ciphertext, gsize *n_characters);
/* (transfer none): GListModel of SandboxEvent, newest last, at most 500. On the creator's thread. */
GListModel    *sandbox_server_get_events   (SandboxServer *self);
/* (transfer none): GListModel of SandboxMessage, newest last, at most 500: what came to the pretend phone. On the
 * creator's thread. */
GListModel    *sandbox_server_get_messages (SandboxServer *self);
/* What the person does with an approval (simpleAuth) that is asked for: approve, refuse, or let it expire. Harmless if
 * it is over. */
typedef enum { SANDBOX_SERVER_APPROVE, SANDBOX_SERVER_REFUSE, SANDBOX_SERVER_LET_EXPIRE } SandboxServerPhone;
void           sandbox_server_use_phone   (SandboxServer *self, const char *jti, SandboxServerPhone use);
/* (transfer full) (nullable): the code that came last to the phone for the session @jti by @method; "" for an approval, which is given
 * with that. NULL: nothing came yet. On the creator's thread. */
char          *sandbox_server_answer_phone (SandboxServer *self, const char *jti, const char *method);
/* Scenario words for the next product call only ("code:CF-12803;delay:2"), NULL for none; any thread. FALSE with an
 * error for a word that is not known. */
gboolean       sandbox_server_set_next_scenario (SandboxServer *self, const char *words, GError **error);
/* What `codefctl sandbox --json` prints, while it runs: one line without its end. (transfer full) */
char          *sandbox_server_dup_description (SandboxServer *self);
G_END_DECLS
