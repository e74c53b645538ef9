/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-picker-row.h"

#include "app-evidence.h"
#include "app-picker-tree.h"
#include "store-favourites.h"
#include <glib/gi18n.h>

struct _AppPickerRow
{
  GtkBox         parent_instance;
  AppContext    *context;          /* (owned) */
  AppPickerNode *node;             /* (owned) (nullable) NULL while out of use */
  AppPickerNode *parent;           /* (owned) (nullable) the node above */
  GSignalGroup  *children_signals; /* (owned) on the node's children: a section grows and shrinks */
  GtkWidget     *mark;             /* this and the following: of the template */
  GtkWidget     *title;
  GtkWidget     *details;
  GtkWidget     *subtitle;
  GtkWidget     *count;
  GtkWidget     *evidence;
  GtkWidget     *star;
  gboolean       flat;             /* among results */
  gboolean       updating;         /* the star is being set by us */
};

G_DEFINE_FINAL_TYPE (AppPickerRow, app_picker_row, GTK_TYPE_BOX)

enum { CLICKED, DESCRIBED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* A path without what all have in common: "bank/p/account/account-list". */
static const char *
shorten_path (const char *path)
{
  static const char *const prefixes[] = { "/v1/kr/", "/v1/" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (path, prefixes[i]))
      return path + strlen (prefixes[i]);
  return path;
}

static const char *
find_section_title (AppPickerNode *section)
{
  return g_str_equal (app_picker_node_get_id (section), APP_PICKER_FAVOURITES) ? _("Favourites") : _("Recent");
}

static const char *
find_title (AppPickerRow *self)
{
  CodefCatalog *catalog = app_context_get_catalog (self->context);
  CodefLanguage language = app_context_get_label_language (self->context);
  const char *id = app_picker_node_get_id (self->node);
  const char *title = NULL;

  switch (app_picker_node_get_kind (self->node))
    {
    case APP_PICKER_SECTION:
      return find_section_title (self->node);
    case APP_PICKER_AREA:
      title = codef_catalog_get_area_title (catalog, id, language);
      break;
    case APP_PICKER_GROUP:
      title = codef_catalog_get_group_title (catalog, id, language);
      break;
    case APP_PICKER_PRODUCT:
      return codef_product_get_title (app_picker_node_get_product (self->node), language);
    case APP_PICKER_PATH:
      return _("Use this path");
    default:
      g_assert_not_reached ();
    }
  return title != NULL ? title : id;
}

/* (transfer full) (nullable) */
static char *
build_subtitle (AppPickerRow *self)
{
  CodefCatalog *catalog = app_context_get_catalog (self->context);
  CodefLanguage language = app_context_get_label_language (self->context);
  CodefProduct *product = app_picker_node_get_product (self->node);
  const char *area, *group;

  if (app_picker_node_get_kind (self->node) == APP_PICKER_PATH)
    return g_strdup (app_picker_node_get_id (self->node));
  if (product == NULL)
    return NULL;
  if (!self->flat)
    return g_strdup (shorten_path (codef_product_get_path (product)));
  area = codef_catalog_get_area_title (catalog, codef_product_get_area (product), language);
  group = codef_catalog_get_group_title (catalog, codef_product_get_group (product), language);
  return g_strdup_printf ("%s · %s · %s", area != NULL ? area : codef_product_get_area (product),
                          group != NULL ? group : codef_product_get_group (product), shorten_path (codef_product_get_path (product)));
}

static void
update_star (AppPickerRow *self)
{
  CodefProduct *product = app_picker_node_get_product (self->node);
  gboolean starred = product != NULL
                     && store_favourites_contains (app_context_get_favourites (self->context), codef_product_get_path (product));
  g_autofree char *description = NULL, *label = NULL;

  gtk_widget_set_visible (self->star, product != NULL);
  if (product == NULL)
    return;
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->star), starred);
  self->updating = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->star), starred ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (self->star, starred ? _("Remove from favourites") : _("Add to favourites"));
  description = app_picker_row_describe (self);
  label = g_strdup_printf (_("Favourite: %s"), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_evidence (AppPickerRow *self)
{
  CodefProduct *product = app_picker_node_get_product (self->node);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->evidence, product != NULL);
  if (product == NULL)
    return;
  text = app_evidence_describe (product, app_context_get_label_language (self->context));
  app_mark_set_image (GTK_IMAGE (self->evidence), app_evidence_get_mark (product));
  gtk_widget_set_tooltip_text (self->evidence, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->evidence), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_count (AppPickerRow *self)
{
  g_autofree char *count = g_strdup_printf ("%u", app_picker_node_count (self->node));

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, app_picker_node_get_children (self->node) != NULL);
}

