/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-suite.h"

#include "codef-error.h"
#include "codef-suite-run-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How often, and how many times, the pretend phone is looked at: for a second. */
#define LOOK_MS 10
#define MAX_LOOKS 100

struct _CodefSuite
{
  GObject        parent_instance;
  GPtrArray     *runs;     /* (owned) of CodefSuiteRun */
  GHashTable    *by_name;  /* (owned) name, line break, number of the row → CodefSuiteRun (borrowed) */
  GHashTable    *targets;  /* (owned) */
  CodefAnswers  *answers;  /* (owned) (nullable) */
  CodefCatalog  *catalog;  /* (owned) */
  CodefClock    *clock;    /* (owned) */
  CodefSuite    *earlier;  /* (owned) (nullable) whose answers may be needed */
  CodefSuitePace pace;
  guint          counts[CODEF_SUITE_N_STATES];
  guint          n_begun;  /* all before this one are not pending any more */
  gint64         free_us;  /* monotonic: before it nothing may begin */
  guint          move_id;  /* source: looks what can begin; 0 if none is due */
  gboolean       by_phone;
  gboolean       cancelled;
  gboolean       running;
};

enum { PROP_0, PROP_RUNNING, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { PROGRESS, N_SIGNALS };
static guint signals[N_SIGNALS];

static void codef_suite_iface_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CodefSuite, codef_suite, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, codef_suite_iface_init))

static void queue_move (CodefSuite *self);

static char *
make_key (const char *name, guint n_row)
{
  return g_strdup_printf ("%s\n%u", name, n_row);
}

/* (nullable): the run of that request for the same row, here or earlier. */
static CodefSuiteRun *
find_run (CodefSuite *self, const char *name, guint n_row)
{
  g_autofree char *key = make_key (name, n_row);
  CodefSuiteRun *run = NULL;

  for (; self != NULL && run == NULL; self = self->earlier)
    run = g_hash_table_lookup (self->by_name, key);
  return run;
}

/* The row of data, then the environment, then the request's own. */
static char *
look_up (const char *name, gpointer user_data)
{
  CodefSuiteRun *run = user_data;
  GHashTable *of_environment = run->target->variables;
  const char *value = run->row != NULL ? g_hash_table_lookup (run->row, name) : NULL;

  if (value == NULL && of_environment != NULL)
    value = g_hash_table_lookup (of_environment, name);
  return value != NULL ? g_strdup (value) : codef_suite_case_dup_variable (run->one, name);
}

static DocDocument *
find_answer (const char *name, gpointer user_data)
{
  CodefSuiteRun *run = user_data;
  CodefSuiteRun *other = find_run (run->suite, name, run->n_row);
  CodefReply *reply = other != NULL ? codef_suite_run_get_reply (other) : NULL;

  return reply != NULL ? codef_reply_get_document (reply) : NULL;
}

/* Everything whose answer it takes has ended. */
static gboolean
is_ready (CodefSuite *self, CodefSuiteRun *run)
{
  const char *const *needs = codef_suite_case_get_needs (run->one);

  for (gsize i = 0; needs[i] != NULL; i++)
    {
      CodefSuiteRun *other = find_run (self, needs[i], run->n_row);

      if (other != NULL && other->state <= CODEF_SUITE_RUNNING)
        return FALSE;
    }
  return TRUE;
}

static void
set_state (CodefSuite *self, CodefSuiteRun *run, CodefSuiteState state)
{
  self->counts[run->state]--;
  self->counts[state]++;
  _codef_suite_run_set_state (run, state);
  g_signal_emit (self, signals[PROGRESS], 0);
}

static CodefProduct *
find_product (CodefSuite *self, CodefSuiteRun *run)
{
  return codef_catalog_find_product (self->catalog, codef_suite_case_get_path (run->one));
}

static gboolean
go_on (CodefSuite *self, CodefSuiteRun *run, GBytes *inputs, GError **error)
{
  g_autoptr(GBytes) whole = codef_answers_complete (codef_exchange_get_challenge (run->exchange), inputs);
  g_autoptr(GBytes) sealed = codef_suite_target_seal (run->target, whole, find_product (self, run), error);

  return sealed != NULL && codef_client_continue (run->target->client, run->exchange, sealed, error);
}

