/* SPDX-License-Identifier: MIT */
#include "app-compare-source.h"

struct _AppCompareSource
{
  GObject       parent_instance;
  char         *title;     /* (owned) */
  DocDocument  *document;  /* (owned) */
  CodefProduct *product;   /* (owned) (nullable) */
  char         *path;      /* (owned) (nullable) */
  char         *json;      /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AppCompareSource, app_compare_source, G_TYPE_OBJECT)

enum { PROP_0, PROP_TITLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
app_compare_source_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, APP_COMPARE_SOURCE (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
app_compare_source_finalize (GObject *object)
{
  AppCompareSource *self = APP_COMPARE_SOURCE (object);

  g_free (self->title);
  doc_document_unref (self->document);
  g_clear_object (&self->product);
  g_free (self->path);
  g_free (self->json);
  G_OBJECT_CLASS (app_compare_source_parent_class)->finalize (object);
}

static void
app_compare_source_class_init (AppCompareSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = app_compare_source_get_property;
  object_class->finalize = app_compare_source_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
app_compare_source_init (AppCompareSource *self)
{
}

AppCompareSource *
app_compare_source_new (const char *title, DocDocument *document)
{
  AppCompareSource *self = g_object_new (APP_TYPE_COMPARE_SOURCE, NULL);

  self->title = g_strdup (title);
  self->document = doc_document_ref (document);
  return self;
}

void
app_compare_source_set_request (AppCompareSource *self, const char *path, CodefProduct *product, const char *json)
{
  g_set_object (&self->product, product);
  g_free (self->path);
  self->path = g_strdup (path);
  g_free (self->json);
  self->json = g_strdup (json);
}

const char *
app_compare_source_get_title (AppCompareSource *self)
{
  return self->title;
}

DocDocument *
app_compare_source_get_document (AppCompareSource *self)
{
  return self->document;
}

CodefProduct *
app_compare_source_get_product (AppCompareSource *self)
{
  return self->product;
}

const char *
app_compare_source_get_path (AppCompareSource *self)
{
  return self->path;
}

const char *
app_compare_source_get_json (AppCompareSource *self)
{
  return self->json;
}
