/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-phone-row.h"

#include "app-toast.h"
#include <glib/gi18n.h>

/* What a person decided about an approval. */
typedef enum { DECISION_NONE, DECISION_APPROVED, DECISION_REFUSED, DECISION_EXPIRES } Decision;

struct _AppPhoneRow
{
  GtkListBoxRow   parent_instance;
  AppContext     *context;   /* (owned) */
  SandboxMessage *message;   /* (owned) */
  gboolean        live;
  Decision        decision;
  GtkWidget      *icon;      /* this and the following: of the template */
  GtkWidget      *title;
  GtkWidget      *time;
  GtkWidget      *sender;
  GtkWidget      *code;
  GtkWidget      *code_buttons;
  GtkWidget      *approval_buttons;
  GtkWidget      *outcome;
};

G_DEFINE_FINAL_TYPE (AppPhoneRow, app_phone_row, GTK_TYPE_LIST_BOX_ROW)

static const struct { const char *method, *icon, *title; } kinds[] = {
  { "smsAuthNo", "phone-symbolic", N_("Text message") },
  { "emailAuthNo", "mail-unread-symbolic", N_("E-mail") },
  { "simpleAuth", "object-select-symbolic", N_("Request to approve") },
  { "password1", "mail-unread-symbolic", N_("E-mail with a temporary password") },
  { "secureNo", "view-reveal-symbolic", N_("What the picture reads") },
};

static gboolean
is_approval (AppPhoneRow *self)
{
  return g_str_equal (sandbox_message_get_method (self->message), "simpleAuth");
}

/* (transfer full): who sends it, and to where. */
static char *
build_sender (AppPhoneRow *self)
{
  CodefProduct *product = codef_catalog_find_product (app_context_get_catalog (self->context),
                                                      sandbox_message_get_path (self->message));
  const char *from = product != NULL ? codef_product_get_title (product, app_context_get_label_language (self->context))
                                     : sandbox_message_get_path (self->message);
  const char *to = sandbox_message_get_to (self->message);

  return *to != '\0' ? g_strdup_printf ("%s → %s", from, to) : g_strdup (from);
}

static void
show_kind (AppPhoneRow *self)
{
  const char *method = sandbox_message_get_method (self->message);
  const char *icon = "mail-unread-symbolic", *title = method;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].method, method))
      {
        icon = kinds[i].icon;
        title = _(kinds[i].title);
      }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_label_set_text (GTK_LABEL (self->title), title);
}

static void
update (AppPhoneRow *self)
{
  static const char *const outcomes[] = {
    [DECISION_APPROVED] = N_("Approved. Now confirm it in the request."),
    [DECISION_REFUSED] = N_("Refused. The service hears of it with the next step."),
    [DECISION_EXPIRES] = N_("Left to expire. The service hears of it with the next step."),
  };
  gboolean undecided = self->live && self->decision == DECISION_NONE;
  const char *outcome = outcomes[self->decision];

  if (outcome == NULL && !self->live)
    outcome = N_("This is over.");
  gtk_widget_set_visible (self->approval_buttons, is_approval (self) && undecided);
  gtk_widget_set_visible (self->outcome, is_approval (self) && outcome != NULL);
  gtk_label_set_text (GTK_LABEL (self->outcome), outcome != NULL ? _(outcome) : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.use", self->live);
  if (self->live)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "over");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "over");
}

static void
copy_code (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          sandbox_message_get_code (APP_PHONE_ROW (widget)->message));
  app_toast (widget, _("Copied"));
}

static void
use_code (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "desk.use-code", "s", sandbox_message_get_code (APP_PHONE_ROW (widget)->message));
}

static void
decide (AppPhoneRow *self, Decision decision, SandboxServerPhone use)
{
  if (self->decision != DECISION_NONE)
    return;
  self->decision = decision;
  sandbox_server_use_phone (app_context_get_sandbox (self->context), sandbox_message_get_jti (self->message), use);
  update (self);
}

static void
approve (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  decide (APP_PHONE_ROW (widget), DECISION_APPROVED, SANDBOX_SERVER_APPROVE);
}

static void
refuse (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  decide (APP_PHONE_ROW (widget), DECISION_REFUSED, SANDBOX_SERVER_REFUSE);
}

static void
let_expire (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  decide (APP_PHONE_ROW (widget), DECISION_EXPIRES, SANDBOX_SERVER_LET_EXPIRE);
}

static void
app_phone_row_dispose (GObject *object)
{
  AppPhoneRow *self = APP_PHONE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_PHONE_ROW);
  g_clear_object (&self->message);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_phone_row_parent_class)->dispose (object);
}

static void
app_phone_row_class_init (AppPhoneRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_phone_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "phone/app-phone-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, icon);
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, title);
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, time);
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, sender);
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, code);
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, code_buttons);
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, approval_buttons);
  gtk_widget_class_bind_template_child (widget_class, AppPhoneRow, outcome);
  gtk_widget_class_install_action (widget_class, "message.copy", NULL, copy_code);
  gtk_widget_class_install_action (widget_class, "message.use", NULL, use_code);
  gtk_widget_class_install_action (widget_class, "message.approve", NULL, approve);
  gtk_widget_class_install_action (widget_class, "message.refuse", NULL, refuse);
  gtk_widget_class_install_action (widget_class, "message.expire", NULL, let_expire);
}

static void
app_phone_row_init (AppPhoneRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_phone_row_new (AppContext *context, SandboxMessage *message)
{
  AppPhoneRow *self = g_object_new (APP_TYPE_PHONE_ROW, NULL);
  gboolean has_code = *sandbox_message_get_code (message) != '\0';
  gint64 second = sandbox_message_get_time_unix_us (message) / G_USEC_PER_SEC;
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_local (second);
  g_autofree char *time = g_date_time_format (when, "%H:%M:%S"), *sender = NULL, *name = NULL;

  self->context = g_object_ref (context);
  self->message = g_object_ref (message);
  sender = build_sender (self);
  show_kind (self);
  gtk_label_set_text (GTK_LABEL (self->time), time);
  gtk_label_set_text (GTK_LABEL (self->sender), sender);
  gtk_label_set_text (GTK_LABEL (self->code), sandbox_message_get_code (message));
  gtk_widget_set_visible (self->code, has_code);
  gtk_widget_set_visible (self->code_buttons, has_code);
  name = g_strjoin (", ", gtk_label_get_text (GTK_LABEL (self->title)), time, has_code ? sandbox_message_get_code (message) : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update (self);
  return GTK_WIDGET (self);
}

SandboxMessage *
app_phone_row_get_message (AppPhoneRow *self)
{
  g_return_val_if_fail (APP_IS_PHONE_ROW (self), NULL);

  return self->message;
}

void
app_phone_row_set_live (AppPhoneRow *self, gboolean live)
{
  g_return_if_fail (APP_IS_PHONE_ROW (self));

  if (self->live == live)
    return;
  self->live = live;
  update (self);
}
