/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-suite-run-private.h"

#include "codef-redactor.h"
#include "codef-wire.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (CodefSuiteRun, codef_suite_run, G_TYPE_OBJECT)

enum { PROP_0, PROP_STATE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static gboolean
take_verdicts (CodefSuiteRun *self, GPtrArray *verdicts)
{
  gboolean passed = TRUE;

  for (guint i = 0; i < verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (verdicts, i);

      passed = passed && codef_verdict_passed (verdict);
      g_ptr_array_add (self->verdicts, g_object_ref (verdict));
    }
  return passed;
}

/* Where nothing is expected, success is. */
static gboolean
expect_success (CodefSuiteRun *self, CodefReply *reply)
{
  DocNode node = doc_document_find_json_pointer (codef_reply_get_document (reply), "/result/code");
  const char *code = codef_reply_get_code (reply);
  g_autofree char *message = g_strdup_printf (_("%s expected, %s came"), CODEF_RESULT_SUCCESS, code != NULL ? code : "-");

  g_ptr_array_add (self->verdicts, codef_verdict_new (CODEF_VERDICT_EXPECTATION, codef_reply_is_success (reply), node, "/result/code",
                                                      message));
  return codef_reply_is_success (reply);
}

static gboolean
check_answer (CodefSuiteRun *self, CodefReply *reply)
{
  DocDocument *document = codef_reply_get_document (reply);
  GPtrArray *expectations = codef_suite_case_get_expectations (self->one);
  CodefBaseline *baseline = codef_suite_case_get_baseline (self->one);
  g_autoptr(GPtrArray) verdicts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) differences = NULL;

  if (expectations->len == 0 && baseline == NULL)
    return expect_success (self, reply);
  for (guint i = 0; i < expectations->len; i++)
    g_ptr_array_add (verdicts, codef_expectation_check (g_ptr_array_index (expectations, i), document));
  if (baseline != NULL)
    differences = codef_baseline_check (baseline, document);
  return take_verdicts (self, verdicts) & (differences == NULL || take_verdicts (self, differences));
}

gboolean
_codef_suite_run_check (CodefSuiteRun *self, CodefProduct *product)
{
  CodefReply *reply = codef_exchange_get_reply (self->exchange);

  if (product != NULL && codef_reply_is_success (reply))
    {
      g_ptr_array_unref (self->drift);
      self->drift = codef_baseline_check_drift (product, codef_reply_get_document (reply));
    }
  return check_answer (self, reply);
}

void
_codef_suite_run_set_state (CodefSuiteRun *self, CodefSuiteState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
codef_suite_run_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_STATE)
    g_value_set_uint (value, CODEF_SUITE_RUN (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
codef_suite_run_finalize (GObject *object)
{
  CodefSuiteRun *self = CODEF_SUITE_RUN (object);

  g_clear_handle_id (&self->phone_id, g_source_remove);
  codef_suite_case_unref (self->one);
  g_clear_pointer (&self->row, g_hash_table_unref);
  g_clear_object (&self->exchange);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->drift);
  g_clear_pointer (&self->answers, codef_answers_free);
  G_OBJECT_CLASS (codef_suite_run_parent_class)->finalize (object);
}

static void
codef_suite_run_class_init (CodefSuiteRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = codef_suite_run_get_property;
  object_class->finalize = codef_suite_run_finalize;
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, CODEF_SUITE_N_STATES - 1, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
codef_suite_run_init (CodefSuiteRun *self)
{
  self->verdicts = g_ptr_array_new_with_free_func (g_object_unref);
  self->drift = g_ptr_array_new_with_free_func (g_object_unref);
}

CodefSuiteRun *
_codef_suite_run_new (CodefSuiteCase *one, CodefSuiteTarget *target, GHashTable *row, guint n_row, CodefAnswers *answers)
{
  CodefSuiteRun *self = g_object_new (CODEF_TYPE_SUITE_RUN, NULL);

  self->one = codef_suite_case_ref (one);
  self->target = target;
  self->row = row != NULL ? g_hash_table_ref (row) : NULL;
  self->n_row = n_row;
  self->answers = answers != NULL ? codef_answers_copy (answers) : NULL;
  return self;
}

const char *
codef_suite_state_get_title (CodefSuiteState state)
{
  static const char *const titles[] = {
    N_("… waiting"), N_("▸ running"), N_("✔ passed"), N_("✘ failed"), N_("✘ no answer"), N_("– not run"),
  };

  return _(titles[state]);
}

CodefSuiteCase *
codef_suite_run_get_case (CodefSuiteRun *self)
{
  return self->one;
}

CodefEnvironment *
codef_suite_run_get_environment (CodefSuiteRun *self)
{
  return codef_client_get_environment (self->target->client);
}

guint
codef_suite_run_get_row (CodefSuiteRun *self)
{
  return self->n_row;
}

CodefSuiteState
codef_suite_run_get_state (CodefSuiteRun *self)
{
  return self->state;
}

CodefExchange *
codef_suite_run_get_exchange (CodefSuiteRun *self)
{
  return self->exchange;
}

const GError *
codef_suite_run_get_error (CodefSuiteRun *self)
{
  return self->error;
}

GPtrArray *
codef_suite_run_get_verdicts (CodefSuiteRun *self)
{
  return self->verdicts;
}

GPtrArray *
codef_suite_run_get_drift (CodefSuiteRun *self)
{
  return self->drift;
}

char *
codef_suite_run_dup_name (CodefSuiteRun *self)
{
  const char *name = codef_suite_case_get_name (self->one);

  return self->n_row > 0 ? g_strdup_printf ("%s #%u", name, self->n_row) : g_strdup (name);
}

char *
codef_suite_run_explain (CodefSuiteRun *self)
{
  GString *text = g_string_new (NULL);

  if (self->error != NULL)
    {
      g_autofree char *masked = codef_redactor_mask_text (self->error->message);

      g_string_append (text, masked);
    }
  for (guint i = 0; i < self->verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (self->verdicts, i);

      if (!codef_verdict_passed (verdict))
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", codef_verdict_get_pointer (verdict),
                                codef_verdict_get_message (verdict));
    }
  return g_string_free (text, FALSE);
}

gint64
codef_suite_run_get_elapsed_us (CodefSuiteRun *self)
{
  return self->exchange != NULL ? codef_exchange_get_elapsed_us (self->exchange) : 0;
}

CodefReply *
codef_suite_run_get_reply (CodefSuiteRun *self)
{
  return self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;
}
