/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-host-row.h"

#include "app-compat.h"
#include "app-environment-look.h"
#include <glib/gi18n.h>

struct _AppHostRow
{
  AdwExpanderRow    parent_instance;
  AppContext       *context;     /* (owned) */
  CodefEnvironment *environment; /* (owned) (nullable) NULL for one still to be made */
  GtkWidget        *name_entry;  /* this and the following: of the template */
  GtkWidget        *api_entry;
  GtkWidget        *oauth_entry;
  GtkWidget        *buttons;
  GtkWidget        *keep_button;
  GtkWidget        *problem;
  GtkWidget        *remove_button;
};

G_DEFINE_FINAL_TYPE (AppHostRow, app_host_row, ADW_TYPE_EXPANDER_ROW)

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
show_problem (AppHostRow *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
}

static void
name_part (GtkWidget *part, const char *title, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", title, what);

  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Several environments stand in one list: each part's name begins with the environment's. */
static void
name_parts (AppHostRow *self, const char *title)
{
  GtkWidget *const entries[] = { self->name_entry, self->api_entry, self->oauth_entry };

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    name_part (entries[i], title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entries[i])));
  name_part (self->buttons, title, _("Keep or remove"));
  name_part (self->keep_button, title, _("Keep"));
  name_part (self->remove_button, title, _("Remove"));
}

static void
on_edited_cb (AppHostRow *self)
{
  g_autofree char *name = dup_text (self->name_entry);
  const char *title = *name != '\0' ? name : _("New environment");

  show_problem (self, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  name_parts (self, title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "host.save", *name != '\0');
}

static void
on_keys_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!store_secrets_clear_finish (STORE_SECRETS (source), result, &error))
    g_info ("The keys of a removed environment stay in the keyring: %s", error->message);
}

static void
drop_environment (AppHostRow *self, const char *id)
{
  app_context_drop_client (self->context, id);
  store_secrets_clear_async (app_context_get_secrets (self->context), id, NULL, on_keys_cleared_cb, NULL);
}

/* (transfer full) (nullable): what was typed. Other hosts make it another environment. */
static CodefEnvironment *
build (AppHostRow *self, GError **error)
{
  g_autofree char *name = dup_text (self->name_entry);
  g_autofree char *api = dup_text (self->api_entry);
  g_autofree char *oauth = dup_text (self->oauth_entry);
  g_autofree char *uuid = g_uuid_string_random ();
  const char *id = self->environment != NULL ? codef_environment_get_id (self->environment) : uuid;
  g_autoptr(CodefEnvironment) typed = codef_environment_new_custom (id, name, api, *oauth != '\0' ? oauth : api, error);

  if (typed == NULL || self->environment == NULL || codef_environment_equal (typed, self->environment))
    return g_steal_pointer (&typed);
  return codef_environment_new_custom (uuid, name, api, *oauth != '\0' ? oauth : api, error);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppHostRow *self = APP_HOST_ROW (widget);
  g_autoptr(AppHostRow) alive = g_object_ref (self); /* the list drops its rows when it changes */
  StoreEnvironments *environments = app_context_get_environments (self->context);
  g_autofree char *old_id = self->environment != NULL ? g_strdup (codef_environment_get_id (self->environment)) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefEnvironment) environment = build (self, &error);

  if (environment == NULL || !store_environments_add (environments, environment, &error))
    {
      show_problem (self, error->message);
      return;
    }
  if (old_id == NULL || g_str_equal (old_id, codef_environment_get_id (environment)))
    return;
  if (g_str_equal (codef_environment_get_id (app_context_get_environment (self->context)), old_id))
    app_context_set_environment (self->context, environment);
  drop_environment (self, old_id);
  if (!store_environments_remove (environments, old_id, &error))
    show_problem (self, error->message);
}

static void
on_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppHostRow) self = APP_HOST_ROW (user_data);
  g_autofree char *id = g_strdup (codef_environment_get_id (self->environment));
  g_autoptr(GError) error = NULL;

  if (!app_confirm_finish (result))
    return;
  if (store_environments_remove (app_context_get_environments (self->context), id, &error))
    drop_environment (self, id);
  else
    show_problem (self, error->message);
}

static void
remove_environment (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppHostRow *self = APP_HOST_ROW (widget);
  g_autofree char *heading = g_strdup_printf (_("Remove “%s”?"), codef_environment_get_title (self->environment));

  app_confirm_async (GTK_WINDOW (gtk_widget_get_root (widget)), heading, _("Its keys are removed with it."), _("Remove"), on_confirmed_cb,
                     g_object_ref (self));
}

static void
app_host_row_dispose (GObject *object)
{
  AppHostRow *self = APP_HOST_ROW (object);

  g_clear_pointer (&self->environment, codef_environment_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_HOST_ROW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_host_row_parent_class)->dispose (object);
}

static void
app_host_row_class_init (AppHostRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_host_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-host-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHostRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, AppHostRow, api_entry);
  gtk_widget_class_bind_template_child (widget_class, AppHostRow, oauth_entry);
  gtk_widget_class_bind_template_child (widget_class, AppHostRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, AppHostRow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, AppHostRow, problem);
  gtk_widget_class_bind_template_child (widget_class, AppHostRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
  gtk_widget_class_install_action (widget_class, "host.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "host.remove", NULL, remove_environment);
}

static void
app_host_row_init (AppHostRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_host_row_new (AppContext *context, CodefEnvironment *environment)
{
  AppHostRow *self = g_object_new (APP_TYPE_HOST_ROW, NULL);
  g_autofree char *host = environment != NULL ? app_environment_dup_host (environment) : NULL;

  self->context = g_object_ref (context);
  self->environment = environment != NULL ? codef_environment_ref (environment) : NULL;
  if (environment != NULL)
    app_host_row_set_texts (self, codef_environment_get_title (environment), codef_environment_get_api_url (environment),
                            codef_environment_get_oauth_url (environment));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), host != NULL ? host : "");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), environment == NULL);
  gtk_widget_set_visible (self->remove_button, environment != NULL);
  on_edited_cb (self);
  return GTK_WIDGET (self);
}

void
app_host_row_set_texts (AppHostRow *self, const char *title, const char *api_url, const char *oauth_url)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), title);
  gtk_editable_set_text (GTK_EDITABLE (self->api_entry), api_url);
  gtk_editable_set_text (GTK_EDITABLE (self->oauth_entry), oauth_url);
}

const char *
app_host_row_get_problem (AppHostRow *self)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->problem));

  return *text != '\0' ? text : NULL;
}
