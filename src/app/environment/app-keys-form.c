/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-keys-form.h"

#include "app-context.h"
#include "codef-error.h"
#include "codef-wire.h"
#include <glib/gi18n.h>

struct _AppKeysForm
{
  AdwBin            parent_instance;
  CodefEnvironment *environment;   /* (owned) (nullable) until it is set */
  CodefCredentials *stored;        /* (owned) (nullable) */
  GtkWidget        *group;         /* this and the following: of the template */
  GtkWidget        *client_id;
  GtkWidget        *client_secret;
  GtkWidget        *public_key;
  GtkWidget        *problem;
  gboolean          changed;
};

G_DEFINE_FINAL_TYPE (AppKeysForm, app_keys_form, ADW_TYPE_BIN)

enum { PROP_0, PROP_CHANGED, N_PROPS };
static GParamSpec *properties[N_PROPS];

static gboolean
is_published (AppKeysForm *self)
{
  return self->environment != NULL && codef_environment_get_kind (self->environment) == CODEF_ENVIRONMENT_SANDBOX;
}

static const char *
get_stored_id (AppKeysForm *self)
{
  if (self->stored != NULL)
    return codef_credentials_get_client_id (self->stored);
  return is_published (self) ? CODEF_SANDBOX_CLIENT_ID : "";
}

static const char *
get_stored_key (AppKeysForm *self)
{
  CodefPublicKey *key = self->stored != NULL ? codef_credentials_get_public_key (self->stored) : NULL;

  return key != NULL ? codef_public_key_get_text (key) : "";
}

/* (transfer full) (nullable): the secret kept, which is not shown. */
static CodefSecret *
dup_stored_secret (AppKeysForm *self)
{
  CodefSecret *secret = self->stored != NULL ? codef_credentials_get_client_secret (self->stored) : NULL;

  if (secret != NULL)
    return codef_secret_ref (secret);
  return self->stored == NULL && is_published (self) ? codef_secret_new (CODEF_SANDBOX_CLIENT_SECRET) : NULL;
}

/* (transfer full): what stands in an entry, without the blanks that come along when it is pasted. */
static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
mark (GtkWidget *row, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_problem (AppKeysForm *self, GtkWidget *row, const char *problem)
{
  mark (self->client_id, row == self->client_id);
  mark (self->client_secret, row == self->client_secret);
  mark (self->public_key, row == self->public_key);
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
}

/* The title of the key says how long it is, or that it may stay empty. */
static void
update_titles (AppKeysForm *self)
{
  g_autoptr(CodefSecret) secret = dup_stored_secret (self);
  g_autofree char *text = dup_text (self->public_key);
  g_autoptr(CodefPublicKey) key = *text != '\0' ? codef_public_key_new (text, NULL) : NULL;
  g_autofree char *bits = key != NULL ? g_strdup_printf (_("Public key · RSA, %u bits"), codef_public_key_get_bits (key)) : NULL;
  const char *secret_title = _("Client secret");

  if (secret != NULL && self->stored == NULL)
    secret_title = _("Client secret · published by the vendor");
  else if (secret != NULL)
    secret_title = _("Client secret · stored; type to replace it");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->client_secret), secret_title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->public_key),
                                 bits != NULL ? bits : _("Public key · encrypts passwords; base64, without BEGIN and END"));
}

static void
update_changed (AppKeysForm *self)
{
  g_autofree char *id = dup_text (self->client_id);
  g_autofree char *secret = dup_text (self->client_secret);
  g_autofree char *key = dup_text (self->public_key);
  gboolean changed = !g_str_equal (id, get_stored_id (self)) || *secret != '\0' || !g_str_equal (key, get_stored_key (self));

  if (changed == self->changed)
    return;
  self->changed = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

static void
on_edited_cb (AppKeysForm *self)
{
  show_problem (self, NULL, NULL);
  update_titles (self);
  update_changed (self);
}

static void
app_keys_form_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_CHANGED)
    g_value_set_boolean (value, APP_KEYS_FORM (object)->changed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_keys_form_dispose (GObject *object)
{
  AppKeysForm *self = APP_KEYS_FORM (object);

  g_clear_pointer (&self->environment, codef_environment_unref);
  g_clear_pointer (&self->stored, codef_credentials_unref);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_KEYS_FORM);

  G_OBJECT_CLASS (app_keys_form_parent_class)->dispose (object);
}