/* (transfer full) (nullable): what a person would type who has the phone at hand; NULL if nothing has come to it. */
static GBytes *
read_phone (CodefSuiteRun *run)
{
  CodefChallenge *challenge = codef_exchange_get_challenge (run->exchange);
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);
  g_autofree char *code = NULL;
  char *json;

  if (n_inputs == 0)
    return NULL;
  code = run->target->phone (codef_challenge_get_jti (challenge), codef_challenge_get_method (challenge), run->target->user_data);
  if (code == NULL)
    return NULL;
  json = g_strdup_printf ("{\"%s\":\"%s\"}", inputs[0].name, *code != '\0' ? code : "1");
  return g_bytes_new_take (json, strlen (json));
}

static CodefSuiteState
judge (CodefSuite *self, CodefSuiteRun *run)
{
  CodefPhase phase = codef_exchange_get_phase (run->exchange);

  if (run->error == NULL && phase == CODEF_PHASE_FAILED)
    run->error = g_error_copy (codef_exchange_get_error (run->exchange));
  else if (run->error == NULL && phase == CODEF_PHASE_CANCELLED)
    run->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("interrupted"));
  if (run->error != NULL)
    return CODEF_SUITE_ERROR;
  return _codef_suite_run_check (run, find_product (self, run)) ? CODEF_SUITE_PASSED : CODEF_SUITE_FAILED;
}

