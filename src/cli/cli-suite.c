/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-suite.h"

#include "cli-walk.h"
#include "codef-error.h"
#include "codef-variables.h"
#include "codef-wire.h"

#include <glib/gi18n.h>
#include <string.h>

/* How often, and how many times, the pretend phone is looked at: for a second. */
#define LOOK_MS 10
#define MAX_LOOKS 100

struct _CliSuite
{
  CliSession *session;
  GPtrArray  *cases;    /* (owned) of CliCase */
  gboolean    by_phone;
  guint       n_running;
  gboolean    bail;
  gboolean    moved;    /* a case has ended: look what can begin */
};

typedef struct
{
  CliSuite *suite;
  CliCase  *one;
} Place;

static void
case_free (CliCase *one)
{
  g_clear_object (&one->request);
  g_clear_pointer (&one->row, g_hash_table_unref);
  g_clear_object (&one->exchange);
  g_clear_pointer (&one->verdicts, g_ptr_array_unref);
  g_clear_pointer (&one->drift, g_ptr_array_unref);
  g_clear_error (&one->error);
  g_clear_handle_id (&one->phone_id, g_source_remove);
  g_clear_pointer (&one->answers, cli_answers_free);
  g_free (one);
}

static CliCase *
case_new (const CliSuiteParts *parts, StoreRequest *request, GHashTable *row, guint n_row)
{
  CliCase *one = g_new0 (CliCase, 1);
  const char *environment = store_request_get_environment (request);

  one->call = environment != NULL ? g_hash_table_lookup (parts->calls, environment) : NULL;
  if (one->call == NULL)
    one->call = g_hash_table_lookup (parts->calls, "");
  one->answers = parts->answers != NULL ? cli_answers_copy (parts->answers) : NULL;
  one->request = g_object_ref (request);
  one->row = row != NULL ? g_hash_table_ref (row) : NULL;
  one->n_row = n_row;
  one->verdicts = g_ptr_array_new_with_free_func (g_object_unref);
  one->drift = g_ptr_array_new_with_free_func (g_object_unref);
  return one;
}

/* (nullable): the case of that request for the same row. */
static CliCase *
find_case (CliSuite *self, const char *name, guint n_row)
{
  for (guint i = 0; i < self->cases->len; i++)
    {
      CliCase *one = g_ptr_array_index (self->cases, i);

      if (one->n_row == n_row && g_str_equal (store_request_get_name (one->request), name))
        return one;
    }
  return NULL;
}

static char *
look_up (const char *name, gpointer user_data)
{
  Place *place = user_data;
  const char *value = place->one->row != NULL ? g_hash_table_lookup (place->one->row, name) : NULL;

  return value != NULL ? g_strdup (value) : store_request_dup_variable (place->one->request, name);
}

static DocDocument *
find_answer (const char *name, gpointer user_data)
{
  Place *place = user_data;
  CliCase *other = find_case (place->suite, name, place->one->n_row);
  CodefReply *reply = other != NULL && other->exchange != NULL ? codef_exchange_get_reply (other->exchange) : NULL;

  return reply != NULL ? codef_reply_get_document (reply) : NULL;
}

/* Everything whose answer it takes has ended. */
static gboolean
is_ready (CliSuite *self, CliCase *one)
{
  g_auto(GStrv) names = codef_variables_list_answers (store_request_get_parameters (one->request));

  for (gsize i = 0; names[i] != NULL; i++)
    {
      CliCase *other = find_case (self, names[i], one->n_row);

      if (other != NULL && other->state <= CLI_CASE_RUNNING)
        return FALSE;
    }
  return TRUE;
}

static void
end_case (CliSuite *self, CliCase *one, CliCaseState state)
{
  one->state = state;
  self->moved = TRUE;
}

static gboolean
take_verdicts (CliCase *one, GPtrArray *verdicts)
{
  gboolean passed = TRUE;

  for (guint i = 0; i < verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (verdicts, i);

      passed = passed && codef_verdict_passed (verdict);
      g_ptr_array_add (one->verdicts, g_object_ref (verdict));
    }
  return passed;
}

/* Where nothing is expected, success is. */
static void
add_success_verdict (CliCase *one, CodefReply *reply)
{
  DocNode node = doc_document_find_json_pointer (codef_reply_get_document (reply), "/result/code");
  const char *code = codef_reply_get_code (reply);
  g_autofree char *message = g_strdup_printf (_("%s expected, %s came"), CODEF_RESULT_SUCCESS, code != NULL ? code : "-");

  g_ptr_array_add (one->verdicts, codef_verdict_new (CODEF_VERDICT_EXPECTATION, codef_reply_is_success (reply), node, "/result/code",
                                                     message));
}

