/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-place-window.h"

#include <glib/gi18n.h>

struct _AppPlaceWindow
{
  AdwWindow  parent_instance;
  GTask     *task;    /* (owned) (nullable) until it is answered */
  GPtrArray *folders; /* (owned) of utf8: absolute paths, in the order of the choices */
  GtkWidget *name;    /* this and the following: of the template */
  GtkWidget *folder;
  GtkWidget *hint;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (AppPlaceWindow, app_place_window, ADW_TYPE_WINDOW)

typedef struct
{
  char *name;   /* (owned) (nullable) */
  char *folder; /* (owned) (nullable) */
} Place;

static void
place_free (Place *place)
{
  g_free (place->name);
  g_free (place->folder);
  g_free (place);
}

/* (transfer full) */
static char *
dup_name (AppPlaceWindow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
update_accept (AppPlaceWindow *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "place.accept", !gtk_widget_get_visible (self->name) || *name != '\0');
}

static void
accept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppPlaceWindow *self = APP_PLACE_WINDOW (widget);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->folder));
  g_autoptr(GTask) task = g_steal_pointer (&self->task);
  Place *place;

  if (task == NULL)
    return;
  place = g_new0 (Place, 1);
  place->name = gtk_widget_get_visible (self->name) ? dup_name (self) : NULL;
  place->folder = selected < self->folders->len ? g_strdup (g_ptr_array_index (self->folders, selected)) : NULL;
  gtk_window_close (GTK_WINDOW (self));
  g_task_return_pointer (task, place, (GDestroyNotify) place_free);
}

static void
add_folders (AppPlaceWindow *self, AppSaved *saved, GListModel *list, GtkStringList *names)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreRequestsItem) item = g_list_model_get_item (list, i);
      g_autofree char *place = NULL;

      /* folders come first */
      if (!store_requests_item_is_folder (item))
        return;
      place = app_saved_dup_place (saved, store_requests_item_get_path (item));
      g_ptr_array_add (self->folders, g_strdup (store_requests_item_get_path (item)));
      gtk_string_list_append (names, place);
      add_folders (self, saved, store_requests_item_get_children (item), names);
    }
}

static void
offer_folders (AppPlaceWindow *self, AppSaved *saved, const char *chosen)
{
  StoreRequests *requests = app_saved_get_requests (saved);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  g_ptr_array_add (self->folders, g_strdup (store_requests_get_folder (requests)));
  gtk_string_list_append (names, _("Saved requests"));
  add_folders (self, saved, G_LIST_MODEL (requests), names);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->folder), G_LIST_MODEL (names));
  if (g_ptr_array_find_with_equal_func (self->folders, chosen, g_str_equal, &position))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->folder), position);
}

static void
app_place_window_dispose (GObject *object)
{
  AppPlaceWindow *self = APP_PLACE_WINDOW (object);
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task != NULL)
    g_task_return_pointer (task, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_PLACE_WINDOW);

  G_OBJECT_CLASS (app_place_window_parent_class)->dispose (object);
}

static void
app_place_window_finalize (GObject *object)
{
  g_ptr_array_unref (APP_PLACE_WINDOW (object)->folders);

  G_OBJECT_CLASS (app_place_window_parent_class)->finalize (object);
}

static void
app_place_window_class_init (AppPlaceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_place_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_place_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "saved/app-place-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppPlaceWindow, name);
  gtk_widget_class_bind_template_child (widget_class, AppPlaceWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, AppPlaceWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, AppPlaceWindow, accept);
  gtk_widget_class_bind_template_callback (widget_class, update_accept);
  gtk_widget_class_install_action (widget_class, "place.accept", NULL, accept);
}

static void
app_place_window_init (AppPlaceWindow *self)
{
  self->folders = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_place_ask_async (GtkWindow *parent, AppSaved *saved, const AppPlaceQuestion *question, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  AppPlaceWindow *self = g_object_new (APP_TYPE_PLACE_WINDOW, "transient-for", parent, "title", question->title, NULL);

  self->task = g_task_new (saved, NULL, callback, user_data);
  g_task_set_source_tag (self->task, app_place_ask_async);
  gtk_button_set_label (GTK_BUTTON (self->accept), question->accept);
  gtk_widget_set_visible (self->name, question->name != NULL);
  gtk_widget_set_visible (self->folder, question->folder != NULL);
  gtk_widget_set_visible (self->hint, question->hint != NULL);
  gtk_label_set_text (GTK_LABEL (self->hint), question->hint != NULL ? question->hint : "");
  if (question->folder != NULL)
    offer_folders (self, saved, question->folder);
  if (question->name != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->name), question->name);
      gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
      gtk_widget_grab_focus (self->name);
    }
  update_accept (self);
  gtk_window_present (GTK_WINDOW (self));
}

gboolean
app_place_ask_finish (GAsyncResult *result, char **name, char **folder)
{
  Place *place = g_task_propagate_pointer (G_TASK (result), NULL);

  if (place == NULL)
    return FALSE;
  if (name != NULL)
    *name = g_steal_pointer (&place->name);
  if (folder != NULL)
    *folder = g_steal_pointer (&place->folder);
  place_free (place);
  return TRUE;
}