/* Whatever it is, the run has an end now: an answer, an open question, an error. */
static void
conclude (CodefSuite *self, CodefSuiteRun *run)
{
  g_clear_handle_id (&run->phone_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (run->exchange, run);
  set_state (self, run, judge (self, run));
  queue_move (self);
}

/* The message comes to the phone by another way than the answer comes to us, and may be a little later. */
static gboolean
on_phone_cb (gpointer user_data)
{
  CodefSuiteRun *run = user_data;
  g_autoptr(GBytes) inputs = read_phone (run);

  if (inputs == NULL && ++run->n_looks < MAX_LOOKS)
    return G_SOURCE_CONTINUE;
  run->phone_id = 0;
  if (inputs == NULL || !go_on (run->suite, run, inputs, &run->error))
    conclude (run->suite, run);
  return G_SOURCE_REMOVE;
}

/* FALSE if there is no answer: the question is then the outcome. */
static gboolean
answer_challenge (CodefSuite *self, CodefSuiteRun *run)
{
  g_autoptr(GBytes) inputs = NULL;

  if (self->by_phone && run->target->phone != NULL)
    {
      run->n_looks = 0;
      run->phone_id = g_timeout_add (LOOK_MS, on_phone_cb, run);
      return TRUE;
    }
  inputs = run->answers != NULL ? codef_answers_take (run->answers, codef_exchange_get_challenge (run->exchange)) : NULL;
  return inputs != NULL && go_on (self, run, inputs, &run->error);
}

static void
on_phase_cb (CodefSuiteRun *run)
{
  CodefPhase phase = codef_exchange_get_phase (run->exchange);

  if (phase == CODEF_PHASE_WAITING || run->state != CODEF_SUITE_RUNNING)
    return;
  g_clear_handle_id (&run->phone_id, g_source_remove);
  if (phase != CODEF_PHASE_CHALLENGED || !answer_challenge (run->suite, run))
    conclude (run->suite, run);
}

/* (transfer full) */
static CodefRequest *
make_request (CodefSuite *self, CodefSuiteRun *run, GError **error)
{
  const CodefVariables variables = { look_up, find_answer, run, codef_clock_now_unix_us (self->clock) };
  g_autoptr(GBytes) json = codef_variables_expand (codef_suite_case_get_parameters (run->one), &variables, error);
  g_autoptr(GBytes) sealed = NULL;

  if (json != NULL)
    sealed = codef_suite_target_seal (run->target, json, find_product (self, run), error);
  return sealed != NULL ? codef_request_new (codef_suite_case_get_path (run->one), sealed, run->target->deadline_sec, error) : NULL;
}

static void
begin (CodefSuite *self, CodefSuiteRun *run)
{
  g_autoptr(CodefRequest) request = NULL;

  run->suite = self;
  request = make_request (self, run, &run->error);
  if (request == NULL)
    {
      set_state (self, run, CODEF_SUITE_ERROR);
      queue_move (self);
      return;
    }
  run->exchange = codef_client_start (run->target->client, request);
  g_signal_connect_swapped (run->exchange, "notify::phase", G_CALLBACK (on_phase_cb), run);
  set_state (self, run, CODEF_SUITE_RUNNING);
}

static gboolean
must_stop (CodefSuite *self)
{
  return self->cancelled || (self->pace.bail && self->counts[CODEF_SUITE_FAILED] + self->counts[CODEF_SUITE_ERROR] > 0);
}

/* Microseconds until the next one may begin. */
static gint64
get_pause_us (CodefSuite *self)
{
  return self->pace.per_second > 0 ? MAX (self->free_us - g_get_monotonic_time (), 0) : 0;
}

static void
begin_ready (CodefSuite *self)
{
  while (self->n_begun < self->runs->len && codef_suite_get_run (self, self->n_begun)->state != CODEF_SUITE_PENDING)
    self->n_begun++;
  for (guint i = self->n_begun; i < self->runs->len; i++)
    {
      CodefSuiteRun *run = codef_suite_get_run (self, i);

      if (self->counts[CODEF_SUITE_RUNNING] >= self->pace.parallel || get_pause_us (self) > 0 || must_stop (self))
        return;
      if (run->state != CODEF_SUITE_PENDING || !is_ready (self, run))
        continue;
      if (self->pace.per_second > 0)
        self->free_us = g_get_monotonic_time () + (gint64) (G_USEC_PER_SEC / self->pace.per_second);
      begin (self, run);
    }
}

/* What is left when nothing runs and nothing can begin. */
static void
end_rest (CodefSuite *self)
{
  gboolean stopped = must_stop (self);

  for (guint i = 0; i < self->runs->len; i++)
    {
      CodefSuiteRun *run = codef_suite_get_run (self, i);

      if (run->state != CODEF_SUITE_PENDING)
        continue;
      if (!stopped)
        run->error = g_error_new_literal (CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("requests wait for each other's answers in a circle"));
      set_state (self, run, stopped ? CODEF_SUITE_SKIPPED : CODEF_SUITE_ERROR);
    }
}

static gboolean
on_move_cb (gpointer user_data)
{
  CodefSuite *self = user_data;
  gint64 pause_us;

  self->move_id = 0;
  begin_ready (self);
  if (self->move_id != 0)
    return G_SOURCE_REMOVE;
  pause_us = self->counts[CODEF_SUITE_PENDING] > 0 && !must_stop (self) ? get_pause_us (self) : 0;
  if (pause_us > 0)
    self->move_id = g_timeout_add ((guint) (pause_us / 1000) + 1, on_move_cb, self);
  else if (self->counts[CODEF_SUITE_RUNNING] == 0)
    {
      end_rest (self);
      self->running = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
      g_object_unref (self);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_move (CodefSuite *self)
{
  g_clear_handle_id (&self->move_id, g_source_remove);
  self->move_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_move_cb, self, NULL);
}

static GType
codef_suite_get_item_type (GListModel *model)
{
  return CODEF_TYPE_SUITE_RUN;
}

static guint
codef_suite_get_n_items (GListModel *model)
{
  return CODEF_SUITE (model)->runs->len;
}

static gpointer
codef_suite_get_item (GListModel *model, guint position)
{
  GPtrArray *runs = CODEF_SUITE (model)->runs;

  return position < runs->len ? g_object_ref (g_ptr_array_index (runs, position)) : NULL;
}

static void
codef_suite_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = codef_suite_get_item_type;
  iface->get_n_items = codef_suite_get_n_items;
  iface->get_item = codef_suite_get_item;
}

static void
codef_suite_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_RUNNING)
    g_value_set_boolean (value, CODEF_SUITE (object)->running);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
codef_suite_finalize (GObject *object)
{
  CodefSuite *self = CODEF_SUITE (object);

  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->runs);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->answers, codef_answers_free);
  g_clear_object (&self->catalog);
  g_clear_object (&self->clock);
  g_clear_object (&self->earlier);
  G_OBJECT_CLASS (codef_suite_parent_class)->finalize (object);
}

