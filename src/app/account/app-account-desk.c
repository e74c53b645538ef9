/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-desk-private.h"

#include "store-account-draft.h"
#include <glib/gi18n.h>

/* Typing is written down when it pauses this long; a crash costs no more than that. */
#define DRAFT_PAUSE_MS 800
/* Under which the context keeps its desk. */
#define DESK_KEY "account-desk"

G_DEFINE_FINAL_TYPE (AppAccountDesk, app_account_desk, G_TYPE_OBJECT)

enum { PROP_0, PROP_BUSY, PROP_EXCHANGE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SAID, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
draft_free (gpointer draft)
{
  store_account_draft_free (draft);
}

/* (transfer full): what is on the desk, without its secrets. */
static StoreAccountDraft *
make_draft (AppAccountDesk *self)
{
  StoreAccountDraft *draft = g_new0 (StoreAccountDraft, 1);

  draft->operation = g_strdup (codef_account_operation_get_id (codef_account_list_get_operation (self->list)));
  draft->request = codef_account_list_export (self->list, &draft->n_left_out);
  return draft;
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  AppAccountDesk *self = source;
  GError *error = NULL;

  if (store_account_draft_save (self->draft_file, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *text = g_strdup_printf (_("The draft cannot be kept: %s"), error->message);

      _app_account_desk_say (APP_ACCOUNT_DESK (source), APP_NOTICE_WARNING, text, NULL, NULL);
    }
}

static gboolean
on_pause_cb (gpointer user_data)
{
  AppAccountDesk *self = user_data;
  g_autoptr(GTask) task = g_task_new (self, NULL, on_saved_cb, NULL);

  self->draft_id = 0;
  g_task_set_source_tag (task, on_pause_cb);
  g_task_set_task_data (task, make_draft (self), draft_free);
  g_task_run_in_thread (task, save_in_thread);
  return G_SOURCE_REMOVE;
}

static void
on_list_changed_cb (AppAccountDesk *self)
{
  g_clear_handle_id (&self->draft_id, g_source_remove);
  self->draft_id = g_timeout_add (DRAFT_PAUSE_MS, on_pause_cb, self);
}

static void
restore_draft (AppAccountDesk *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreAccountDraft) draft = store_account_draft_load (self->draft_file, &error);
  CodefAccountOperation *operation;

  if (error != NULL)
    self->greeting = g_strdup (error->message);
  if (draft == NULL)
    return;
  operation = codef_account_guide_find_operation (codef_account_list_get_guide (self->list), draft->operation);
  if (operation == NULL || !codef_account_list_import (self->list, draft->request, &error))
    return;
  codef_account_list_set_operation (self->list, operation);
  if (draft->n_left_out > 0)
    self->greeting =
      g_strdup_printf (ngettext ("This is your last list. %u secret is not kept on the disk: type it or choose it "
                                 "again.",
                                                "This is your last list. %u secrets are not kept on the disk: type or "
                                                "choose them again.",
                                                draft->n_left_out), draft->n_left_out);
}

static void
app_account_desk_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AppAccountDesk *self = APP_ACCOUNT_DESK (object);

  if (property_id == PROP_BUSY)
    g_value_set_boolean (value, app_account_desk_is_busy (self));
  else if (property_id == PROP_EXCHANGE)
    g_value_set_object (value, self->exchange);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_account_desk_finalize (GObject *object)
{
  AppAccountDesk *self = APP_ACCOUNT_DESK (object);

  app_account_desk_flush (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->exchange != NULL)
    codef_exchange_cancel (self->exchange);
  g_clear_object (&self->exchange_signals);
  g_clear_object (&self->exchange);
  g_clear_object (&self->call);
  g_clear_object (&self->list);
  store_wallet_flush (self->wallet);
  g_clear_object (&self->wallet);
  g_free (self->draft_file);
  g_free (self->greeting);
  g_free (self->requested);
  G_OBJECT_CLASS (app_account_desk_parent_class)->finalize (object);
}

static void
app_account_desk_class_init (AppAccountDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = app_account_desk_get_property;
  object_class->finalize = app_account_desk_finalize;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXCHANGE] =
    g_param_spec_object ("exchange", NULL, NULL, CODEF_TYPE_EXCHANGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SAID] =
    g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_INT,
                                G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
app_account_desk_init (AppAccountDesk *self)
{
  self->exchange_signals = g_signal_group_new (CODEF_TYPE_EXCHANGE);
  g_signal_group_connect_swapped (self->exchange_signals, "notify::phase", G_CALLBACK (_app_account_desk_on_phase_cb),
                                  self);
}

/* What is under way would use the context, which goes. */
static void
drop_desk (gpointer desk)
{
  app_account_desk_cancel (desk);
  g_object_unref (desk);
}

void
app_account_desk_attach (AppContext *context, StoreWallet *wallet, const char *draft_file)
{
  g_autoptr(CodefAccountGuide) guide = NULL;
  AppAccountDesk *self;

  g_return_if_fail (APP_IS_CONTEXT (context) && STORE_IS_WALLET (wallet) && draft_file != NULL);
  self = g_object_new (APP_TYPE_ACCOUNT_DESK, NULL);
  guide = codef_account_guide_new (app_context_get_catalog (context));
  self->context = context;
  self->wallet = g_object_ref (wallet);
  self->draft_file = g_strdup (draft_file);
  self->list = codef_account_list_new (guide);
  restore_draft (self);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (on_list_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (context), DESK_KEY, self, drop_desk);
}

AppAccountDesk *
app_account_desk_get (AppContext *context)
{
  g_return_val_if_fail (APP_IS_CONTEXT (context), NULL);
  return g_object_get_data (G_OBJECT (context), DESK_KEY);
}

CodefAccountList *
app_account_desk_get_list (AppAccountDesk *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_DESK (self), NULL);
  return self->list;
}