static gboolean
check_answer (CliCase *one, CodefReply *reply)
{
  DocDocument *document = codef_reply_get_document (reply);
  GPtrArray *expectations = store_request_get_expectations (one->request);
  CodefBaseline *baseline = store_request_get_baseline (one->request);
  g_autoptr(GPtrArray) verdicts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) differences = NULL;

  for (guint i = 0; i < expectations->len; i++)
    g_ptr_array_add (verdicts, codef_expectation_check (g_ptr_array_index (expectations, i), document));
  if (baseline != NULL)
    differences = codef_baseline_check (baseline, document);
  if (expectations->len == 0 && baseline == NULL)
    {
      add_success_verdict (one, reply);
      return codef_reply_is_success (reply);
    }
  return take_verdicts (one, verdicts) & (differences == NULL || take_verdicts (one, differences));
}

static gboolean
go_on (CliSuite *self, CliCase *one, GBytes *inputs, GError **error)
{
  CodefProduct *product = codef_catalog_find_product (cli_session_get_catalog (self->session), store_request_get_product (one->request));
  g_autoptr(GBytes) whole = cli_walk_complete (codef_exchange_get_challenge (one->exchange), inputs);
  g_autoptr(GBytes) sealed = cli_call_seal (one->call, whole, product, error);

  return sealed != NULL && codef_client_continue (cli_call_get_client (one->call), one->exchange, sealed, error);
}

/* (transfer full) (nullable): what a person would type who has the phone at hand; NULL if nothing has come to it. */
static GBytes *
read_phone (CliCase *one)
{
  CodefChallenge *challenge = codef_exchange_get_challenge (one->exchange);
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);
  g_autofree char *code = NULL;
  char *json;

  if (n_inputs == 0)
    return NULL;
  code = cli_call_answer_phone (one->call, codef_challenge_get_jti (challenge), codef_challenge_get_method (challenge));
  if (code == NULL)
    return NULL;
  json = g_strdup_printf ("{\"%s\":\"%s\"}", inputs[0].name, *code != '\0' ? code : "1");
  return g_bytes_new_take (json, strlen (json));
}

static void
look_for_drift (CliSuite *self, CliCase *one, CodefReply *reply)
{
  CodefProduct *product = codef_catalog_find_product (cli_session_get_catalog (self->session), store_request_get_product (one->request));

  if (product == NULL || !codef_reply_is_success (reply))
    return;
  g_ptr_array_unref (one->drift);
  one->drift = codef_baseline_check_drift (product, codef_reply_get_document (reply));
}

/* Whatever it is, the case has an end now: an answer, an open question, an error. */
static void
conclude (CliSuite *self, CliCase *one)
{
  CodefPhase phase = codef_exchange_get_phase (one->exchange);

  self->n_running--;
  if (one->error == NULL && phase == CODEF_PHASE_FAILED)
    one->error = g_error_copy (codef_exchange_get_error (one->exchange));
  else if (one->error == NULL && phase == CODEF_PHASE_CANCELLED)
    one->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
  if (one->error != NULL)
    end_case (self, one, CLI_CASE_ERROR);
  if (one->error != NULL)
    return;
  look_for_drift (self, one, codef_exchange_get_reply (one->exchange));
  end_case (self, one, check_answer (one, codef_exchange_get_reply (one->exchange)) ? CLI_CASE_PASSED : CLI_CASE_FAILED);
}

/* The message comes to the phone by another way than the answer comes to us, and may be a little later. */
static gboolean
on_phone_cb (gpointer user_data)
{
  Place *place = user_data;
  CliCase *one = place->one;
  g_autoptr(GBytes) inputs = read_phone (one);

  if (inputs == NULL && ++one->n_looks < MAX_LOOKS)
    return G_SOURCE_CONTINUE;
  one->phone_id = 0;
  if (inputs == NULL || !go_on (place->suite, one, inputs, &one->error))
    conclude (place->suite, one);
  return G_SOURCE_REMOVE;
}

/* FALSE if there is no answer: the question is then the outcome. */
static gboolean
answer_challenge (Place *place)
{
  CliCase *one = place->one;
  g_autoptr(GBytes) inputs = NULL;

  if (place->suite->by_phone)
    {
      one->n_looks = 0;
      one->phone_id = g_timeout_add (LOOK_MS, on_phone_cb, place);
      return TRUE;
    }
  inputs = one->answers != NULL ? cli_answers_take (one->answers, codef_exchange_get_challenge (one->exchange)) : NULL;
  return inputs != NULL && go_on (place->suite, one, inputs, &one->error);
}

static void
on_phase_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  Place *place = user_data;
  CliCase *one = place->one;
  CodefPhase phase = codef_exchange_get_phase (CODEF_EXCHANGE (object));

  if (phase == CODEF_PHASE_WAITING || one->state != CLI_CASE_RUNNING)
    return;
  g_clear_handle_id (&one->phone_id, g_source_remove);
  if (phase != CODEF_PHASE_CHALLENGED || !answer_challenge (place))
    conclude (place->suite, one);
}

