/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-toast.h"
#include "app-tree-copy.h"
#include "app-tree-view-private.h"
#include "app-value-window.h"

#include <glib/gi18n-lib.h>

static gboolean
is_container (AppTreeView *self, DocNode node)
{
  return node != DOC_NODE_NONE && doc_document_get_n_children (self->document, node) > 0;
}

static gboolean
is_expanded (AppTreeView *self, DocNode node)
{
  return is_container (self, node) && doc_rows_is_expanded (self->rows, node);
}

/* Folds or opens; the cursor stays on its row, or goes to @node if its own row went away. */
static void
set_expanded (AppTreeView *self, DocNode node, gboolean expanded)
{
  DocNode cursor = app_tree_view_get_node (self);

  doc_rows_set_expanded (self->rows, node, expanded);
  if (cursor != DOC_NODE_NONE && doc_rows_get_position (self->rows, cursor) == G_MAXUINT)
    _app_tree_view_move_to (self, doc_rows_get_position (self->rows, node));
  _app_tree_view_update_rows (self);
  _app_tree_view_update_actions (self);
}

/* Folds or opens everything, keeping the cursor on its node or the nearest one above it that is still there. */
static void
set_levels (AppTreeView *self, guint levels)
{
  DocNode cursor = app_tree_view_get_node (self);

  doc_rows_set_levels (self->rows, levels);
  while (cursor != DOC_NODE_NONE && doc_rows_get_position (self->rows, cursor) == G_MAXUINT)
    cursor = doc_document_get_parent (self->document, cursor);
  if (cursor != DOC_NODE_NONE)
    _app_tree_view_move_to (self, doc_rows_get_position (self->rows, cursor));
  _app_tree_view_update_rows (self);
  _app_tree_view_update_actions (self);
}

static void
activate_toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = parameter != NULL ? (DocNode) g_variant_get_uint32 (parameter) : app_tree_view_get_node (self);

  if (is_container (self, node))
    set_expanded (self, node, !doc_rows_is_expanded (self->rows, node));
}

/* Right: opens what is folded, else goes to the first child. */
static void
activate_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);

  if (is_expanded (self, node))
    _app_tree_view_move_to (self,
                            doc_rows_get_position (self->rows, doc_document_get_first_child (self->document, node)));
  else if (is_container (self, node))
    set_expanded (self, node, TRUE);
}

/* Left: folds what is open, else goes to the parent. */
static void
activate_fold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);

  if (is_expanded (self, node))
    set_expanded (self, node, FALSE);
  else if (node != DOC_NODE_NONE && doc_document_get_parent (self->document, node) != DOC_NODE_NONE)
    _app_tree_view_move_to (self, doc_rows_get_position (self->rows, doc_document_get_parent (self->document, node)));
}

static void
activate_open_below (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);

  if (!is_container (self, node))
    return;
  doc_rows_set_expanded_below (self->rows, node, TRUE);
  _app_tree_view_update_rows (self);
}

static void
activate_fold_siblings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  DocNode parent = node != DOC_NODE_NONE ? doc_document_get_parent (self->document, node) : DOC_NODE_NONE;

  if (parent == DOC_NODE_NONE)
    return;
  /* Two signals however many siblings there are. */
  if (parent == DOC_NODE_ROOT)
    doc_rows_set_levels (self->rows, 1);
  else
    {
      doc_rows_set_expanded_below (self->rows, parent, FALSE);
      doc_rows_set_expanded (self->rows, parent, TRUE);
    }
  _app_tree_view_move_to (self, doc_rows_get_position (self->rows, node));
  _app_tree_view_update_rows (self);
}

static void
activate_open_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_levels (APP_TREE_VIEW (widget), G_MAXUINT);
}

static void
activate_open_levels (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_levels (APP_TREE_VIEW (widget), g_variant_get_uint32 (parameter));
}

static void
activate_fold_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_levels (APP_TREE_VIEW (widget), 1);
}

/* By keyboard: under the row of the cursor, where its words begin. */
static void
activate_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  GtkWidget *focus =
    GTK_WIDGET (gtk_widget_get_root (widget) ? gtk_root_get_focus (gtk_widget_get_root (widget)) : NULL);
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

  if (app_tree_view_get_node (self) == DOC_NODE_NONE)
    return;
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget)
      && gtk_widget_compute_point (focus, widget, &GRAPHENE_POINT_INIT (60, (float) gtk_widget_get_height (focus)),
                                   &point))
    _app_tree_view_show_menu (self, point.x, point.y);
  else
    _app_tree_view_show_menu (self, 60, 0);
}

static void
copy (AppTreeView *self, const char *text, const char *what)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  app_toast (GTK_WIDGET (self), what);
}

static void
activate_copy_value (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *value = node != DOC_NODE_NONE ? app_tree_copy_value (self->document, node) : NULL;

  if (value != NULL)
    copy (self, value, is_container (self, node) ? _("Subtree copied") : _("Value copied"));
}

static void
activate_show_value (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (node == DOC_NODE_NONE || is_container (self, node))
    return;
  gtk_window_present (app_value_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &self->look->lens,
                                            self->document, node));
}