static void
update_mark (AppPickerRow *self)
{
  AppPickerKind kind = app_picker_node_get_kind (self->node);
  const char *icon_name = "go-jump-symbolic";

  gtk_widget_set_visible (self->mark, kind == APP_PICKER_PATH || kind == APP_PICKER_SECTION);
  if (kind == APP_PICKER_SECTION)
    icon_name = g_str_equal (app_picker_node_get_id (self->node), APP_PICKER_FAVOURITES) ? "starred-symbolic"
                                                                                         : "document-open-recent-symbolic";
  gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), icon_name);
}

static void
update_texts (AppPickerRow *self)
{
  AppPickerKind kind = app_picker_node_get_kind (self->node);
  CodefProduct *product = app_picker_node_get_product (self->node);
  gboolean heading = kind == APP_PICKER_AREA || kind == APP_PICKER_SECTION;
  g_autofree char *subtitle = build_subtitle (self);
  g_autofree char *tooltip = NULL;

  gtk_label_set_text (GTK_LABEL (self->title), find_title (self));
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->details, subtitle != NULL);
  if (heading)
    gtk_widget_add_css_class (self->title, "heading");
  else
    gtk_widget_remove_css_class (self->title, "heading");
  if (product != NULL)
    tooltip = g_strjoin (" · ", codef_product_get_path (product), codef_product_get_code (product), NULL);
  gtk_widget_set_tooltip_text (self->title, tooltip);
}

static void
update (AppPickerRow *self)
{
  if (self->node == NULL)
    return;
  update_texts (self);
  update_count (self);
  update_mark (self);
  update_evidence (self);
  update_star (self);
  g_signal_emit (self, signals[DESCRIBED], 0);
}

static void
on_favourites_changed_cb (AppPickerRow *self)
{
  if (self->node != NULL)
    update_star (self);
}

static void
on_star_toggled_cb (AppPickerRow *self)
{
  if (self->updating || self->node == NULL || app_picker_node_get_product (self->node) == NULL)
    return;
  store_favourites_set (app_context_get_favourites (self->context), app_picker_node_get_id (self->node),
                        gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->star)));
}

static void
on_released_cb (AppPickerRow *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
app_picker_row_dispose (GObject *object)
{
  AppPickerRow *self = APP_PICKER_ROW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->node);
  g_clear_object (&self->parent);
  g_clear_object (&self->children_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_PICKER_ROW);

  G_OBJECT_CLASS (app_picker_row_parent_class)->dispose (object);
}

static void
app_picker_row_class_init (AppPickerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_picker_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "picker/app-picker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppPickerRow, mark);
  gtk_widget_class_bind_template_child (widget_class, AppPickerRow, title);
  gtk_widget_class_bind_template_child (widget_class, AppPickerRow, details);
  gtk_widget_class_bind_template_child (widget_class, AppPickerRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AppPickerRow, count);
  gtk_widget_class_bind_template_child (widget_class, AppPickerRow, evidence);
  gtk_widget_class_bind_template_child (widget_class, AppPickerRow, star);
  gtk_widget_class_bind_template_callback (widget_class, on_star_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_released_cb);
  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DESCRIBED] =
    g_signal_new ("described", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_picker_row_init (AppPickerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->children_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->children_signals, "items-changed", G_CALLBACK (update_count), self);
}

GtkWidget *
app_picker_row_new (AppContext *context, gboolean flat)
{
  AppPickerRow *self = g_object_new (APP_TYPE_PICKER_ROW, NULL);

  self->context = g_object_ref (context);
  self->flat = flat;
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (app_context_get_favourites (context), "changed", G_CALLBACK (on_favourites_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
app_picker_row_set_node (AppPickerRow *self, AppPickerNode *node, AppPickerNode *parent)
{
  gboolean moved;

  g_return_if_fail (APP_IS_PICKER_ROW (self));

  moved = g_set_object (&self->parent, parent);
  if (!g_set_object (&self->node, node) && !moved)
    return;
  g_signal_group_set_target (self->children_signals, node != NULL ? app_picker_node_get_children (node) : NULL);
  update (self);
}

AppPickerNode *
app_picker_row_get_node (AppPickerRow *self)
{
  return self->node;
}

char *
app_picker_row_describe (AppPickerRow *self)
{
  CodefProduct *product = app_picker_node_get_product (self->node);
  gboolean in_section = self->parent != NULL && app_picker_node_get_kind (self->parent) == APP_PICKER_SECTION;
  g_autofree char *subtitle = build_subtitle (self);

  if (product == NULL)
    return g_strdup (find_title (self));
  return g_strjoin (", ", find_title (self), subtitle, in_section ? find_section_title (self->parent) : NULL, NULL);
}
