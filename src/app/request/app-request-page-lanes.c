/* SPDX-License-Identifier: MIT */
/* How a tab runs its request for a list: the lanes in the place of the answer, one of which may ask for all. */
#include "codef-config.h"

#include "app-request-page-private.h"

#include <glib/gi18n.h>

static void
show_lanes (AppRequestPage *self)
{
  self->lanes_visible = TRUE;
  self->lane_opened = FALSE;
  app_request_page_show_work (self);
}

/* One lane's answer, or its question, in the place of all. */
static void
open_lane (AppRequestPage *self, CodefLane *lane)
{
  CodefExchange *exchange = codef_lane_get_exchange (lane);
  g_autofree char *text = g_strdup_printf ("%s: %s", self->plan->name, codef_lane_get_value (lane));

  if (exchange == NULL)
    return;
  self->lane_opened = TRUE;
  app_request_page_set_exchange (self, exchange, self->client);
  app_request_page_show_work (self);
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION, text, _("All requests of the list"),
                   "lanes.back");
}

static void
on_lane_activated_cb (AppRequestPage *self, CodefLane *lane)
{
  open_lane (self, lane);
}

/* Once all are sent, the lane that asks takes the desk; answered earlier, those not sent yet would ask anew. */
static void
on_batch_phase_cb (AppRequestPage *self)
{
  CodefLane *lane = codef_batch_get_asking_lane (self->batch);

  if (codef_batch_get_phase (self->batch) == CODEF_BATCH_ASKING && lane != NULL)
    app_request_page_set_exchange (self, codef_lane_get_exchange (lane), self->client);
  app_request_page_update (self);
}

static void
ensure_lanes (AppRequestPage *self)
{
  if (self->lanes != NULL)
    return;
  self->lanes = APP_LANES (app_lanes_new (self->context));
  self->batch_signals = g_signal_group_new (CODEF_TYPE_BATCH);
  g_signal_group_connect_swapped (self->batch_signals, "notify::phase", G_CALLBACK (on_batch_phase_cb), self);
  g_signal_group_connect_swapped (self->batch_signals, "notify::asking-lane", G_CALLBACK (on_batch_phase_cb), self);
  gtk_stack_add_named (GTK_STACK (self->answer_stack), GTK_WIDGET (self->lanes), "lanes");
  g_signal_connect_object (self->lanes, "lane-activated", G_CALLBACK (on_lane_activated_cb), self, G_CONNECT_SWAPPED);
}

void
app_request_page_start_lanes (AppRequestPage *self, CodefRequest *request, CodefClient *client)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefBatch) batch = codef_batch_new (client, request, self->plan->name,
                                                 (const char *const *) self->plan->values, NULL,
                                                 self->plan->spacing_ms, &error);

  if (batch == NULL)
    {
      app_request_page_update (self);
      app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, error->message, NULL, NULL);
      return;
    }
  app_request_page_set_exchange (self, NULL, client);
  codef_request_ref (request);
  g_clear_pointer (&self->batch_request, codef_request_unref);
  self->batch_request = request;
  g_set_object (&self->batch, batch);
  g_signal_group_set_target (self->batch_signals, batch);
  app_lanes_set_batch (self->lanes, batch);
  show_lanes (self);
  codef_batch_start (batch);
  app_request_page_update (self);
}

void
app_request_page_restart_lanes (AppRequestPage *self)
{
  g_autoptr(CodefRequest) request = codef_request_ref (self->batch_request);
  g_autoptr(CodefClient) client = g_object_ref (self->client);

  codef_batch_cancel (self->batch);
  app_notice_hide (APP_NOTICE (self->notice));
  app_request_page_start_lanes (self, request, client);
}

void
app_request_page_drop_lanes (AppRequestPage *self)
{
  if (self->batch != NULL)
    {
      codef_batch_cancel (self->batch);
      g_signal_group_set_target (self->batch_signals, NULL);
      app_lanes_set_batch (self->lanes, NULL);
      g_clear_object (&self->batch);
      g_clear_pointer (&self->batch_request, codef_request_unref);
    }
  self->lane_opened = FALSE;
  if (self->plan == NULL)
    self->lanes_visible = FALSE;
  if (self->answer_stack != NULL)
    app_request_page_show_work (self);
}

void
app_request_page_show_work (AppRequestPage *self)
{
  const char *name = "answer";

  if (app_desk_is_open (self->desk))
    name = "desk";
  else if (self->lanes_visible && !self->lane_opened)
    name = "lanes";
  gtk_stack_set_visible_child_name (GTK_STACK (self->answer_stack), name);
}

static void
run_list (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);

  if (app_request_page_is_busy (self) || !app_request_page_apply_path (self))
    return;
  ensure_lanes (self);
  app_lanes_set_form (self->lanes, self->form);
  show_lanes (self);
  gtk_widget_child_focus (GTK_WIDGET (self->lanes), GTK_DIR_TAB_FORWARD);
}

static void
run (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  AppLanesPlan *plan = self->lanes != NULL ? app_lanes_make_plan (self->lanes) : NULL;

  if (plan != NULL)
    app_request_page_send (self, plan);
}

static void
close_lanes (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);

  g_clear_pointer (&self->plan, app_lanes_plan_free);
  app_request_page_drop_lanes (self);
  app_notice_hide (APP_NOTICE (self->notice));
  app_request_page_update (self);
}

static void
back_to_lanes (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);

  app_notice_hide (APP_NOTICE (self->notice));
  show_lanes (self);
}

void
app_request_page_install_lanes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "call.run-list", NULL, run_list);
  gtk_widget_class_install_action (widget_class, "lanes.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "lanes.close", NULL, close_lanes);
  gtk_widget_class_install_action (widget_class, "lanes.back", NULL, back_to_lanes);
}

void
app_request_page_dispose_lanes (AppRequestPage *self)
{
  /* first, so that nothing of the end reaches widgets that go */
  g_clear_object (&self->batch_signals);
  if (self->batch != NULL)
    codef_batch_cancel (self->batch);
  g_clear_object (&self->batch);
  g_clear_pointer (&self->batch_request, codef_request_unref);
  g_clear_pointer (&self->plan, app_lanes_plan_free);
  self->lanes = NULL;
}
