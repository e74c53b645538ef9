/* SPDX-License-Identifier: MIT */
/* The command palette: what it offers for what is typed, and what Enter does. */
#include "app-palette.h"
#include "app-palette-model.h"
#include "app-recorder.h"
#include "store-favourites.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#define PATH "/v1/kr/bank/p/account/account-list"
#define WAIT_MS 30000

/* The first line offered, by its title in English. */
static const struct { const char *name, *query, *title; } queries[] = {
  { "action", "prefer", "Preferences" },
  { "words-in-any-order", "tab new", "New tab" },
  { "product", "account-list", "Personal accounts held" },
  { "initial-consonants", "ㅂㅇㄱㅈ ㄱㅇ", "Personal accounts held" },
};

static void
test_query (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(AppContext) context = test_context_new ();
  g_autoptr(AppPaletteModel) model = app_palette_model_new (context);
  g_autoptr(AppPaletteItem) item = NULL;

  app_palette_model_set_query (model, queries[i].query);
  item = g_list_model_get_item (app_palette_model_get_list (model), 0);
  g_assert_nonnull (item);
  g_assert_cmpstr (app_palette_item_get_title (item), ==, queries[i].title);
}

static void
test_recent_first (void)
{
  g_autoptr(AppContext) context = test_context_new ();
  g_autoptr(AppPaletteModel) model = NULL;
  g_autoptr(AppPaletteItem) item = NULL;

  store_favourites_use (app_context_get_favourites (context), PATH);
  model = app_palette_model_new (context);
  item = g_list_model_get_item (app_palette_model_get_list (model), 0);
  g_assert_cmpstr (codef_product_get_path (app_palette_item_get_product (item)), ==, PATH);
}

static void
test_history (void)
{
  g_autoptr(AppContext) context = test_context_new ();
  g_autoptr(AppPaletteModel) model = app_palette_model_new (context);
  g_autoptr(CodefExchange) exchange = test_context_send (context, PATH, "{'sandboxScenario':'code:CF-12803'}");
  GListModel *list = app_palette_model_get_list (model);
  g_autoptr(AppPaletteItem) item = NULL;

  app_palette_model_set_query (model, "CF-12803");
  test_wait_until (g_list_model_get_n_items (list) == 1, WAIT_MS);
  item = g_list_model_get_item (list, 0);
  g_assert_cmpstr (store_history_entry_get_code (app_palette_item_get_entry (item)), ==, "CF-12803");
  app_recorder_end (context);
}

/* (transfer none) (nullable) */
static GtkWindow *
find_palette (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (APP_IS_PALETTE (window))
        return window;
    }
  return NULL;
}

/* Typed and entered: the palette is gone and the product is in the tab. */
static void
test_keyboard (void)
{
  AppWindow *window = test_window_open ();
  GtkWindow *palette;
  GtkWidget *search;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.palette", NULL);
  palette = find_palette ();
  g_assert_nonnull (palette);
  test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (palette)), WAIT_MS);
  search = test_window_find (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "account-list");
  test_context_shoot (palette, "palette");
  g_object_add_weak_pointer (G_OBJECT (palette), (gpointer *) &palette);
  g_signal_emit_by_name (search, "activate");
  test_wait_until (palette == NULL, WAIT_MS);
  g_assert_cmpstr (app_request_page_get_path (app_window_get_page (window)), ==, PATH);
  test_window_close (window);
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/palette/query/%s", queries[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_query);
    }
  g_test_add_func ("/palette/recent-first", test_recent_first);
  g_test_add_func ("/palette/history", test_history);
  g_test_add_func ("/palette/keyboard", test_keyboard);
  return g_test_run ();
}
