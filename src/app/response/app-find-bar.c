/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-find-bar.h"

#include "app-compat.h"
#include "app-find-labels.h"
#include "doc-query.h"

#include <glib/gi18n-lib.h>

/* How far a search is is said when it takes longer than this. */
#define PROGRESS_MS 500
#define MAX_RECENT_QUERIES 10

struct _AppFindBar
{
  GtkBox           parent_instance;
  AppContext      *context;     /* (owned) (nullable): until it is set */
  AppTreeView     *tree;        /* (nullable) borrowed: a sibling; NULL once it is gone */
  DocDocument     *document;    /* (owned) (nullable) */
  CodefProduct    *product;     /* (owned) (nullable) */
  DocSearch       *search;      /* (owned) (nullable) under way, or the one that @matches are of; NULL for a JSONPath */
  DocMatches      *matches;     /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) (nullable) of the search under way */
  guint            progress_id; /* timeout while a search is under way */

  GtkSearchEntry  *entry;        /* template child */
  GtkLabel        *status;       /* template child */
  GtkToggleButton *only_toggle;  /* template child */
  GtkToggleButton *regex_toggle; /* template child */
  GtkMenuButton   *recent;       /* template child */
};

G_DEFINE_FINAL_TYPE (AppFindBar, app_find_bar, GTK_TYPE_BOX)

static void
update_status (AppFindBar *self)
{
  DocNode node = self->tree != NULL ? app_tree_view_get_node (self->tree) : DOC_NODE_NONE;
  guint count = self->matches != NULL ? doc_matches_get_count (self->matches) : 0;
  g_autofree char *text = NULL;

  if (self->matches == NULL)
    text = g_strdup ("");
  else if (count == 0)
    text = g_strdup (_("Not found"));
  else if (node != DOC_NODE_NONE && doc_matches_contain (self->matches, node))
    /* Translators: the place of the hit under the cursor among all hits */
    text = g_strdup_printf (_("%u of %u"), doc_matches_get_rank (self->matches, node) + 1, count);
  else
    text = g_strdup_printf (ngettext ("%u hit", "%u hits", count), count);
  if (self->matches != NULL && self->search != NULL && !doc_search_is_complete (self->search))
    {
      g_autofree char *whole = g_strdup_printf (_("%s, search ended early"), text);

      g_free (g_steal_pointer (&text));
      text = g_steal_pointer (&whole);
    }
  gtk_label_set_text (self->status, text);
}

static void
update_actions (AppFindBar *self)
{
  gboolean any = self->matches != NULL && doc_matches_get_count (self->matches) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", any);
}

/* Marks the hits in the tree and hides the other rows, if that is wanted. */
static void
show_matches (AppFindBar *self)
{
  gboolean only = self->matches != NULL && gtk_toggle_button_get_active (self->only_toggle);

  if (self->tree == NULL)
    return;
  app_tree_view_set_matches (self->tree, self->matches);
  if (doc_rows_get_filter (app_tree_view_get_rows (self->tree)) != (only ? self->matches : NULL))
    app_tree_view_set_filter (self->tree, only ? self->matches : NULL);
}

static void
stop (AppFindBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->progress_id, g_source_remove);
}

static void
forget (AppFindBar *self)
{
  stop (self);
  g_clear_pointer (&self->matches, doc_matches_unref);
  show_matches (self);
  update_status (self);
  update_actions (self);
}

static void
go_to (AppFindBar *self, DocNode node)
{
  app_tree_view_show (self->tree, node);
  update_status (self);
}

/* The hit under the cursor or behind it: while somebody types, the place stays as long as it fits. */
static void
go_to_first (AppFindBar *self)
{
  DocNode node = app_tree_view_get_node (self->tree);
  DocNode hit = node != DOC_NODE_NONE && doc_matches_contain (self->matches, node) ? node : doc_matches_find_next (self->matches, node);

  if (hit == DOC_NODE_NONE)
    hit = doc_matches_find_next (self->matches, DOC_NODE_NONE);
  if (hit != DOC_NODE_NONE)
    go_to (self, hit);
}

