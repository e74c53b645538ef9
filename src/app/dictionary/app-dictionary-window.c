/* SPDX-License-Identifier: MIT */
#include "app-dictionary-window.h"

struct _AppDictionaryWindow
{
  AdwWindow          parent_instance;
  AppContext        *context;        /* (owned) set at construction */

  AdwViewStack      *pages;          /* template child */
  AppDictionaryPage *codes;          /* template child */
  AppDictionaryPage *organizations;  /* template child */
  AppDictionaryPage *labels;         /* template child */
};

G_DEFINE_FINAL_TYPE (AppDictionaryWindow, app_dictionary_window, ADW_TYPE_WINDOW)

enum { PROP_0, PROP_CONTEXT, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
activate_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (APP_DICTIONARY_WINDOW (widget)->pages));
}

static void
app_dictionary_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      APP_DICTIONARY_WINDOW (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_dictionary_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, APP_DICTIONARY_WINDOW (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_dictionary_window_constructed (GObject *object)
{
  AppDictionaryWindow *self = APP_DICTIONARY_WINDOW (object);
  CodefCatalog *catalog = app_context_get_catalog (self->context);

  G_OBJECT_CLASS (app_dictionary_window_parent_class)->constructed (object);
  app_dictionary_page_set_entries (self->codes, self->context, codef_catalog_get_result_codes (catalog));
  app_dictionary_page_set_entries (self->organizations, self->context, codef_catalog_get_organizations (catalog));
  app_dictionary_page_set_entries (self->labels, self->context, codef_catalog_get_field_labels (catalog));
}

static void
app_dictionary_window_dispose (GObject *object)
{
  AppDictionaryWindow *self = APP_DICTIONARY_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_DICTIONARY_WINDOW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_dictionary_window_parent_class)->dispose (object);
}

static void
app_dictionary_window_class_init (AppDictionaryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = app_dictionary_window_set_property;
  object_class->get_property = app_dictionary_window_get_property;
  object_class->constructed = app_dictionary_window_constructed;
  object_class->dispose = app_dictionary_window_dispose;
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, APP_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (APP_TYPE_DICTIONARY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "dictionary/app-dictionary-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryWindow, codes);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryWindow, organizations);
  gtk_widget_class_bind_template_child (widget_class, AppDictionaryWindow, labels);
  gtk_widget_class_install_action (widget_class, "dictionary.search", NULL, activate_search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "dictionary.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
app_dictionary_window_init (AppDictionaryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
app_dictionary_window_new (AppContext *context)
{
  g_return_val_if_fail (APP_IS_CONTEXT (context), NULL);

  return g_object_new (APP_TYPE_DICTIONARY_WINDOW, "context", context, NULL);
}

/* (transfer none) (nullable) */
static GtkWindow *
find_open (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (APP_IS_DICTIONARY_WINDOW (window))
        return window;
    }
  return NULL;
}

void
app_dictionary_window_present (AppContext *context, GtkWindow *parent, const char *code)
{
  GtkWindow *window = find_open ();

  if (window == NULL)
    {
      window = app_dictionary_window_new (context);
      gtk_window_set_transient_for (window, parent);
      gtk_window_set_destroy_with_parent (window, TRUE);
    }
  if (code != NULL)
    app_dictionary_window_show_code (APP_DICTIONARY_WINDOW (window), code);
  else
    activate_search (GTK_WIDGET (window), NULL, NULL);
  gtk_window_present (window);
}

void
app_dictionary_window_show_code (AppDictionaryWindow *self, const char *code)
{
  g_return_if_fail (APP_IS_DICTIONARY_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->pages, "codes");
  if (!app_dictionary_page_show (self->codes, code))
    app_dictionary_page_set_search (self->codes, code);
}

AppDictionaryPage *
app_dictionary_window_get_page (AppDictionaryWindow *self, const char *name)
{
  g_return_val_if_fail (APP_IS_DICTIONARY_WINDOW (self), NULL);

  return APP_DICTIONARY_PAGE (adw_view_stack_get_child_by_name (self->pages, name));
}
