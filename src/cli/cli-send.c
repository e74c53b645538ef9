/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-send.h"

#include "cli-call.h"
#include "cli-output.h"
#include "cli-parameters.h"
#include "cli-walk.h"

static CodefExchange *
start (const char *path, CliCall *call, CliParameters *parameters, GError **error)
{
  g_autoptr(GBytes) json = cli_parameters_seal (parameters, call, error);
  g_autoptr(CodefRequest) request = NULL;

  if (json == NULL)
    return NULL;
  request = codef_request_new (path, json, cli_call_get_deadline_sec (call), error);
  return request != NULL ? codef_client_start (cli_call_get_client (call), request) : NULL;
}

CliExit
cli_send (CliSession *session, CliArguments *arguments, const char *path)
{
  CodefProduct *product = codef_catalog_find_product (cli_session_get_catalog (session), path);
  g_autoptr(CliWalk) walk = NULL;
  g_autoptr(CliParameters) parameters = NULL;
  g_autoptr(CliCall) call = NULL;
  g_autoptr(CodefExchange) exchange = NULL;
  GError *error = NULL;

  parameters = cli_parameters_new (arguments, product, &error);
  if (parameters != NULL)
    walk = cli_walk_new (session, arguments, cli_arguments_get (arguments, "save"), &error);
  if (walk != NULL)
    call = cli_call_new (session, arguments, &error);
  if (call != NULL)
    exchange = start (path, call, parameters, &error);
  return exchange != NULL ? cli_walk_to_end (walk, call, exchange) : cli_output_fail (error);
}
