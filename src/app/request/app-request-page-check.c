/* SPDX-License-Identifier: MIT */
/* The tab as a test: what is expected of the answer, and what came of it. */
#include "codef-config.h"

#include "app-request-page-private.h"

#include "app-expect-window.h"
#include "app-expectations-window.h"
#include <glib/gi18n.h>

/* (transfer none) (nullable): the whole answer in front. */
static DocDocument *
get_answer (AppRequestPage *self)
{
  CodefReply *reply = self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;
  DocDocument *answer = reply != NULL ? codef_reply_get_document (reply) : NULL;

  return answer != NULL && doc_document_get_problem (answer) == NULL ? answer : NULL;
}

static GtkWindow *
get_window (AppRequestPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Expectations stand in a file, so there has to be one. */
static gboolean
needs_file (AppRequestPage *self)
{
  if (self->document != NULL)
    return FALSE;
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION,
                   _("What is expected stands in the file of a saved request: save it first."), _("Save"), "call.save");
  return TRUE;
}

static void
on_expected_cb (AppRequestPage *self, GBytes *json)
{
  g_autoptr(GError) error = NULL;

  if (self->document != NULL && !app_expectations_add (self->document, json, &error))
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, error->message, NULL, NULL);
}

static void
expect (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  /* what stands at the place is not filled in while personal data is masked */
  DocDocument *answer = app_context_get_privacy (self->context) == NULL ? get_answer (self) : NULL;
  GtkWindow *window;

  if (needs_file (self))
    return;
  window = app_expect_window_new (get_window (self), g_variant_get_string (parameter, NULL), answer, NULL);
  g_signal_connect_object (window, "done", G_CALLBACK (on_expected_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
show_expectations (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);

  if (!needs_file (self))
    gtk_window_present (app_expectations_window_new (self->context, get_window (self), self->document, self->check, get_answer (self)));
}

/* What is missing from the answer has no row to go to: the list tells of it. */
static void
next_unexpected (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  CodefVerdict *verdict = app_check_find_next (self->check, self->judged_node);

  if (verdict == NULL || self->answer_pane == NULL)
    {
      show_expectations (widget, action_name, parameter);
      return;
    }
  self->judged_node = codef_verdict_get_node (verdict);
  gtk_widget_activate_action (GTK_WIDGET (self->answer_pane), "answer.show-node", "u", self->judged_node);
}

static void
on_judged_cb (AppRequestPage *self)
{
  self->judged_node = DOC_NODE_NONE;
  if (self->answer_pane != NULL)
    app_answer_pane_set_verdicts (self->answer_pane, app_check_get_verdicts (self->check), app_check_count (self->check, TRUE),
                                  app_check_count (self->check, FALSE));
}

void
app_request_page_judge (AppRequestPage *self)
{
  DocDocument *answer = get_answer (self);

  app_check_run (self->check, self->document != NULL ? app_saved_document_get_request (self->document) : NULL,
                 app_request_page_get_product (self), answer,
                 answer != NULL && codef_reply_is_success (codef_exchange_get_reply (self->exchange)));
}

void
app_request_page_install_check (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "call.expect", "s", expect);
  gtk_widget_class_install_action (widget_class, "call.expectations", NULL, show_expectations);
  gtk_widget_class_install_action (widget_class, "call.next-unexpected", NULL, next_unexpected);
}

void
app_request_page_init_check (AppRequestPage *self)
{
  self->judged_node = DOC_NODE_NONE;
  self->check = app_check_new ();
  g_signal_connect_object (self->check, "changed", G_CALLBACK (on_judged_cb), self, G_CONNECT_SWAPPED);
}
