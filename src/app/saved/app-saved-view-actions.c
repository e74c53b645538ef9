/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved-view-private.h"

#include "app-compat.h"
#include "app-context-menu.h"
#include "app-place-window.h"
#include "app-saved-files.h"
#include "app-toast.h"
#include <glib/gi18n.h>

/* A verb that waits for an answer, or for the disk. */
typedef struct
{
  AppSavedView      *view; /* (owned) */
  StoreRequestsItem *item; /* (owned) (nullable) */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->view);
  g_clear_object (&errand->item);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* (transfer full) (nullable): NULL if there is no row to act on. */
static Errand *
errand_new (AppSavedView *view)
{
  g_autoptr(StoreRequestsItem) item = app_saved_view_get_item (view);
  Errand *errand;

  if (item == NULL)
    return NULL;
  errand = g_new0 (Errand, 1);
  errand->view = g_object_ref (view);
  errand->item = g_steal_pointer (&item);
  return errand;
}

/* (transfer none) (nullable): NULL once the view is gone, while a question of it was still open. */
static StoreRequests *
get_requests (AppSavedView *self)
{
  return self->saved != NULL ? app_saved_get_requests (self->saved) : NULL;
}

static GtkWindow *
get_window (AppSavedView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Says what did not work; what did is seen. */
static void
complain (AppSavedView *self, const GError *error)
{
  if (error != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    app_tell (get_window (self), _("That could not be done"), error->message);
}

/* (transfer full): where something new goes: the folder chosen, or that of the request chosen. */
static char *
dup_folder (AppSavedView *self)
{
  g_autoptr(StoreRequestsItem) item = app_saved_view_get_item (self);

  if (item == NULL)
    return g_strdup (store_requests_get_folder (get_requests (self)));
  return store_requests_item_is_folder (item) ? g_strdup (store_requests_item_get_path (item))
                                              : g_path_get_dirname (store_requests_item_get_path (item));
}

static void
open_item (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);

  _app_saved_view_activate (self, gtk_single_selection_get_selected (self->selection));
}

/* --- another name, another folder --- */

static void
on_renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = store_requests_rename_finish (STORE_REQUESTS (source), result, &error);

  if (path != NULL)
    app_saved_note_moved (errand->view->saved, store_requests_item_get_path (errand->item), path);
  complain (errand->view, error);
}

static void
on_name_given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  StoreRequests *requests = get_requests (errand->view);
  const char *path = store_requests_item_get_path (errand->item);
  g_autofree char *name = NULL;

  if (app_place_ask_finish (result, &name, NULL) && requests != NULL)
    store_requests_rename_async (requests, path, name, NULL, on_renamed_cb, g_steal_pointer (&errand));
}

static void
rename_item (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  Errand *errand = errand_new (self);

  if (errand == NULL)
    return;
  app_place_ask_async (get_window (self), self->saved, &(AppPlaceQuestion) {
    .title = _("Rename"),
    .accept = _("Rename"),
    .name = store_requests_item_get_name (errand->item),
  }, on_name_given_cb, errand);
}

static void
on_moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = store_requests_move_finish (STORE_REQUESTS (source), result, &error);

  if (path != NULL)
    app_saved_note_moved (errand->view->saved, store_requests_item_get_path (errand->item), path);
  complain (errand->view, error);
}

static void
on_folder_given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  StoreRequests *requests = get_requests (errand->view);
  const char *path = store_requests_item_get_path (errand->item);
  g_autofree char *folder = NULL;

  if (app_place_ask_finish (result, NULL, &folder) && requests != NULL)
    store_requests_move_async (requests, path, folder, NULL, on_moved_cb, g_steal_pointer (&errand));
}

