/* SPDX-License-Identifier: MIT */
/* How a tab is asked back: the authentication desk over the answer, the pretend phone beside it, and what is said
 * when a session ended. */
#include "codef-config.h"

#include "app-request-page-private.h"

#include <glib/gi18n.h>

/* Why a session of additional authentication ended, by the code of its last answer. */
static const struct { const char *code, *sentence; } endings[] = {
  { "CF-12001", N_("The time for the additional authentication was over.") },
  { "CF-01004", N_("The time for the additional authentication was over.") },
  { "CF-00025", N_("This additional authentication was finished already.") },
  { "CF-12872", N_("It was confirmed three times before the approval, and the session has ended.") },
};

static gboolean
is_local (CodefEnvironment *environment)
{
  return codef_environment_get_kind (environment) == CODEF_ENVIRONMENT_LOCAL;
}

/* The session that is asked about, if the phone may know of it. */
static const char *
get_jti (AppRequestPage *self)
{
  CodefChallenge *challenge = self->exchange != NULL ? codef_exchange_get_challenge (self->exchange) : NULL;

  if (challenge == NULL || !is_local (codef_exchange_get_environment (self->exchange)))
    return NULL;
  return codef_challenge_get_jti (challenge);
}

static void
on_message_arrived_cb (AppRequestPage *self)
{
  app_request_page_set_phone_visible (self, TRUE);
}

static void
ensure_phone (AppRequestPage *self)
{
  if (self->phone != NULL || self->work == NULL)
    return;
  self->phone = APP_PHONE (app_phone_new (self->context));
  gtk_widget_set_visible (GTK_WIDGET (self->phone), self->phone_visible);
  g_signal_connect_object (self->phone, "arrived", G_CALLBACK (on_message_arrived_cb), self, G_CONNECT_SWAPPED);
  gtk_paned_set_end_child (GTK_PANED (self->work), GTK_WIDGET (self->phone));
}

static void
set_challenged (AppRequestPage *self, gboolean challenged)
{
  if (self->challenged == challenged)
    return;
  self->challenged = challenged;
  g_object_notify (G_OBJECT (self), "challenged");
}

/* (transfer none) (nullable): what has the focus, if that is in this tab. */
static GtkWidget *
get_focus_here (AppRequestPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* A person who works elsewhere is not led away. */
static void
lead_to_desk (AppRequestPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean nowhere = root != NULL && gtk_root_get_focus (root) == NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (nowhere || get_focus_here (self) != NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->desk));
}

static void
on_desk_asks_cb (AppRequestPage *self)
{
  const char *jti = get_jti (self);

  if (jti != NULL)
    {
      ensure_phone (self);
      app_phone_set_asking (self->phone, jti);
    }
  lead_to_desk (self);
  set_challenged (self, TRUE);
}

static void
on_desk_open_cb (AppRequestPage *self)
{
  gboolean open = app_desk_is_open (self->desk);
  GtkWidget *focus = get_focus_here (self);
  gboolean was_at_desk = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->desk));

  if (open)
    g_set_weak_pointer (&self->before_desk, focus);
  app_request_page_show_work (self);
  if (!open && was_at_desk && (self->before_desk == NULL || !gtk_widget_grab_focus (self->before_desk)))
    gtk_widget_child_focus (self->send_button, GTK_DIR_TAB_FORWARD);
}

/* A session that ended without an answer can be walked again. */
static void
explain_ending (AppRequestPage *self)
{
  CodefReply *reply = codef_exchange_get_reply (self->exchange);
  const char *code = reply != NULL ? codef_reply_get_code (reply) : NULL;
  const char *sentence = N_("The additional authentication ended without an answer.");
  g_autofree char *text = NULL;

  if (g_list_model_get_n_items (codef_exchange_get_steps (self->exchange)) == 0
      || (reply != NULL && codef_reply_is_success (reply)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_strcmp0 (endings[i].code, code) == 0)
      sentence = endings[i].sentence;
  text = code != NULL ? g_strdup_printf ("%s: %s", code, _(sentence)) : g_strdup (_(sentence));
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING, text, _("Start again"), "call.restart");
}

