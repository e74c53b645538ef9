/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-answer-pane-private.h"

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

GBytes *
_app_answer_pane_dup_formatted (DocDocument *document)
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
  text = _app_answer_pane_dup_formatted (document);
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

void
_app_answer_pane_update_actions (AppAnswerPane *self)
{
  DocDocument *document = _app_answer_pane_get_document (self);
  gboolean has_text = document != NULL && g_bytes_get_size (doc_document_get_text (document)) > 0;
  gboolean is_beginning = _app_answer_pane_get_overflow (self) != NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  /* The beginning of an answer is not handed out as if it were all of it. */
  gtk_widget_action_set_enabled (widget, "answer.copy-all", has_text && !is_beginning);
  gtk_widget_action_set_enabled (widget, "answer.copy-support", self->exchange != NULL);
  gtk_widget_action_set_enabled (widget, "answer.show-table",
                                 has_text && doc_document_get_problem (document) == NULL);
  gtk_widget_action_set_enabled (widget, "answer.find",
                                 has_text && (is_beginning || doc_document_get_problem (document) == NULL));
  _app_answer_pane_update_saving (self);
  _app_answer_pane_update_evidence (self);
  _app_answer_pane_update_keep (self);
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
  _app_answer_pane_install_evidence (widget_class);
  _app_answer_pane_install_keep (widget_class);
}
