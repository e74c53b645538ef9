/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-walk.h"

#include "cli-exchange.h"
#include "cli-input.h"
#include "cli-output.h"
#include "cli-question.h"
#include "cli-saved.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

const CliOption cli_walk_options[] = {
  { "answers", 0, "FILE|-",
    N_("what to answer when asked, as {\"smsAuthNo\": \"123456\"}: by method a text, an object or a list of them") },
  { "save", 0, "FILE",
    N_("keep an unfinished session for “codefctl continue”, readable by you alone; nobody is asked then") },
  { NULL },
};

struct _CliWalk
{
  CliSession   *session;
  CliArguments *arguments;
  CodefAnswers   *answers;   /* (owned) (nullable) */
  const char   *save_file; /* (nullable) */
};

CodefAnswers *
cli_walk_read_answers (const char *file, GError **error)
{
  g_autoptr(GBytes) content = cli_input_read (file, error);
  g_autoptr(GError) cause = NULL;
  CodefAnswers *answers;

  if (content == NULL)
    return NULL;
  answers = codef_answers_new (content, file, &cause);
  if (answers == NULL)
    g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, cause->message);
  return answers;
}

CliWalk *
cli_walk_new (CliSession *session, CliArguments *arguments, const char *save_file, GError **error)
{
  const char *answers_file = cli_arguments_get (arguments, "answers");
  g_autoptr(CliWalk) self = g_new0 (CliWalk, 1);

  self->session = session;
  self->arguments = arguments;
  self->save_file = save_file;
  if (answers_file != NULL)
    {
      self->answers = cli_walk_read_answers (answers_file, error);
      if (self->answers == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
cli_walk_free (CliWalk *self)
{
  g_clear_pointer (&self->answers, codef_answers_free);
  g_free (self);
}

/* Why the last input did not do, where the answer is no challenge of its own. */
static void
tell_trouble (CliWalk *self, CodefExchange *exchange)
{
  CodefReply *reply = codef_exchange_get_reply (exchange);

  if (codef_exchange_get_error (exchange) != NULL)
    cli_output_say ("%s", codef_exchange_get_error (exchange)->message);
  else if (reply != NULL && !codef_reply_is_challenge (reply))
    cli_exchange_explain (self->session, reply);
}

static gboolean
ask_person (CliWalk *self, CodefExchange *exchange, GBytes **inputs, GError **error)
{
  CodefChallenge *challenge = codef_exchange_get_challenge (exchange);
  g_autofree char *picture = cli_question_write_picture (challenge, NULL);
  gboolean answered;

  cli_session_run_pending (self->session); /* the pretend phone */
  tell_trouble (self, exchange);
  cli_question_tell (self->session, challenge, picture);
  answered = cli_question_ask (self->session, challenge, inputs, error);
  if (picture != NULL)
    g_unlink (picture);
  return answered;
}

/* @inputs: NULL where nobody knows an answer. */
static gboolean
find_inputs (CliWalk *self, CodefExchange *exchange, GBytes **inputs, GError **error)
{
  gboolean has_person = self->save_file == NULL && cli_input_has_person ();

  *inputs = NULL;
  if (!has_person && codef_exchange_get_error (exchange) != NULL)
    {
      g_propagate_error (error, g_error_copy (codef_exchange_get_error (exchange)));
      return FALSE;
    }
  if (self->answers != NULL)
    *inputs = codef_answers_take (self->answers, codef_exchange_get_challenge (exchange));
  return *inputs != NULL || !has_person || ask_person (self, exchange, inputs, error);
}

static gboolean
go_on (CliWalk *self, CliCall *call, CodefExchange *exchange, GBytes *inputs, GError **error)
{
  const char *path = codef_request_get_path (codef_exchange_get_request (exchange));
  CodefProduct *product = codef_catalog_find_product (cli_session_get_catalog (self->session), path);
  g_autoptr(GBytes) whole = codef_answers_complete (codef_exchange_get_challenge (exchange), inputs);
  g_autoptr(GBytes) sealed = cli_call_seal (call, whole, product, error);

  return sealed != NULL && codef_client_continue (cli_call_get_client (call), exchange, sealed, error);
}

static gboolean
walk (CliWalk *self, CliCall *call, CodefExchange *exchange, GError **error)
{
  if (!cli_exchange_wait (self->session, exchange, error))
    return FALSE;
  while (codef_exchange_get_phase (exchange) == CODEF_PHASE_CHALLENGED)
    {
      g_autoptr(GBytes) inputs = NULL;

      if (!find_inputs (self, exchange, &inputs, error))
        return FALSE;
      if (inputs == NULL)
        break;
      if (!go_on (self, call, exchange, inputs, error) || !cli_exchange_wait (self->session, exchange, error))
        return FALSE;
    }
  return TRUE;
}

static void
tell_how (CliWalk *self, CodefChallenge *challenge)
{
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);
  g_autofree char *option = NULL;

  if (n_inputs > 0 && inputs[0].is_secret)
    option = g_strdup_printf ("--secret %s", inputs[0].name);
  else
    option = g_strdup_printf ("-p %s=…", n_inputs > 0 ? inputs[0].name : "…");
  cli_output_detail (_("go on with: codefctl continue %s %s"), self->save_file, option);
}

static CliExit
leave_open (CliWalk *self, CliCall *call, CodefExchange *exchange)
{
  CodefChallenge *challenge = codef_exchange_get_challenge (exchange);
  g_autofree char *picture = self->save_file != NULL ? cli_question_write_picture (challenge, self->save_file) : NULL;
  GError *error = NULL;

  tell_trouble (self, exchange);
  cli_output_say (_("additional authentication is needed, and there is nobody to ask"));
  cli_question_tell (self->session, challenge, picture);
  if (self->save_file == NULL)
    return CLI_EXIT_CHALLENGE;
  if (!cli_saved_write (self->save_file, self->arguments, call, exchange, picture, &error))
    {
      cli_output_fail (error);
      return CLI_EXIT_CHALLENGE;
    }
  tell_how (self, challenge);
  return CLI_EXIT_CHALLENGE;
}

CliExit
cli_walk_to_end (CliWalk *self, CliCall *call, CodefExchange *exchange)
{
  GError *error = NULL;
  gboolean walked = walk (self, call, exchange, &error);
  CodefReply *reply = codef_exchange_get_reply (exchange);

  cli_session_run_pending (self->session); /* the pretend phone */
  if (cli_arguments_has (self->arguments, "verbose"))
    cli_exchange_show (exchange);
  if (!walked)
    return cli_output_fail (error);
  if (reply != NULL)
    cli_exchange_print_answer (reply);
  if (codef_exchange_get_phase (exchange) == CODEF_PHASE_CHALLENGED)
    return leave_open (self, call, exchange);
  cli_exchange_explain (self->session, reply);
  return cli_exit_for_reply (reply);
}