static void
use_code (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);

  if (self->desk != NULL)
    app_desk_take_code (self->desk, g_variant_get_string (parameter, NULL));
}

/* The same parameters once more, whatever stands in the form by now. */
static void
restart (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  g_autoptr(CodefRequest) request = NULL;
  g_autoptr(CodefExchange) exchange = NULL;
  g_autoptr(CodefClient) client = NULL;

  if (self->exchange == NULL || self->preparing != NULL)
    return;
  if (self->batch != NULL)
    {
      app_request_page_restart_lanes (self);
      return;
    }
  client = g_object_ref (self->client);
  request = codef_request_ref (codef_exchange_get_request (self->exchange));
  codef_exchange_cancel (self->exchange);
  app_notice_hide (APP_NOTICE (self->notice));
  exchange = codef_client_start (client, request);
  app_request_page_set_exchange (self, exchange, client);
}

void
app_request_page_install_desk (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "call.restart", NULL, restart);
  gtk_widget_class_install_action (widget_class, "desk.use-code", "s", use_code);
  gtk_widget_class_install_property_action (widget_class, "call.phone", "phone-visible");
}

void
app_request_page_ensure_desk (AppRequestPage *self)
{
  self->desk = APP_DESK (app_desk_new (self->context));
  gtk_stack_add_named (GTK_STACK (self->answer_stack), GTK_WIDGET (self->desk), "desk");
  g_signal_connect_object (self->desk, "asks", G_CALLBACK (on_desk_asks_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::open", G_CALLBACK (on_desk_open_cb), self, G_CONNECT_SWAPPED);
}

void
app_request_page_reset_desk (AppRequestPage *self)
{
  if (self->phone != NULL)
    app_phone_clear (self->phone);
  set_challenged (self, FALSE);
  /* what ended on another day has no client that could go on with it */
  if (self->desk != NULL)
    app_desk_set_exchange (self->desk, self->client != NULL ? self->exchange : NULL, self->client);
}

void
app_request_page_follow_desk (AppRequestPage *self)
{
  CodefPhase phase = self->exchange != NULL ? codef_exchange_get_phase (self->exchange) : CODEF_PHASE_CANCELLED;

  if (phase == CODEF_PHASE_CHALLENGED)
    return;
  set_challenged (self, FALSE);
  if (self->phone != NULL)
    app_phone_set_asking (self->phone, NULL);
  if (phase == CODEF_PHASE_ANSWERED || phase == CODEF_PHASE_FAILED)
    explain_ending (self);
}

void
app_request_page_follow_phone (AppRequestPage *self)
{
  gboolean local = is_local (app_context_get_environment (self->context));

  gtk_widget_set_visible (self->phone_button, local && self->work != NULL);
  if (!local)
    app_request_page_set_phone_visible (self, FALSE);
}

void
app_request_page_set_phone_visible (AppRequestPage *self, gboolean visible)
{
  if (self->phone_visible == visible)
    return;
  self->phone_visible = visible;
  if (visible)
    ensure_phone (self);
  if (self->phone != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->phone), visible);
  g_object_notify (G_OBJECT (self), "phone-visible");
}

void
app_request_page_dispose_desk (AppRequestPage *self)
{
  g_clear_weak_pointer (&self->before_desk);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  if (self->desk != NULL)
    app_desk_set_exchange (self->desk, NULL, NULL);
  self->desk = NULL;
  self->phone = NULL;
}

gboolean
app_request_page_is_challenged (AppRequestPage *self)
{
  g_return_val_if_fail (APP_IS_REQUEST_PAGE (self), FALSE);

  return self->challenged;
}

char *
app_request_page_dup_question (AppRequestPage *self)
{
  g_return_val_if_fail (APP_IS_REQUEST_PAGE (self), NULL);

  return self->desk != NULL ? app_desk_dup_sentence (self->desk) : NULL;
}
