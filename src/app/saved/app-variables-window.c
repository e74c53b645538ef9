/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-variables-window.h"

#include <glib/gi18n.h>

#define NAME_KEY "codef-variable-name"

struct _AppVariablesWindow
{
  AdwWindow       parent_instance;
  AppContext     *context;     /* (owned) */
  StoreVariables *store;       /* (owned) */
  GPtrArray      *ids;         /* (owned) of utf8: environments, in the order of the choices */
  GPtrArray      *rows;        /* (owned) of GtkWidget, children of group */
  GtkWidget      *environment; /* this and the following: of the template */
  GtkWidget      *group;
  GtkWidget      *empty;
  GtkWidget      *name;
  GtkWidget      *value;
  GtkWidget      *problem;
};

G_DEFINE_FINAL_TYPE (AppVariablesWindow, app_variables_window, ADW_TYPE_WINDOW)

static void
say (AppVariablesWindow *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

/* (nullable) */
static const char *
get_environment (AppVariablesWindow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->environment));

  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

/* Returns: FALSE: nothing changed, and why is said. */
static gboolean
set_value (AppVariablesWindow *self, const char *name, const char *value)
{
  g_autoptr(GError) error = NULL;
  gboolean done = store_variables_set (self->store, get_environment (self), name, value, &error);

  say (self, error != NULL ? error->message : NULL);
  return done;
}

static void
on_apply_cb (AppVariablesWindow *self, GtkWidget *row)
{
  set_value (self, g_object_get_data (G_OBJECT (row), NAME_KEY), gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
on_remove_cb (AppVariablesWindow *self, GtkWidget *button)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), NAME_KEY));

  set_value (self, name, NULL);
}

/* A secret is not shown, and its row says how long it is kept. */
static GtkWidget *
create_row (AppVariablesWindow *self, const char *name)
{
  gboolean secret = store_variables_is_secret (name);
  GtkWidget *row = secret ? adw_password_entry_row_new () : adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = secret ? g_strdup_printf (_("%s (until the program ends)"), name) : g_strdup (name);
  g_autofree char *remove = g_strdup_printf (_("Remove the variable %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), store_variables_get (self->store, get_environment (self), name));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), NAME_KEY, g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (button), NAME_KEY, g_strdup (name), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
refill (AppVariablesWindow *self)
{
  const char *id = get_environment (self);
  g_auto(GStrv) names = id != NULL ? store_variables_list (self->store, id) : g_new0 (char *, 1);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      GtkWidget *row = create_row (self, names[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->empty, names[0] == NULL);
}

static void
on_environment_cb (AppVariablesWindow *self)
{
  if (self->store != NULL)
    refill (self);
}

/* (transfer full) */
static char *
dup_name (AppVariablesWindow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
on_edited_cb (AppVariablesWindow *self)
{
  g_autofree char *name = dup_name (self);

  say (self, *name != '\0' ? store_variables_check_name (name) : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "variables.add", store_variables_check_name (name) == NULL);
}

static void
add (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppVariablesWindow *self = APP_VARIABLES_WINDOW (widget);
  g_autofree char *name = dup_name (self);
  g_autofree char *value = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value)));

  if (store_variables_check_name (name) != NULL)
    return;
  if (!set_value (self, name, value))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->value), "");
  gtk_widget_grab_focus (self->name);
}

static void
on_entry_activated_cb (AppVariablesWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "variables.add", NULL);
}

static void
app_variables_window_dispose (GObject *object)
{
  AppVariablesWindow *self = APP_VARIABLES_WINDOW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_VARIABLES_WINDOW);

  G_OBJECT_CLASS (app_variables_window_parent_class)->dispose (object);
}

static void
app_variables_window_finalize (GObject *object)
{
  g_ptr_array_unref (APP_VARIABLES_WINDOW (object)->ids);
  g_ptr_array_unref (APP_VARIABLES_WINDOW (object)->rows);

  G_OBJECT_CLASS (app_variables_window_parent_class)->finalize (object);
}

static void
app_variables_window_class_init (AppVariablesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_variables_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_variables_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "saved/app-variables-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppVariablesWindow, environment);
  gtk_widget_class_bind_template_child (widget_class, AppVariablesWindow, group);
  gtk_widget_class_bind_template_child (widget_class, AppVariablesWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, AppVariablesWindow, name);
  gtk_widget_class_bind_template_child (widget_class, AppVariablesWindow, value);
  gtk_widget_class_bind_template_child (widget_class, AppVariablesWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_environment_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "variables.add", NULL, add);
}

static void
app_variables_window_init (AppVariablesWindow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
offer (AppVariablesWindow *self, GtkStringList *titles, CodefEnvironment *environment)
{
  if (environment == NULL)
    return;
  g_ptr_array_add (self->ids, g_strdup (codef_environment_get_id (environment)));
  gtk_string_list_append (titles, codef_environment_get_title (environment));
}

static void
offer_environments (AppVariablesWindow *self)
{
  static const char *const built_in[] = { "local", "sandbox", "demo", "production" };
  GListModel *own = G_LIST_MODEL (app_context_get_environments (self->context));
  const char *now = codef_environment_get_id (app_context_get_environment (self->context));
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  guint position;

  for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autoptr(CodefEnvironment) environment = app_context_find_environment (self->context, built_in[i]);

      offer (self, titles, environment);
    }
  for (guint i = 0; i < g_list_model_get_n_items (own); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (own, i);

      offer (self, titles, store_environment_item_get_environment (item));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->environment), G_LIST_MODEL (titles));
  if (g_ptr_array_find_with_equal_func (self->ids, now, g_str_equal, &position))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->environment), position);
}

GtkWindow *
app_variables_window_new (AppContext *context, GtkWindow *parent)
{
  AppVariablesWindow *self = g_object_new (APP_TYPE_VARIABLES_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  offer_environments (self);
  self->store = g_object_ref (app_variables_get_store (app_variables_get (context)));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  refill (self);
  on_edited_cb (self);
  return GTK_WINDOW (self);
}
