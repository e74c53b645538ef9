/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-compat.h"

#include <glib/gi18n.h>

#define RESPONSE_ACCEPT "accept"
#define RESPONSE_REFUSE "refuse"

/* What both dialogs of libadwaita have in common, under the names of whichever this is built with. AdwMessageDialog is deprecated from
 * 1.6 on, AdwAlertDialog exists from 1.5 on. */
#if ADW_CHECK_VERSION (1, 5, 0)
#define Dialog                   AdwAlertDialog
#define DIALOG(dialog)           ADW_ALERT_DIALOG (dialog)
#define dialog_add_responses     adw_alert_dialog_add_responses
#define dialog_set_appearance    adw_alert_dialog_set_response_appearance
#define dialog_set_default       adw_alert_dialog_set_default_response
#define dialog_set_close         adw_alert_dialog_set_close_response
#else
#define Dialog                   AdwMessageDialog
#define DIALOG(dialog)           ADW_MESSAGE_DIALOG (dialog)
#define dialog_add_responses     adw_message_dialog_add_responses
#define dialog_set_appearance    adw_message_dialog_set_response_appearance
#define dialog_set_default       adw_message_dialog_set_default_response
#define dialog_set_close         adw_message_dialog_set_close_response
#endif

static Dialog *
create_dialog (GtkWindow *parent, const char *heading, const char *body)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  return ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
#else
  return ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
#endif
}

static void
present_dialog (Dialog *dialog, GtkWindow *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

static void
on_confirm_response_cb (Dialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);

  g_task_return_boolean (task, g_str_equal (response, RESPONSE_ACCEPT));
}

void
app_confirm_async (GtkWindow *parent, const char *heading, const char *body, const char *accept,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Dialog *dialog = create_dialog (parent, heading, body);

  g_task_set_source_tag (task, app_confirm_async);
  dialog_add_responses (DIALOG (dialog), RESPONSE_REFUSE, _("Cancel"), RESPONSE_ACCEPT, accept, NULL);
  dialog_set_appearance (DIALOG (dialog), RESPONSE_ACCEPT, ADW_RESPONSE_DESTRUCTIVE);
  dialog_set_default (DIALOG (dialog), RESPONSE_REFUSE);
  dialog_set_close (DIALOG (dialog), RESPONSE_REFUSE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_confirm_response_cb), task);
  present_dialog (dialog, parent);
}

void
app_tell (GtkWindow *parent, const char *heading, const char *body)
{
  Dialog *dialog = create_dialog (parent, heading, body);

  dialog_add_responses (DIALOG (dialog), RESPONSE_REFUSE, _("Close"), NULL);
  dialog_set_default (DIALOG (dialog), RESPONSE_REFUSE);
  dialog_set_close (DIALOG (dialog), RESPONSE_REFUSE);
  present_dialog (dialog, parent);
}

gboolean
app_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

#if GTK_CHECK_VERSION (4, 10, 0)
/* A dialog that was closed is the same as one that was cancelled. */
static void
return_file (GTask *task, GFile *file, GError *error)
{
  if (file != NULL)
    {
      g_task_return_pointer (task, file, g_object_unref);
      return;
    }
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    {
      error->domain = G_IO_ERROR;
      error->code = G_IO_ERROR_CANCELLED;
    }
  g_task_return_error (task, error);
}

static void
on_file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

static void
on_file_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

static void
on_folder_selected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;
  GFile *file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  return_file (task, file, error);
}

/* Takes over @task. */
static void
choose_file (GtkWindow *parent, AppChooseFile mode, const char *title, const char *name, GTask *task)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  if (name != NULL)
    gtk_file_dialog_set_initial_name (dialog, name);
  if (mode == APP_CHOOSE_FOLDER)
    gtk_file_dialog_select_folder (dialog, parent, g_task_get_cancellable (task), on_folder_selected_cb, task);
  else if (mode == APP_CHOOSE_FILE_SAVE)
    gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), on_file_saved_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task), on_file_opened_cb, task);
}
#else
static void
on_file_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);

  g_signal_handlers_disconnect_by_data (dialog, task);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_choose_cancelled_cb (GCancellable *cancellable, gpointer dialog)
{
  gtk_native_dialog_hide (GTK_NATIVE_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

/* Takes over @task. */
static void
choose_file (GtkWindow *parent, AppChooseFile mode, const char *title, const char *name, GTask *task)
{
  static const GtkFileChooserAction actions[] = {
    [APP_CHOOSE_FILE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN, [APP_CHOOSE_FILE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [APP_CHOOSE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, actions[mode], NULL, NULL);
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_choose_cancelled_cb), dialog, 0);
  g_signal_connect (dialog, "response", G_CALLBACK (on_file_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
#endif

void
app_choose_file_async (GtkWindow *parent, AppChooseFile mode, const char *title, const char *name,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, app_choose_file_async);
  g_task_set_check_cancellable (task, FALSE);
  choose_file (parent, mode, title, name, task);
}

GFile *
app_choose_file_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_drop_down_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer button)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);

  if (GTK_IS_STRING_OBJECT (item))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_string_object_get_string (item), -1);
}

void
app_name_drop_down (GtkWidget *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!GTK_IS_BUTTON (button))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (g_signal_handler_find (drop_down, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_drop_down_selected_cb, NULL) == 0)
    g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (on_drop_down_selected_cb), button, 0);
  on_drop_down_selected_cb (GTK_DROP_DOWN (drop_down), NULL, button);
}

void
app_announce (GtkWidget *widget, const char *plain_text)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), plain_text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

void
app_align_baseline (GtkWidget *widget)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_widget_set_valign (widget, GTK_ALIGN_BASELINE_FILL);
#else
  gtk_widget_set_valign (widget, GTK_ALIGN_BASELINE);
#endif
}
