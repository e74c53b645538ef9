/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-compare-window-private.h"

#include "app-compare-row.h"
#include "app-compat.h"

#include <glib/gi18n-lib.h>

/* list:  GtkListView of AppCompareRow ← GtkSingleSelection ← DocDiffRows of DocDiffRow */

G_DEFINE_FINAL_TYPE (AppCompareWindow, app_compare_window, ADW_TYPE_WINDOW)

/* Most comparisons are done sooner: the window must not flash. The figure follows at the same pace. */
#define REVEAL_BUSY_MS 500

static AppCompareRow *
get_row (GtkWidget *item)
{
  GtkWidget *row = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  return row != NULL && APP_IS_COMPARE_ROW (row) ? APP_COMPARE_ROW (row) : NULL;
}

static void
refresh_rows (AppCompareWindow *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL)
      app_compare_row_refresh (get_row (item));
}

/* A request on its way has no figure. */
static void
update_busy (AppCompareWindow *self)
{
  guint percent = self->cancellable != NULL ? app_compare_progress_get_percent (self->progress) : 0;
  /* Translators: what is being done, and how much of it is done */
  g_autofree char *text = g_strdup_printf (_("%s %u %%"), self->doing, percent);

  gtk_label_set_text (self->busy, self->cancellable != NULL ? text : self->doing);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  AppCompareWindow *self = user_data;

  gtk_stack_set_visible_child_name (self->states, "busy");
  update_busy (self);
  return G_SOURCE_CONTINUE;
}

void
_app_compare_window_begin (AppCompareWindow *self, const char *what)
{
  self->doing = what;
  update_busy (self);
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add (REVEAL_BUSY_MS, on_tick_cb, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.stop", TRUE);
}

void
_app_compare_window_end (AppCompareWindow *self, const char *state)
{
  DocDiff *diff = doc_diff_rows_get_diff (self->rows);
  gboolean has_differences = diff != NULL && doc_diff_get_n_differences (diff) > 0;

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.stop", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.next", has_differences);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.previous", has_differences);
}

/* (transfer none) (nullable) */
static AppCompareSource *
get_source (GtkDropDown *side)
{
  gpointer selected = gtk_drop_down_get_selected_item (side);

  return selected != NULL ? APP_COMPARE_SOURCE (selected) : NULL;
}

AppCompareSource *
_app_compare_window_get_left (AppCompareWindow *self)
{
  return get_source (self->left);
}

static void
append_count (GString *facts, guint n, const char *text)
{
  if (n > 0)
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? ", " : "", text);
}

/* (transfer full): "3 changed, 1 added" */
static char *
dup_counts (DocDiff *diff)
{
  GString *facts = g_string_new (NULL);
  guint n_changed = doc_diff_count (diff, DOC_DIFF_CHANGED), n_added = doc_diff_count (diff, DOC_DIFF_ADDED),
        n_removed = doc_diff_count (diff, DOC_DIFF_REMOVED);
  g_autofree char *changed = g_strdup_printf (ngettext ("%u changed", "%u changed", n_changed), n_changed);
  g_autofree char *added = g_strdup_printf (ngettext ("%u added", "%u added", n_added), n_added);
  g_autofree char *removed = g_strdup_printf (ngettext ("%u removed", "%u removed", n_removed), n_removed);

  append_count (facts, n_changed, changed);
  append_count (facts, n_added, added);
  append_count (facts, n_removed, removed);
  if (facts->len == 0)
    g_string_append (facts, _("No differences"));
  return g_string_free (facts, FALSE);
}

static void
show_diff (AppCompareWindow *self, DocDiff *diff)
{
  g_autofree char *counts = diff != NULL ? dup_counts (diff) : NULL;
  gboolean is_same = diff != NULL && doc_diff_get_n_differences (diff) == 0;

  /* Without its model the list binds its rows once, not after each of the changes. */
  gtk_list_view_set_model (self->list, NULL);
  doc_diff_rows_set_diff (self->rows, diff);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_label_set_text (self->facts, counts);
  adw_status_page_set_title (self->status, is_same ? _("No differences") : _("Nothing to compare with yet"));
  adw_status_page_set_description (
    self->status, is_same ? _("Apart from what is ignored, both answers say the same.")
                          : _("Choose another answer, open a file, or send the same request to another environment."));
  _app_compare_window_end (self, diff != NULL && !is_same ? "rows" : "status");
  if (counts != NULL)
    app_announce (GTK_WIDGET (self->facts), counts);
  if (diff != NULL && !is_same)
    gtk_widget_activate_action (GTK_WIDGET (self), "compare.next", NULL);
}

static void
on_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppCompareWindow) self = user_data;
  g_autoptr(DocDiff) diff = app_compare_finish (result, NULL);

  /* Of other answers or other rules: it was cancelled when these came. */
  if (diff == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  show_diff (self, diff);
}