StoreWallet *
app_account_desk_get_wallet (AppAccountDesk *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_DESK (self), NULL);
  return self->wallet;
}

CodefExchange *
app_account_desk_get_exchange (AppAccountDesk *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_DESK (self), NULL);
  return self->exchange;
}

gboolean
app_account_desk_is_busy (AppAccountDesk *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_DESK (self), FALSE);
  return self->cancellable != NULL;
}

const char *
app_account_desk_get_greeting (AppAccountDesk *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_DESK (self), NULL);
  return self->greeting;
}

/* (transfer full) (nullable): the first certificate that a registration would fail with. */
static char *
dup_certificate_problem (AppAccountDesk *self)
{
  const gint64 now_unix_sec = codef_clock_now_unix_sec (app_context_get_clock (self->context));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      CodefCertificate *certificate = codef_account_get_certificate (codef_account_list_get (self->list, i));
      g_autofree char *sentence = NULL;

      if (certificate == NULL || !(codef_certificate_judge (certificate, now_unix_sec) & CODEF_CERTIFICATE_PROBLEMS))
        continue;
      sentence = codef_certificate_describe (certificate, now_unix_sec);
      return g_strdup_printf (_("Account %u: %s"), i + 1, sentence);
    }
  return NULL;
}

/* (transfer full) (nullable): the connectedId is one of another environment. */
static char *
dup_stranger (AppAccountDesk *self)
{
  const char *connected_id = codef_account_list_get_connected_id (self->list);
  const char *id;
  g_autoptr(CodefEnvironment) elsewhere = NULL;

  if (!codef_account_operation_uses_connected_id (codef_account_list_get_operation (self->list)))
    return NULL;
  id = store_wallet_find_elsewhere (self->wallet,
                                    codef_environment_get_id (app_context_get_environment (self->context)),
                                      connected_id);
  if (id == NULL)
    return NULL;
  elsewhere = app_context_find_environment (self->context, id);
  return g_strdup_printf (_("This connected ID was issued in another environment: %s"),
                          elsewhere != NULL ? codef_environment_get_title (elsewhere) : id);
}

char *
app_account_desk_dup_doubts (AppAccountDesk *self)
{
  char *doubts;

  g_return_val_if_fail (APP_IS_ACCOUNT_DESK (self), NULL);
  doubts = codef_account_list_dup_problem (self->list, app_context_get_label_language (self->context));
  if (doubts == NULL)
    doubts = dup_stranger (self);
  return doubts != NULL ? doubts : dup_certificate_problem (self);
}

void
app_account_desk_inspect (AppAccountDesk *self)
{
  g_return_if_fail (APP_IS_ACCOUNT_DESK (self));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    if (codef_account_needs_inspection (codef_account_list_get (self->list, i)))
      codef_account_inspect_async (codef_account_list_get (self->list, i), NULL, NULL, NULL);
}

void
app_account_desk_flush (AppAccountDesk *self)
{
  g_autoptr(StoreAccountDraft) draft = NULL;

  g_return_if_fail (APP_IS_ACCOUNT_DESK (self));
  if (self->draft_id == 0)
    return;
  g_clear_handle_id (&self->draft_id, g_source_remove);
  draft = make_draft (self);
  store_account_draft_save (self->draft_file, draft, NULL);
}

void
_app_account_desk_say (AppAccountDesk *self, AppNoticeKind kind, const char *text, const char *button,
                       const char *action)
{
  g_signal_emit (self, signals[SAID], 0, (int) kind, text, button, action);
}

void
_app_account_desk_set_exchange (AppAccountDesk *self, CodefExchange *exchange)
{
  if (!g_set_object (&self->exchange, exchange))
    return;
  g_signal_group_set_target (self->exchange_signals, exchange);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXCHANGE]);
}

void
_app_account_desk_set_busy (AppAccountDesk *self, GCancellable *cancellable)
{
  if (g_set_object (&self->cancellable, cancellable))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}
