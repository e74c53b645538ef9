/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-account-report.h"

#include "cli-environment.h"
#include "cli-exchange.h"
#include "cli-output.h"
#include "codef-environment.h"
#include "store-paths.h"
#include "store-wallet.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean done;
} Waiting;

static void
on_inspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  codef_account_inspect_finish (CODEF_ACCOUNT (source), result, NULL);
  waiting->done = TRUE;
}

/* What the certificate of an account says against itself. That it is locked is no news: --secret encrypts the password
 * at once. */
static void
report_certificate (CliSession *session, CodefAccount *account, guint number)
{
  const gint64 now_unix_sec = g_get_real_time () / G_USEC_PER_SEC;
  Waiting waiting = { FALSE };
  CodefCertificate *certificate;
  g_autofree char *sentence = NULL;

  if (!codef_account_needs_inspection (account))
    return;
  codef_account_inspect_async (account, NULL, on_inspected_cb, &waiting);
  cli_session_run_until (session, &waiting.done);
  certificate = codef_account_get_certificate (account);
  if (certificate != NULL && codef_certificate_judge (certificate, now_unix_sec) != CODEF_CERTIFICATE_LOCKED)
    sentence = codef_certificate_describe (certificate, now_unix_sec);
  if (sentence != NULL)
    cli_output_say (_("account %u: %s"), number, sentence);
}

void
cli_account_report_problems (CliSession *session, CodefAccountList *list)
{
  CodefLanguage language = cli_session_get_language (session);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *problem = NULL;

  if (codef_account_operation_get_account (codef_account_list_get_operation (list)) == NULL)
    n = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *of_account = codef_account_dup_problem (codef_account_list_get (list, i), language);

      if (of_account != NULL)
        cli_output_say (_("account %u: %s"), i + 1, of_account);
      report_certificate (session, codef_account_list_get (list, i), i + 1);
    }
  problem = codef_account_list_get_n_wrong (list) == 0 ? codef_account_list_dup_problem (list, language) : NULL;
  if (problem != NULL)
    cli_output_say ("%s", problem);
}

static void
report_refusal (CliSession *session, CodefAccount *account, guint number)
{
  CodefLanguage language = cli_session_get_language (session);
  const char *code = codef_registration_get_code (codef_account_get_answer (account));
  g_autofree char *title = codef_account_dup_title (account, language);
  g_autofree char *advice = codef_account_dup_advice (account, language);

  cli_output_say (_("account %u, %s: %s"), number, title, code != NULL ? code : _("refused"));
  if (*advice != '\0')
    cli_output_detail ("%s", advice);
}

void
cli_account_report_answer (CliSession *session, CodefAccountList *list, CodefReply *reply, CodefAccountAnswer *answer)
{
  cli_exchange_print_answer (reply);
  cli_exchange_explain (session, reply);
  if (codef_account_answer_get_refused (answer)->len == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (codef_account_get_state (codef_account_list_get (list, i)) == CODEF_ACCOUNT_REFUSED)
      report_refusal (session, codef_account_list_get (list, i), i + 1);
}

/* The last answer with the connectedIds of all pages in it. */
static void
print_ids (CodefConnectedIds *gathered)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < gathered->ids->len; i++)
    json_array_add_string_element (list, gathered->ids->pdata[i]);
  json_object_set_array_member (object, "connectedIdList", list);
  json_object_set_int_member (object, "pages", gathered->n_pages);
  json_object_set_boolean_member (object, "complete", gathered->problem == NULL);
  json_node_take_object (root, object);
  cli_output_write_json (root);
}

void
cli_account_report_ids (CliSession *session, CodefConnectedIds *gathered)
{
  CodefReply *reply = codef_exchange_get_reply (gathered->exchange);
  CodefEnvironment *environment = codef_exchange_get_environment (gathered->exchange);

  if (gathered->n_pages == 1 && reply != NULL)
    cli_exchange_print_answer (reply);
  else
    print_ids (gathered);
  if (reply != NULL)
    cli_exchange_explain (session, reply);
  if (!g_str_equal (codef_environment_get_id (environment), CLI_ENVIRONMENT_UNNAMED))
    {
      g_autofree char *path = store_paths_data (STORE_WALLET_FILE);
      g_autoptr(StoreWallet) wallet = store_wallet_new (path, NULL);

      store_wallet_take_ids (wallet, codef_environment_get_id (environment), gathered->ids,
                             g_get_real_time () / G_USEC_PER_SEC);
      store_wallet_flush (wallet);
    }
}

void
cli_account_report_remember (CodefEnvironment *environment, CodefAccountList *list, CodefAccountAnswer *answer)
{
  CodefAccountKind kind = codef_account_operation_get_kind (codef_account_list_get_operation (list));
  g_autofree char *path = NULL;
  g_autoptr(StoreWallet) wallet = NULL;

  if (g_str_equal (codef_environment_get_id (environment), CLI_ENVIRONMENT_UNNAMED))
    return;
  path = store_paths_data (STORE_WALLET_FILE);
  wallet = store_wallet_new (path, NULL);
  store_wallet_take (wallet, codef_environment_get_id (environment), kind, codef_account_list_get_connected_id (list),
                     answer,
                     g_get_real_time () / G_USEC_PER_SEC);
  store_wallet_flush (wallet);
}