static void
move_item (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  Errand *errand = errand_new (self);
  g_autofree char *folder = NULL;

  if (errand == NULL)
    return;
  folder = g_path_get_dirname (store_requests_item_get_path (errand->item));
  app_place_ask_async (get_window (self), self->saved, &(AppPlaceQuestion) {
    .title = _("Move to a folder"),
    .accept = _("Move"),
    .folder = folder,
  }, on_folder_given_cb, errand);
}

/* --- one more --- */

static void
on_copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = store_requests_add_finish (STORE_REQUESTS (source), result, &error);

  complain (errand->view, error);
}

static void
on_original_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  StoreRequests *requests = STORE_REQUESTS (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(StoreRequest) request = store_requests_load_finish (requests, result, &error);
  g_autofree char *folder = g_path_get_dirname (store_requests_item_get_path (errand->item));

  complain (errand->view, error);
  if (request != NULL)
    store_requests_add_async (requests, folder, request, NULL, on_copied_cb, g_steal_pointer (&errand));
}

static void
duplicate (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  Errand *errand = errand_new (self);

  if (errand != NULL)
    store_requests_load_async (get_requests (self), store_requests_item_get_path (errand->item), NULL, on_original_read_cb, errand);
}

static void
on_folder_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppSavedView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = store_requests_add_folder_finish (STORE_REQUESTS (source), result, &error);

  complain (self, error);
}

static void
on_new_folder_named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppSavedView) self = user_data;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;

  if (app_place_ask_finish (result, &name, &folder))
    store_requests_add_folder_async (get_requests (self), folder, name, NULL, on_folder_made_cb, g_object_ref (self));
}

static void
new_folder (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  g_autofree char *folder = dup_folder (self);

  app_place_ask_async (get_window (self), self->saved, &(AppPlaceQuestion) {
    .title = _("New folder"),
    .accept = _("Create"),
    .name = "",
    .folder = folder,
  }, on_new_folder_named_cb, g_object_ref (self));
}

/* --- away with it --- */

static void
on_removed_for_good_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;

  store_requests_remove_finish (STORE_REQUESTS (source), result, &error);
  complain (errand->view, error);
}

static void
on_no_trash_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  StoreRequests *requests = get_requests (errand->view);
  const char *path = store_requests_item_get_path (errand->item);

  if (app_confirm_finish (result) && requests != NULL)
    store_requests_remove_async (requests, path, TRUE, NULL, on_removed_for_good_cb, g_steal_pointer (&errand));
}

static void
on_trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  AppSavedView *self = errand->view;
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (store_requests_remove_finish (STORE_REQUESTS (source), result, &error))
    {
      sentence = g_strdup_printf (_("“%s” is in the trash"), store_requests_item_get_name (errand->item));
      app_toast (GTK_WIDGET (self), sentence);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    app_confirm_async (get_window (self), _("Delete for good?"), _("There is no trash where this file lies. This cannot be undone."),
                       _("Delete"), on_no_trash_confirmed_cb, g_steal_pointer (&errand));
  else
    complain (self, error);
}

static void
on_delete_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;
  StoreRequests *requests = get_requests (errand->view);
  const char *path = store_requests_item_get_path (errand->item);

  if (app_confirm_finish (result) && requests != NULL)
    store_requests_remove_async (requests, path, FALSE, NULL, on_trashed_cb, g_steal_pointer (&errand));
}

static void
delete (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  Errand *errand = errand_new (self);
  g_autofree char *body = NULL;

  if (errand == NULL)
    return;
  if (store_requests_item_is_folder (errand->item))
    body = g_strdup_printf (_("The folder “%s” and everything in it go to the trash."), store_requests_item_get_name (errand->item));
  else
    body = g_strdup_printf (_("“%s” goes to the trash."), store_requests_item_get_name (errand->item));
  app_confirm_async (get_window (self), _("Move to the trash?"), body, _("Move to the trash"), on_delete_confirmed_cb, errand);
}

/* --- other programs --- */

static void
on_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppSavedView) self = user_data;
  g_autoptr(GError) error = NULL;

  app_saved_files_finish (result, &error);
  complain (self, error);
}

