/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-recorder.h"

#define RECORDER_KEY "app-recorder"

struct _AppRecorder
{
  GObject       parent_instance;
  AppContext   *context; /* (unowned): it owns this */
  StoreHistory *history; /* (owned) */
  GHashTable   *open;    /* (owned) set of CodefExchange: those that have not ended */
  gboolean      asked;   /* this session, so that one question stands at a time */
};

G_DEFINE_FINAL_TYPE (AppRecorder, app_recorder, G_TYPE_OBJECT)

enum { ASKS, N_SIGNALS };
static guint signals[N_SIGNALS];

/* (nullable): the setting that decides; NULL for the sandboxes, which hold nobody's data. */
static const char *
get_key (CodefEnvironment *environment)
{
  switch (codef_environment_get_kind (environment))
    {
    case CODEF_ENVIRONMENT_LOCAL:
    case CODEF_ENVIRONMENT_SANDBOX:
      return NULL;
    case CODEF_ENVIRONMENT_PRODUCTION:
      return "history-production";
    case CODEF_ENVIRONMENT_DEMO:
    case CODEF_ENVIRONMENT_CUSTOM:
    default:
      return "history-demo";
    }
}

static void
keep_exchange (AppRecorder *self, CodefExchange *exchange)
{
  AppKeep keep = app_recorder_get_keep (self, codef_exchange_get_environment (exchange));

  /* what goes wrong is told by the history's "problem" */
  if (keep != APP_KEEP_NOTHING)
    store_history_add_async (self->history, exchange, app_context_get_catalog (self->context),
                             keep == APP_KEEP_BODIES ? STORE_HISTORY_KEEP_BODIES : STORE_HISTORY_KEEP_HEADS, NULL, NULL);
}

static void
on_phase_cb (AppRecorder *self, GParamSpec *pspec, CodefExchange *exchange)
{
  CodefPhase phase = codef_exchange_get_phase (exchange);

  if (phase == CODEF_PHASE_WAITING || phase == CODEF_PHASE_CHALLENGED)
    return;
  g_signal_handlers_disconnect_by_func (exchange, on_phase_cb, self);
  keep_exchange (self, exchange);
  g_hash_table_remove (self->open, exchange);
}

static void
on_started_cb (AppRecorder *self, CodefExchange *exchange)
{
  CodefEnvironment *environment = codef_exchange_get_environment (exchange);

  if (!store_history_get_recording (self->history))
    return;
  g_hash_table_add (self->open, g_object_ref (exchange));
  g_signal_connect_object (exchange, "notify::phase", G_CALLBACK (on_phase_cb), self, G_CONNECT_SWAPPED);
  if (app_recorder_get_keep (self, environment) != APP_KEEP_ASK || self->asked)
    return;
  self->asked = TRUE;
  g_signal_emit (self, signals[ASKS], 0, environment);
}

static void
follow_settings (AppRecorder *self)
{
  GSettings *settings = app_context_get_settings (self->context);

  store_history_set_recording (self->history, g_settings_get_boolean (settings, "history-recording"));
  store_history_set_limits (self->history, g_settings_get_uint (settings, "history-max-days"),
                            (guint64) g_settings_get_uint (settings, "history-max-mb") * 1000 * 1000);
}

static void
on_problem_cb (AppRecorder *self)
{
  app_context_warn (self->context, store_history_get_problem (self->history));
}

static void
app_recorder_dispose (GObject *object)
{
  AppRecorder *self = APP_RECORDER (object);

  if (self->history != NULL)
    store_history_flush (self->history);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (app_recorder_parent_class)->dispose (object);
}

static void
app_recorder_finalize (GObject *object)
{
  g_hash_table_unref (APP_RECORDER (object)->open);

  G_OBJECT_CLASS (app_recorder_parent_class)->finalize (object);
}

static void
app_recorder_class_init (AppRecorderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = app_recorder_dispose;
  object_class->finalize = app_recorder_finalize;
  signals[ASKS] = g_signal_new ("asks", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                CODEF_TYPE_ENVIRONMENT);
}

static void
app_recorder_init (AppRecorder *self)
{
  self->open = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

void
app_recorder_end (AppContext *context)
{
  AppRecorder *self = app_recorder_get (context);
  GHashTableIter iter;
  gpointer exchange;

  if (self == NULL)
    return;
  g_hash_table_iter_init (&iter, self->open);
  while (g_hash_table_iter_next (&iter, &exchange, NULL))
    {
      g_signal_handlers_disconnect_by_func (exchange, on_phase_cb, self);
      keep_exchange (self, exchange);
    }
  g_hash_table_remove_all (self->open);
  store_history_flush (self->history);
}

void
app_recorder_attach (AppContext *context, StoreHistory *history)
{
  AppRecorder *self;

  g_return_if_fail (APP_IS_CONTEXT (context) && STORE_IS_HISTORY (history));

  self = g_object_new (APP_TYPE_RECORDER, NULL);
  self->context = context;
  self->history = g_object_ref (history);
  g_signal_connect_object (context, "exchange-started", G_CALLBACK (on_started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (app_context_get_settings (context), "changed", G_CALLBACK (follow_settings), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::problem", G_CALLBACK (on_problem_cb), self, G_CONNECT_SWAPPED);
  follow_settings (self);
  g_object_set_data_full (G_OBJECT (context), RECORDER_KEY, self, g_object_unref);
}

AppRecorder *
app_recorder_get (AppContext *context)
{
  g_return_val_if_fail (APP_IS_CONTEXT (context), NULL);

  return g_object_get_data (G_OBJECT (context), RECORDER_KEY);
}

StoreHistory *
app_recorder_get_history (AppRecorder *self)
{
  g_return_val_if_fail (APP_IS_RECORDER (self), NULL);

  return self->history;
}

AppKeep
app_recorder_get_keep (AppRecorder *self, CodefEnvironment *environment)
{
  const char *key = get_key (environment);

  return key != NULL ? (AppKeep) g_settings_get_enum (app_context_get_settings (self->context), key) : APP_KEEP_BODIES;
}

void
app_recorder_decide (AppRecorder *self, CodefEnvironment *environment, AppKeep keep)
{
  const char *key = get_key (environment);

  g_return_if_fail (APP_IS_RECORDER (self));

  self->asked = FALSE;
  if (key != NULL)
    g_settings_set_enum (app_context_get_settings (self->context), key, keep);
}