/* Everything that has a say in the outcome ends here: sources, rules, masks. */
static void
compare (AppCompareWindow *self)
{
  AppCompareSource *left, *right;
  DocDiffFlags flags;

  /* while the window is made or taken apart there is nothing to compare */
  if (self->context == NULL)
    return;
  left = get_source (self->left);
  right = get_source (self->right);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send_button), left != NULL && app_compare_source_get_path (left) != NULL);
  if (left == NULL || right == NULL)
    {
      show_diff (self, NULL);
      return;
    }
  app_tree_look_set_words (self->look, app_context_get_catalog (self->context), app_compare_source_get_product (left),
                           app_context_get_label_language (self->context), app_context_get_label_mode (self->context));
  self->cancellable = g_cancellable_new ();
  flags = (gtk_check_button_get_active (self->shape) ? DOC_DIFF_SHAPE : 0)
          | (gtk_check_button_get_active (self->by_key) ? DOC_DIFF_BY_KEY : 0);
  app_compare_async (app_compare_source_get_document (left), app_compare_source_get_document (right),
                     app_context_get_privacy (self->context), gtk_editable_get_text (self->ignored), flags, self->progress,
                     self->cancellable, on_compared_cb, g_object_ref (self));
  _app_compare_window_begin (self, _("Comparing…"));
}

static void
update_words (AppCompareWindow *self)
{
  AppCompareSource *left = get_source (self->left);

  app_tree_look_set_words (self->look, app_context_get_catalog (self->context),
                           left != NULL ? app_compare_source_get_product (left) : NULL,
                           app_context_get_label_language (self->context), app_context_get_label_mode (self->context));
  refresh_rows (self);
}

static void
update_palette (AppCompareWindow *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  app_tree_look_set_palette (self->look, adw_style_manager_get_dark (style),
                             adw_style_manager_get_high_contrast (style));
  refresh_rows (self);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  AppCompareWindow *self = user_data;

  gtk_list_item_set_child (list_item, app_compare_row_new (self->look, self->rows));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  app_compare_row_set_item (APP_COMPARE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  app_compare_row_set_item (APP_COMPARE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
move_to (AppCompareWindow *self, guint position)
{
  guint entry = doc_diff_rows_get_entry (self->rows, position);

  if (entry == DOC_DIFF_NONE)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  /* The list has no call to move the keyboard's place before GTK 4.12; its item widget takes the focus for it. */
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL && app_compare_row_get_entry (get_row (item)) == entry)
      gtk_widget_grab_focus (item);
}

/* Behind the last one the first one follows. */
static void
activate_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppCompareWindow *self = APP_COMPARE_WINDOW (widget);
  DocDiff *diff = doc_diff_rows_get_diff (self->rows);
  gboolean forward = g_str_equal (name, "compare.next");
  guint cursor = app_compare_window_get_entry (self), entry;
  g_autofree char *counts = NULL, *facts = NULL;

  if (diff == NULL || doc_diff_get_n_differences (diff) == 0)
    return;
  entry = forward ? doc_diff_find_next (diff, cursor) : doc_diff_find_previous (diff, cursor);
  if (entry == DOC_DIFF_NONE)
    entry = forward ? doc_diff_find_next (diff, DOC_DIFF_NONE) : doc_diff_find_previous (diff, DOC_DIFF_NONE);
  move_to (self, doc_diff_rows_reveal (self->rows, entry));
  counts = dup_counts (diff);
  /* Translators: the difference that is shown, their number, how many of which kind */
  facts = g_strdup_printf (_("%u of %u · %s"), doc_diff_get_rank (diff, entry) + 1, doc_diff_get_n_differences (diff),
                           counts);
  gtk_label_set_text (self->facts, facts);
}

static void
set_expanded (AppCompareWindow *self, guint entry, gboolean expanded)
{
  doc_diff_rows_set_expanded (self->rows, entry, expanded);
  refresh_rows (self);
}

static gboolean
can_open (AppCompareWindow *self, guint entry)
{
  DocDiff *diff = doc_diff_rows_get_diff (self->rows);

  return entry != DOC_DIFF_NONE && doc_diff_get_end (diff, entry) > entry + 1;
}

static void
activate_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppCompareWindow *self = APP_COMPARE_WINDOW (widget);
  guint entry = app_compare_window_get_entry (self);

  if (!can_open (self, entry))
    return;
  if (doc_diff_rows_is_expanded (self->rows, entry))
    move_to (self, doc_diff_rows_get_position (self->rows, entry) + 1);
  else
    set_expanded (self, entry, TRUE);
}

static void
activate_fold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppCompareWindow *self = APP_COMPARE_WINDOW (widget);
  guint entry = app_compare_window_get_entry (self), parent;

  if (entry == DOC_DIFF_NONE)
    return;
  parent = doc_diff_get_parent (doc_diff_rows_get_diff (self->rows), entry);
  if (can_open (self, entry) && doc_diff_rows_is_expanded (self->rows, entry))
    set_expanded (self, entry, FALSE);
  else if (parent != DOC_DIFF_NONE)
    move_to (self, doc_diff_rows_get_position (self->rows, parent));
}

static void
on_activate_cb (AppCompareWindow *self, guint position, GtkListView *list)
{
  guint entry = doc_diff_rows_get_entry (self->rows, position);

  if (can_open (self, entry))
    set_expanded (self, entry, !doc_diff_rows_is_expanded (self->rows, entry));
}