static void
show_in_files (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  g_autoptr(StoreRequestsItem) item = app_saved_view_get_item (self);
  const char *path = item != NULL ? store_requests_item_get_path (item) : store_requests_get_folder (get_requests (self));

  app_saved_files_show_async (path, on_shown_cb, g_object_ref (self));
}

static void
edit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  g_autoptr(StoreRequestsItem) item = app_saved_view_get_item (self);

  if (item != NULL)
    app_saved_files_edit_async (store_requests_item_get_path (item), on_shown_cb, g_object_ref (self));
}

static void
on_folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppSavedView) self = user_data;
  g_autoptr(GFile) folder = app_choose_file_finish (result, NULL);

  if (folder != NULL && g_file_peek_path (folder) != NULL && self->saved != NULL)
    app_saved_set_folder (self->saved, g_file_peek_path (folder));
}

static void
choose_folder (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_choose_file_async (get_window (APP_SAVED_VIEW (widget)), APP_CHOOSE_FOLDER, _("Folder of saved requests"), NULL, NULL,
                         on_folder_chosen_cb, g_object_ref (widget));
}

static void
refresh (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  store_requests_refresh (get_requests (APP_SAVED_VIEW (widget)));
}

static void
save_front (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "save-wished");
}

static void
run_item (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr(StoreRequestsItem) item = app_saved_view_get_item (APP_SAVED_VIEW (widget));

  if (item != NULL)
    gtk_widget_activate_action (widget, "win.run-saved", "s", store_requests_item_get_path (item));
}

/* --- the menu --- */

void
_app_saved_view_popup (AppSavedView *self, double x, double y)
{
  app_context_menu_popup (&self->popover, self->menu, GTK_BOX (self->box), self->list_view, x, y);
}

static void
show_menu (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppSavedView *self = APP_SAVED_VIEW (widget);
  double x, y;

  if (app_context_menu_locate (self->list_view, &x, &y))
    _app_saved_view_popup (self, x, y);
}

void
_app_saved_view_update_actions (AppSavedView *self)
{
  g_autoptr(StoreRequestsItem) item = self->selection != NULL ? app_saved_view_get_item (self) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_file = item != NULL && !store_requests_item_is_folder (item);
  gboolean is_request = is_file && store_requests_item_get_problem (item) == NULL;

  gtk_widget_action_set_enabled (widget, "saved.open", item != NULL && (is_request || !is_file));
  gtk_widget_action_set_enabled (widget, "saved.rename", item != NULL);
  gtk_widget_action_set_enabled (widget, "saved.move", item != NULL);
  gtk_widget_action_set_enabled (widget, "saved.duplicate", is_request);
  gtk_widget_action_set_enabled (widget, "saved.delete", item != NULL);
  gtk_widget_action_set_enabled (widget, "saved.edit", is_file);
  gtk_widget_action_set_enabled (widget, "saved.run", item != NULL);
}

void
_app_saved_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "saved.open", NULL, open_item);
  gtk_widget_class_install_action (widget_class, "saved.rename", NULL, rename_item);
  gtk_widget_class_install_action (widget_class, "saved.move", NULL, move_item);
  gtk_widget_class_install_action (widget_class, "saved.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "saved.delete", NULL, delete);
  gtk_widget_class_install_action (widget_class, "saved.new-folder", NULL, new_folder);
  gtk_widget_class_install_action (widget_class, "saved.show-in-files", NULL, show_in_files);
  gtk_widget_class_install_action (widget_class, "saved.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "saved.choose-folder", NULL, choose_folder);
  gtk_widget_class_install_action (widget_class, "saved.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "saved.save-front", NULL, save_front);
  gtk_widget_class_install_action (widget_class, "saved.run", NULL, run_item);
  gtk_widget_class_install_action (widget_class, "saved.menu", NULL, show_menu);
}
