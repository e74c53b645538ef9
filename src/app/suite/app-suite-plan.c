/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-suite-plan.h"

#include "app-variables.h"
#include "codef-error.h"
#include "codef-rows.h"
#include "store-suite.h"

#include <glib/gi18n.h>

/* Rows and answers are typed or exported by people. */
#define MAX_FILE_BYTES ((gsize) 64 * 1024 * 1024)

AppSuitePlan *
app_suite_plan_new (void)
{
  AppSuitePlan *self = g_new0 (AppSuitePlan, 1);

  self->pace.parallel = 4;
  return self;
}

AppSuitePlan *
app_suite_plan_copy (const AppSuitePlan *self)
{
  AppSuitePlan *copy = g_new0 (AppSuitePlan, 1);

  *copy = *self;
  copy->paths = g_strdupv (self->paths);
  copy->tags = g_strdup (self->tags);
  copy->environment = g_strdup (self->environment);
  copy->rows_file = g_strdup (self->rows_file);
  copy->answers_file = g_strdup (self->answers_file);
  return copy;
}

void
app_suite_plan_free (AppSuitePlan *self)
{
  g_strfreev (self->paths);
  g_free (self->tags);
  g_free (self->environment);
  g_free (self->rows_file);
  g_free (self->answers_file);
  g_free (self);
}

/* What goes from step to step. */
typedef struct
{
  AppSuitePlan   *plan;         /* (owned) */
  GPtrArray      *cases;        /* (owned) (nullable) of CodefSuiteCase; set by the thread */
  GPtrArray      *rows;         /* (owned) (nullable) likewise */
  CodefAnswers   *answers;      /* (owned) (nullable) likewise */
  CodefPublicKey *throwaway;    /* (owned) (nullable) likewise: for the vendor's sandbox, which decrypts nothing */
  GPtrArray      *missing;      /* (owned) of utf8: ids of the environments without a client yet */
  GHashTable     *targets;      /* (owned) */
  char           *asked;        /* (owned) (nullable) id asked for last */
} Preparing;

static void
preparing_free (Preparing *self)
{
  app_suite_plan_free (self->plan);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->answers, codef_answers_free);
  g_clear_pointer (&self->throwaway, codef_public_key_unref);
  g_ptr_array_unref (self->missing);
  g_hash_table_unref (self->targets);
  g_free (self->asked);
  g_free (self);
}

static void
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, sentence);
}

static gboolean
add_source (Preparing *self, const char *path, GError **error)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GError) cause = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    found = store_request_scan (path, problems, &cause);
  else
    {
      StoreRequest *request = store_request_load (path, &cause);

      found = g_ptr_array_new_with_free_func (g_object_unref);
      if (request != NULL)
        g_ptr_array_add (found, request);
    }
  if (cause != NULL || problems->len > 0)
    {
      refuse (error, cause != NULL ? cause->message : g_ptr_array_index (problems, 0));
      return FALSE;
    }
  for (guint i = 0; i < found->len; i++)
    if (store_suite_has_tag (g_ptr_array_index (found, i), self->plan->tags))
      g_ptr_array_add (self->cases, store_suite_make_case (g_ptr_array_index (found, i)));
  return TRUE;
}

/* (transfer full) */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr(GError) cause = NULL;
  GBytes *bytes = store_file_load (path, MAX_FILE_BYTES, &cause);

  if (bytes == NULL)
    refuse (error, cause->message);
  return bytes;
}

static gboolean
read_rows (Preparing *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->plan->rows_file);
  g_autoptr(GBytes) bytes = read_file (self->plan->rows_file, error);

  self->rows = bytes != NULL ? codef_rows_read (bytes, name, error) : NULL;
  return self->rows != NULL;
}

static gboolean
read_answers (Preparing *self, GError **error)
{
  g_autofree char *name = g_path_get_basename (self->plan->answers_file);
  g_autoptr(GBytes) bytes = read_file (self->plan->answers_file, error);

  self->answers = bytes != NULL ? codef_answers_new (bytes, name, error) : NULL;
  return self->answers != NULL;
}

static const char *
choose_environment (Preparing *self, CodefSuiteCase *one)
{
  const char *id = codef_suite_case_get_environment (one);

  if (self->plan->environment != NULL)
    return self->plan->environment;
  return id != NULL ? id : "local";
}

static void
collect_environments (Preparing *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->cases->len; i++)
    {
      const char *id = choose_environment (self, g_ptr_array_index (self->cases, i));

      if (g_hash_table_add (seen, (char *) id))
        g_ptr_array_add (self->missing, g_strdup (id));
    }
}

