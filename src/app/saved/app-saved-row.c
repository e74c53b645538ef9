/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved-row.h"

#include <glib/gi18n.h>

struct _AppSavedRow
{
  GtkBox     parent_instance;
  AppSaved  *saved; /* (owned) */
  GtkWidget *icon;  /* this and the following: of the template */
  GtkWidget *title;
  GtkWidget *facts;
};

G_DEFINE_FINAL_TYPE (AppSavedRow, app_saved_row, GTK_TYPE_BOX)

static const char *
choose_icon (StoreRequestsItem *item)
{
  if (store_requests_item_get_problem (item) != NULL)
    return "dialog-warning-symbolic";
  return store_requests_item_is_folder (item) ? "folder-symbolic" : "text-x-generic-symbolic";
}

/* (transfer full): what it asks, and whatever else tells it from its neighbours; "" where there is nothing to say. */
static char *
dup_facts (AppSavedRow *self, StoreRequestsItem *item, gboolean with_place)
{
  AppContext *context = app_saved_get_context (self->saved);
  const char *path = store_requests_item_get_product (item);
  CodefProduct *product = path != NULL ? codef_catalog_find_product (app_context_get_catalog (context), path) : NULL;
  const char *title = product != NULL ? codef_product_get_title (product, app_context_get_label_language (context)) : path;
  g_autofree char *folder = g_path_get_dirname (store_requests_item_get_path (item));
  g_autofree char *place = with_place ? app_saved_dup_place (self->saved, folder) : g_strdup ("");
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  if (store_requests_item_get_problem (item) != NULL)
    return g_strdup (store_requests_item_is_folder (item) ? store_requests_item_get_problem (item) : _("Cannot be read"));
  if (*place != '\0')
    g_ptr_array_add (parts, place);
  if (title != NULL)
    g_ptr_array_add (parts, (char *) title);
  if (store_requests_item_get_environment (item) != NULL)
    g_ptr_array_add (parts, (char *) store_requests_item_get_environment (item));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
app_saved_row_dispose (GObject *object)
{
  AppSavedRow *self = APP_SAVED_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_SAVED_ROW);
  g_clear_object (&self->saved);

  G_OBJECT_CLASS (app_saved_row_parent_class)->dispose (object);
}

static void
app_saved_row_class_init (AppSavedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_saved_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "saved/app-saved-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSavedRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AppSavedRow, title);
  gtk_widget_class_bind_template_child (widget_class, AppSavedRow, facts);
}

static void
app_saved_row_init (AppSavedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_saved_row_new (AppSaved *saved)
{
  AppSavedRow *self = g_object_new (APP_TYPE_SAVED_ROW, NULL);

  self->saved = g_object_ref (saved);
  return GTK_WIDGET (self);
}

void
app_saved_row_set_item (AppSavedRow *self, StoreRequestsItem *item, gboolean with_place)
{
  g_autofree char *facts = NULL;
  const char *more;

  g_return_if_fail (APP_IS_SAVED_ROW (self));

  facts = dup_facts (self, item, with_place);
  more = store_requests_item_get_problem (item);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), choose_icon (item));
  gtk_label_set_text (GTK_LABEL (self->title), store_requests_item_get_name (item));
  gtk_label_set_text (GTK_LABEL (self->facts), facts);
  gtk_widget_set_visible (self->facts, *facts != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), more != NULL ? more : store_requests_item_get_note (item));
}

char *
app_saved_row_describe (AppSavedRow *self)
{
  const char *facts;

  g_return_val_if_fail (APP_IS_SAVED_ROW (self), NULL);

  facts = gtk_label_get_text (GTK_LABEL (self->facts));
  return g_strdup_printf ("%s%s%s", gtk_label_get_text (GTK_LABEL (self->title)), *facts != '\0' ? ", " : "", facts);
}
