/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-details.h"

#include "app-field-row.h"
#include <glib/gi18n.h>

/* What is typed into a password is judged when it pauses this long: opening a key takes up to a second. */
#define PAUSE_MS 400

struct _AppAccountDetails
{
  GtkBox        parent_instance;
  AppContext   *context;     /* (owned) */
  CodefAccount *account;     /* (owned) */
  GtkWidget    *advice;      /* child */
  GtkWidget    *certificate; /* child */
  GtkWidget    *fields;      /* child */
  guint         pause_id;    /* timeout; 0 while nothing was typed */
};

G_DEFINE_FINAL_TYPE (AppAccountDetails, app_account_details, GTK_TYPE_BOX)

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* Whose certificate it is, by whom, until when; and the worst that can be said against it. */
static void
update_certificate (AppAccountDetails *self)
{
  const gint64 now_unix_sec = codef_clock_now_unix_sec (app_context_get_clock (self->context));
  CodefCertificate *certificate = codef_account_get_certificate (self->account);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *summary = NULL, *finding = NULL;

  if (certificate != NULL)
    {
      summary = codef_certificate_summarize (certificate);
      finding = codef_certificate_describe (certificate, now_unix_sec);
    }
  if (summary != NULL)
    g_string_append_printf (text, _("%s\nSubject: %s\nIssuer: %s"), summary,
                            codef_certificate_get_subject (certificate),
                            codef_certificate_get_issuer (certificate));
  if (certificate != NULL && codef_certificate_is_matched (certificate))
    g_string_append_printf (text, "\n%s", _("Certificate and key belong together."));
  if (finding != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", finding);
  show_text (self->certificate, text->str);
  if (certificate != NULL && (codef_certificate_judge (certificate, now_unix_sec) & CODEF_CERTIFICATE_PROBLEMS))
    gtk_widget_add_css_class (self->certificate, "error");
  else
    gtk_widget_remove_css_class (self->certificate, "error");
}

static void
update (AppAccountDetails *self)
{
  g_autofree char *advice = codef_account_dup_advice (self->account, app_context_get_label_language (self->context));

  show_text (self->advice, advice);
  update_certificate (self);
}

static gboolean
on_pause_cb (gpointer user_data)
{
  AppAccountDetails *self = user_data;

  self->pause_id = 0;
  if (codef_account_needs_inspection (self->account))
    codef_account_inspect_async (self->account, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_edited_cb (AppAccountDetails *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, on_pause_cb, self);
}

/* Another operation asks for other fields. */
static void
show_fields (AppAccountDetails *self)
{
  CodefForm *form = codef_account_get_form (self->account);

  app_field_row_fill (GTK_LIST_BOX (self->fields), self->context, form != NULL ? codef_form_get_fields (form) : NULL);
}

static void
app_account_details_dispose (GObject *object)
{
  AppAccountDetails *self = APP_ACCOUNT_DETAILS (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->fields != NULL)
    app_field_row_fill (GTK_LIST_BOX (self->fields), self->context, NULL);
  self->fields = NULL;
  g_clear_object (&self->account);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_account_details_parent_class)->dispose (object);
}

static gboolean
app_account_details_grab_focus (GtkWidget *widget)
{
  return app_field_row_focus_first (GTK_LIST_BOX (APP_ACCOUNT_DETAILS (widget)->fields));
}

static void
app_account_details_class_init (AppAccountDetailsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = app_account_details_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = app_account_details_dispose;
}

static GtkWidget *
create_block (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "account-block");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
app_account_details_init (AppAccountDetails *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->advice = create_block ("refusal");
  self->certificate = create_block ("certificate");
  self->fields = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->fields), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->fields, "account-fields");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Fields of the account"), -1);
  gtk_box_append (GTK_BOX (self), self->advice);
  gtk_box_append (GTK_BOX (self), self->fields);
  gtk_box_append (GTK_BOX (self), self->certificate);
}

GtkWidget *
app_account_details_new (AppContext *context, CodefAccount *account)
{
  AppAccountDetails *self = g_object_new (APP_TYPE_ACCOUNT_DETAILS, NULL);

  self->context = g_object_ref (context);
  self->account = g_object_ref (account);
  g_signal_connect_object (account, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (account, "notify::form", G_CALLBACK (show_fields), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  show_fields (self);
  update (self);
  return GTK_WIDGET (self);
}
