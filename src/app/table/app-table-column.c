/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-table-column.h"

#include "app-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_BYTES 128

struct _AppTableColumn
{
  GObject  parent_instance;
  guint    index;
  char    *key;       /* (owned) (nullable) */
  char    *name;      /* (owned) */
  char    *label;     /* (owned) (nullable) */
  char    *title;     /* (owned) */
  gboolean is_number;
  guint    width;
  gboolean visible;
};

G_DEFINE_FINAL_TYPE (AppTableColumn, app_table_column, G_TYPE_OBJECT)

enum { PROP_0, PROP_TITLE, PROP_VISIBLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
app_table_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AppTableColumn *self = APP_TABLE_COLUMN (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_VISIBLE)
    g_value_set_boolean (value, self->visible);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
app_table_column_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VISIBLE)
    app_table_column_set_visible (APP_TABLE_COLUMN (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
app_table_column_finalize (GObject *object)
{
  AppTableColumn *self = APP_TABLE_COLUMN (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->label);
  g_free (self->title);
  G_OBJECT_CLASS (app_table_column_parent_class)->finalize (object);
}

static void
app_table_column_class_init (AppTableColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = app_table_column_get_property;
  object_class->set_property = app_table_column_set_property;
  object_class->finalize = app_table_column_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VISIBLE] =
    g_param_spec_boolean ("visible", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
app_table_column_init (AppTableColumn *self)
{
  self->visible = TRUE;
}

AppTableColumn *
app_table_column_new (guint index, const char *key)
{
  AppTableColumn *self = g_object_new (APP_TYPE_TABLE_COLUMN, NULL);

  self->index = index;
  self->key = g_strdup (key);
  /* Translators: heads the column of a table for elements that are no objects */
  self->name = key != NULL ? app_plain_line (key, strlen (key), MAX_NAME_BYTES) : g_strdup (_("(value)"));
  self->title = g_strdup (self->name);
  return self;
}

guint
app_table_column_get_index (AppTableColumn *self)
{
  return self->index;
}

const char *
app_table_column_get_key (AppTableColumn *self)
{
  return self->key;
}

const char *
app_table_column_get_name (AppTableColumn *self)
{
  return self->name;
}

const char *
app_table_column_get_label (AppTableColumn *self)
{
  return self->label;
}

void
app_table_column_set_label (AppTableColumn *self, const char *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  g_free (self->title);
  self->title = label != NULL ? g_strdup_printf ("%s (%s)", label, self->name) : g_strdup (self->name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
app_table_column_get_title (AppTableColumn *self)
{
  return self->title;
}

gboolean
app_table_column_is_number (AppTableColumn *self)
{
  return self->is_number;
}

guint
app_table_column_get_width (AppTableColumn *self)
{
  return self->width;
}

void
app_table_column_set_look (AppTableColumn *self, gboolean is_number, guint width)
{
  self->is_number = is_number;
  self->width = width;
}

gboolean
app_table_column_is_visible (AppTableColumn *self)
{
  return self->visible;
}

void
app_table_column_set_visible (AppTableColumn *self, gboolean visible)
{
  if (self->visible == visible)
    return;
  self->visible = visible;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE]);
}