static void
codef_suite_class_init (CodefSuiteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = codef_suite_get_property;
  object_class->finalize = codef_suite_finalize;
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PROGRESS] = g_signal_new ("progress", CODEF_TYPE_SUITE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
codef_suite_init (CodefSuite *self)
{
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Where two requests have one name, the first one is meant. */
static void
add_run (CodefSuite *self, CodefSuiteCase *one, CodefSuiteTarget *target, GHashTable *row, guint n_row)
{
  CodefSuiteRun *run = _codef_suite_run_new (one, target, row, n_row, self->answers);
  char *key = make_key (codef_suite_case_get_name (one), n_row);

  g_ptr_array_add (self->runs, run);
  self->counts[CODEF_SUITE_PENDING]++;
  if (g_hash_table_contains (self->by_name, key))
    g_free (key);
  else
    g_hash_table_insert (self->by_name, key, run);
}

static void
add_case (CodefSuite *self, CodefSuiteCase *one, GPtrArray *rows)
{
  const char *environment = codef_suite_case_get_environment (one);
  CodefSuiteTarget *target = environment != NULL ? g_hash_table_lookup (self->targets, environment) : NULL;

  if (target == NULL)
    target = g_hash_table_lookup (self->targets, "");
  if (rows == NULL)
    add_run (self, one, target, NULL, 0);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_run (self, one, target, g_ptr_array_index (rows, i), i + 1);
}

CodefSuite *
codef_suite_new (const CodefSuiteParts *parts)
{
  CodefSuite *self = g_object_new (CODEF_TYPE_SUITE, NULL);

  self->targets = g_hash_table_ref (parts->targets);
  self->answers = parts->answers != NULL ? codef_answers_copy (parts->answers) : NULL;
  self->by_phone = parts->by_phone;
  self->catalog = g_object_ref (parts->catalog);
  self->clock = g_object_ref (parts->clock);
  for (guint i = 0; i < parts->cases->len; i++)
    add_case (self, g_ptr_array_index (parts->cases, i), parts->rows);
  return self;
}

CodefSuite *
codef_suite_new_again (CodefSuite *earlier)
{
  CodefSuite *self = g_object_new (CODEF_TYPE_SUITE, NULL);

  self->targets = g_hash_table_ref (earlier->targets);
  self->answers = earlier->answers != NULL ? codef_answers_copy (earlier->answers) : NULL;
  self->by_phone = earlier->by_phone;
  self->catalog = g_object_ref (earlier->catalog);
  self->clock = g_object_ref (earlier->clock);
  self->earlier = g_object_ref (earlier);
  for (guint i = 0; i < earlier->runs->len; i++)
    {
      CodefSuiteRun *run = codef_suite_get_run (earlier, i);

      if (run->state != CODEF_SUITE_PASSED)
        add_run (self, run->one, run->target, run->row, run->n_row);
    }
  return self;
}

void
codef_suite_start (CodefSuite *self, const CodefSuitePace *pace)
{
  g_return_if_fail (CODEF_IS_SUITE (self) && !self->running && pace->parallel > 0);

  self->pace = *pace;
  self->running = TRUE;
  g_object_ref (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  queue_move (self);
}

void
codef_suite_cancel (CodefSuite *self)
{
  g_return_if_fail (CODEF_IS_SUITE (self));

  if (!self->running || self->cancelled)
    return;
  self->cancelled = TRUE;
  for (guint i = 0; i < self->runs->len; i++)
    if (codef_suite_get_run (self, i)->state == CODEF_SUITE_RUNNING)
      codef_exchange_cancel (codef_suite_get_run (self, i)->exchange);
  queue_move (self);
}

gboolean
codef_suite_is_running (CodefSuite *self)
{
  return self->running;
}

guint
codef_suite_count (CodefSuite *self, CodefSuiteState state)
{
  return self->counts[state];
}

CodefSuiteRun *
codef_suite_get_run (CodefSuite *self, guint position)
{
  return g_ptr_array_index (self->runs, position);
}

guint
codef_suite_get_n_runs (CodefSuite *self)
{
  return self->runs->len;
}
