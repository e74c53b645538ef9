/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-request-page-private.h"

#include "app-compat.h"
#include "app-environment-look.h"
#include "app-quota.h"
#include "app-sender.h"
#include "app-variables.h"
#include "codef-error.h"
#include "store-favourites.h"
#include <glib/gi18n.h>

/* A wish to send, waiting for the user or for the keys; meanwhile the tab may close. */
typedef struct
{
  AppRequestPage   *page;        /* (owned) */
  CodefEnvironment *environment; /* (owned) where to, whatever is chosen by now */
  AppLanesPlan     *plan;        /* (owned) (nullable) for a list instead of once; until it starts */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->page);
  codef_environment_unref (errand->environment);
  g_clear_pointer (&errand->plan, app_lanes_plan_free);
  g_free (errand);
}

/* @plan: (transfer full) (nullable). */
static Errand *
errand_new (AppRequestPage *page, CodefEnvironment *environment, AppLanesPlan *plan)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->page = g_object_ref (page);
  errand->environment = codef_environment_ref (environment);
  errand->plan = plan;
  return errand;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* Nothing was sent: says why, and offers the next step. */
static void
explain (AppRequestPage *self, CodefEnvironment *environment, const GError *error)
{
  AppNotice *notice = APP_NOTICE (self->notice);
  const char *id = codef_environment_get_id (environment);

  if (g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_CREDENTIALS)
      || g_error_matches (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY))
    {
      g_autoptr(GVariant) target = g_variant_ref_sink (g_variant_new ("(ss)", id, error->message));
      g_autofree char *action = g_action_print_detailed_name ("win.show-keys", target);

      app_notice_show (notice, APP_NOTICE_WARNING, error->message, _("Enter keys"), action);
      gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.show-keys", target);
    }
  else if (g_error_matches (error, CODEF_ERROR, CODEF_ERROR_UNREACHABLE)
           && codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_LOCAL)
    app_notice_show (notice, APP_NOTICE_WARNING, error->message, _("Start the sandbox"), "win.start-sandbox");
  else
    app_notice_show (notice, APP_NOTICE_ERROR, error->message, NULL, NULL);
}

/* Said once, by the call that leaves so few. */
static void
tell_quota (AppRequestPage *self, CodefEnvironment *environment)
{
  guint left = app_quota_get_left (app_quota_get (self->context), environment);
  g_autofree char *text = NULL;

  if (left != STORE_QUOTA_DEMO_CALLS - STORE_QUOTA_DEMO_WARNING && left != 0)
    return;
  text = left > 0 ? g_strdup_printf (ngettext ("%u call of today is left for the demo service.", "%u calls of today are left for the demo service.", left), left)
                  : g_strdup (_("This was the last call of today for the demo service, as this computer counts."));
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING, text, NULL, NULL);
}

static void
on_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *sent = user_data;
  g_autoptr(Errand) owned = sent;
  AppRequestPage *self = sent->page;
  gboolean throwaway = FALSE;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefClient) client = NULL;
  g_autoptr(CodefRequest) request = app_sender_prepare_finish (APP_CONTEXT (source), result, &throwaway, &client, &error);
  g_autoptr(CodefExchange) exchange = NULL;

  /* stopped, or the tab is gone: whoever stopped it has told the widgets */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->preparing);
  if (request == NULL)
    {
      app_request_page_update (self);
      explain (self, sent->environment, error);
      return;
    }
  if (self->plan != NULL)
    app_request_page_start_lanes (self, request, client);
  else
    {
      exchange = codef_client_start (client, request);
      app_request_page_set_exchange (self, exchange, client);
      tell_quota (self, sent->environment);
    }
  if (throwaway)
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION,
                     _("Secret fields were encrypted with a throwaway key: the vendor's sandbox has no key of yours and decrypts nothing."),
                     NULL, NULL);
}

/* (transfer full) (nullable): what is sent, with values in place of references; NULL if one has none, which has been said. */
static char *
expand (AppRequestPage *self)
{
  AppVariables *variables = app_variables_get (self->context);
  g_autoptr(AppReference) missing = NULL;
  g_autoptr(GError) error = NULL;
  char *json = app_variables_expand (variables, self->form, &missing, &error);
  g_autoptr(GVariant) target = NULL;
  g_autofree char *action = NULL;

  if (json != NULL)
    return json;
  if (missing != NULL && missing->state == APP_REFERENCE_UNANSWERED)
    {
      target = g_variant_ref_sink (g_variant_new_string (missing->request));
      action = g_action_print_detailed_name ("win.send-saved", target);
      app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING, missing->sentence, _("Send it first"), action);
    }
  else if (missing != NULL && missing->state == APP_REFERENCE_UNKNOWN)
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING, missing->sentence, _("Variables…"), "win.variables");
  else
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING, missing != NULL ? missing->sentence : error->message, NULL, NULL);
  return NULL;
}