/* (transfer full) */
static CodefRequest *
make_request (CliSuite *self, CliCase *one, GError **error)
{
  const char *path = store_request_get_product (one->request);
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  Place place = { self, one };
  const CodefVariables variables = { look_up, find_answer, &place, codef_clock_now_unix_us (clock) };
  g_autoptr(GBytes) json = codef_variables_expand (store_request_get_parameters (one->request), &variables, error);
  g_autoptr(GBytes) sealed = NULL;

  if (json != NULL)
    sealed = cli_call_seal (one->call, json, codef_catalog_find_product (cli_session_get_catalog (self->session), path), error);
  return sealed != NULL ? codef_request_new (path, sealed, cli_call_get_deadline_sec (one->call), error) : NULL;
}

static void
free_place (gpointer place, GClosure *closure)
{
  g_free (place);
}

static void
begin_case (CliSuite *self, CliCase *one)
{
  g_autoptr(CodefRequest) request = make_request (self, one, &one->error);
  Place *place;

  if (request == NULL)
    {
      end_case (self, one, CLI_CASE_ERROR);
      return;
    }
  place = g_new0 (Place, 1);
  place->suite = self;
  place->one = one;
  one->state = CLI_CASE_RUNNING;
  self->n_running++;
  one->exchange = codef_client_start (cli_call_get_client (one->call), request);
  g_signal_connect_data (one->exchange, "notify::phase", G_CALLBACK (on_phase_cb), place, free_place, 0);
}

static gboolean
must_stop (CliSuite *self)
{
  return g_cancellable_is_cancelled (cli_session_get_cancellable (self->session)) ||
         (self->bail && cli_suite_count (self, CLI_CASE_FAILED) + cli_suite_count (self, CLI_CASE_ERROR) > 0);
}

static void
begin_ready_cases (CliSuite *self, guint parallel)
{
  for (guint i = 0; i < self->cases->len && self->n_running < parallel && !must_stop (self); i++)
    {
      CliCase *one = g_ptr_array_index (self->cases, i);

      if (one->state == CLI_CASE_PENDING && is_ready (self, one))
        begin_case (self, one);
    }
}

static void
on_interrupted_cb (GCancellable *cancellable, gpointer user_data)
{
  CliSuite *self = user_data;

  for (guint i = 0; i < self->cases->len; i++)
    {
      CliCase *one = g_ptr_array_index (self->cases, i);

      if (one->state == CLI_CASE_RUNNING)
        codef_exchange_cancel (one->exchange);
    }
}

/* What is left when nothing runs and nothing can begin. */
static void
end_rest (CliSuite *self)
{
  gboolean stopped = must_stop (self);

  for (guint i = 0; i < self->cases->len; i++)
    {
      CliCase *one = g_ptr_array_index (self->cases, i);

      if (one->state != CLI_CASE_PENDING)
        continue;
      one->state = stopped ? CLI_CASE_SKIPPED : CLI_CASE_ERROR;
      if (!stopped)
        one->error = g_error_new_literal (CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("requests wait for each other's answers in a circle"));
    }
}

void
cli_suite_run (CliSuite *self, guint parallel, gboolean bail)
{
  GCancellable *cancellable = cli_session_get_cancellable (self->session);
  gulong interrupt = g_cancellable_connect (cancellable, G_CALLBACK (on_interrupted_cb), self, NULL);

  self->bail = bail;
  do
    {
      self->moved = FALSE;
      begin_ready_cases (self, parallel);
      if (self->n_running > 0 && !self->moved)
        cli_session_run_until (self->session, &self->moved);
    }
  while (self->n_running > 0 || self->moved);
  g_cancellable_disconnect (cancellable, interrupt);
  end_rest (self);
}

CliSuite *
cli_suite_new (CliSession *session, const CliSuiteParts *parts)
{
  GPtrArray *rows = parts->rows;
  CliSuite *self = g_new0 (CliSuite, 1);

  self->session = session;
  self->by_phone = parts->by_phone;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);
  for (guint i = 0; i < parts->requests->len; i++)
    {
      StoreRequest *request = g_ptr_array_index (parts->requests, i);

      if (rows == NULL)
        g_ptr_array_add (self->cases, case_new (parts, request, NULL, 0));
      for (guint r = 0; rows != NULL && r < rows->len; r++)
        g_ptr_array_add (self->cases, case_new (parts, request, g_ptr_array_index (rows, r), r + 1));
    }
  return self;
}

void
cli_suite_free (CliSuite *self)
{
  g_ptr_array_unref (self->cases);
  g_free (self);
}

GPtrArray *
cli_suite_get_cases (CliSuite *self)
{
  return self->cases;
}

guint
cli_suite_count (CliSuite *self, CliCaseState state)
{
  guint n = 0;

  for (guint i = 0; i < self->cases->len; i++)
    n += ((CliCase *) g_ptr_array_index (self->cases, i))->state == state;
  return n;
}