static void
on_pressed_cb (AppCompareWindow *self, int n_press, double x, double y, GtkGestureClick *click)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  AppCompareRow *row = hit != NULL && APP_IS_COMPARE_ROW (hit) ? APP_COMPARE_ROW (hit) : get_row (hit);
  graphene_point_t point;
  guint entry;

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (row),
                                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point)
      || !app_compare_row_is_on_arrow (row, point.x))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  entry = app_compare_row_get_entry (row);
  set_expanded (self, entry, !doc_diff_rows_is_expanded (self->rows, entry));
}

static void
on_only_differences_cb (AppCompareWindow *self)
{
  gtk_list_view_set_model (self->list, NULL);
  doc_diff_rows_set_only_differences (self->rows, gtk_check_button_get_active (self->only_differences));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
activate_swap (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppCompareWindow *self = APP_COMPARE_WINDOW (widget);
  guint left = gtk_drop_down_get_selected (self->left), right = gtk_drop_down_get_selected (self->right);

  gtk_drop_down_set_selected (self->left, right);
  gtk_drop_down_set_selected (self->right, left);
}

static void
activate_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppCompareWindow *self = APP_COMPARE_WINDOW (widget);

  _app_compare_window_stop_sending (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  show_diff (self, NULL);
}

static void
app_compare_window_dispose (GObject *object)
{
  AppCompareWindow *self = APP_COMPARE_WINDOW (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  _app_compare_window_stop_sending (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_COMPARE_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->sources);
  g_clear_pointer (&self->look, app_tree_look_unref);
  g_clear_pointer (&self->progress, app_compare_progress_unref);
  G_OBJECT_CLASS (app_compare_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "compare/app-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, left);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, right);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, send_button);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, only_differences);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, shape);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, by_key);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, ignored);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, states);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, status);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, AppCompareWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_only_differences_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare);
}

static void
app_compare_window_class_init (AppCompareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_compare_window_dispose;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "compare.next", NULL, activate_step);
  gtk_widget_class_install_action (widget_class, "compare.previous", NULL, activate_step);
  gtk_widget_class_install_action (widget_class, "compare.open", NULL, activate_open);
  gtk_widget_class_install_action (widget_class, "compare.fold", NULL, activate_fold);
  gtk_widget_class_install_action (widget_class, "compare.swap", NULL, activate_swap);
  gtk_widget_class_install_action (widget_class, "compare.stop", NULL, activate_stop);
  _app_compare_window_install_sources (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "compare.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "compare.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
app_compare_window_init (AppCompareWindow *self)
{
  self->look = app_tree_look_new ();
  self->progress = app_compare_progress_new ();
  self->rows = doc_diff_rows_new (NULL);
  self->sources = g_list_store_new (APP_TYPE_COMPARE_SOURCE);
  gtk_widget_init_template (GTK_WIDGET (self));
  app_name_drop_down (GTK_WIDGET (self->left), _("Answer at the left"));
  app_name_drop_down (GTK_WIDGET (self->right), _("Answer at the right"));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_palette), self,
                           G_CONNECT_SWAPPED);
  update_palette (self);
}

static void
set_side (AppCompareWindow *self, GtkDropDown *side, guint position)
{
  gtk_drop_down_set_model (side, G_LIST_MODEL (self->sources));
  gtk_drop_down_set_selected (side, position < g_list_model_get_n_items (G_LIST_MODEL (self->sources))
                                      ? position : GTK_INVALID_LIST_POSITION);
}

AppCompareWindow *
app_compare_window_new (AppContext *context, GtkWindow *parent, GListModel *sources)
{
  AppCompareWindow *self = g_object_new (APP_TYPE_COMPARE_WINDOW, "transient-for", parent, NULL);

  g_signal_connect_object (context, "notify::label-mode", G_CALLBACK (update_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (update_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (compare), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr(AppCompareSource) source = g_list_model_get_item (sources, i);

      g_list_store_append (self->sources, source);
    }
  set_side (self, self->left, 0);
  set_side (self, self->right, 1);
  self->context = g_object_ref (context);
  _app_compare_window_fill_send_menu (self);
  compare (self);
  return self;
}

void
app_compare_window_take (AppCompareWindow *self, AppCompareSource *source)
{
  g_return_if_fail (APP_IS_COMPARE_WINDOW (self));

  g_list_store_append (self->sources, source);
  gtk_drop_down_set_selected (self->right, g_list_model_get_n_items (G_LIST_MODEL (self->sources)) - 1);
}

DocDiff *
app_compare_window_get_diff (AppCompareWindow *self)
{
  g_return_val_if_fail (APP_IS_COMPARE_WINDOW (self), NULL);

  return self->cancellable == NULL ? doc_diff_rows_get_diff (self->rows) : NULL;
}

guint
app_compare_window_get_entry (AppCompareWindow *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected == GTK_INVALID_LIST_POSITION ? DOC_DIFF_NONE : doc_diff_rows_get_entry (self->rows, selected);
}