static gboolean
read_all (Preparing *self, GError **error)
{
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_suite_case_unref);
  for (gsize i = 0; self->plan->paths[i] != NULL; i++)
    if (!add_source (self, self->plan->paths[i], error))
      return FALSE;
  if (self->cases->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           self->plan->tags != NULL ? _("No saved request has such a tag") : _("There is no saved request in it"));
      return FALSE;
    }
  if (self->plan->rows_file != NULL && !read_rows (self, error))
    return FALSE;
  if (self->plan->answers_file != NULL && !read_answers (self, error))
    return FALSE;
  collect_environments (self);
  if (g_ptr_array_find_with_equal_func (self->missing, "sandbox", g_str_equal, NULL))
    self->throwaway = codef_public_key_new_throwaway (error);
  return !g_ptr_array_find_with_equal_func (self->missing, "sandbox", g_str_equal, NULL) || self->throwaway != NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_all (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GBytes *
seal_for_vendor_sandbox (GBytes *json, CodefProduct *product, gpointer user_data, GError **error)
{
  return codef_request_seal (json, product, user_data, NULL, error);
}

static char *
read_phone (const char *jti, const char *method, gpointer user_data)
{
  return sandbox_server_answer_phone (user_data, jti, method);
}

/* (transfer full) */
static CodefSuiteTarget *
make_target (Preparing *self, AppContext *context, CodefClient *client)
{
  guint deadline_sec = g_settings_get_uint (app_context_get_settings (context), "deadline-sec");
  CodefSuiteTarget *target = codef_suite_target_new (client, deadline_sec);
  CodefPublicKey *key = codef_credentials_get_public_key (codef_client_get_credentials (client));
  CodefEnvironment *environment = codef_client_get_environment (client);

  target->variables = store_variables_copy (app_variables_get_store (app_variables_get (context)),
                                            codef_environment_get_id (environment));
  switch (codef_environment_get_kind (environment))
    {
    case CODEF_ENVIRONMENT_LOCAL:
      target->phone = read_phone;
      target->user_data = g_object_ref (app_context_get_sandbox (context));
      target->destroy = g_object_unref;
      break;
    case CODEF_ENVIRONMENT_SANDBOX:
      target->seal = key == NULL ? seal_for_vendor_sandbox : NULL;
      target->user_data = codef_public_key_ref (self->throwaway);
      target->destroy = (GDestroyNotify) codef_public_key_unref;
      break;
    case CODEF_ENVIRONMENT_DEMO:
    case CODEF_ENVIRONMENT_PRODUCTION:
    case CODEF_ENVIRONMENT_CUSTOM:
    default:
      break;
    }
  return target;
}

static void ask_for_next (GTask *task);

static void
on_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  Preparing *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CodefClient) client = app_context_get_client_finish (APP_CONTEXT (source), result, &error);
  CodefSuiteTarget *target;

  if (client == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  target = make_target (self, APP_CONTEXT (source), client);
  g_hash_table_insert (self->targets, g_strdup (self->plan->environment == NULL && !g_str_equal (self->asked, "local") ? self->asked : ""),
                       target);
  ask_for_next (task);
}

static void
return_suite (GTask *task)
{
  AppContext *context = g_task_get_source_object (task);
  Preparing *self = g_task_get_task_data (task);
  const CodefSuiteParts parts = { .cases = self->cases, .rows = self->rows, .targets = self->targets, .answers = self->answers,
                                  .by_phone = self->plan->by_phone, .catalog = app_context_get_catalog (context),
                                  .clock = app_context_get_clock (context) };

  g_task_return_pointer (task, codef_suite_new (&parts), g_object_unref);
}

static void
ask_for_next (GTask *task)
{
  AppContext *context = g_task_get_source_object (task);
  Preparing *self = g_task_get_task_data (task);
  g_autoptr(CodefEnvironment) environment = NULL;

  if (self->missing->len == 0)
    {
      return_suite (task);
      return;
    }
  g_free (self->asked);
  self->asked = g_ptr_array_steal_index (self->missing, 0);
  environment = app_context_find_environment (context, self->asked);
  if (environment == NULL)
    g_task_return_new_error (task, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("There is no environment “%s” here"), self->asked);
  else
    app_context_get_client_async (context, environment, g_task_get_cancellable (task), on_client_cb, g_object_ref (task));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    ask_for_next (task);
  else
    g_task_return_error (task, error);
}

void
app_suite_prepare_async (AppContext *context, const AppSuitePlan *plan, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr(GTask) task = NULL, reading = NULL;
  Preparing *self;

  g_return_if_fail (APP_IS_CONTEXT (context) && plan->paths != NULL);

  task = g_task_new (context, cancellable, callback, user_data);
  g_task_set_source_tag (task, app_suite_prepare_async);
  self = g_new0 (Preparing, 1);
  self->plan = app_suite_plan_copy (plan);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) codef_suite_target_free);
  g_task_set_task_data (task, self, (GDestroyNotify) preparing_free);
  /* it borrows what @task owns, and is done before @task is */
  reading = g_task_new (context, cancellable, on_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading, app_suite_prepare_async);
  g_task_set_task_data (reading, self, NULL);
  g_task_run_in_thread (reading, read_in_thread);
}

CodefSuite *
app_suite_prepare_finish (AppContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
app_suite_prepare_get_environment (GAsyncResult *result)
{
  return ((Preparing *) g_task_get_task_data (G_TASK (result)))->asked;
}
