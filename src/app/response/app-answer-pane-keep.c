/* SPDX-License-Identifier: MIT */
/* An answer as what the built-in sandbox answers from now on: masked, kept between starts, and given up again. */
#include "codef-config.h"

#include "app-answer-pane-private.h"

#include "app-compat.h"
#include "app-toast.h"
#include "store-answers.h"
#include "store-paths.h"

#include <glib/gi18n-lib.h>

/* What a thread works on. */
typedef struct
{
  CodefCatalog *catalog; /* (owned) */
  CodefPrivacy *privacy; /* (owned) */
  DocDocument  *answer;  /* (owned) (nullable): NULL: the kept one is to be forgotten */
  char         *path;    /* (owned) */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->catalog);
  codef_privacy_unref (errand->privacy);
  g_clear_pointer (&errand->answer, doc_document_unref);
  g_free (errand->path);
  g_free (errand);
}

/* On the disk first: what the sandbox answers it answers after the next start, too. */
static void
act_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Errand *errand = task_data;
  g_autofree char *folder = store_paths_data (STORE_ANSWERS_FOLDER);
  g_autoptr(GBytes) masked = errand->answer != NULL ? store_answers_mask (errand->answer, errand->privacy) : NULL;
  GError *error = NULL;
  gboolean done = masked != NULL ? store_answers_keep (folder, errand->path, masked, &error)
                                 : store_answers_forget (folder, errand->path, &error);

  if (done)
    codef_catalog_set_own_answer (errand->catalog, errand->path, masked);
  if (done)
    g_task_return_boolean (task, masked != NULL);
  else
    g_task_return_error (task, error);
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GError) error = NULL;
  gboolean is_kept = g_task_propagate_boolean (G_TASK (result), &error);

  if (root == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL && GTK_IS_WINDOW (root))
    app_tell (GTK_WINDOW (root), _("The answer could not be kept"), error->message);
  else
    app_toast (widget, is_kept ? _("Kept, masked: the built-in sandbox gives this answer from now on")
                               : _("The built-in sandbox gives its own answer again"));
  _app_answer_pane_update_actions (APP_ANSWER_PANE (widget));
}

/* @answer: (nullable) */
static void
start (AppAnswerPane *self, DocDocument *answer)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, on_done_cb, NULL);
  Errand *errand = g_new0 (Errand, 1);

  errand->catalog = g_object_ref (app_context_get_catalog (self->context));
  errand->privacy = codef_privacy_ref (app_context_get_pseudonyms (self->context));
  errand->answer = answer != NULL ? doc_document_ref (answer) : NULL;
  errand->path = g_strdup (codef_request_get_path (codef_exchange_get_request (self->exchange)));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  g_task_run_in_thread (task, act_in_thread);
}

static void
activate_keep (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);

  start (self, codef_reply_get_document (codef_exchange_get_reply (self->exchange)));
}

static void
activate_forget (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (APP_ANSWER_PANE (widget), NULL);
}

void
_app_answer_pane_update_keep (AppAnswerPane *self)
{
  CodefReply *reply = self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;
  CodefCatalog *catalog = app_context_get_catalog (self->context);
  const char *path = self->exchange != NULL ? codef_request_get_path (codef_exchange_get_request (self->exchange)) : NULL;
  gboolean is_known = path != NULL && codef_catalog_find_product (catalog, path) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.keep", is_known && reply != NULL && codef_reply_is_success (reply));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.forget-kept", is_known && codef_catalog_has_own_answer (catalog, path));
}

void
_app_answer_pane_install_keep (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "answer.keep", NULL, activate_keep);
  gtk_widget_class_install_action (widget_class, "answer.forget-kept", NULL, activate_forget);
}