/* @matches: (transfer full) */
static void
take_matches (AppFindBar *self, DocMatches *matches)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->matches, doc_matches_unref);
  self->matches = matches;
  show_matches (self);
  update_actions (self);
  if (self->tree != NULL)
    go_to_first (self);
  update_status (self);
  app_announce (GTK_WIDGET (self->status), gtk_label_get_text (self->status));
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppFindBar) self = user_data;
  DocMatches *matches = doc_search_run_finish (DOC_SEARCH (source), result, NULL);

  if (matches != NULL)
    take_matches (self, matches);
}

static void
show_error (AppFindBar *self, const char *text)
{
  forget (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_label_set_text (self->status, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), text);
}

static void
on_selected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppFindBar) self = user_data;
  g_autoptr(GError) error = NULL;
  DocMatches *matches = doc_query_match_finish (result, &error);

  if (matches != NULL)
    take_matches (self, matches);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

/* A JSONPath selects instead: everything that begins like one. */
static void
start_query (AppFindBar *self, const char *path)
{
  guint column;
  g_autoptr(GError) error = NULL;
  g_autoptr(DocQuery) query = doc_query_new (path, &column, &error);

  if (query == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Column %u: %s"), column, error->message);

      show_error (self, text);
      return;
    }
  stop (self);
  self->cancellable = g_cancellable_new ();
  doc_query_match_async (query, self->document, self->cancellable, on_selected_cb, g_object_ref (self));
}

static gboolean
on_progress_cb (gpointer user_data)
{
  AppFindBar *self = user_data;
  g_autofree char *text = g_strdup_printf (_("Searching, %.0f %%"), doc_search_get_progress (self->search) * 100);

  gtk_label_set_text (self->status, text);
  return G_SOURCE_CONTINUE;
}

static void
labels_free (gpointer labels)
{
  app_find_labels_free (labels);
}

static void
start (AppFindBar *self, DocPattern *pattern, gboolean regex)
{
  stop (self);
  self->search = doc_search_new (self->document, pattern);
  doc_search_set_labels (self->search, app_find_labels_check,
                         app_find_labels_new (app_context_get_catalog (self->context), self->product,
                                              app_context_get_label_language (self->context), pattern, regex),
                         labels_free);
  self->cancellable = g_cancellable_new ();
  self->progress_id = g_timeout_add (PROGRESS_MS, on_progress_cb, self);
  doc_search_run_async (self->search, self->cancellable, on_found_cb, g_object_ref (self));
}

static void
on_wanted_cb (AppFindBar *self)
{
  gboolean regex = gtk_toggle_button_get_active (self->regex_toggle);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GError) error = NULL;
  g_autoptr(DocPattern) pattern = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status), NULL);
  if (self->document == NULL || *text == '\0' || !app_find_bar_is_open (self))
    {
      forget (self);
      return;
    }
  if (*text == '$' && !regex)
    {
      start_query (self, text);
      return;
    }
  pattern = doc_pattern_new (text, regex ? DOC_PATTERN_REGEX : DOC_PATTERN_DEFAULT, &error);
  if (pattern == NULL)
    {
      show_error (self, error->message);
      return;
    }
  start (self, pattern, regex);
}

/* --- JSONPaths used before --- */

/* A list of them is a menu; '_' would make a mnemonic. */
static void
update_recent (AppFindBar *self)
{
  g_auto(GStrv) queries = g_settings_get_strv (app_context_get_settings (self->context), "recent-queries");
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; queries[i] != NULL; i++)
    {
      g_autoptr(GString) label = g_string_new (queries[i]);
      g_autoptr(GMenuItem) item = NULL;

      g_string_replace (label, "_", "__", 0);
      item = g_menu_item_new (label->str, NULL);
      g_menu_item_set_action_and_target (item, "find.recall", "s", queries[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->recent, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->recent), queries[0] != NULL);
}

/* One that was gone on with, not every one on the way to it. The latest first. */
static void
remember_query (AppFindBar *self)
{
  GSettings *settings = app_context_get_settings (self->context);
  const char *path = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto(GStrv) queries = NULL;
  g_autoptr(GPtrArray) kept = NULL;

  if (*path != '$' || self->matches == NULL || self->search != NULL)
    return;
  queries = g_settings_get_strv (settings, "recent-queries");
  kept = g_ptr_array_new ();
  g_ptr_array_add (kept, (char *) path);
  for (guint i = 0; queries[i] != NULL && kept->len < MAX_RECENT_QUERIES; i++)
    if (!g_str_equal (queries[i], path))
      g_ptr_array_add (kept, queries[i]);
  g_ptr_array_add (kept, NULL);
  g_settings_set_strv (settings, "recent-queries", (const char *const *) kept->pdata);
}

