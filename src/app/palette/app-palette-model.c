/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-palette-model.h"

#include "app-history-row.h"
#include "app-recorder.h"
#include "app-saved-list.h"
#include "store-favourites.h"
#include "store-history-list.h"
#include <glib/gi18n.h>
#include <string.h>

/* More than a person reads: the next letter narrows it down. */
#define MAX_PRODUCTS 30
#define MAX_RECENTS 6
#define MAX_ENTRIES 10
#define MAX_FILES 20

struct _AppPaletteModel
{
  GObject           parent_instance;
  AppContext       *context; /* (owned) */
  GListStore       *list;    /* (owned) of AppPaletteItem: products, saved requests and actions, then the history */
  StoreHistoryList *history; /* (owned) */
  char             *query;   /* (owned) */
  guint             n_head;  /* how many stand before the history */
};

G_DEFINE_FINAL_TYPE (AppPaletteModel, app_palette_model, G_TYPE_OBJECT)

static const struct { const char *title, *action; } actions[] = {
  { N_("Send"), "win.send" },
  { N_("Save the request"), "win.save" },
  { N_("Save it under another name"), "win.save-as" },
  { N_("New tab"), "win.new-tab" },
  { N_("Close the tab"), "win.close-tab" },
  { N_("Open the tab closed last"), "win.reopen-tab" },
  { N_("Choose the environment"), "win.choose-environment" },
  { N_("Find in the answer"), "win.find" },
  { N_("Find products"), "win.find-product" },
  { N_("Find in the history"), "win.find-history" },
  { N_("Find saved requests"), "win.find-saved" },
  { N_("Path of the request"), "win.focus-path" },
  { N_("Keys and token"), "win.keys" },
  { N_("Variables"), "win.variables" },
  { N_("Built-in sandbox"), "win.sandbox" },
  { N_("Dictionary"), "win.dictionary" },
  { N_("Compare answers"), "win.compare" },
  { N_("Run saved requests"), "win.run-all" },
  { N_("Copy the request as curl"), "win.copy-curl" },
  { N_("Request from a curl command"), "win.import-curl" },
  { N_("Import a Postman collection"), "win.import-collection" },
  { N_("Export as a Postman collection"), "win.export-collection" },
  { N_("Answer for the help desk"), "win.inquiry" },
  { N_("Save the exchange as HAR"), "win.save-har" },
  { N_("Mask personal data"), "win.mask-personal-data" },
  { N_("Presentation"), "win.presentation" },
  { N_("Preferences"), "win.preferences" },
  { N_("Keyboard shortcuts"), "win.shortcuts" },
  { N_("Help"), "win.help" },
  { N_("Forget everything"), "app.forget" },
  { N_("Quit"), "app.quit" },
};

/* Every word stands somewhere in the title, in the language of the program or in English. */
static gboolean
action_matches (const char *english, const char *query)
{
  g_autofree char *both = g_strdup_printf ("%s %s", _(english), english);
  g_autofree char *folded = g_utf8_casefold (both, -1);
  g_autofree char *folded_query = g_utf8_casefold (query, -1);
  g_auto(GStrv) words = g_strsplit (folded_query, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_actions (AppPaletteModel *self, GPtrArray *items)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (action_matches (actions[i].title, self->query))
      g_ptr_array_add (items, app_palette_item_new_action (_(actions[i].title), _("Action"), actions[i].action));
}

static void
add_product (AppPaletteModel *self, GPtrArray *items, CodefProduct *product)
{
  const char *title = codef_product_get_title (product, app_context_get_label_language (self->context));

  g_ptr_array_add (items, app_palette_item_new_product (title, codef_product_get_path (product), product));
}

/* Those used last first, and each once. */
static void
add_products (AppPaletteModel *self, GPtrArray *items)
{
  CodefCatalog *catalog = app_context_get_catalog (self->context);
  GListModel *products = codef_catalog_get_products (catalog);
  const char *const *recents = store_favourites_list_recents (app_context_get_favourites (self->context));
  gboolean is_empty = *self->query == '\0';

  for (guint i = 0; recents[i] != NULL && items->len < MAX_RECENTS; i++)
    {
      CodefProduct *product = codef_catalog_find_product (catalog, recents[i]);

      if (product != NULL && codef_catalog_product_matches (catalog, product, self->query))
        add_product (self, items, product);
    }
  for (guint i = 0; !is_empty && i < g_list_model_get_n_items (products) && items->len < MAX_PRODUCTS; i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);

      if (codef_catalog_product_matches (catalog, product, self->query)
          && !g_strv_contains (recents, codef_product_get_path (product)))
        add_product (self, items, product);
    }
}

