/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-encryption.h"

#include "codef-credentials.h"
#include "codef-environment.h"

#include <glib/gi18n.h>

typedef struct
{
  AppContext   *context;     /* (owned) */
  CodefField   *field;       /* (owned) */
  GtkLabel     *label;       /* (nullable) in the popover, once that was opened */
  GCancellable *cancellable; /* (owned) (nullable) of the client being made */
} Button;

static void
button_free (gpointer data)
{
  Button *button = data;

  g_cancellable_cancel (button->cancellable);
  g_clear_object (&button->cancellable);
  g_object_unref (button->context);
  g_object_unref (button->field);
  g_free (button);
}

static void
append_line (GString *lines, char *line)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
  g_free (line);
}

static void
append_key (GString *lines, CodefPublicKey *key, CodefEnvironment *environment)
{
  if (key != NULL)
    append_line (lines, g_strdup_printf (_("Key: RSA, %u bits, of %s"), codef_public_key_get_bits (key),
                                         codef_environment_get_title (environment)));
  else if (codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_SANDBOX)
    append_line (lines,
                 g_strdup (_("Key: the vendor's sandbox has none and reads no ciphertext; a throwaway key of 2048 "
                             "bits is used")));
  else
    append_line (lines,
                 g_strdup_printf (_("Key: there is none for %s, so nothing can be sent. Enter the public key under "
                                    "“Keys and token”."),
                                         codef_environment_get_title (environment)));
}

/* Whether @ciphertext comes apart again: only the built-in sandbox has the other half of its key here. */
static void
append_proof (GString *lines, const char *ciphertext, SandboxServer *sandbox)
{
  gsize n_characters;

  if (sandbox == NULL)
    append_line (lines, g_strdup (_("Proof: only the service can decrypt it")));
  else if (sandbox_server_decrypts (sandbox, ciphertext, &n_characters))
    append_line (lines, g_strdup_printf (ngettext ("Proof: the built-in sandbox decrypts it to %zu character",
                                                   "Proof: the built-in sandbox decrypts it to %zu characters",
                                                     n_characters),
                                         n_characters));
  else
    append_line (lines,
                 g_strdup (_("Proof: the built-in sandbox cannot decrypt it (CF-04020): it was made with another key")));
}

static void
append_ciphertext (GString *lines, const char *ciphertext)
{
  gsize length = strlen (ciphertext), n_bytes;
  g_autofree guchar *bytes = g_base64_decode (ciphertext, &n_bytes);

  append_line (lines, g_strdup_printf (_("Ciphertext: %zu bytes, %zu characters of base64"), n_bytes, length));
}

char *
app_encryption_describe (const char *text, CodefPublicKey *key, CodefEnvironment *environment, SandboxServer *sandbox)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *ciphertext = NULL;

  append_key (lines, key, environment);
  if (codef_public_key_is_ciphertext (text))
    {
      append_line (lines, g_strdup (_("This is a ciphertext already: it is sent as it is")));
      append_ciphertext (lines, text);
      append_proof (lines, text, sandbox);
      return g_string_free (g_steal_pointer (&lines), FALSE);
    }
  if (key == NULL)
    return g_string_free (g_steal_pointer (&lines), FALSE);
  append_line (lines, g_strdup_printf (_("Plain text: %zu of at most %zu bytes"), strlen (text),
                                       codef_public_key_get_max_plain_bytes (key)));
  append_line (lines, g_strdup (_("Padding: PKCS#1 v1.5, random, so that each ciphertext is another one")));
  ciphertext = *text != '\0' ? codef_public_key_encrypt (key, text, &error) : NULL;
  if (error != NULL)
    append_line (lines, g_strdup (error->message));
  if (ciphertext != NULL)
    {
      append_ciphertext (lines, ciphertext);
      append_proof (lines, ciphertext, sandbox);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
show (Button *button, CodefClient *client)
{
  CodefEnvironment *environment = app_context_get_environment (button->context);
  CodefPublicKey *key = client != NULL ? codef_credentials_get_public_key (codef_client_get_credentials (client))
    : NULL;
  gboolean is_local = codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_LOCAL;
  g_autofree char *lines = app_encryption_describe (codef_field_get_text (button->field), key, environment,
                                                    is_local ? app_context_get_sandbox (button->context) : NULL);

  gtk_label_set_text (button->label, lines);
}

static void
on_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  Button *button = g_object_get_data (G_OBJECT (widget), "encryption");
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefClient) client = app_context_get_client_finish (APP_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&button->cancellable);
  show (button, client);
}

static GtkWidget *
create_popover (Button *button)
{
  GtkWidget *popover = gtk_popover_new (), *label = gtk_label_new (NULL);

  button->label = GTK_LABEL (label);
  gtk_label_set_wrap (button->label, TRUE);
  gtk_label_set_max_width_chars (button->label, 48);
  gtk_label_set_xalign (button->label, 0);
  gtk_label_set_selectable (button->label, TRUE);
  gtk_widget_add_css_class (label, "encryption");
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  return popover;
}

static void
on_popup_cb (GtkMenuButton *menu_button, gpointer user_data)
{
  Button *button = user_data;

  if (button->label == NULL)
    gtk_menu_button_set_popover (menu_button, create_popover (button));
  gtk_label_set_text (button->label, _("Looking for the key…"));
  g_cancellable_cancel (button->cancellable);
  g_clear_object (&button->cancellable);
  button->cancellable = g_cancellable_new ();
  app_context_get_client_async (button->context, app_context_get_environment (button->context), button->cancellable,
                                on_client_cb,
                                g_object_ref (menu_button));
}

GtkWidget *
app_encryption_button_new (AppContext *context, CodefField *field)
{
  GtkWidget *menu_button = gtk_menu_button_new ();
  Button *button = g_new0 (Button, 1);

  button->context = g_object_ref (context);
  button->field = g_object_ref (field);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu_button), "channel-secure-symbolic");
  gtk_widget_set_valign (menu_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (menu_button, _("Encrypted with the public key when sent"));
  gtk_widget_add_css_class (menu_button, "flat");
  gtk_widget_add_css_class (menu_button, "circular");
  gtk_widget_add_css_class (menu_button, "field-help");
  g_object_set_data_full (G_OBJECT (menu_button), "encryption", button, button_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu_button), on_popup_cb, button, NULL);
  return menu_button;
}
