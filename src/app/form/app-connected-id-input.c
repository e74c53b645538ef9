/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-connected-id-input.h"

#include "app-account-desk.h"
#include "app-connected-id-entry.h"
#include "app-wallet-words.h"
#include "codef-form.h"

typedef struct
{
  AppContext *context; /* (owned) */
  CodefField *field;   /* (owned) */
  GtkLabel   *doubts;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_object_unref (input->context);
  g_object_unref (input->field);
  g_free (input);
}

static void
update_doubts (GtkWidget *box)
{
  Input *input = g_object_get_data (G_OBJECT (box), "input");
  CodefForm *form = codef_field_get_form (input->field);
  CodefProduct *product = form != NULL ? codef_form_get_product (form) : NULL;
  CodefField *organization = product != NULL ? codef_form_find_field (form, "organization") : NULL;
  AppAccountDesk *desk = app_account_desk_get (input->context);
  g_autofree char *doubts = NULL;

  if (desk != NULL && product != NULL)
    doubts = app_wallet_words_dup_doubts (app_account_desk_get_wallet (desk), input->context, product,
                                          organization != NULL ? codef_field_get_text (organization) : "",
                                          codef_field_get_text (input->field));
  gtk_label_set_text (input->doubts, doubts != NULL ? doubts : "");
  gtk_widget_set_visible (GTK_WIDGET (input->doubts), doubts != NULL);
}

GtkWidget *
app_connected_id_input_new (AppContext *context, CodefField *field, GtkWidget **focus)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *entry = app_connected_id_entry_new (context, focus);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  AppAccountDesk *desk = app_account_desk_get (context);
  Input *input = g_new0 (Input, 1);

  input->context = g_object_ref (context);
  input->field = g_object_ref (field);
  input->doubts = GTK_LABEL (label);
  gtk_label_set_wrap (input->doubts, TRUE);
  gtk_label_set_xalign (input->doubts, 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "field-doubts");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data_full (G_OBJECT (box), "input", input, input_free);
  g_object_bind_property (field, "text", entry, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  if (codef_field_get_form (field) != NULL)
    g_signal_connect_object (codef_field_get_form (field), "notify::text", G_CALLBACK (update_doubts), box,
                             G_CONNECT_SWAPPED);
  if (desk != NULL)
    g_signal_connect_object (app_account_desk_get_wallet (desk), "items-changed", G_CALLBACK (update_doubts), box,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (update_doubts), box, G_CONNECT_SWAPPED);
  update_doubts (box);
  return box;
}
