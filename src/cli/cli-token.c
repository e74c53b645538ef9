/* SPDX-License-Identifier: MIT */
/* codefctl token */
#include "codef-config.h"
#include "cli-commands.h"

#include "cli-arguments.h"
#include "cli-call.h"
#include "cli-exchange.h"
#include "cli-json.h"
#include "cli-output.h"
#include "codef-secret.h"
#include "codef-token-source.h"
#include "codef-token.h"

#include <glib/gi18n.h>

static const CliOption options[] = {
  { "new", 0, NULL, N_("a new one even if one is held") },
  { "json", 0, NULL, N_("what the token says of itself, as JSON") },
  { NULL },
};

static const char *const examples[] = { "token", "token --env demo --json", "token --env sandbox --credentials-file keys.json", NULL };

typedef struct
{
  CodefToken   *token;   /* (owned) (nullable) */
  CodefAttempt *attempt; /* (owned) (nullable) */
  GError       *error;   /* (owned) (nullable) */
  gboolean      done;
} Fetch;

static void
on_token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->token = codef_token_source_get_finish (CODEF_TOKEN_SOURCE (source), result, &fetch->attempt, &fetch->error);
  fetch->done = TRUE;
}

static void
add_expiry (JsonBuilder *builder, CodefToken *token)
{
  gint64 expires_unix_sec = codef_token_get_expires_unix_sec (token);
  g_autoptr(GDateTime) expires = expires_unix_sec != G_MAXINT64 ? g_date_time_new_from_unix_utc (expires_unix_sec) : NULL;
  g_autofree char *text = expires != NULL ? g_date_time_format_iso8601 (expires) : NULL;

  cli_json_add_text (builder, "expires", text);
}

static void
print_json (CodefToken *token)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  const char *const *authorities = codef_token_get_authorities (token);

  json_builder_begin_object (builder);
  cli_json_add_text (builder, "accessToken", codef_secret_reveal (codef_token_get_bearer (token)));
  add_expiry (builder, token);
  cli_json_add_text (builder, "serviceType", codef_token_get_service_type (token));
  cli_json_add_text (builder, "clientId", codef_token_get_client_id (token));
  json_builder_set_member_name (builder, "authorities");
  json_builder_begin_array (builder);
  for (gsize i = 0; authorities != NULL && authorities[i] != NULL; i++)
    json_builder_add_string_value (builder, authorities[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  cli_output_write_json (root);
}

static CliExit
run (CliSession *session, CliArguments *arguments)
{
  GError *error = NULL;
  g_autoptr(CliCall) call = cli_call_new (session, arguments, &error);
  CodefTokenSource *source;
  Fetch fetch = { NULL };

  if (call == NULL)
    return cli_output_fail (error);
  source = codef_client_get_token_source (cli_call_get_client (call));
  if (cli_arguments_has (arguments, "new"))
    codef_token_source_drop (source);
  codef_token_source_get_async (source, NULL, cli_session_get_cancellable (session), on_token_cb, &fetch);
  cli_session_run_until (session, &fetch.done);
  if (fetch.attempt != NULL && cli_arguments_has (arguments, "verbose"))
    cli_exchange_show_attempt (fetch.attempt);
  g_clear_object (&fetch.attempt);
  if (fetch.token == NULL)
    return cli_output_fail (fetch.error);
  if (cli_arguments_has (arguments, "json"))
    print_json (fetch.token);
  else
    cli_output_print ("%s\n", codef_secret_reveal (codef_token_get_bearer (fetch.token)));
  codef_token_unref (fetch.token);
  return CLI_EXIT_SUCCESS;
}

const CliCommand cli_token_command = {
  .name = "token",
  .usage = "[OPTIONS]",
  .summary = N_("get an access token and print it"),
  .details = N_("The token opens the service for a week: treat it like a password. With --json also what it says of itself: until when it is "
                "valid, and for which business areas."),
  .groups = { options, cli_call_options },
  .examples = examples,
  .run = run,
};