static void
recall (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppFindBar *self = APP_FIND_BAR (widget);

  gtk_toggle_button_set_active (self->regex_toggle, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  on_wanted_cb (self);
}

static void
on_only_toggled_cb (AppFindBar *self)
{
  show_matches (self);
  if (self->matches != NULL && doc_matches_get_count (self->matches) > 0)
    go_to_first (self);
}

static void
step (AppFindBar *self, gboolean forward)
{
  DocNode (*find) (DocMatches *, DocNode) = forward ? doc_matches_find_next : doc_matches_find_previous;
  DocNode hit;

  if (self->matches == NULL || self->tree == NULL || doc_matches_get_count (self->matches) == 0)
    return;
  hit = find (self->matches, app_tree_view_get_node (self->tree));
  if (hit == DOC_NODE_NONE)
    hit = find (self->matches, DOC_NODE_NONE);
  go_to (self, hit);
}

static void
on_next_cb (AppFindBar *self)
{
  remember_query (self);
  step (self, TRUE);
}

static void
on_previous_cb (AppFindBar *self)
{
  step (self, FALSE);
}

static void
activate_next (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (APP_FIND_BAR (widget), TRUE);
}

static void
activate_previous (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (APP_FIND_BAR (widget), FALSE);
}

static void
activate_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  app_find_bar_close (APP_FIND_BAR (widget));
}

static void
app_find_bar_dispose (GObject *object)
{
  AppFindBar *self = APP_FIND_BAR (object);

  stop (self);
  g_clear_weak_pointer (&self->tree);
  g_clear_pointer (&self->matches, doc_matches_unref);
  g_clear_pointer (&self->document, doc_document_unref);
  g_clear_object (&self->product);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_FIND_BAR);
  G_OBJECT_CLASS (app_find_bar_parent_class)->dispose (object);
}

static void
app_find_bar_class_init (AppFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_find_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AppFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AppFindBar, status);
  gtk_widget_class_bind_template_child (widget_class, AppFindBar, only_toggle);
  gtk_widget_class_bind_template_child (widget_class, AppFindBar, regex_toggle);
  gtk_widget_class_bind_template_child (widget_class, AppFindBar, recent);
  gtk_widget_class_bind_template_callback (widget_class, on_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_only_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, app_find_bar_close);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_install_action (widget_class, "find.next", NULL, activate_next);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, activate_previous);
  gtk_widget_class_install_action (widget_class, "find.recall", "s", recall);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, activate_close);
}

static void
app_find_bar_init (AppFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
app_find_bar_set_tree (AppFindBar *self, AppContext *context, AppTreeView *tree)
{
  g_return_if_fail (APP_IS_FIND_BAR (self) && self->tree == NULL);

  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->tree, tree);
  g_signal_connect_object (app_context_get_settings (context), "changed::recent-queries", G_CALLBACK (update_recent), self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
}

void
app_find_bar_set_document (AppFindBar *self, DocDocument *document, CodefProduct *product)
{
  g_return_if_fail (APP_IS_FIND_BAR (self));

  stop (self);
  g_clear_pointer (&self->matches, doc_matches_unref);
  if (document != NULL)
    doc_document_ref (document);
  g_clear_pointer (&self->document, doc_document_unref);
  self->document = document;
  g_set_object (&self->product, product);
  on_wanted_cb (self);
}

void
app_find_bar_open (AppFindBar *self)
{
  gboolean was_open = app_find_bar_is_open (self);

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (!was_open)
    on_wanted_cb (self);
}

void
app_find_bar_close (AppFindBar *self)
{
  g_return_if_fail (APP_IS_FIND_BAR (self));

  if (!app_find_bar_is_open (self))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  forget (self);
  if (self->tree != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}

gboolean
app_find_bar_is_open (AppFindBar *self)
{
  g_return_val_if_fail (APP_IS_FIND_BAR (self), FALSE);
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

const char *
app_find_bar_get_status (AppFindBar *self)
{
  g_return_val_if_fail (APP_IS_FIND_BAR (self), NULL);
  return gtk_label_get_text (self->status);
}
