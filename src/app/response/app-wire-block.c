/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-wire-block.h"

#include "app-context.h"
#include "app-shown-text.h"
#include "app-toast.h"

#include <glib/gi18n-lib.h>

struct _AppWireBlock
{
  GtkWidget  parent_instance;
  GBytes    *bytes;       /* (owned) (nullable) */
  char      *heading;     /* (owned) (nullable) */
  char      *place;       /* (owned) (nullable) */

  GtkLabel  *title;       /* template child */
  GtkLabel  *note;        /* template child */
  GtkLabel  *text;        /* template child */
  GtkLabel  *more;        /* template child */
  GtkWidget *copy_button; /* template child */
};

G_DEFINE_FINAL_TYPE (AppWireBlock, app_wire_block, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_HEADING, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
name_parts (AppWireBlock *self)
{
  g_autofree char *what = self->place != NULL ? g_strdup_printf ("%s: %s", self->place, self->heading) : g_strdup (self->heading);
  /* Translators: a piece of text, such as "Body as sent". */
  g_autofree char *copy = g_strdup_printf (_("Copy: %s"), what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL, copy, -1);
}

static void
activate_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppWireBlock *self = APP_WIRE_BLOCK (widget);
  gsize length_bytes;
  const char *data = self->bytes != NULL ? g_bytes_get_data (self->bytes, &length_bytes) : NULL;
  g_autofree char *text = data != NULL ? g_utf8_make_valid (data, (gssize) length_bytes) : NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  app_toast (widget, _("Copied"));
}

static void
app_wire_block_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AppWireBlock *self = APP_WIRE_BLOCK (object);

  switch (id)
    {
    case PROP_HEADING:
      g_free (self->heading);
      self->heading = g_value_dup_string (value);
      gtk_label_set_text (self->title, self->heading);
      name_parts (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_wire_block_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HEADING:
      g_value_set_string (value, APP_WIRE_BLOCK (object)->heading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_wire_block_dispose (GObject *object)
{
  AppWireBlock *self = APP_WIRE_BLOCK (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_WIRE_BLOCK);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (app_wire_block_parent_class)->dispose (object);
}

static void
app_wire_block_class_init (AppWireBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = app_wire_block_set_property;
  object_class->get_property = app_wire_block_get_property;
  object_class->dispose = app_wire_block_dispose;
  properties[PROP_HEADING] =
    g_param_spec_string ("heading", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-wire-block.ui");
  gtk_widget_class_bind_template_child (widget_class, AppWireBlock, title);
  gtk_widget_class_bind_template_child (widget_class, AppWireBlock, note);
  gtk_widget_class_bind_template_child (widget_class, AppWireBlock, text);
  gtk_widget_class_bind_template_child (widget_class, AppWireBlock, more);
  gtk_widget_class_bind_template_child (widget_class, AppWireBlock, copy_button);
  gtk_widget_class_install_action (widget_class, "wire.copy", NULL, activate_copy);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
app_wire_block_init (AppWireBlock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_wire_block_set_bytes (AppWireBlock *self, GBytes *bytes, const char *note)
{
  g_autoptr(AppShownText) shown = NULL;

  g_return_if_fail (APP_IS_WIRE_BLOCK (self));

  if (bytes != NULL)
    g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  gtk_widget_set_visible (GTK_WIDGET (self), bytes != NULL && g_bytes_get_size (bytes) > 0);
  if (bytes == NULL)
    return;
  shown = app_shown_text_new_wire (bytes, APP_WIRE_BLOCK_MAX_BYTES);
  gtk_label_set_text (self->note, note);
  gtk_label_set_text (self->text, shown->text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), shown->cut);
}

void
app_wire_block_set_place (AppWireBlock *self, const char *place)
{
  g_return_if_fail (APP_IS_WIRE_BLOCK (self));

  g_free (self->place);
  self->place = g_strdup (place);
  name_parts (self);
}
