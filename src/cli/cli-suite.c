/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-suite.h"

#include "codef-error.h"
#include "codef-variables.h"
#include "codef-wire.h"

#include <glib/gi18n.h>

struct _CliSuite
{
  CliSession *session;
  CliCall    *call;
  GPtrArray  *cases;    /* (owned) of CliCase */
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
  g_clear_error (&one->error);
  g_free (one);
}

static CliCase *
case_new (StoreRequest *request, GHashTable *row, guint n_row)
{
  CliCase *one = g_new0 (CliCase, 1);

  one->request = g_object_ref (request);
  one->row = row != NULL ? g_hash_table_ref (row) : NULL;
  one->n_row = n_row;
  one->verdicts = g_ptr_array_new_with_free_func (g_object_unref);
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

static void
on_phase_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  Place *place = user_data;
  CliSuite *self = place->suite;
  CliCase *one = place->one;
  CodefExchange *exchange = CODEF_EXCHANGE (object);
  CodefPhase phase = codef_exchange_get_phase (exchange);

  if (phase == CODEF_PHASE_WAITING || one->state != CLI_CASE_RUNNING)
    return;
  self->n_running--;
  if (phase == CODEF_PHASE_FAILED)
    one->error = g_error_copy (codef_exchange_get_error (exchange));
  else if (phase == CODEF_PHASE_CANCELLED)
    one->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
  if (one->error != NULL)
    end_case (self, one, CLI_CASE_ERROR);
  else
    end_case (self, one, check_answer (one, codef_exchange_get_reply (exchange)) ? CLI_CASE_PASSED : CLI_CASE_FAILED);
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
    sealed = cli_call_seal (self->call, json, codef_catalog_find_product (cli_session_get_catalog (self->session), path), error);
  return sealed != NULL ? codef_request_new (path, sealed, cli_call_get_deadline_sec (self->call), error) : NULL;
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
  one->exchange = codef_client_start (cli_call_get_client (self->call), request);
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
cli_suite_new (CliSession *session, CliCall *call, GPtrArray *requests, GPtrArray *rows)
{
  CliSuite *self = g_new0 (CliSuite, 1);

  self->session = session;
  self->call = call;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);
  for (guint i = 0; i < requests->len; i++)
    {
      if (rows == NULL)
        g_ptr_array_add (self->cases, case_new (g_ptr_array_index (requests, i), NULL, 0));
      for (guint r = 0; rows != NULL && r < rows->len; r++)
        g_ptr_array_add (self->cases, case_new (g_ptr_array_index (requests, i), g_ptr_array_index (rows, r), r + 1));
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
