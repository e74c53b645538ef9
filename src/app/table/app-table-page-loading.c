/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-table-page-private.h"

#include "app-plain.h"
#include "app-table-lists.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Most tables are there sooner: the page must not flash. */
#define REVEAL_BUSY_MS 150
#define MAX_PATH_BYTES 256

static void
on_reveal_cb (gpointer user_data)
{
  AppTablePage *self = user_data;

  self->reveal_id = 0;
  gtk_stack_set_visible_child_name (self->states, "busy");
}

GCancellable *
_app_table_page_begin (AppTablePage *self)
{
  _app_table_page_stop (self);
  self->cancellable = g_cancellable_new ();
  self->reveal_id = g_timeout_add_once (REVEAL_BUSY_MS, on_reveal_cb, self);
  _app_table_page_update_actions (self);
  return self->cancellable;
}

void
_app_table_page_end (AppTablePage *self, const char *state)
{
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (self->bar, self->lists != NULL && self->lists->len > 0);
  _app_table_page_update_actions (self);
}

void
_app_table_page_stop (AppTablePage *self)
{
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* @title, @description: our own words, as both are markup. */
static void
show_status (AppTablePage *self, const char *title, const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), description);
  _app_table_page_show_table (self, NULL);
  _app_table_page_end (self, "status");
}

static void
show_ready_table (AppTablePage *self, DocTable *table)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (table)) == 0)
    {
      show_status (self, _("The list is empty"), _("The answer has this list, but nothing in it."));
      return;
    }
  _app_table_page_show_table (self, table);
  _app_table_page_end (self, "table");
}

static void
on_table_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppTablePage) self = user_data;
  g_autoptr(DocTable) table = doc_table_new_finish (result, NULL);

  /* cancelled: whoever did that has told the widgets */
  if (table != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    show_ready_table (self, table);
}

static void
make_table (AppTablePage *self, DocNode array)
{
  self->shown = array;
  doc_table_new_async (self->document, array, _app_table_page_begin (self), on_table_cb, g_object_ref (self));
}

/* "resDepositTrust · 예금/신탁 · 3": the label only where labels are wanted. */
static char *
dup_list_name (AppTablePage *self, DocNode array)
{
  g_autofree char *path = doc_document_dup_json_path (self->document, array, TRUE);
  g_autofree char *plain = app_plain_line (path, strlen (path), MAX_PATH_BYTES);
  g_autofree char *name = doc_document_dup_name (self->document, array);
  const char *label = NULL, *shown = plain;
  guint n_rows = doc_document_get_n_children (self->document, array);

  if (name != NULL && app_context_get_label_mode (self->context) != APP_LABEL_MODE_KEY)
    label = codef_catalog_get_field_title (app_context_get_catalog (self->context), self->product, name,
                                           app_context_get_label_language (self->context));
  if (g_str_has_prefix (shown, "$."))
    shown += 2;
  if (g_str_has_prefix (shown, "data.") && shown[5] != '\0')
    shown += 5;
  return label != NULL ? g_strdup_printf ("%s · %s (%u)", shown, label, n_rows)
                       : g_strdup_printf ("%s (%u)", shown, n_rows);
}

static void
select_shown (AppTablePage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->lists != NULL && i < self->lists->len; i++)
    if (g_array_index (self->lists, DocNode, i) == self->shown)
      position = i;
  self->choosing = TRUE;
  gtk_drop_down_set_selected (self->picker, position);
  self->choosing = FALSE;
}

void
_app_table_page_fill_picker (AppTablePage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; self->lists != NULL && i < self->lists->len; i++)
    gtk_string_list_take (names, dup_list_name (self, g_array_index (self->lists, DocNode, i)));
  self->choosing = TRUE;
  gtk_drop_down_set_model (self->picker, G_LIST_MODEL (names));
  self->choosing = FALSE;
  select_shown (self);
}

/* The list that is wanted, one inside an element too; else the longest one. */
static DocNode
choose_list (AppTablePage *self)
{
  if (self->wanted == DOC_NODE_NONE)
    return g_array_index (self->lists, DocNode, app_table_lists_find_best (self->document, self->lists));
  for (guint i = 0; i < self->lists->len; i++)
    if (g_array_index (self->lists, DocNode, i) == self->wanted)
      return self->wanted;
  g_array_append_val (self->lists, self->wanted);
  return self->wanted;
}

static void
show_wanted (AppTablePage *self)
{
  GListModel *names;

  if (self->lists->len == 0 && self->wanted == DOC_NODE_NONE)
    {
      show_status (self, _("No list in this answer"),
                   _("A table shows a list of records. This answer has none; the tree shows all of it."));
      return;
    }
  self->shown = choose_list (self);
  names = gtk_drop_down_get_model (self->picker);
  /* it may be the picker that says what is wanted: its own list must not be taken from it then */
  if (names == NULL || g_list_model_get_n_items (names) != self->lists->len)
    _app_table_page_fill_picker (self);
  else
    select_shown (self);
  make_table (self, self->shown);
}

static void
on_lists_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppTablePage) self = user_data;
  g_autoptr(GArray) lists = app_table_lists_find_finish (result, NULL);

  if (lists == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  self->lists = g_steal_pointer (&lists);
  gtk_drop_down_set_model (self->picker, NULL);
  show_wanted (self);
}

void
_app_table_page_load (AppTablePage *self)
{
  gboolean is_shown = self->lists != NULL && (self->wanted == DOC_NODE_NONE || self->wanted == self->shown);

  if (self->document == NULL || self->cancellable != NULL || is_shown || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->lists == NULL)
    app_table_lists_find_async (self->document, _app_table_page_begin (self), on_lists_cb, g_object_ref (self));
  else
    show_wanted (self);
}
