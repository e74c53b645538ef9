/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-desk-private.h"

#include "codef-connected-ids.h"
#include "codef-credentials.h"
#include "codef-error.h"
#include "codef-wire.h"
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* A wish to send on its way to the keys; meanwhile it may be stopped. */
typedef struct
{
  AppAccountDesk   *desk;        /* (owned) */
  CodefEnvironment *environment; /* (owned) */
  CodefClient      *client;      /* (owned) (nullable) until it is known */
  GCancellable     *cancellable; /* (owned) */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->desk);
  codef_environment_unref (errand->environment);
  g_clear_object (&errand->client);
  g_object_unref (errand->cancellable);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static Errand *
errand_new (AppAccountDesk *desk, CodefEnvironment *environment)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->desk = g_object_ref (desk);
  errand->environment = codef_environment_ref (environment);
  errand->cancellable = g_cancellable_new ();
  return errand;
}

static guint
get_deadline_sec (AppAccountDesk *self)
{
  return g_settings_get_uint (app_context_get_settings (self->context), "deadline-sec");
}

/* Nothing was sent: says why, and offers the next step. */
static void
explain (AppAccountDesk *self, CodefEnvironment *environment, const GError *error)
{
  if (g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS)
      || g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY))
    {
      g_autoptr(GVariant) target =
        g_variant_ref_sink (g_variant_new ("(ss)", codef_environment_get_id (environment), error->message));
      g_autofree char *action = g_action_print_detailed_name ("win.show-keys", target);

      _app_account_desk_say (self, APP_NOTICE_WARNING, error->message, _("Enter keys"), action);
    }
  else if (g_error_matches (error, CODEF_ERROR, CODEF_ERROR_UNREACHABLE)
           && codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_LOCAL)
    _app_account_desk_say (self, APP_NOTICE_WARNING, error->message, _("Start the sandbox"), "win.start-sandbox");
  else
    _app_account_desk_say (self, APP_NOTICE_ERROR, error->message, NULL, NULL);
}

static void
end (AppAccountDesk *self)
{
  if (self->call != NULL)
    codef_account_call_abandon (self->call);
  g_clear_object (&self->call);
  _app_account_desk_set_busy (self, NULL);
}

/* Takes hold of what was not stopped meanwhile: who stopped it has told everybody. */
static gboolean
is_over (Errand *errand, const GError *error)
{
  if (errand->desk->cancellable != errand->cancellable)
    return TRUE;
  if (error == NULL)
    return FALSE;
  end (errand->desk);
  explain (errand->desk, errand->environment, error);
  return TRUE;
}

static guint
count_states (AppAccountDesk *self, CodefAccountState state)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    n += codef_account_get_state (codef_account_list_get (self->list, i)) == state;
  return n;
}

/* What became of the accounts, in one sentence. */
static void
report (AppAccountDesk *self, CodefAccountAnswer *answer)
{
  guint n_refused = count_states (self, CODEF_ACCOUNT_REFUSED),
    n_accepted = count_states (self, CODEF_ACCOUNT_ACCEPTED);
  g_autofree char *text = NULL;

  if (codef_account_answer_get_accepted (answer)->len + codef_account_answer_get_refused (answer)->len == 0)
    return; /* the answer pane says it all */
  if (n_refused == 0)
    text = g_strdup_printf (ngettext ("%u account is done.", "%u accounts are done.", n_accepted), n_accepted);
  else if (n_accepted == 0)
    text = g_strdup (_("Every account was refused: each row says why."));
  else
    text = g_strdup_printf (_("%u of %u accounts are done, the others were refused: their rows say why."), n_accepted,
                            n_accepted + n_refused);
  if (n_refused > 0 && n_accepted > 0)
    _app_account_desk_say (self, APP_NOTICE_WARNING, text, _("Keep the refused ones"), "accounts.retain-refused");
  else
    _app_account_desk_say (self, n_refused > 0 ? APP_NOTICE_ERROR : APP_NOTICE_INFORMATION, text, NULL, NULL);
}

static void
take_reply (AppAccountDesk *self, CodefReply *reply)
{
  g_autoptr(CodefAccountAnswer) answer = codef_account_answer_new (codef_reply_get_document (reply));
  CodefAccountKind kind = self->call != NULL
    ? codef_account_operation_get_kind (codef_account_call_get_operation (self->call))
                                             : CODEF_ACCOUNT_KIND_LIST;
  const char *issued = codef_account_answer_get_connected_id (answer);

  store_wallet_take (self->wallet, codef_environment_get_id (codef_exchange_get_environment (self->exchange)), kind,
                     self->requested, answer,
                     codef_clock_now_unix_sec (app_context_get_clock (self->context)));
  if (self->call == NULL)
    return;
  codef_account_call_take_answer (self->call, answer);
  if (kind == CODEF_ACCOUNT_KIND_CREATE && codef_account_answer_is_done (answer) && issued != NULL)
    codef_account_list_set_connected_id (self->list, issued);
  report (self, answer);
}

void
_app_account_desk_on_phase_cb (AppAccountDesk *self)
{
  if (codef_exchange_get_phase (self->exchange) == CODEF_PHASE_WAITING)
    return;
  if (codef_exchange_get_reply (self->exchange) != NULL)
    take_reply (self, codef_exchange_get_reply (self->exchange));
  end (self);
}

