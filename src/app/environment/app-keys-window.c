/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-keys-window-private.h"

#include "codef-token-source.h"
#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AppKeysWindow, app_keys_window, ADW_TYPE_WINDOW)

enum { PROP_0, PROP_CONTEXT, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
append_choice (AppKeysWindow *self, GtkStringList *titles, CodefEnvironment *environment)
{
  g_ptr_array_add (self->ids, g_strdup (codef_environment_get_id (environment)));
  gtk_string_list_append (titles, codef_environment_get_title (environment));
}

static void
fill_chooser (AppKeysWindow *self)
{
  static const char *const built_in[] = { "local", "sandbox", "demo", "production" };
  GListModel *custom = G_LIST_MODEL (app_context_get_environments (self->context));
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autoptr(CodefEnvironment) environment = app_context_find_environment (self->context, built_in[i]);

      append_choice (self, titles, environment);
    }
  for (guint i = 0; i < g_list_model_get_n_items (custom); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (custom, i);

      append_choice (self, titles, store_environment_item_get_environment (item));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->chooser), G_LIST_MODEL (titles));
  self->filling = FALSE;
}

/* The list of custom environments changed; the one shown may be gone. */
static void
on_environments_changed_cb (AppKeysWindow *self)
{
  g_autofree char *id = g_strdup (codef_environment_get_id (self->environment));
  g_autoptr(CodefEnvironment) still = app_context_find_environment (self->context, id);

  fill_chooser (self);
  app_keys_window_set_environment (self, still != NULL ? id : "local");
}

static void
on_selected_cb (AppKeysWindow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->chooser));

  if (!self->filling && selected < self->ids->len)
    app_keys_window_set_environment (self, g_ptr_array_index (self->ids, selected));
}

static void
on_sandbox_clicked_cb (AppKeysWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.sandbox", NULL);
}

static void
update_place (AppKeysWindow *self)
{
  StoreSecrets *secrets = app_context_get_secrets (self->context);
  gboolean local = codef_environment_get_kind (self->environment) == CODEF_ENVIRONMENT_LOCAL;
  gboolean memory = store_secrets_get_place (secrets) == STORE_SECRETS_MEMORY;
  const char *text = memory ? store_secrets_get_reason (secrets) : _("Kept in the keyring of your session, and sent to this environment only.");

  gtk_widget_set_visible (self->place, !local);
  gtk_label_set_text (GTK_LABEL (self->place_text), text != NULL ? text : _("Kept until the program ends."));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->place_icon), memory ? "dialog-warning-symbolic" : "channel-secure-symbolic");
}

void
app_keys_window_update (AppKeysWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean idle = app_keys_window_is_idle (self);
  gboolean local = self->environment != NULL && codef_environment_get_kind (self->environment) == CODEF_ENVIRONMENT_LOCAL;
  gboolean changed = app_keys_form_is_changed (APP_KEYS_FORM (self->form));

  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), !idle);
  gtk_widget_set_visible (self->form, !local);
  gtk_widget_set_visible (self->local, local);
  gtk_widget_set_visible (self->save_button, !local);
  gtk_widget_action_set_enabled (widget, "keys.save", idle && changed);
  gtk_widget_action_set_enabled (widget, "keys.remove", idle && !local && self->has_stored);
  gtk_widget_action_set_enabled (widget, "keys.paste", !local);
  gtk_widget_action_set_enabled (widget, "keys.test", idle);
}

void
app_keys_window_update_token (AppKeysWindow *self)
{
  CodefClient *client = app_context_peek_client (self->context, self->environment);
  CodefTokenSource *source = client != NULL ? codef_client_get_token_source (client) : NULL;

  g_signal_group_set_target (self->token_signals, source);
  app_token_view_set_token (APP_TOKEN_VIEW (self->token), source != NULL ? codef_token_source_get_token (source) : NULL,
                            app_context_get_clock (self->context));
}