static void
app_keys_form_class_init (AppKeysFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_keys_form_get_property;
  object_class->dispose = app_keys_form_dispose;
  properties[PROP_CHANGED] =
    g_param_spec_boolean ("changed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "environment/app-keys-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AppKeysForm, group);
  gtk_widget_class_bind_template_child (widget_class, AppKeysForm, client_id);
  gtk_widget_class_bind_template_child (widget_class, AppKeysForm, client_secret);
  gtk_widget_class_bind_template_child (widget_class, AppKeysForm, public_key);
  gtk_widget_class_bind_template_child (widget_class, AppKeysForm, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_edited_cb);
}

static void
app_keys_form_init (AppKeysForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_keys_form_set_stored (AppKeysForm *self, CodefEnvironment *environment, CodefCredentials *stored)
{
  g_return_if_fail (APP_IS_KEYS_FORM (self));

  codef_environment_ref (environment);
  g_clear_pointer (&self->environment, codef_environment_unref);
  self->environment = environment;
  g_clear_pointer (&self->stored, codef_credentials_unref);
  self->stored = stored != NULL ? codef_credentials_ref (stored) : NULL;
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         is_published (self) ? _("The vendor's published pair reaches fixed answers and nothing else.") : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->client_id), get_stored_id (self));
  gtk_editable_set_text (GTK_EDITABLE (self->client_secret), "");
  gtk_editable_set_text (GTK_EDITABLE (self->public_key), get_stored_key (self));
  on_edited_cb (self);
}

gboolean
app_keys_form_is_changed (AppKeysForm *self)
{
  return self->changed;
}

/* (nullable): which entry is wrong, and in @error why. */
static GtkWidget *
find_wrong_row (AppKeysForm *self, const char *id, const char *secret, const char *key, CodefPublicKey **public_key, GError **error)
{
  g_autoptr(CodefSecret) kept = dup_stored_secret (self);
  const char *id_problem = codef_credentials_check_client_id (id);
  const char *secret_problem = *secret == '\0' && kept != NULL ? NULL : codef_credentials_check_client_secret (secret);

  if (id_problem != NULL)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY, id_problem);
      return self->client_id;
    }
  if (secret_problem != NULL)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_KEY, secret_problem);
      return self->client_secret;
    }
  if (*key != '\0' && (*public_key = codef_public_key_new (key, error)) == NULL)
    return self->public_key;
  return NULL;
}

CodefCredentials *
app_keys_form_dup_credentials (AppKeysForm *self, GError **error)
{
  g_autofree char *id = dup_text (self->client_id);
  g_autofree char *typed = dup_text (self->client_secret);
  g_autofree char *key = dup_text (self->public_key);
  g_autoptr(CodefPublicKey) public_key = NULL;
  g_autoptr(CodefSecret) secret = NULL;
  GError *problem = NULL;
  GtkWidget *wrong = find_wrong_row (self, id, typed, key, &public_key, &problem);

  show_problem (self, wrong, problem != NULL ? problem->message : NULL);
  if (wrong != NULL)
    {
      gtk_widget_grab_focus (wrong);
      g_propagate_error (error, problem);
      return NULL;
    }
  secret = *typed != '\0' ? codef_secret_new (typed) : dup_stored_secret (self);
  return codef_credentials_new (id, secret, public_key);
}

char *
app_keys_form_take_block (AppKeysForm *self, const char *block)
{
  g_autoptr(CodefPastedKeys) keys = codef_pasted_keys_new (block);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  g_autofree char *list = NULL;

  g_return_val_if_fail (APP_IS_KEYS_FORM (self), NULL);

  if (keys->client_id != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->client_id), keys->client_id);
      g_ptr_array_add (found, (gpointer) _("client id"));
    }
  if (keys->client_secret != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->client_secret), codef_secret_reveal (keys->client_secret));
      g_ptr_array_add (found, (gpointer) _("client secret"));
    }
  if (keys->public_key != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->public_key), keys->public_key);
      g_ptr_array_add (found, (gpointer) _("public key"));
    }
  if (found->len == 0)
    return g_strdup (_("No keys were found in what was copied."));
  g_ptr_array_add (found, NULL);
  list = g_strjoinv (", ", (char **) found->pdata);
  return g_strdup_printf (keys->ambiguous ? _("Found: %s. There were several pairs; these are the first.") : _("Found: %s."), list);
}
