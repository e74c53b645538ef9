/* SPDX-License-Identifier: MIT */
/* What an answer is handed on as: the bundle for the help desk, a curl command, a HAR file. */
#include "codef-config.h"

#include "app-answer-pane-private.h"

#include "app-compat.h"
#include "app-inquiry-window.h"
#include "app-save-text.h"
#include "app-toast.h"
#include "codef-har.h"
#include "codef-snippet.h"

#include <glib/gi18n-lib.h>

static CodefProduct *
get_product (AppAnswerPane *self)
{
  return self->answered_product != NULL ? self->answered_product : self->product;
}

static void
activate_inquiry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *file_name = _app_answer_pane_dup_file_name (self, ".md");

  gtk_window_present (app_inquiry_window_new (self->context, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->exchange,
                                              get_product (self), file_name));
}

static void
activate_copy_curl (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  CodefRequest *request = codef_exchange_get_request (self->exchange);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = codef_snippet_write (CODEF_SNIPPET_CURL, codef_request_get_path (request), codef_request_get_json (request),
                                               get_product (self), codef_exchange_get_environment (self->exchange), &error);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  app_toast (widget, text != NULL ? _("Copied as a script for curl; its secrets come from the environment") : error->message);
}

/* A HAR file on its way: it is written in a thread, for an answer may be large. */
typedef struct
{
  AppAnswerPane *self;      /* (owned) */
  CodefExchange *exchange;  /* (owned) */
  char          *file_name; /* (owned) */
  gboolean       is_masked;
} Evidence;

static void
evidence_free (Evidence *evidence)
{
  g_object_unref (evidence->self);
  g_object_unref (evidence->exchange);
  g_free (evidence->file_name);
  g_free (evidence);
}

static Evidence *
evidence_new (AppAnswerPane *self, gboolean is_masked)
{
  Evidence *evidence = g_new0 (Evidence, 1);

  evidence->self = g_object_ref (self);
  evidence->exchange = g_object_ref (self->exchange);
  evidence->file_name = _app_answer_pane_dup_file_name (self, ".har");
  evidence->is_masked = is_masked;
  return evidence;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Evidence *evidence = task_data;
  g_autoptr(GPtrArray) exchanges = g_ptr_array_new ();

  g_ptr_array_add (exchanges, evidence->exchange);
  g_task_return_pointer (task, codef_har_write (exchanges, evidence->is_masked, CODEF_VERSION), (GDestroyNotify) g_bytes_unref);
}

static void
on_har_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Evidence *evidence = g_task_get_task_data (G_TASK (result));
  g_autoptr(GBytes) har = g_task_propagate_pointer (G_TASK (result), NULL);

  if (har != NULL && gtk_widget_get_root (GTK_WIDGET (source)) != NULL)
    app_save_bytes (GTK_WIDGET (source), evidence->is_masked ? _("Save Exchange, Masked") : _("Save Exchange, Unmasked"),
                    evidence->file_name, har);
}

/* Takes over @evidence. */
static void
save_har (Evidence *evidence)
{
  g_autoptr(GTask) task = g_task_new (evidence->self, evidence->self->cancellable, on_har_cb, NULL);

  g_task_set_source_tag (task, save_har);
  g_task_set_task_data (task, evidence, (GDestroyNotify) evidence_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
activate_save_har (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_har (evidence_new (APP_ANSWER_PANE (widget), TRUE));
}

static void
on_open_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Evidence *evidence = user_data;

  if (app_confirm_finish (result))
    save_har (evidence);
  else
    evidence_free (evidence);
}

static void
activate_save_har_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  app_confirm_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Save without masking?"),
                     _("The file will hold request and answer as they were sent, with personal data and with passwords in their encrypted "
                       "form. Keys and tokens are left out. You are asked each time."),
                     _("Save unmasked"), on_open_confirmed_cb, evidence_new (APP_ANSWER_PANE (widget), FALSE));
}

void
_app_answer_pane_update_evidence (AppAnswerPane *self)
{
  static const char *const actions[] = { "answer.inquiry", "answer.copy-curl", "answer.save-har", "answer.save-har-open" };
  CodefPhase phase = self->exchange != NULL ? codef_exchange_get_phase (self->exchange) : CODEF_PHASE_WAITING;
  gboolean has_ended = phase != CODEF_PHASE_WAITING && phase != CODEF_PHASE_CHALLENGED;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], has_ended);
}

void
_app_answer_pane_install_evidence (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "answer.inquiry", NULL, activate_inquiry);
  gtk_widget_class_install_action (widget_class, "answer.copy-curl", NULL, activate_copy_curl);
  gtk_widget_class_install_action (widget_class, "answer.save-har", NULL, activate_save_har);
  gtk_widget_class_install_action (widget_class, "answer.save-har-open", NULL, activate_save_har_open);
}
