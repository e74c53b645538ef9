/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-dictionary-page.h"

#include "app-dictionary-row.h"
#include "app-dictionary-words.h"
#include "app-fact-grid.h"

#include <glib/gi18n-lib.h>

/* list:  GtkListView of AppDictionaryRow ← GtkSingleSelection ← GtkFilterListModel (search) ← entries of the
 * catalogue */
struct _AppDictionaryPage
{
  GtkWidget           parent_instance;
  AppContext         *context;          /* (owned) (nullable): until the entries are set */
  GSignalGroup       *context_signals;  /* (owned) */
  GListModel         *entries;          /* (owned) (nullable) */
  GtkFilter          *filter;           /* (owned by the model) */
  GtkFilterListModel *shown;            /* (owned by the selection) */
  GtkSingleSelection *selection;        /* (owned by the list) */

  GtkSearchEntry     *search;           /* template child */
  GtkLabel           *count;            /* template child: has the status role */
  GtkStack           *found;            /* template child: list, nothing */
  GtkListView        *list;             /* template child */
  GtkStack           *detail;           /* template child: entry, none */
  GtkLabel           *key;              /* template child */
  GtkLabel           *title;            /* template child */
  AppFactGrid        *facts;            /* template child */
};

G_DEFINE_FINAL_TYPE (AppDictionaryPage, app_dictionary_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_HINT, N_PROPS };
static GParamSpec *properties[N_PROPS];

static CodefLanguage
get_language (AppDictionaryPage *self)
{
  return app_context_get_label_language (self->context);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  AppDictionaryPage *self = user_data;

  return app_dictionary_words_match (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
update_detail (AppDictionaryPage *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(GPtrArray) facts = NULL;

  gtk_stack_set_visible_child_name (self->detail, item != NULL ? "entry" : "none");
  if (item == NULL)
    return;
  facts = app_dictionary_words_list (item, get_language (self));
  gtk_label_set_text (self->key, app_dictionary_words_get_key (item));
  gtk_label_set_text (self->title, app_dictionary_words_get_title (item, get_language (self)));
  app_fact_grid_set_facts (self->facts, facts, FALSE);
}

static void
update_found (AppDictionaryPage *self)
{
  guint n_shown = app_dictionary_page_get_n_shown (self);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n_shown), n_shown);

  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->found, n_shown > 0 ? "list" : "nothing");
}

static void
on_search_changed_cb (AppDictionaryPage *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Enter goes from the search into what was found. */
static void
on_search_activate_cb (AppDictionaryPage *self)
{
  if (app_dictionary_page_get_n_shown (self) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Escape empties the search; where it is empty already, it closes the window as it does elsewhere. */
static void
on_stop_search_cb (AppDictionaryPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    app_dictionary_page_set_search (self, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

/* The entries can be walked through without leaving the search. */
static gboolean
on_search_key_cb (AppDictionaryPage *self, guint keyval)
{
  guint n_shown = app_dictionary_page_get_n_shown (self);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down && position + 1 < n_shown)
    position++;
  else if (keyval == GDK_KEY_Up && position > 0)
    position--;
  if (position < n_shown)
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
    }
  return GDK_EVENT_STOP;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, app_dictionary_row_new ());
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  AppDictionaryPage *self = user_data;
  gpointer item = gtk_list_item_get_item (list_item);

  app_dictionary_row_set_words (APP_DICTIONARY_ROW (gtk_list_item_get_child (list_item)),
                                app_dictionary_words_get_key (item),
                                app_dictionary_words_get_title (item, get_language (self)));
}

/* Rows on screen keep the words they were bound with: giving the list its model anew binds them again. */
static void
on_language_changed_cb (AppDictionaryPage *self)
{
  g_autoptr(GtkSingleSelection) selection = g_object_ref (self->selection);

  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  update_detail (self);
}

static void
app_dictionary_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AppDictionaryPage *self = APP_DICTIONARY_PAGE (object);

  switch (id)
    {
    case PROP_HINT:
      g_object_set_property (G_OBJECT (self->search), "placeholder-text", value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_dictionary_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HINT:
      g_object_get_property (G_OBJECT (APP_DICTIONARY_PAGE (object)->search), "placeholder-text", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
app_dictionary_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (APP_DICTIONARY_PAGE (widget)->search));
}

static void
app_dictionary_page_dispose (GObject *object)
{
  AppDictionaryPage *self = APP_DICTIONARY_PAGE (object);
  GtkWidget *child;

  g_clear_object (&self->context_signals);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_DICTIONARY_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->entries);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_dictionary_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (APP_TYPE_FACT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "dictionary/app-dictionary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, search);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, count);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, found);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, list);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, detail);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, key);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, title);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryPage, facts);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
}

static void
app_dictionary_page_class_init (AppDictionaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = app_dictionary_page_set_property;
  object_class->get_property = app_dictionary_page_get_property;
  object_class->dispose = app_dictionary_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = app_dictionary_page_grab_focus;
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
app_dictionary_page_init (AppDictionaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->context_signals = g_signal_group_new (APP_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::label-language", G_CALLBACK (on_language_changed_cb),
                                  self);
}

void
app_dictionary_page_set_entries (AppDictionaryPage *self, AppContext *context, GListModel *entries)
{
  g_return_if_fail (APP_IS_DICTIONARY_PAGE (self));
  g_return_if_fail (self->entries == NULL);

  self->context = g_object_ref (context);
  self->entries = g_object_ref (entries);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (entries), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->shown));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_detail), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  g_signal_group_set_target (self->context_signals, context);
  update_found (self);
  update_detail (self);
}

void
app_dictionary_page_set_search (AppDictionaryPage *self, const char *query)
{
  g_return_if_fail (APP_IS_DICTIONARY_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), query);
  /* The entry waits a moment for more letters; whoever sets the text does not. */
  on_search_changed_cb (self);
}

/* GtkListView 4.8 shows nothing if it is scrolled before it has a size. */
static gboolean
on_tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  AppDictionaryPage *self = user_data;
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", selected);
  return G_SOURCE_REMOVE;
}

gboolean
app_dictionary_page_show (AppDictionaryPage *self, const char *key)
{
  g_return_val_if_fail (APP_IS_DICTIONARY_PAGE (self), FALSE);
  g_return_val_if_fail (self->entries != NULL, FALSE);

  app_dictionary_page_set_search (self, "");
  for (guint i = 0; i < g_list_model_get_n_items (self->entries); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (self->entries, i);

      if (!g_str_equal (app_dictionary_words_get_key (item), key))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_add_tick_callback (GTK_WIDGET (self->list), on_tick_cb, self, NULL);
      return TRUE;
    }
  return FALSE;
}

const char *
app_dictionary_page_get_key (AppDictionaryPage *self)
{
  gpointer item;

  g_return_val_if_fail (APP_IS_DICTIONARY_PAGE (self), NULL);

  item = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  return item != NULL ? app_dictionary_words_get_key (item) : NULL;
}

guint
app_dictionary_page_get_n_shown (AppDictionaryPage *self)
{
  g_return_val_if_fail (APP_IS_DICTIONARY_PAGE (self), 0);

  return self->shown != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->shown)) : 0;
}
