/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-answer-pane-private.h"

#include "app-compat.h"
#include "app-dictionary-window.h"
#include "app-support-text.h"
#include "app-toast.h"
#include "codef-failures.h"

#include <glib/gi18n-lib.h>

static void
activate_show_code (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  app_status_line_close (self->status_line);
  app_dictionary_window_present (self->context, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 g_variant_get_string (parameter, NULL));
}

static void
activate_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);

  app_answer_pane_set_view (self, "tree");
  app_find_bar_open (self->find_bar);
}

static void
activate_next_failure (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  DocDocument *document = _app_answer_pane_get_document (self);
  DocNode node = document != NULL ? codef_failures_find (document, app_tree_view_get_node (self->tree)) : DOC_NODE_NONE;

  if (node == DOC_NODE_NONE)
    return;
  app_answer_pane_set_view (self, "tree");
  app_tree_view_go_to (self->tree, node);
}

static void
activate_show_node (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);

  if (_app_answer_pane_get_document (self) == NULL)
    return;
  app_answer_pane_set_view (self, "tree");
  app_tree_view_go_to (self->tree, g_variant_get_uint32 (parameter));
}

/* The list under the cursor of the tree, or the one around it. */
static void
activate_show_table (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  DocDocument *document = _app_answer_pane_get_document (self);
  DocNode node = app_tree_view_get_node (self->tree);

  while (node != DOC_NODE_NONE && doc_document_get_kind (document, node) != DOC_KIND_ARRAY)
    node = doc_document_get_parent (document, node);
  if (node != DOC_NODE_NONE)
    app_table_page_show_array (self->table, node);
  app_answer_pane_set_view (self, "table");
}

/* (transfer full): indented where that is possible, else as it came. */
static GBytes *
dup_formatted (DocDocument *document)
{
  GBytes *formatted =
    doc_document_get_problem (document) == NULL ? doc_document_format (document, DOC_NODE_ROOT) : NULL;

  return formatted != NULL ? formatted : g_bytes_ref (doc_document_get_text (document));
}

static void
activate_copy_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  DocDocument *document = _app_answer_pane_get_document (self);
  g_autoptr(GBytes) text = NULL;
  g_autofree char *valid = NULL;

  if (document == NULL)
    return;
  text = dup_formatted (document);
  valid = g_utf8_make_valid (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), valid);
  app_toast (widget, _("Answer copied"));
}

static void
activate_copy_support (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  g_autofree char *text = NULL;

  if (self->exchange == NULL)
    return;
  text = app_support_text (self->exchange, self->answered_product != NULL ? self->answered_product : self->product);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  app_toast (widget, _("Details copied, without keys and without the answer itself"));
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAnswerPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    message = g_strdup (_("Answer saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = g_strdup_printf (_("The answer could not be saved: %s"), error->message);
  if (message != NULL)
    app_toast (GTK_WIDGET (self), message);
}

/* What is to be written, while a file is chosen: an answer that comes meanwhile does not change it. */
typedef struct
{
  AppAnswerPane *self;     /* (owned) */
  GBytes        *content;  /* (owned) */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->self);
  g_bytes_unref (save->content);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = app_choose_file_finish (result, &error);

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, save->content, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                         save->self->cancellable, on_written_cb, g_object_ref (save->self));
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

static void
save_as (AppAnswerPane *self, GBytes *content)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *file_name = _app_answer_pane_dup_file_name (self, ".json");
  Save *save = g_new0 (Save, 1);

  save->self = g_object_ref (self);
  save->content = g_bytes_ref (content);
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
  content = dup_formatted (document);
  save_as (self, content);
}

static void
activate_save_received (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);
  DocDocument *document = _app_answer_pane_get_document (self);

  if (document != NULL)
    save_as (self, doc_document_get_text (document));
}

void
_app_answer_pane_update_actions (AppAnswerPane *self)
{
  DocDocument *document = _app_answer_pane_get_document (self);
  gboolean has_text = document != NULL && g_bytes_get_size (doc_document_get_text (document)) > 0;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "answer.copy-all", has_text);
  gtk_widget_action_set_enabled (widget, "answer.save-received", has_text);
  gtk_widget_action_set_enabled (widget, "answer.save-formatted",
                                 has_text && doc_document_get_problem (document) == NULL);
  gtk_widget_action_set_enabled (widget, "answer.copy-support", self->exchange != NULL);
  gtk_widget_action_set_enabled (widget, "answer.show-table",
                                 has_text && doc_document_get_problem (document) == NULL);
  gtk_widget_action_set_enabled (widget, "answer.find", has_text && doc_document_get_problem (document) == NULL);
  _app_answer_pane_update_evidence (self);
}

void
_app_answer_pane_insert_settings (AppAnswerPane *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GAction) mode = g_settings_create_action (app_context_get_settings (self->context), "label-mode");
  g_autoptr(GAction) language = g_settings_create_action (app_context_get_settings (self->context), "label-language");
  g_autoptr(GAction) masks =
    g_settings_create_action (app_context_get_settings (self->context), "mask-personal-data");

  g_action_map_add_action (G_ACTION_MAP (group), masks);
  g_action_map_add_action (G_ACTION_MAP (group), mode);
  g_action_map_add_action (G_ACTION_MAP (group), language);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "labels", G_ACTION_GROUP (group));
}

void
_app_answer_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "answer.show-code", "s", activate_show_code);
  gtk_widget_class_install_action (widget_class, "answer.next-failure", NULL, activate_next_failure);
  gtk_widget_class_install_action (widget_class, "answer.show-node", "u", activate_show_node);
  gtk_widget_class_install_action (widget_class, "answer.show-table", NULL, activate_show_table);
  gtk_widget_class_install_action (widget_class, "answer.find", NULL, activate_find);
  gtk_widget_class_install_action (widget_class, "answer.copy-all", NULL, activate_copy_all);
  gtk_widget_class_install_action (widget_class, "answer.copy-support", NULL, activate_copy_support);
  gtk_widget_class_install_action (widget_class, "answer.save-formatted", NULL, activate_save_formatted);
  gtk_widget_class_install_action (widget_class, "answer.save-received", NULL, activate_save_received);
  _app_answer_pane_install_evidence (widget_class);
}