/* @errand: (transfer full). */
static void
start (Errand *errand)
{
  AppRequestPage *self = errand->page;
  g_autofree char *json = expand (self);

  if (json == NULL)
    {
      errand_free (errand);
      return;
    }

  g_clear_pointer (&self->plan, app_lanes_plan_free);
  self->plan = g_steal_pointer (&errand->plan);
  app_notice_hide (APP_NOTICE (self->notice));
  app_request_page_drop_lanes (self);
  self->preparing = g_cancellable_new ();
  app_request_page_update (self);
  if (app_request_page_get_product (self) != NULL)
    store_favourites_use (app_context_get_favourites (self->context), self->path);
  app_sender_prepare_async (self->context, errand->environment, self->path, app_request_page_get_product (self),
                            json, self->preparing, on_started_cb, errand);
}

static void
on_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  AppRequestPage *self = errand->page;

  self->asking = FALSE;
  if (!app_confirm_finish (result) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL || app_request_page_is_busy (self))
    return;
  app_context_confirm (self->context, errand->environment);
  start (g_steal_pointer (&errand));
}

/* @errand: (transfer full). */
static void
ask (Errand *errand)
{
  AppRequestPage *self = errand->page;
  g_autofree char *host = app_environment_dup_host (errand->environment);
  g_autofree char *body =
    g_strdup_printf (_("The request goes to %s with your keys, reaches real institutions and is billed. You are asked once a session."),
                     host);

  self->asking = TRUE;
  app_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Send to production?"), body, _("Send to production"),
                     on_confirmed_cb, errand);
}

/* The calls of today are spent. @errand: (transfer full). */
static void
ask_beyond_quota (Errand *errand)
{
  AppRequestPage *self = errand->page;
  g_autofree char *body =
    g_strdup_printf (_("The vendor allows %u calls a day to the demo service, and this computer has counted as many since midnight in Korea. "
                       "The service may refuse this one (CF-00012). The built-in sandbox has no limit."), STORE_QUOTA_DEMO_CALLS);

  self->asking = TRUE;
  app_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("No calls are left today"), body, _("Send anyway"),
                     on_confirmed_cb, errand);
}

/* (transfer full): where the JSON is broken. */
static char *
describe_problem (const DocProblem *problem)
{
  if (problem->line == 0)
    return g_strdup_printf (_("The JSON cannot be sent: %s."), _(problem->message));
  return g_strdup_printf (_("The JSON cannot be sent. Line %u, column %u: %s."), problem->line, problem->column, _(problem->message));
}

void
app_request_page_send (AppRequestPage *self, AppLanesPlan *plan)
{
  CodefEnvironment *environment = app_context_get_environment (self->context);
  g_autoptr(AppLanesPlan) owned = plan;
  g_autofree char *problem = NULL;

  if (app_request_page_is_busy (self) || self->asking)
    return;
  if (!app_request_page_apply_path (self))
    {
      app_request_page_focus_path (self);
      return;
    }
  if (codef_form_get_problem (self->form) != NULL)
    {
      problem = describe_problem (codef_form_get_problem (self->form));
      app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, problem, NULL, NULL);
      app_form_pane_show (self->form_pane, "json");
      return;
    }
  if (app_environment_is_production (environment) && !app_context_is_confirmed (self->context, environment))
    ask (errand_new (self, environment, g_steal_pointer (&owned)));
  else if (app_quota_get_left (app_quota_get (self->context), environment) == 0)
    ask_beyond_quota (errand_new (self, environment, g_steal_pointer (&owned)));
  else
    start (errand_new (self, environment, g_steal_pointer (&owned)));
}

void
app_request_page_set_exchange (AppRequestPage *self, CodefExchange *exchange, CodefClient *client)
{
  g_set_object (&self->client, client);
  if (g_set_object (&self->exchange, exchange))
    {
      g_signal_group_set_target (self->exchange_signals, exchange);
      app_request_page_reset_desk (self);
      /* the verdicts on the answer before are over */
      app_check_run (self->check, NULL, NULL, NULL, FALSE);
      if (self->answer_pane != NULL)
        app_answer_pane_set_exchange (self->answer_pane, exchange);
      app_request_page_note_answer (self);
    }
  app_request_page_update (self);
}

gboolean
app_request_page_is_busy (AppRequestPage *self)
{
  CodefPhase phase = self->exchange != NULL ? codef_exchange_get_phase (self->exchange) : CODEF_PHASE_CANCELLED;

  return self->preparing != NULL || phase == CODEF_PHASE_WAITING || phase == CODEF_PHASE_CHALLENGED
         || (self->batch != NULL && codef_batch_get_phase (self->batch) != CODEF_BATCH_DONE);
}

void
app_request_page_cancel (AppRequestPage *self)
{
  g_return_if_fail (APP_IS_REQUEST_PAGE (self));

  if (self->preparing != NULL)
    {
      g_cancellable_cancel (self->preparing);
      g_clear_object (&self->preparing);
    }
  if (self->batch != NULL)
    codef_batch_cancel (self->batch);
  if (self->exchange != NULL)
    codef_exchange_cancel (self->exchange);
  app_request_page_update (self);
}
