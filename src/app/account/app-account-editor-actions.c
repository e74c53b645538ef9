/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-editor-private.h"

#include "app-account-row.h"
#include "app-compat.h"
#include "app-toast.h"
#include "codef-request.h"
#include <glib/gi18n.h>

/* (nullable): the row that shows @account now. */
static AppAccountRow *
find_row (AppAccountEditor *self, CodefAccount *account)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->list_view); item != NULL; item =
       gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (APP_IS_ACCOUNT_ROW (row) && app_account_row_get_account (APP_ACCOUNT_ROW (row)) == account)
        return APP_ACCOUNT_ROW (row);
    }
  return NULL;
}

/* A new account opens its fields, comes into sight and takes the focus: it is there to be filled in. */
static void
on_add_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AppAccountEditor *self = user_data;
  guint position = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  AppAccountRow *row;

  codef_account_list_insert (self->list, position, NULL);
  row = find_row (self, codef_account_list_get (self->list, position));
  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "account.toggle", NULL);
  else
    app_account_row_set_unfolded (codef_account_list_get (self->list, position), TRUE);
  app_account_editor_set_view (self, "list");
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_remove_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AppAccountEditor *self = user_data;
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (selected);
  g_autofree guint *positions = g_new (guint, n + 1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    positions[i] = gtk_bitset_get_nth (selected, i);
  codef_account_list_remove (self->list, positions, n);
  text = g_strdup_printf (ngettext ("%u account removed. Undo brings it back.",
                                    "%u accounts removed. Undo brings them back.", n), n);
  if (n > 0)
    app_toast (GTK_WIDGET (self), text);
}

static void
on_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  codef_account_list_undo (APP_ACCOUNT_EDITOR (user_data)->list);
}

static void
on_redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  codef_account_list_redo (APP_ACCOUNT_EDITOR (user_data)->list);
}

static void
on_use_example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  codef_account_list_use_example (APP_ACCOUNT_EDITOR (user_data)->list);
}

static void
on_retain_refused_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  codef_account_list_retain_refused (APP_ACCOUNT_EDITOR (user_data)->list);
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAccountEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL || !codef_account_list_import (self->list, bytes, &error))
    app_toast (GTK_WIDGET (self), error->message);
}

static void
on_import_info_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAccountEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info == NULL)
    app_toast (GTK_WIDGET (self), error->message);
  else if (g_file_info_get_size (info) > (goffset) CODEF_REQUEST_MAX_BYTES)
    app_toast (GTK_WIDGET (self), _("The file is larger than 64 MB."));
  else
    g_file_load_bytes_async (G_FILE (source), NULL, on_imported_cb, g_steal_pointer (&self));
}

static void
on_import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAccountEditor) self = user_data;
  g_autoptr(GFile) file = app_choose_file_finish (result, NULL);

  if (file != NULL)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                             on_import_info_cb,
                             g_steal_pointer (&self));
}

static void
on_import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  app_choose_file_async (GTK_WINDOW (gtk_widget_get_root (user_data)), APP_CHOOSE_FILE_OPEN, _("Import accounts"), NULL,
                         NULL,
                         on_import_chosen_cb, g_object_ref (user_data));
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAccountEditor) self = user_data;
  guint n_left_out = GPOINTER_TO_UINT (g_object_get_data (source, "n-left-out"));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    text = g_strdup (error->message);
  else if (n_left_out > 0)
    text = g_strdup_printf (ngettext ("Exported without %u secret.", "Exported without %u secrets.", n_left_out),
                            n_left_out);
  else
    text = g_strdup (_("Exported."));
  app_toast (GTK_WIDGET (self), text);
}

static void
on_export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAccountEditor) self = user_data;
  g_autoptr(GFile) file = app_choose_file_finish (result, NULL);
  g_autoptr(GBytes) exported = NULL;
  guint n_left_out = 0;

  if (file == NULL)
    return;
  exported = codef_account_list_export (self->list, &n_left_out);
  g_object_set_data (G_OBJECT (file), "n-left-out", GUINT_TO_POINTER (n_left_out));
  g_file_replace_contents_bytes_async (file, exported, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_exported_cb,
                                       g_steal_pointer (&self));
}

static void
on_export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  app_choose_file_async (GTK_WINDOW (gtk_widget_get_root (user_data)), APP_CHOOSE_FILE_SAVE, _("Export accounts"),
                         "accounts.json", NULL,
                         on_export_chosen_cb, g_object_ref (user_data));
}

static void
on_view_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  app_account_editor_set_view (APP_ACCOUNT_EDITOR (user_data), g_variant_get_string (parameter, NULL));
}

static void
set_enabled (AppAccountEditor *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

static gboolean
has_refused (AppAccountEditor *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    if (codef_account_get_state (codef_account_list_get (self->list, i)) == CODEF_ACCOUNT_REFUSED)
      return TRUE;
  return FALSE;
}

void
app_account_editor_update_actions (AppAccountEditor *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean takes_accounts = codef_account_operation_get_account (codef_account_list_get_operation (self->list)) != NULL;

  set_enabled (self, "add", takes_accounts);
  set_enabled (self, "use-example", takes_accounts);
  set_enabled (self, "undo", codef_account_list_can_undo (self->list));
  set_enabled (self, "redo", codef_account_list_can_redo (self->list));
  set_enabled (self, "remove-selected", !gtk_bitset_is_empty (selected));
  set_enabled (self, "retain-refused", has_refused (self));
  set_enabled (self, "export", g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);
}

void
app_account_editor_install_actions (AppAccountEditor *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = on_add_cb },
    { .name = "remove-selected", .activate = on_remove_selected_cb },
    { .name = "undo", .activate = on_undo_cb },
    { .name = "redo", .activate = on_redo_cb },
    { .name = "import", .activate = on_import_cb },
    { .name = "export", .activate = on_export_cb },
    { .name = "use-example", .activate = on_use_example_cb },
    { .name = "retain-refused", .activate = on_retain_refused_cb },
    { .name = "view", .parameter_type = "s", .state = "'list'", .activate = on_view_activate_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "accounts", G_ACTION_GROUP (self->actions));
}