static void
on_sealed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  AppAccountDesk *self = errand->desk;
  gboolean used_throwaway = FALSE;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefRequest) request =
    codef_account_call_seal_finish (CODEF_ACCOUNT_CALL (source), result, NULL, &used_throwaway, &error);
  g_autoptr(CodefExchange) exchange = NULL;

  if (is_over (errand, error))
    return;
  if (used_throwaway)
    _app_account_desk_say (self, APP_NOTICE_INFORMATION,
                           _("Passwords were encrypted with a throwaway key: the vendor's sandbox has no key of yours "
                             "and decrypts nothing."),
                           NULL, NULL);
  exchange = codef_client_start (errand->client, request);
  _app_account_desk_set_exchange (self, exchange);
}

static void
on_ids_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  AppAccountDesk *self = errand->desk;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefConnectedIds) gathered = codef_connected_ids_fetch_finish (CODEF_CLIENT (source), result, &error);
  g_autofree char *text = NULL;

  if (is_over (errand, error))
    return;
  store_wallet_take_ids (self->wallet, codef_environment_get_id (errand->environment), gathered->ids,
                         codef_clock_now_unix_sec (app_context_get_clock (self->context)));
  text = g_strdup_printf (ngettext ("%u connected ID is in the wallet at the left.",
                                    "%u connected IDs are in the wallet at the left.",
                                    gathered->ids->len), gathered->ids->len);
  if (gathered->problem != NULL && gathered->ids->len > 0)
    _app_account_desk_say (self, APP_NOTICE_WARNING, gathered->problem, NULL, NULL);
  else if (gathered->problem == NULL)
    _app_account_desk_say (self, APP_NOTICE_INFORMATION, text, NULL, NULL);
  /* it has ended: its end is told to nobody any more */
  g_signal_group_block (self->exchange_signals);
  _app_account_desk_set_exchange (self, gathered->exchange);
  g_signal_group_unblock (self->exchange_signals);
  end (self);
}

static void
on_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  AppAccountDesk *self = errand->desk;
  g_autoptr(GError) error = NULL;
  CodefPublicKey *key;
  gboolean is_vendors;

  errand->client = app_context_get_client_finish (APP_CONTEXT (source), result, &error);
  if (is_over (errand, error))
    return;
  if (codef_account_operation_get_kind (codef_account_call_get_operation (self->call))
      == CODEF_ACCOUNT_KIND_CONNECTED_IDS)
    {
      codef_connected_ids_fetch_async (errand->client, get_deadline_sec (self), errand->cancellable, on_ids_cb, errand);
      g_steal_pointer (&errand);
      return;
    }
  key = codef_credentials_get_public_key (codef_client_get_credentials (errand->client));
  is_vendors = codef_environment_get_kind (errand->environment) == CODEF_ENVIRONMENT_SANDBOX;
  codef_account_call_seal_async (self->call, key, is_vendors, get_deadline_sec (self), errand->cancellable,
                                 on_sealed_cb, errand);
  g_steal_pointer (&errand);
}

void
app_account_desk_send (AppAccountDesk *self, CodefEnvironment *environment)
{
  Errand *errand;

  g_return_if_fail (APP_IS_ACCOUNT_DESK (self) && environment != NULL);
  if (app_account_desk_is_busy (self))
    return;
  errand = errand_new (self, environment);
  g_set_object (&self->call, NULL);
  self->call = codef_account_call_new (self->list);
  g_free (self->requested);
  self->requested = g_strdup (codef_account_list_get_connected_id (self->list));
  _app_account_desk_set_busy (self, errand->cancellable);
  app_context_get_client_async (self->context, environment, errand->cancellable, on_client_cb, errand);
}

static void
on_client_for_refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  AppAccountDesk *self = errand->desk;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefRequest) request = NULL;
  g_autoptr(CodefExchange) exchange = NULL;
  g_autoptr(GBytes) json = NULL;
  g_autoptr(JsonNode) node = NULL;
  JsonObject *object = json_object_new ();
  char *text;

  errand->client = app_context_get_client_finish (APP_CONTEXT (source), result, &error);
  json_object_set_string_member (object, "connectedId", self->requested);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  json = g_bytes_new_take (text, strlen (text));
  if (is_over (errand, error))
    return;
  request = codef_request_new (CODEF_PATH_ACCOUNT_LIST, json, get_deadline_sec (self), NULL);
  exchange = codef_client_start (errand->client, request);
  _app_account_desk_set_exchange (self, exchange);
}

void
app_account_desk_refresh (AppAccountDesk *self, CodefEnvironment *environment, const char *connected_id)
{
  Errand *errand;

  g_return_if_fail (APP_IS_ACCOUNT_DESK (self) && environment != NULL && connected_id != NULL);
  if (app_account_desk_is_busy (self))
    return;
  errand = errand_new (self, environment);
  g_free (self->requested);
  self->requested = g_strdup (connected_id);
  _app_account_desk_set_busy (self, errand->cancellable);
  app_context_get_client_async (self->context, environment, errand->cancellable, on_client_for_refresh_cb, errand);
}

void
app_account_desk_cancel (AppAccountDesk *self)
{
  g_autoptr(GCancellable) cancellable = NULL;

  g_return_if_fail (APP_IS_ACCOUNT_DESK (self));
  if (self->cancellable == NULL)
    return;
  cancellable = g_object_ref (self->cancellable);
  /* its end comes later and may meet the next one under way */
  g_signal_group_set_target (self->exchange_signals, NULL);
  if (self->exchange != NULL)
    codef_exchange_cancel (self->exchange);
  end (self);
  g_cancellable_cancel (cancellable);
}
