/* SPDX-License-Identifier: MIT */
/* From the wish to run to the end of it: files are read, production is asked about, and the suite begins. */
#include "codef-config.h"

#include "app-suite-window-private.h"

#include "app-compat.h"
#include "app-environment-look.h"
#include "app-keys-window.h"
#include "app-quota.h"
#include "codef-error.h"

#include <glib/gi18n.h>

static void
begin (AppSuiteWindow *self, CodefSuite *suite)
{
  self->was_stopped = FALSE;
  app_suite_window_set_suite (self, suite);
  codef_suite_start (suite, &self->plan->pace);
  app_suite_window_update (self);
}

/* A suite on its way to being run, while a question is open. */
typedef struct
{
  AppSuiteWindow *self;  /* (owned) */
  CodefSuite     *suite; /* (owned) */
} Question;

static void
on_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr(AppSuiteWindow) self = question->self;
  g_autoptr(CodefSuite) suite = question->suite;

  self->asking = FALSE;
  if (app_confirm_finish (result) && self->context != NULL)
    begin (self, suite);
  else if (self->context != NULL)
    app_suite_window_update (self);
}

static void
ask (AppSuiteWindow *self, CodefSuite *suite, const char *heading, const char *body, const char *accept)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->suite = g_object_ref (suite);
  self->asking = TRUE;
  app_confirm_async (GTK_WINDOW (self), heading, body, accept, on_confirmed_cb, question);
}

static guint
count_for_production (CodefSuite *suite)
{
  guint n = 0;

  for (guint i = 0; i < codef_suite_get_n_runs (suite); i++)
    n += app_environment_is_production (codef_suite_run_get_environment (codef_suite_get_run (suite, i)));
  return n;
}

/* How many of them the calls of today do not suffice for; @left: (out): how many are left. */
static guint
count_beyond_quota (AppSuiteWindow *self, CodefSuite *suite, guint *left)
{
  guint n = 0;

  *left = 0;
  for (guint i = 0; i < codef_suite_get_n_runs (suite); i++)
    {
      CodefEnvironment *environment = codef_suite_run_get_environment (codef_suite_get_run (suite, i));

      if (!store_quota_is_limited (environment))
        continue;
      if (n++ == 0)
        *left = app_quota_get_left (app_quota_get (self->context), environment);
    }
  return n > *left ? n - *left : 0;
}

static void
ask_beyond_quota (AppSuiteWindow *self, CodefSuite *suite, guint n_beyond, guint left)
{
  g_autofree char *body =
    g_strdup_printf (_("The suite makes %u calls to the demo service, and %u of the %u a day are left, as this computer counts. The service "
                       "may refuse the rest (CF-00012). The built-in sandbox has no limit."),
                     n_beyond + left, left, STORE_QUOTA_DEMO_CALLS);

  ask (self, suite, _("The calls of today will not suffice"), body, _("Run anyway"));
}

/* Many at once are asked about each time, whatever was agreed to before. */
static void
begin_or_ask (AppSuiteWindow *self, CodefSuite *suite)
{
  guint n = count_for_production (suite), left;
  guint n_beyond = count_beyond_quota (self, suite, &left);
  g_autofree char *body = NULL;

  if (n == 0 && n_beyond > 0)
    {
      ask_beyond_quota (self, suite, n_beyond, left);
      return;
    }
  if (n == 0)
    {
      begin (self, suite);
      return;
    }
  body = g_strdup_printf (ngettext ("%u request goes to production with your keys, reaches real institutions and is billed.",
                                    "%u requests go to production with your keys, reach real institutions and are billed.", n), n);
  ask (self, suite, _("Send to production?"), body, _("Send to production"));
}

static void
explain (AppSuiteWindow *self, const char *environment, const GError *error)
{
  gboolean needs_keys = g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS)
                        || g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY);

  if (needs_keys)
    {
      g_free (self->keys_of);
      self->keys_of = g_strdup (environment);
      g_free (self->keys_sentence);
      self->keys_sentence = g_strdup (error->message);
    }
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, error->message, needs_keys ? _("Enter keys") : NULL,
                   needs_keys ? "suite.keys" : NULL);
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppSuiteWindow) self = APP_SUITE_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefSuite) suite = app_suite_prepare_finish (APP_CONTEXT (source), result, &error);

  /* the window has closed, or something else is wished for */
  if (g_task_get_cancellable (G_TASK (result)) != self->preparing)
    return;
  g_clear_object (&self->preparing);
  if (suite != NULL)
    begin_or_ask (self, suite);
  else
    explain (self, app_suite_prepare_get_environment (result), error);
  app_suite_window_update (self);
}

static void
activate_run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSuiteWindow *self = APP_SUITE_WINDOW (widget);

  if (self->preparing != NULL || self->asking || (self->suite != NULL && codef_suite_is_running (self->suite)))
    return;
  g_clear_pointer (&self->plan, app_suite_plan_free);
  self->plan = app_suite_setup_make_plan (self->setup);
  app_notice_hide (APP_NOTICE (self->notice));
  if (self->plan->paths[0] == NULL)
    {
      app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING, _("Choose the folder of requests first"), _("Choose"),
                       "suite.choose-folder");
      return;
    }
  self->preparing = g_cancellable_new ();
  app_suite_prepare_async (self->context, self->plan, self->preparing, on_prepared_cb, g_object_ref (self));
  app_suite_window_update (self);
}

static void
activate_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (APP_SUITE_WINDOW (widget)->setup), "setup.choose-folder", NULL);
}

static void
activate_run_failed (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSuiteWindow *self = APP_SUITE_WINDOW (widget);
  g_autoptr(CodefSuite) suite = NULL;

  if (self->suite == NULL || codef_suite_is_running (self->suite) || self->asking)
    return;
  suite = codef_suite_new_again (self->suite);
  if (codef_suite_get_n_runs (suite) > 0)
    begin_or_ask (self, suite);
}

static void
activate_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSuiteWindow *self = APP_SUITE_WINDOW (widget);

  if (self->preparing != NULL)
    {
      g_cancellable_cancel (self->preparing);
      g_clear_object (&self->preparing);
    }
  if (self->suite != NULL && codef_suite_is_running (self->suite))
    {
      self->was_stopped = TRUE;
      codef_suite_cancel (self->suite);
    }
  app_suite_window_update (self);
}

static void
activate_keys (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSuiteWindow *self = APP_SUITE_WINDOW (widget);

  app_keys_window_present (self->context, GTK_WINDOW (self), self->keys_of, self->keys_sentence);
}

void
app_suite_window_install_run (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "suite.run", NULL, activate_run);
  gtk_widget_class_install_action (widget_class, "suite.run-failed", NULL, activate_run_failed);
  gtk_widget_class_install_action (widget_class, "suite.stop", NULL, activate_stop);
  gtk_widget_class_install_action (widget_class, "suite.keys", NULL, activate_keys);
  gtk_widget_class_install_action (widget_class, "suite.choose-folder", NULL, activate_choose);
}
