/* SPDX-License-Identifier: MIT */
/* Answers that become files: formatted, as received, or the whole one where only its beginning is shown. */
#include "codef-config.h"

#include "app-answer-pane-private.h"

#include "app-compat.h"
#include "app-toast.h"
#include "store-overflow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* @error: (nullable) */
static void
tell_saved (AppAnswerPane *self, const GError *error)
{
  g_autofree char *message = NULL;

  if (error == NULL)
    message = g_strdup (_("Answer saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = g_strdup_printf (_("The answer could not be saved: %s"), error->message);
  if (message != NULL)
    app_toast (GTK_WIDGET (self), message);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAnswerPane) self = user_data;
  g_autoptr(GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  tell_saved (self, error);
}

/* What is to be written, while a file is chosen: an answer that comes meanwhile does not change it. */
typedef struct
{
  AppAnswerPane *self;     /* (owned) */
  GBytes        *content;  /* (owned) (nullable): NULL for what lies in @overflow */
  StoreOverflow *overflow; /* (owned) (nullable) */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->self);
  g_clear_pointer (&save->content, g_bytes_unref);
  g_clear_object (&save->overflow);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
on_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;

  g_file_copy_finish (G_FILE (source), result, &error);
  tell_saved (save->self, error);
}

static void
write_to (Save *save, GFile *file)
{
  const char *path = save->overflow != NULL ? store_overflow_get_path (save->overflow) : NULL;
  g_autoptr(GFile) whole = path != NULL ? g_file_new_for_path (path) : NULL;
  GCancellable *cancellable = save->self->cancellable;

  if (whole != NULL)
    {
      g_file_copy_async (whole, file, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, cancellable, NULL, NULL, on_copied_cb, save);
      return;
    }
  g_file_replace_contents_bytes_async (file, save->content, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, on_written_cb,
                                       g_object_ref (save->self));
  save_free (save);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = app_choose_file_finish (result, &error);

  if (file != NULL)
    write_to (g_steal_pointer (&save), file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && error != NULL)
    app_toast (GTK_WIDGET (save->self), error->message);
}

char *
_app_answer_pane_dup_file_name (AppAnswerPane *self, const char *extension)
{
  const char *path = codef_request_get_path (codef_exchange_get_request (self->exchange));
  const char *slash = strrchr (path, '/');
  g_autoptr(GDateTime) utc =
    g_date_time_new_from_unix_utc (codef_exchange_get_started_unix_us (self->exchange) / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *moment = g_date_time_format (local, "%Y%m%d-%H%M%S");

  return g_strdup_printf ("%s-%s%s", slash != NULL && slash[1] != '\0' ? slash + 1 : "answer", moment, extension);
}

/* One of @content and @overflow is NULL. */
static void
save_as (AppAnswerPane *self, GBytes *content, StoreOverflow *overflow)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *file_name = _app_answer_pane_dup_file_name (self, ".json");
  Save *save = g_new0 (Save, 1);

  save->self = g_object_ref (self);
  save->content = content != NULL ? g_bytes_ref (content) : NULL;
  save->overflow = overflow != NULL ? g_object_ref (overflow) : NULL;
  app_choose_file_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, APP_CHOOSE_FILE_SAVE, _("Save Answer"),
                         file_name, self->cancellable, on_file_chosen_cb, save);
}

static void
activate_save_formatted (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  DocDocument *document = _app_answer_pane_get_document (self);
  g_autoptr(GBytes) content = NULL;

  if (document == NULL)
    return;
  content = _app_answer_pane_dup_formatted (document);
  save_as (self, content, NULL);
}

static void
activate_save_received (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  DocDocument *document = _app_answer_pane_get_document (self);

  GOutputStream *overflow = _app_answer_pane_get_overflow (self);

  if (STORE_IS_OVERFLOW (overflow))
    save_as (self, NULL, STORE_OVERFLOW (overflow));
  else if (document != NULL)
    save_as (self, doc_document_get_text (document), NULL);
}

static void
on_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAnswerPane) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    app_toast (GTK_WIDGET (self), _("There is no program that opens folders"));
}

static void
activate_open_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  GOutputStream *overflow = _app_answer_pane_get_overflow (self);
  g_autofree char *folder = NULL, *uri = NULL;

  if (!STORE_IS_OVERFLOW (overflow))
    return;
  folder = g_path_get_dirname (store_overflow_get_path (STORE_OVERFLOW (overflow)));
  uri = g_filename_to_uri (folder, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, self->cancellable, on_launched_cb, g_object_ref (self));
}

GOutputStream *
_app_answer_pane_get_overflow (AppAnswerPane *self)
{
  CodefReply *reply = self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;

  return reply != NULL ? codef_attempt_get_overflow (codef_reply_get_attempt (reply)) : NULL;
}

void
_app_answer_pane_update_saving (AppAnswerPane *self)
{
  DocDocument *document = _app_answer_pane_get_document (self);
  gboolean has_text = document != NULL && g_bytes_get_size (doc_document_get_text (document)) > 0;
  GOutputStream *overflow = _app_answer_pane_get_overflow (self);
  /* Nothing is masked in the file. */
  gboolean has_file = STORE_IS_OVERFLOW (overflow) && app_context_get_privacy (self->context) == NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "answer.save-formatted",
                                 has_text && overflow == NULL && doc_document_get_problem (document) == NULL);
  gtk_widget_action_set_enabled (widget, "answer.save-received", overflow != NULL ? has_file : has_text);
  gtk_widget_action_set_enabled (widget, "answer.open-folder", has_file);
}

void
_app_answer_pane_install_saving (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "answer.save-formatted", NULL, activate_save_formatted);
  gtk_widget_class_install_action (widget_class, "answer.save-received", NULL, activate_save_received);
  gtk_widget_class_install_action (widget_class, "answer.open-folder", NULL, activate_open_folder);
}
