/* SPDX-License-Identifier: MIT */
/* What every part of the window shares, built once in main.c and handed down by construct-only properties: catalogue, keys, settings,
 * the built-in sandbox, the environment chosen now, and one client an environment.
 *
 * Properties (all notify on change only): "environment", "label-mode", "label-language", "privacy", "presenting".
 * Signals: "keys-changed" (environment id), "sandbox-changed": it was started or stopped, "warned": there is one warning more,
 * "exchange-started" (CodefExchange): something is sent, wherever in the window. */
#pragma once

#include "codef-catalog.h"
#include "codef-client.h"
#include "codef-privacy.h"
#include "codef-transport.h"
#include "sandbox-server.h"
#include "store-environments.h"
#include "store-secrets.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _StoreFavourites StoreFavourites;

/* Where the templates lie: set_template_from_resource (…, APP_RESOURCE_PREFIX "form/app-form-pane.ui"). */
#define APP_RESOURCE_PREFIX "/io/github/codef_console/CodefConsole/"

/* What stands beside a value: the field's name as sent, its label in words, or both. */
typedef enum
{
  APP_LABEL_MODE_BOTH,
  APP_LABEL_MODE_KEY,
  APP_LABEL_MODE_LABEL,
} AppLabelMode;

#define APP_TYPE_LABEL_MODE (app_label_mode_get_type ())
GType              app_label_mode_get_type         (void);

/* All borrowed: the context takes references of its own. */
typedef struct
{
  CodefCatalog      *catalog;
  CodefClock        *clock;
  CodefTransport    *loopback;     /* (nullable): without proxy; NULL: made when it is first needed, as the modules it loads take time */
  CodefTransport    *outside;      /* (nullable): with the system's proxy; likewise */
  StoreSecrets      *secrets;
  StoreEnvironments *environments;
  StoreFavourites   *favourites;
  SandboxServer     *sandbox;      /* need not run yet */
  GSettings         *settings;
  GPtrArray         *warnings;     /* (nullable) of utf8: what could not be read at the start, in sentences; may still grow */
} AppContextParts;

#define APP_TYPE_CONTEXT (app_context_get_type ())
G_DECLARE_FINAL_TYPE (AppContext, app_context, APP, CONTEXT, GObject)

AppContext        *app_context_new                 (const AppContextParts *parts);

/* (transfer none), all of them. */
CodefCatalog      *app_context_get_catalog         (AppContext *self);
CodefClock        *app_context_get_clock           (AppContext *self);
/* The one for @environment: loopback hosts without a proxy. */
CodefTransport    *app_context_get_transport       (AppContext *self, CodefEnvironment *environment);
StoreSecrets      *app_context_get_secrets         (AppContext *self);
StoreEnvironments *app_context_get_environments    (AppContext *self);
StoreFavourites   *app_context_get_favourites      (AppContext *self);
SandboxServer     *app_context_get_sandbox         (AppContext *self);
GSettings         *app_context_get_settings        (AppContext *self);

/* (transfer none): of utf8; what could not be read at the start, or kept since then. */
GPtrArray         *app_context_get_warnings        (AppContext *self);
/* One more; each is told once. @sentence: (nullable). */
void               app_context_warn                (AppContext *self, const char *sentence);

/* The one chosen now; the built-in sandbox at first. Its address is made up until the sandbox listens. */
CodefEnvironment  *app_context_get_environment     (AppContext *self);
void               app_context_set_environment     (AppContext *self, CodefEnvironment *environment);
/* (transfer full) (nullable): the built-in or custom environment of that id. */
CodefEnvironment  *app_context_find_environment    (AppContext *self, const char *id);

/* TRUE once the user agreed to send to @environment; asked once a session. */
gboolean           app_context_is_confirmed        (AppContext *self, CodefEnvironment *environment);
void               app_context_confirm             (AppContext *self, CodefEnvironment *environment);

AppLabelMode       app_context_get_label_mode      (AppContext *self);
void               app_context_set_label_mode      (AppContext *self, AppLabelMode mode);
/* Language of the catalogue's texts. */
CodefLanguage      app_context_get_label_language  (AppContext *self);

/* (transfer none) (nullable): set while personal data is to be masked: by the setting, or while presenting where presentations mask.
 * Always the same one, so that a value keeps its pseudonym until the program ends. */
CodefPrivacy      *app_context_get_privacy         (AppContext *self);
/* (transfer none): the same, whether it is wished for on the screen or not: for what is handed on. */
CodefPrivacy      *app_context_get_pseudonyms      (AppContext *self);
/* Whether the windows are shown to an audience: large, and without what only the person at the keyboard needs. */
gboolean           app_context_get_presenting      (AppContext *self);
void               app_context_set_presenting      (AppContext *self, gboolean presenting);

/* The client of @environment, made once and kept until its keys change; starts the built-in sandbox where that is meant and the user
 * has not stopped it. CODEF_ERROR_NO_CREDENTIALS: the keys are to be asked for; CODEF_ERROR_UNREACHABLE: the sandbox was stopped.
 * Returns: (transfer full) */
void               app_context_get_client_async    (AppContext *self, CodefEnvironment *environment, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
CodefClient       *app_context_get_client_finish   (AppContext *self, GAsyncResult *result, GError **error);
/* (transfer none) (nullable): the client of @environment if one was made already. */
CodefClient       *app_context_peek_client         (AppContext *self, CodefEnvironment *environment);
/* The keys of the environment changed: its client and token are dropped. Emits "keys-changed" with the id. */
void               app_context_drop_client         (AppContext *self, const char *environment_id);

/* Starts the built-in sandbox if it does not run; any number may wait. Errors are those of sandbox_server_start(). */
void               app_context_start_sandbox_async  (AppContext *self, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean           app_context_start_sandbox_finish (AppContext *self, GAsyncResult *result, GError **error);
/* Starts it in advance where a request is likely to need it: its environment is chosen and the user has not stopped it. */
void               app_context_warm_up              (AppContext *self);
/* Stays stopped until it is started by hand. */
void               app_context_stop_sandbox         (AppContext *self);
/* Before the last reference is dropped: waits for what threads are still doing for it. */
void               app_context_end                  (AppContext *self);

G_END_DECLS
