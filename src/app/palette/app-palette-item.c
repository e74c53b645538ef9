/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-palette-item.h"

struct _AppPaletteItem
{
  GObject            parent_instance;
  char              *title;   /* (owned) */
  char              *detail;  /* (owned) */
  char              *action;  /* (owned) (nullable) */
  char              *file;    /* (owned) (nullable) */
  CodefProduct      *product; /* (owned) (nullable) */
  StoreHistoryEntry *entry;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (AppPaletteItem, app_palette_item, G_TYPE_OBJECT)

static void
app_palette_item_finalize (GObject *object)
{
  AppPaletteItem *self = APP_PALETTE_ITEM (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->action);
  g_free (self->file);
  g_clear_object (&self->product);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (app_palette_item_parent_class)->finalize (object);
}

static void
app_palette_item_class_init (AppPaletteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = app_palette_item_finalize;
}

static void
app_palette_item_init (AppPaletteItem *self)
{
}

static AppPaletteItem *
new_item (const char *title, const char *detail)
{
  AppPaletteItem *self = g_object_new (APP_TYPE_PALETTE_ITEM, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  return self;
}

AppPaletteItem *
app_palette_item_new_action (const char *title, const char *detail, const char *action)
{
  AppPaletteItem *self = new_item (title, detail);

  self->action = g_strdup (action);
  return self;
}

AppPaletteItem *
app_palette_item_new_product (const char *title, const char *detail, CodefProduct *product)
{
  AppPaletteItem *self = new_item (title, detail);

  self->product = g_object_ref (product);
  return self;
}

AppPaletteItem *
app_palette_item_new_file (const char *title, const char *detail, const char *file)
{
  AppPaletteItem *self = new_item (title, detail);

  self->file = g_strdup (file);
  return self;
}

AppPaletteItem *
app_palette_item_new_entry (const char *title, const char *detail, StoreHistoryEntry *entry)
{
  AppPaletteItem *self = new_item (title, detail);

  self->entry = g_object_ref (entry);
  return self;
}

const char *
app_palette_item_get_title (AppPaletteItem *self)
{
  return self->title;
}

const char *
app_palette_item_get_detail (AppPaletteItem *self)
{
  return self->detail;
}

const char *
app_palette_item_get_action (AppPaletteItem *self)
{
  return self->action;
}

CodefProduct *
app_palette_item_get_product (AppPaletteItem *self)
{
  return self->product;
}

const char *
app_palette_item_get_file (AppPaletteItem *self)
{
  return self->file;
}

StoreHistoryEntry *
app_palette_item_get_entry (AppPaletteItem *self)
{
  return self->entry;
}