/* The page around knows which request this is the answer of. */
static void
activate_use_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *pointer = node != DOC_NODE_NONE ? doc_document_dup_json_pointer (self->document, node) : NULL;

  if (pointer != NULL && !is_container (self, node))
    gtk_widget_activate_action (widget, "call.use-in", "s", pointer);
}

static void
activate_expect (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *pointer = node != DOC_NODE_NONE ? doc_document_dup_json_pointer (self->document, node) : NULL;

  if (pointer != NULL)
    gtk_widget_activate_action (widget, "call.expect", "s", pointer);
}

static void
activate_copy_json (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *text = node != DOC_NODE_NONE ? app_tree_copy_json (self->document, node) : NULL;

  if (text != NULL)
    copy (self, text, _("JSON copied"));
}

static void
activate_copy_key (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *key = node != DOC_NODE_NONE ? doc_document_dup_name (self->document, node) : NULL;

  if (key != NULL)
    copy (self, key, _("Key copied"));
}

static void
activate_copy_path (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *path = node != DOC_NODE_NONE ? doc_document_dup_json_path (self->document, node, TRUE) : NULL;

  if (path != NULL)
    copy (self, path, _("JSONPath copied"));
}

static void
activate_copy_pointer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *pointer = node != DOC_NODE_NONE ? doc_document_dup_json_pointer (self->document, node) : NULL;

  if (pointer != NULL)
    copy (self, pointer, _("JSON Pointer copied"));
}

static void
activate_copy_expression (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppTreeView *self = APP_TREE_VIEW (widget);
  DocNode node = app_tree_view_get_node (self);
  g_autofree char *expression =
    node != DOC_NODE_NONE ? app_tree_copy_expression (self->document, node, g_variant_get_string (parameter, NULL))
                          : NULL;

  if (expression != NULL)
    copy (self, expression, _("Expression copied"));
  else if (node != DOC_NODE_NONE)
    app_toast (widget, _("This language has no way to write a name on the way there"));
}

void
_app_tree_view_update_actions (AppTreeView *self)
{
  static const char *const of_a_row[] = {
    "tree.copy-path", "tree.copy-pointer", "tree.menu", "tree.fold", "tree.open",
    "tree.fold-siblings", "tree.copy-expression", "tree.expect",
  };
  DocNode node = app_tree_view_get_node (self);
  gboolean is_whole = node != DOC_NODE_NONE && !doc_document_is_cut (self->document, node);
  gsize length_bytes;

  for (guint i = 0; i < G_N_ELEMENTS (of_a_row); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_a_row[i], node != DOC_NODE_NONE);
  /* What the end of a text cut is not copied as if it were whole. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tree.copy-value", is_whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tree.copy-json", is_whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tree.copy-key",
                                 node != DOC_NODE_NONE
                                   && doc_document_get_name_lexeme (self->document, node, &length_bytes) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tree.show-value", node != DOC_NODE_NONE && !is_container (self, node));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tree.use-in", node != DOC_NODE_NONE && !is_container (self, node));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tree.toggle", is_container (self, node));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tree.open-below", is_container (self, node));
}

void
_app_tree_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "tree.toggle", NULL, activate_toggle);
  gtk_widget_class_install_action (widget_class, "tree.toggle-node", "u", activate_toggle);
  gtk_widget_class_install_action (widget_class, "tree.open", NULL, activate_open);
  gtk_widget_class_install_action (widget_class, "tree.fold", NULL, activate_fold);
  gtk_widget_class_install_action (widget_class, "tree.open-below", NULL, activate_open_below);
  gtk_widget_class_install_action (widget_class, "tree.fold-siblings", NULL, activate_fold_siblings);
  gtk_widget_class_install_action (widget_class, "tree.open-all", NULL, activate_open_all);
  gtk_widget_class_install_action (widget_class, "tree.open-levels", "u", activate_open_levels);
  gtk_widget_class_install_action (widget_class, "tree.fold-all", NULL, activate_fold_all);
  gtk_widget_class_install_action (widget_class, "tree.menu", NULL, activate_menu);
  gtk_widget_class_install_action (widget_class, "tree.show-value", NULL, activate_show_value);
  gtk_widget_class_install_action (widget_class, "tree.expect", NULL, activate_expect);
  gtk_widget_class_install_action (widget_class, "tree.use-in", NULL, activate_use_in);
  gtk_widget_class_install_action (widget_class, "tree.copy-value", NULL, activate_copy_value);
  gtk_widget_class_install_action (widget_class, "tree.copy-json", NULL, activate_copy_json);
  gtk_widget_class_install_action (widget_class, "tree.copy-key", NULL, activate_copy_key);
  gtk_widget_class_install_action (widget_class, "tree.copy-path", NULL, activate_copy_path);
  gtk_widget_class_install_action (widget_class, "tree.copy-pointer", NULL, activate_copy_pointer);
  gtk_widget_class_install_action (widget_class, "tree.copy-expression", "s", activate_copy_expression);
}
