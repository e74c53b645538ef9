/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-send.h"

#include "cli-call.h"
#include "cli-exchange.h"
#include "cli-output.h"
#include "cli-parameters.h"
#include "codef-error.h"

/* Encrypts what --secret gave and what the catalogue marks. The key is asked for only if something has to be encrypted. */
static GBytes *
make_json (CliCall *call, CliParameters *parameters, CodefProduct *product, GError **error)
{
  g_autoptr(GBytes) json = NULL;
  g_autoptr(GError) problem = NULL;
  CodefPublicKey *key = NULL;
  GBytes *sealed;

  if (cli_parameters_has_secrets (parameters))
    {
      key = cli_call_get_public_key (call, error);
      if (key == NULL)
        return NULL;
    }
  json = cli_parameters_to_json (parameters, key, error);
  if (json == NULL)
    return NULL;
  sealed = codef_request_seal (json, product, key, NULL, &problem);
  if (g_error_matches (problem, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY) && key == NULL)
    {
      key = cli_call_get_public_key (call, error);
      return key != NULL ? codef_request_seal (json, product, key, NULL, error) : NULL;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return sealed;
}

static CodefExchange *
exchange_with (CliSession *session, CliArguments *arguments, const char *path, CliCall *call, CliParameters *parameters, GError **error)
{
  CodefProduct *product = codef_catalog_find_product (cli_session_get_catalog (session), path);
  g_autoptr(GBytes) json = make_json (call, parameters, product, error);
  g_autoptr(CodefRequest) request = NULL;
  g_autoptr(CodefExchange) exchange = NULL;
  gboolean answered;

  if (json == NULL)
    return NULL;
  request = codef_request_new (path, json, cli_call_get_deadline_sec (call), error);
  if (request == NULL)
    return NULL;
  exchange = codef_client_start (cli_call_get_client (call), request);
  answered = cli_exchange_wait (session, exchange, error);
  cli_session_run_pending (session); /* the pretend phone */
  if (cli_arguments_has (arguments, "verbose"))
    cli_exchange_show (exchange);
  return answered ? g_steal_pointer (&exchange) : NULL;
}

CliExit
cli_send (CliSession *session, CliArguments *arguments, const char *path)
{
  g_autoptr(CliParameters) parameters = NULL;
  g_autoptr(CliCall) call = NULL;
  g_autoptr(CodefExchange) exchange = NULL;
  GError *error = NULL;
  CodefReply *reply;

  parameters = cli_parameters_new (arguments, codef_catalog_find_product (cli_session_get_catalog (session), path), &error);
  if (parameters != NULL)
    call = cli_call_new (session, arguments, &error);
  if (call != NULL)
    exchange = exchange_with (session, arguments, path, call, parameters, &error);
  if (exchange == NULL)
    return cli_output_fail (error);
  reply = codef_exchange_get_reply (exchange);
  cli_exchange_print_answer (reply);
  cli_exchange_explain (session, reply);
  return cli_exit_for_reply (reply);
}
