/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-request-page-private.h"

#include "app-mark.h"
#include "codef-request.h"
#include <glib/gi18n.h>

/* The vendor's own first example: its documented request needs nothing filled in. */
#define FIRST_PATH "/v1/kr/bank/p/account/account-list"

G_DEFINE_FINAL_TYPE (AppRequestPage, app_request_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_TITLE, PROP_SUBTITLE, PROP_PRODUCT, PROP_BUSY, PROP_CHALLENGED, PROP_PHONE_VISIBLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SIGNAL_DRAFT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
note_draft (AppRequestPage *self)
{
  app_request_page_follow_draft (self);
  g_signal_emit (self, signals[SIGNAL_DRAFT_CHANGED], 0);
}

void
app_request_page_notify_texts (AppRequestPage *self)
{
  g_clear_pointer (&self->title, g_free);
  if (self->document != NULL)
    /* Translators: the title of a tab whose file does not have yet what is typed. */
    self->title = g_strdup_printf (app_saved_document_is_dirty (self->document) ? _("• %s") : "%s",
                                   app_saved_document_get_name (self->document));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/* Says what the service would object to, without standing in the way. */
static void
update_doubts (AppRequestPage *self)
{
  AppSendButton *button = APP_SEND_BUTTON (self->send_button);
  guint n_missing = self->form != NULL ? codef_form_get_n_missing (self->form) : 0;
  g_autofree char *why = NULL;

  if (self->form == NULL || codef_form_is_valid (self->form))
    {
      app_send_button_set_doubts (button, FALSE, NULL);
      return;
    }
  if (codef_form_get_problem (self->form) != NULL)
    why = g_strdup (_("The JSON is not whole"));
  else if (n_missing > 0)
    why = g_strdup_printf (ngettext ("%u required field is empty", "%u required fields are empty", n_missing), n_missing);
  else
    why = g_strdup (_("A field holds something the service would refuse"));
  app_send_button_set_doubts (button, TRUE, why);
}

/* The panes are made with the first form, so that an empty tab costs nothing. */
static void
ensure_panes (AppRequestPage *self)
{
  GSettings *settings = app_context_get_settings (self->context);

  if (self->form_pane != NULL)
    return;
  self->form_pane = APP_FORM_PANE (app_form_pane_new (self->context));
  self->answer_pane = APP_ANSWER_PANE (app_answer_pane_new (self->context));
  gtk_paned_set_start_child (GTK_PANED (self->paned), GTK_WIDGET (self->form_pane));
  self->answer_stack = gtk_stack_new ();
  /* what is not shown need not be measured: an answer may be long */
  gtk_stack_set_hhomogeneous (GTK_STACK (self->answer_stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->answer_stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->answer_stack), GTK_WIDGET (self->answer_pane), "answer");
  self->work = g_object_new (GTK_TYPE_PANED, "start-child", self->answer_stack, "shrink-start-child", FALSE, "shrink-end-child", FALSE,
                             "resize-end-child", FALSE, NULL);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->work);
  app_request_page_ensure_desk (self);
  app_request_page_follow_phone (self);
  g_settings_bind (settings, "form-width", self->paned, "position", G_SETTINGS_BIND_DEFAULT);
}

/* Takes over @path and @form. */
static void
show_form (AppRequestPage *self, char *path, CodefForm *form)
{
  CodefProduct *product = codef_form_get_product (form);

  app_request_page_cancel (self);
  g_clear_pointer (&self->plan, app_lanes_plan_free);
  app_request_page_drop_lanes (self);
  app_request_page_set_exchange (self, NULL, NULL);
  ensure_panes (self);
  g_free (self->path);
  self->path = path;
  g_clear_object (&self->form);
  self->form = form;
  g_free (self->pristine);
  self->pristine = g_strdup (codef_form_get_text (form));
  g_signal_group_set_target (self->form_signals, form);
  app_form_pane_set_form (self->form_pane, form);
  app_form_pane_set_path (self->form_pane, path);
  app_answer_pane_set_product (self->answer_pane, product);
  gtk_editable_set_text (GTK_EDITABLE (self->path_entry), path);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "request");
  app_notice_hide (APP_NOTICE (self->notice));
  app_context_warm_up (self->context);
  update_doubts (self);
  app_request_page_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRODUCT]);
  app_request_page_notify_texts (self);
  note_draft (self);
}

static void
mark_path (AppRequestPage *self, const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (self->path_entry, "error");
  else
    gtk_widget_remove_css_class (self->path_entry, "error");
  gtk_widget_set_tooltip_text (self->path_entry, problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->path_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

gboolean
app_request_page_apply_path (AppRequestPage *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->path_entry))));
  const char *problem = codef_request_check_path (typed);

  mark_path (self, problem);
  if (problem != NULL)
    {
      app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, problem, NULL, NULL);
      return FALSE;
    }
  app_request_page_set_path (self, typed);
  return TRUE;
}

