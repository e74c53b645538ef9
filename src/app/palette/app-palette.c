/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-palette.h"

#include "app-palette-model.h"
#include <glib/gi18n.h>

/* list_view: GtkSingleSelection ← list of AppPaletteModel, of AppPaletteItem */
struct _AppPalette
{
  AdwWindow           parent_instance;
  AppPaletteModel    *model;     /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GtkWidget          *search;    /* this and the following: of the template */
  GtkWidget          *status;
  GtkWidget          *list_view;
};

G_DEFINE_FINAL_TYPE (AppPalette, app_palette, ADW_TYPE_WINDOW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
choose (AppPalette *self, guint position)
{
  g_autoptr(AppPaletteItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr(AppPalette) kept = g_object_ref (self);

  if (item == NULL)
    return;
  /* what is chosen may open a window of its own, over the one below */
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (kept, signals[CHOSEN], 0, item);
}

/* What a screen reader says of the choice, while the keyboard stays in the text. */
static void
update_status (AppPalette *self)
{
  AppPaletteItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *text = NULL;

  if (item != NULL)
    text = g_strdup_printf ("%s, %s", app_palette_item_get_title (item), app_palette_item_get_detail (item));
  gtk_label_set_text (GTK_LABEL (self->status), text != NULL ? text : _("Nothing found"));
}

static void
on_changed_cb (AppPalette *self)
{
  app_palette_model_set_query (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
on_search_activate_cb (AppPalette *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_activate_cb (AppPalette *self, guint position)
{
  choose (self, position);
}

static gboolean
on_key_cb (AppPalette *self, guint key)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down)
    selected = selected + 1 < n ? selected + 1 : 0;
  else
    selected = selected > 0 && selected < n ? selected - 1 : n - 1;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_label_new (NULL), *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

/* The row around a list item's child is what a screen reader meets; GTK 4.8 has no other way to name it. */
static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AppPaletteItem *offered = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *title = gtk_widget_get_first_child (box);
  g_autofree char *name = g_strdup_printf ("%s, %s", app_palette_item_get_title (offered), app_palette_item_get_detail (offered));

  gtk_label_set_text (GTK_LABEL (title), app_palette_item_get_title (offered));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), app_palette_item_get_detail (offered));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
app_palette_dispose (GObject *object)
{
  AppPalette *self = APP_PALETTE (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_PALETTE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (app_palette_parent_class)->dispose (object);
}

static void
app_palette_class_init (AppPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_palette_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  APP_TYPE_PALETTE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "palette/app-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, AppPalette, search);
  gtk_widget_class_bind_template_child (widget_class, AppPalette, status);
  gtk_widget_class_bind_template_child (widget_class, AppPalette, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
app_palette_init (AppPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
app_palette_new (AppContext *context, GtkWindow *parent)
{
  AppPalette *self = g_object_new (APP_TYPE_PALETTE, "transient-for", parent, NULL);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->model = app_palette_model_new (context);
  self->selection = gtk_single_selection_new (g_object_ref (app_palette_model_get_list (self->model)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  update_status (self);
  gtk_widget_grab_focus (self->search);
  return GTK_WINDOW (self);
}