static void
app_keys_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CONTEXT)
    g_value_set_object (value, APP_KEYS_WINDOW (object)->context);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_keys_window_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CONTEXT)
    APP_KEYS_WINDOW (object)->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_keys_window_constructed (GObject *object)
{
  AppKeysWindow *self = APP_KEYS_WINDOW (object);

  G_OBJECT_CLASS (app_keys_window_parent_class)->constructed (object);
  fill_chooser (self);
  app_keys_window_set_environment (self, codef_environment_get_id (app_context_get_environment (self->context)));
  g_signal_connect_object (app_context_get_secrets (self->context), "notify::place", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (app_context_get_environments (self->context), "items-changed", G_CALLBACK (on_environments_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
app_keys_window_dispose (GObject *object)
{
  AppKeysWindow *self = APP_KEYS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->token_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_KEYS_WINDOW);
  g_clear_object (&self->context);
  g_clear_pointer (&self->environment, codef_environment_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);

  G_OBJECT_CLASS (app_keys_window_parent_class)->dispose (object);
}

static void
app_keys_window_class_init (AppKeysWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_keys_window_get_property;
  object_class->set_property = app_keys_window_set_property;
  object_class->constructed = app_keys_window_constructed;
  object_class->dispose = app_keys_window_dispose;
  properties[PROP_CONTEXT] =
    g_param_spec_object ("context", NULL, NULL, APP_TYPE_CONTEXT, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (APP_TYPE_KEYS_FORM);
  g_type_ensure (APP_TYPE_NOTICE);
  g_type_ensure (APP_TYPE_TOKEN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-keys-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, form);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, local);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, place);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, place_icon);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, place_text);
  gtk_widget_class_bind_template_child (widget_class, AppKeysWindow, token);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sandbox_clicked_cb);
  app_keys_window_install_actions (widget_class);
}

static void
app_keys_window_init (AppKeysWindow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->token_signals = g_signal_group_new (CODEF_TYPE_TOKEN_SOURCE);
  g_signal_group_connect_swapped (self->token_signals, "notify::token", G_CALLBACK (app_keys_window_update_token), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->form, "notify::changed", G_CALLBACK (app_keys_window_update), self, G_CONNECT_SWAPPED);
}

GtkWindow *
app_keys_window_new (AppContext *context)
{
  return g_object_new (APP_TYPE_KEYS_WINDOW, "context", context, NULL);
}

/* (transfer none) (nullable) */
static AppKeysWindow *
find_open (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (APP_IS_KEYS_WINDOW (l->data))
      return l->data;
  return NULL;
}

void
app_keys_window_present (AppContext *context, GtkWindow *parent, const char *environment_id, const char *sentence)
{
  AppKeysWindow *self = find_open ();

  if (self == NULL)
    self = APP_KEYS_WINDOW (app_keys_window_new (context));
  if (parent != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  if (environment_id != NULL)
    app_keys_window_set_environment (self, environment_id);
  if (sentence != NULL)
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING, sentence, NULL, NULL);
  gtk_window_present (GTK_WINDOW (self));
}

void
app_keys_window_set_environment (AppKeysWindow *self, const char *environment_id)
{
  g_autoptr(CodefEnvironment) environment = app_context_find_environment (self->context, environment_id);
  guint position;

  g_return_if_fail (APP_IS_KEYS_WINDOW (self));
  g_return_if_fail (environment != NULL);

  if (self->environment != NULL && codef_environment_equal (self->environment, environment))
    return;
  g_clear_pointer (&self->environment, codef_environment_unref);
  self->environment = g_steal_pointer (&environment);
  app_notice_hide (APP_NOTICE (self->notice));
  if (g_ptr_array_find_with_equal_func (self->ids, environment_id, g_str_equal, &position))
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->chooser), position);
  update_place (self);
  app_keys_window_load (self);
  app_keys_window_update_token (self);
}

gboolean
app_keys_window_is_idle (AppKeysWindow *self)
{
  return self->n_under_way == 0;
}

const char *
app_keys_window_get_notice (AppKeysWindow *self)
{
  return app_notice_get_text (APP_NOTICE (self->notice));
}