static void
add_files (AppPaletteModel *self, GPtrArray *items)
{
  AppSaved *saved = app_saved_get (self->context);
  g_autoptr(GPtrArray) found = app_saved_list_find (saved, self->query, *self->query != '\0' ? MAX_FILES : MAX_RECENTS);

  for (guint i = 0; i < found->len; i++)
    {
      StoreRequestsItem *item = g_ptr_array_index (found, i);
      g_autofree char *folder = g_path_get_dirname (store_requests_item_get_path (item));
      g_autofree char *place = app_saved_dup_place (saved, folder);
      g_autofree char *detail = *place != '\0' ? g_strdup_printf (_("Saved · %s"), place) : g_strdup (_("Saved"));

      if (store_requests_item_get_problem (item) == NULL)
        g_ptr_array_add (items, app_palette_item_new_file (store_requests_item_get_name (item), detail,
                                                           store_requests_item_get_path (item)));
    }
}

static void
add_entries (AppPaletteModel *self, GPtrArray *items)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->history)), MAX_ENTRIES);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(StoreHistoryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->history), i);
      g_autofree char *title = app_history_dup_title (self->context, entry);
      g_autofree char *moment = app_history_dup_moment (self->context, entry);
      const char *code = store_history_entry_get_code (entry);
      g_autofree char *detail = NULL;

      if (!store_history_entry_exists (entry))
        continue;
      /* Translators: moment and result code of a request of the past. */
      detail = g_strdup_printf (_("History · %s · %s"), moment, code != NULL ? code : "–");
      g_ptr_array_add (items, app_palette_item_new_entry (title, detail, entry));
    }
}

static void
replace (AppPaletteModel *self, guint position, GPtrArray *items)
{
  g_list_store_splice (self->list, position, g_list_model_get_n_items (G_LIST_MODEL (self->list)) - position, items->pdata, items->len);
}

static void
on_history_changed_cb (AppPaletteModel *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  add_entries (self, items);
  replace (self, self->n_head, items);
}

/* The history comes when its list has looked. */
static void
fill (AppPaletteModel *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  add_products (self, items);
  add_files (self, items);
  add_actions (self, items);
  self->n_head = items->len;
  add_entries (self, items);
  replace (self, 0, items);
}

static void
app_palette_model_dispose (GObject *object)
{
  AppPaletteModel *self = APP_PALETTE_MODEL (object);

  g_clear_object (&self->history);
  g_clear_object (&self->list);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_palette_model_parent_class)->dispose (object);
}

static void
app_palette_model_finalize (GObject *object)
{
  g_free (APP_PALETTE_MODEL (object)->query);

  G_OBJECT_CLASS (app_palette_model_parent_class)->finalize (object);
}

static void
app_palette_model_class_init (AppPaletteModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_palette_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_palette_model_finalize;
}

static void
app_palette_model_init (AppPaletteModel *self)
{
  self->list = g_list_store_new (APP_TYPE_PALETTE_ITEM);
}

AppPaletteModel *
app_palette_model_new (AppContext *context)
{
  AppPaletteModel *self = g_object_new (APP_TYPE_PALETTE_MODEL, NULL);

  self->context = g_object_ref (context);
  self->history = store_history_list_new (app_recorder_get_history (app_recorder_get (context)), NULL);
  g_signal_connect_object (app_saved_get_requests (app_saved_get (context)), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "items-changed", G_CALLBACK (on_history_changed_cb), self, G_CONNECT_SWAPPED);
  app_palette_model_set_query (self, "");
  return self;
}

void
app_palette_model_set_query (AppPaletteModel *self, const char *query)
{
  StoreHistoryFilter filter = { 0 };

  g_return_if_fail (APP_IS_PALETTE_MODEL (self));

  if (g_strcmp0 (self->query, query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  filter.text = self->query;
  fill (self);
  store_history_list_set_filter (self->history, &filter);
}

GListModel *
app_palette_model_get_list (AppPaletteModel *self)
{
  g_return_val_if_fail (APP_IS_PALETTE_MODEL (self), NULL);

  return G_LIST_MODEL (self->list);
}