static void
on_phase_cb (AppRequestPage *self)
{
  app_request_page_update (self);
  app_request_page_follow_desk (self);
  app_request_page_note_answer (self);
}

static void
on_path_changed_cb (AppRequestPage *self)
{
  mark_path (self, NULL);
  app_request_page_update (self);
}

static void
on_path_activate_cb (AppRequestPage *self)
{
  app_request_page_apply_path (self);
}

static void
on_path_leave_cb (AppRequestPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->path_entry)) != '\0')
    app_request_page_apply_path (self);
}

static void
send (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_request_page_send (APP_REQUEST_PAGE (widget), NULL);
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_request_page_cancel (APP_REQUEST_PAGE (widget));
}

static void
open_first_request (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);

  app_request_page_set_path (self, FIRST_PATH);
  /* one more press sends it */
  gtk_widget_child_focus (self->send_button, GTK_DIR_TAB_FORWARD);
}

static void
app_request_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  AppRequestPage *self = APP_REQUEST_PAGE (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, app_request_page_get_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, app_request_page_get_subtitle (self));
      break;
    case PROP_PRODUCT:
      g_value_set_object (value, app_request_page_get_product (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, app_request_page_is_busy (self));
      break;
    case PROP_CHALLENGED:
      g_value_set_boolean (value, self->challenged);
      break;
    case PROP_PHONE_VISIBLE:
      g_value_set_boolean (value, self->phone_visible);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
app_request_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_PHONE_VISIBLE)
    app_request_page_set_phone_visible (APP_REQUEST_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

/* A tab that was asked in the background leads to the question when it comes to the front. */
static void
app_request_page_map (GtkWidget *widget)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);

  GTK_WIDGET_CLASS (app_request_page_parent_class)->map (widget);

  if (self->challenged)
    gtk_widget_grab_focus (GTK_WIDGET (self->desk));
}

static void
app_request_page_dispose (GObject *object)
{
  AppRequestPage *self = APP_REQUEST_PAGE (object);

  if (self->exchange != NULL)
    codef_exchange_cancel (self->exchange);
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_object (&self->form_signals);
  g_clear_object (&self->exchange_signals);
  app_request_page_dispose_lanes (self);
  app_request_page_dispose_saved (self);
  g_clear_object (&self->check);
  app_request_page_dispose_desk (self);
  g_clear_object (&self->exchange);
  g_clear_object (&self->client);
  g_clear_object (&self->form);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_REQUEST_PAGE);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_request_page_parent_class)->dispose (object);
}

static void
app_request_page_finalize (GObject *object)
{
  AppRequestPage *self = APP_REQUEST_PAGE (object);

  g_free (self->path);
  g_free (self->pristine);
  g_free (self->title);

  G_OBJECT_CLASS (app_request_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_PRODUCT] = g_param_spec_object ("product", NULL, NULL, CODEF_TYPE_PRODUCT, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_CHALLENGED] = g_param_spec_boolean ("challenged", NULL, NULL, FALSE, flags);
  properties[PROP_PHONE_VISIBLE] = g_param_spec_boolean ("phone-visible", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
app_request_page_class_init (AppRequestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_request_page_get_property;
  object_class->set_property = app_request_page_set_property;
  object_class->dispose = app_request_page_dispose;
  object_class->finalize = app_request_page_finalize;
  widget_class->map = app_request_page_map;
  install_properties (object_class);
  signals[SIGNAL_DRAFT_CHANGED] = g_signal_new ("draft-changed", APP_TYPE_REQUEST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
  g_type_ensure (APP_TYPE_SEND_BUTTON);
  g_type_ensure (APP_TYPE_NOTICE);
  g_type_ensure (APP_TYPE_SAVED_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "request/app-request-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, path_entry);
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, send_button);
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, phone_button);
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, notice);
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, saved_bar);
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, welcome);
  gtk_widget_class_bind_template_child (widget_class, AppRequestPage, paned);
  gtk_widget_class_bind_template_callback (widget_class, on_path_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_path_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_path_leave_cb);
  gtk_widget_class_install_action (widget_class, "call.send", NULL, send);
  gtk_widget_class_install_action (widget_class, "call.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "call.first-request", NULL, open_first_request);
  app_request_page_install_desk (widget_class);
  app_request_page_install_lanes (widget_class);
  app_request_page_install_curl (widget_class);
  app_request_page_install_saved (widget_class);
  app_request_page_install_check (widget_class);
}

