/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-field-input.h"
#include "app-choice-input.h"
#include "app-connected-id-input.h"
#include "app-file-input.h"
#include "app-organization-input.h"
#include "app-record-list.h"

#include <glib/gi18n.h>

/* A text of megabytes would freeze an entry; the chip stands in for it and the entry stays empty behind. */
static gboolean
hide_long_text (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *text = g_value_get_string (from);

  g_value_set_string (to, strlen (text) > APP_LONG_TEXT_BYTES ? "" : text);
  return TRUE;
}

static void
bind_text (CodefField *field, GtkWidget *entry)
{
  g_object_bind_property_full (field, "text", entry, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                               hide_long_text, NULL, NULL, NULL);
}

/* An entry without a frame: the row is the frame. */
static GtkWidget *
create_entry (CodefField *field)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_has_frame (GTK_ENTRY (entry), FALSE);
  gtk_widget_add_css_class (entry, "field-entry");
  gtk_widget_set_hexpand (entry, TRUE);
  bind_text (field, entry);
  return entry;
}

/* Dots in place of what a mask would replace; what is typed goes on to be what is sent. */
static void
conceal (GtkWidget *entry)
{
  AppContext *context = g_object_get_data (G_OBJECT (entry), "context");
  CodefField *field = g_object_get_data (G_OBJECT (entry), "field");
  CodefPrivacy *privacy = app_context_get_privacy (context);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *masked = NULL;

  if (privacy != NULL)
    masked = codef_privacy_mask_value (privacy, codef_parameter_get_name (codef_field_get_parameter (field)), text);
  gtk_entry_set_visibility (GTK_ENTRY (entry), masked == NULL || g_str_equal (masked, text));
}

static void
follow_privacy (GtkWidget *entry, AppContext *context, CodefField *field)
{
  g_object_set_data_full (G_OBJECT (entry), "context", g_object_ref (context), g_object_unref);
  g_object_set_data_full (G_OBJECT (entry), "field", g_object_ref (field), g_object_unref);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (conceal), entry, G_CONNECT_SWAPPED);
  g_signal_connect (entry, "changed", G_CALLBACK (conceal), NULL);
  conceal (entry);
}

static GtkWidget *
create_text_entry (AppContext *context, CodefField *field)
{
  CodefParameter *parameter = codef_field_get_parameter (field);
  GtkWidget *entry = create_entry (field);
  CodefInput input = codef_parameter_get_input (parameter);
  const char *format = codef_parameter_get_format (parameter);

  if (format != NULL && g_utf8_strlen (format, -1) <= 24)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), format);
  if (input == CODEF_INPUT_DATE || input == CODEF_INPUT_MONTH || input == CODEF_INPUT_YEAR || input == CODEF_INPUT_DIGITS)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  if (input == CODEF_INPUT_OBJECT)
    gtk_widget_add_css_class (entry, "monospace");
  follow_privacy (entry, context, field);
  return entry;
}

static GtkWidget *
create_secret_entry (CodefField *field)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  gtk_widget_add_css_class (entry, "field-entry");
  gtk_widget_set_hexpand (entry, TRUE);
  bind_text (field, entry);
  return entry;
}

static void
on_clear_clicked_cb (GtkButton *button, gpointer user_data)
{
  codef_field_set_text (CODEF_FIELD (user_data), "");
}

/* A value too long for an entry: its description and a way to drop it. */
static GtkWidget *
create_chip (CodefField *field, GtkWidget **focus)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *chip = codef_field_dup_chip (field);
  g_autofree char *name = g_strdup_printf (_("Remove the value of %s"), codef_parameter_get_name (codef_field_get_parameter (field)));

  gtk_label_set_text (GTK_LABEL (label), chip);
  gtk_widget_add_css_class (label, "chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove the value"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clear_clicked_cb), field, 0);
  *focus = button;
  return box;
}

static GtkWidget *
create_plain (AppContext *context, CodefField *field, GtkWidget **focus)
{
  gboolean secret = codef_field_get_encrypted (field) && !codef_field_is_ciphertext (field);

  *focus = secret ? create_secret_entry (field) : create_text_entry (context, field);
  return *focus;
}

/* Entry or chip, as the length of the text asks. */
static void
on_plain_text_cb (CodefField *field, GParamSpec *pspec, gpointer user_data)
{
  GtkStack *stack = user_data;
  GtkWidget *old = gtk_stack_get_child_by_name (stack, "chip"), *focus;
  gboolean is_long = strlen (codef_field_get_text (field)) > APP_LONG_TEXT_BYTES;

  if (old != NULL)
    gtk_stack_remove (stack, old);
  if (is_long)
    gtk_stack_add_named (stack, create_chip (field, &focus), "chip");
  gtk_stack_set_visible_child_name (stack, is_long ? "chip" : "entry");
}

static GtkWidget *
create_plain_or_chip (AppContext *context, CodefField *field, GtkWidget **focus)
{
  GtkWidget *stack = gtk_stack_new ();

  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_named (GTK_STACK (stack), create_plain (context, field, focus), "entry");
  g_signal_connect_object (field, "notify::text", G_CALLBACK (on_plain_text_cb), stack, 0);
  on_plain_text_cb (field, NULL, stack);
  return stack;
}

GtkWidget *
app_field_input_new (AppContext *context, CodefField *field, GtkWidget **focus)
{
  CodefLanguage language = app_context_get_label_language (context);

  switch (codef_parameter_get_input (codef_field_get_parameter (field)))
    {
    case CODEF_INPUT_CHOICE:
    case CODEF_INPUT_BOOLEAN:
      return *focus = app_choice_input_new (field, language);
    case CODEF_INPUT_ORGANIZATION:
      return app_organization_input_new (context, field, focus);
    case CODEF_INPUT_FILE:
      return app_file_input_new (field, focus);
    case CODEF_INPUT_LIST:
      return app_record_list_new (context, field, focus);
    case CODEF_INPUT_CONNECTED_ID:
      return app_connected_id_input_new (context, field, focus);
    case CODEF_INPUT_TEXT:
    case CODEF_INPUT_DATE:
    case CODEF_INPUT_MONTH:
    case CODEF_INPUT_YEAR:
    case CODEF_INPUT_DIGITS:
    case CODEF_INPUT_SECRET:
    case CODEF_INPUT_OBJECT:
    default:
      return create_plain_or_chip (context, field, focus);
    }
}