static void
app_request_page_init (AppRequestPage *self)
{
  g_autoptr(GdkPaintable) program = app_mark_new (APP_MARK_PROGRAM);

  self->path = g_strdup ("");
  self->form_signals = g_signal_group_new (CODEF_TYPE_FORM);
  g_signal_group_connect_swapped (self->form_signals, "notify", G_CALLBACK (update_doubts), self);
  g_signal_group_connect_swapped (self->form_signals, "notify::text", G_CALLBACK (note_draft), self);
  self->exchange_signals = g_signal_group_new (CODEF_TYPE_EXCHANGE);
  g_signal_group_connect_swapped (self->exchange_signals, "notify::phase", G_CALLBACK (on_phase_cb), self);
  app_request_page_init_saved (self);
  app_request_page_init_check (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_paintable (ADW_STATUS_PAGE (self->welcome), program);
  app_request_page_update (self);
}

GtkWidget *
app_request_page_new (AppContext *context)
{
  AppRequestPage *self = g_object_new (APP_TYPE_REQUEST_PAGE, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (app_request_page_notify_texts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (app_request_page_follow_phone), self, G_CONNECT_SWAPPED);
  app_request_page_follow_phone (self);
  return GTK_WIDGET (self);
}

void
app_request_page_set_product (AppRequestPage *self, CodefProduct *product)
{
  g_return_if_fail (APP_IS_REQUEST_PAGE (self));

  if (self->form != NULL && codef_form_get_product (self->form) == product)
    return;
  show_form (self, g_strdup (codef_product_get_path (product)), codef_form_new (app_context_get_catalog (self->context), product));
}

void
app_request_page_set_path (AppRequestPage *self, const char *path)
{
  CodefProduct *product;
  CodefForm *form;

  g_return_if_fail (APP_IS_REQUEST_PAGE (self));

  if (g_str_equal (self->path, path))
    return;
  product = codef_catalog_find_product (app_context_get_catalog (self->context), path);
  if (product != NULL)
    {
      app_request_page_set_product (self, product);
      return;
    }
  form = codef_form_new (app_context_get_catalog (self->context), NULL);
  if (self->form != NULL)
    codef_form_set_text (form, codef_form_get_text (self->form));
  show_form (self, g_strdup (path), form);
}

void
app_request_page_show_past (AppRequestPage *self, const char *path, const char *json, CodefExchange *exchange, const char *sentence)
{
  g_return_if_fail (APP_IS_REQUEST_PAGE (self));

  if (path != NULL)
    app_request_page_set_path (self, path);
  if (path != NULL && json != NULL)
    codef_form_set_text (self->form, json);
  if (exchange != NULL)
    app_request_page_set_exchange (self, exchange, NULL);
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION, sentence, NULL, NULL);
}

CodefProduct *
app_request_page_get_product (AppRequestPage *self)
{
  return self->form != NULL ? codef_form_get_product (self->form) : NULL;
}

const char *
app_request_page_get_path (AppRequestPage *self)
{
  return self->path;
}

CodefForm *
app_request_page_get_form (AppRequestPage *self)
{
  return self->form;
}

CodefExchange *
app_request_page_get_exchange (AppRequestPage *self)
{
  return self->exchange;
}

const char *
app_request_page_get_title (AppRequestPage *self)
{
  CodefProduct *product = app_request_page_get_product (self);

  if (self->document != NULL)
    return self->title;
  if (product != NULL)
    return codef_product_get_title (product, app_context_get_label_language (self->context));
  return *self->path != '\0' ? self->path : _("New request");
}

const char *
app_request_page_get_subtitle (AppRequestPage *self)
{
  CodefProduct *product = app_request_page_get_product (self);
  const char *code = product != NULL ? codef_product_get_code (product) : NULL;

  if (self->document != NULL && product != NULL)
    return codef_product_get_title (product, app_context_get_label_language (self->context));
  if (code != NULL)
    return code;
  return product != NULL ? self->path : "";
}

gboolean
app_request_page_is_untouched (AppRequestPage *self)
{
  if (app_request_page_is_busy (self) || self->exchange != NULL)
    return FALSE;
  if (self->document != NULL)
    return !app_saved_document_is_dirty (self->document) && app_saved_document_get_state (self->document) == APP_SAVED_FRESH;
  return self->form == NULL || g_str_equal (codef_form_get_text (self->form), self->pristine);
}

void
app_request_page_focus_path (AppRequestPage *self)
{
  gtk_widget_grab_focus (self->path_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->path_entry), 0, -1);
}

const char *
app_request_page_get_notice (AppRequestPage *self)
{
  return app_notice_get_text (APP_NOTICE (self->notice));
}

void
app_request_page_update (AppRequestPage *self)
{
  gboolean busy = app_request_page_is_busy (self);
  gboolean has_path = *gtk_editable_get_text (GTK_EDITABLE (self->path_entry)) != '\0';

  /* First what becomes possible, then the change of buttons, last what is not possible any more: a button that is disabled while it
   * has the focus loses it, and Escape would find nobody. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), busy ? "call.cancel" : "call.send", TRUE);
  app_send_button_set_running (APP_SEND_BUTTON (self->send_button), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.send", !busy && has_path);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.run-list", !busy && has_path);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.copy-curl", has_path);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lanes.run", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.cancel", busy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
app_request_page_find (AppRequestPage *self)
{
  g_return_if_fail (APP_IS_REQUEST_PAGE (self));
  if (self->answer_pane != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->answer_pane), "answer.find", NULL);
}
