/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-account-page.h"

#include "app-account-editor.h"
#include "app-answer-pane.h"
#include "app-compat.h"
#include "app-connected-id-entry.h"
#include "app-environment-look.h"
#include "app-send-button.h"
#include <glib/gi18n.h>

/* The editor needs this much before the answer may take from it. */
#define EDITOR_WIDTH 520

struct _AppAccountPage
{
  AdwBin            parent_instance;
  AppContext       *context;          /* (owned) */
  AppAccountDesk   *desk;             /* (owned) */
  CodefAccountList *list;             /* borrowed from the desk */
  AppAccountEditor *editor;           /* child of paned */
  AppAnswerPane    *answer_pane;      /* child of paned */
  gboolean          asking;           /* whether to send to production */
  guint             doubts_id;        /* idle; 0 if none is due */
  GtkWidget        *operations;       /* this and the following: of the template */
  GtkWidget        *connected_id_bin;
  GtkWidget        *send_button;
  GtkWidget        *notice;
  GtkWidget        *paned;
};

G_DEFINE_FINAL_TYPE (AppAccountPage, app_account_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_BUSY, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* A wish to send that waits for the user's word. */
typedef struct
{
  AppAccountPage   *page;        /* (owned) */
  CodefEnvironment *environment; /* (owned) where to, whatever is chosen by now */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->page);
  codef_environment_unref (errand->environment);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
update_doubts (gpointer user_data)
{
  AppAccountPage *self = user_data;
  g_autofree char *doubts = app_account_editor_dup_problem (self->editor);

  self->doubts_id = 0;
  if (doubts == NULL)
    doubts = app_account_desk_dup_doubts (self->desk);
  app_send_button_set_doubts (APP_SEND_BUTTON (self->send_button), doubts != NULL, doubts);
}

/* Many accounts change at once when an answer comes; they are looked at once. */
static void
queue_doubts (AppAccountPage *self)
{
  if (self->doubts_id == 0)
    self->doubts_id = g_idle_add_once (update_doubts, self);
}

static void
update_busy (AppAccountPage *self)
{
  gboolean busy = app_account_desk_is_busy (self->desk);

  /* first what becomes possible, then the buttons, last what is not possible any more: focus and Escape find
   * somebody */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), busy ? "call.cancel" : "call.send", TRUE);
  app_send_button_set_running (APP_SEND_BUTTON (self->send_button), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.send", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "call.cancel", busy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
show_exchange (AppAccountPage *self)
{
  app_answer_pane_set_exchange (self->answer_pane, app_account_desk_get_exchange (self->desk));
}

static void
on_said_cb (AppAccountPage *self, int kind, const char *text, const char *button, const char *action)
{
  app_notice_show (APP_NOTICE (self->notice), (AppNoticeKind) kind, text, button, action);
  app_announce (GTK_WIDGET (self), text);
}

/* The operations in words; those that one outsider's code alone shows say so. */
static void
fill_operations (AppAccountPage *self)
{
  CodefAccountGuide *guide = codef_account_list_get_guide (self->list);
  CodefLanguage language = app_context_get_label_language (self->context);
  CodefAccountKind chosen = codef_account_operation_get_kind (codef_account_list_get_operation (self->list));
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint kind = 0; kind < CODEF_ACCOUNT_N_KINDS; kind++)
    {
      CodefAccountOperation *operation = codef_account_guide_get_operation (guide, kind);
      const char *title = codef_account_operation_get_title (operation, language);
      /* Translators: an operation that is not well evidenced */
      g_autofree char *doubtful = g_strdup_printf (_("%s (uncertain)"), title);

      gtk_string_list_append (titles, codef_account_operation_get_confidence (operation) == CODEF_CONFIDENCE_LOW
                              ? doubtful : title);
    }
  g_signal_handlers_block_matched (self->operations, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->operations), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->operations), chosen);
  g_signal_handlers_unblock_matched (self->operations, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void
update_operation (AppAccountPage *self)
{
  CodefAccountOperation *operation = codef_account_list_get_operation (self->list);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->operations), codef_account_operation_get_kind (operation));
  gtk_widget_set_tooltip_text (self->operations,
                               codef_account_operation_get_help (operation,
                                                                 app_context_get_label_language (self->context)));
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self->connected_id_bin)),
                          codef_account_operation_uses_connected_id (operation));
  queue_doubts (self);
}

static void
on_operation_chosen_cb (AppAccountPage *self)
{
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->operations));

  if (self->list != NULL && kind < CODEF_ACCOUNT_N_KINDS)
    codef_account_list_set_operation (self->list,
                                      codef_account_guide_get_operation (codef_account_list_get_guide (self->list),
                                                                         kind));
}

static void
on_language_cb (AppAccountPage *self)
{
  fill_operations (self);
  update_operation (self);
}

static void
start (AppAccountPage *self, CodefEnvironment *environment)
{
  app_notice_hide (APP_NOTICE (self->notice));
  app_account_desk_send (self->desk, environment);
}

static void
on_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Errand) errand = user_data;

  errand->page->asking = FALSE;
  if (!app_confirm_finish (result) || gtk_widget_get_root (GTK_WIDGET (errand->page)) == NULL)
    return;
  app_context_confirm (errand->page->context, errand->environment);
  start (errand->page, errand->environment);
}

static void
ask (AppAccountPage *self, CodefEnvironment *environment)
{
  Errand *errand = g_new0 (Errand, 1);
  g_autofree char *host = app_environment_dup_host (environment);
  g_autofree char *body =
    g_strdup_printf (_("The accounts go to %s with your keys, and real institutions are asked at once. You are asked "
                       "once a session."), host);

  errand->page = g_object_ref (self);
  errand->environment = codef_environment_ref (environment);
  self->asking = TRUE;
  app_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Send to production?"), body,
                     _("Send to production"),
                     on_confirmed_cb, errand);
}

static void
send (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppAccountPage *self = APP_ACCOUNT_PAGE (widget);
  CodefEnvironment *environment = app_context_get_environment (self->context);
  g_autofree char *problem = app_account_editor_dup_problem (self->editor);

  if (self->asking)
    return;
  if (problem != NULL) /* what stands in the editor cannot be sent, and the list is another one */
    {
      app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, problem, NULL, NULL);
      app_account_editor_set_view (self->editor, "json");
    }
  else if (app_environment_is_production (environment) && !app_context_is_confirmed (self->context, environment))
    ask (self, environment);
  else
    start (self, environment);
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  app_account_desk_cancel (APP_ACCOUNT_PAGE (widget)->desk);
}

static void
app_account_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_BUSY)
    g_value_set_boolean (value, app_account_desk_is_busy (APP_ACCOUNT_PAGE (object)->desk));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_account_page_dispose (GObject *object)
{
  AppAccountPage *self = APP_ACCOUNT_PAGE (object);

  g_clear_handle_id (&self->doubts_id, g_source_remove);
  self->list = NULL;
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_ACCOUNT_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_account_page_parent_class)->dispose (object);
}

static void
app_account_page_class_init (AppAccountPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_account_page_get_property;
  object_class->dispose = app_account_page_dispose;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (APP_TYPE_SEND_BUTTON);
  g_type_ensure (APP_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "account/app-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppAccountPage, operations);
  gtk_widget_class_bind_template_child (widget_class, AppAccountPage, connected_id_bin);
  gtk_widget_class_bind_template_child (widget_class, AppAccountPage, send_button);
  gtk_widget_class_bind_template_child (widget_class, AppAccountPage, notice);
  gtk_widget_class_bind_template_child (widget_class, AppAccountPage, paned);
  gtk_widget_class_bind_template_callback (widget_class, on_operation_chosen_cb);
  gtk_widget_class_install_action (widget_class, "call.send", NULL, send);
  gtk_widget_class_install_action (widget_class, "call.cancel", NULL, cancel);
}

static void
app_account_page_init (AppAccountPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  app_name_drop_down (self->operations, _("Operation"));
}

static void
build (AppAccountPage *self)
{
  GtkWidget *entry, *focus;

  entry = app_connected_id_entry_new (self->context, &focus);
  gtk_widget_add_css_class (entry, "connected-id");
  gtk_entry_set_placeholder_text (GTK_ENTRY (focus), _("Connected ID"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Connected ID"), -1);
  adw_bin_set_child (ADW_BIN (self->connected_id_bin), entry);
  g_object_bind_property (self->list, "connected-id", entry, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->editor = APP_ACCOUNT_EDITOR (app_account_editor_new (self->context, self->desk));
  self->answer_pane = app_answer_pane_new (self->context);
  gtk_widget_set_size_request (GTK_WIDGET (self->editor), EDITOR_WIDTH, -1);
  gtk_paned_set_start_child (GTK_PANED (self->paned), GTK_WIDGET (self->editor));
  gtk_paned_set_end_child (GTK_PANED (self->paned), GTK_WIDGET (self->answer_pane));
  g_settings_bind (app_context_get_settings (self->context), "accounts-width", self->paned, "position", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "accounts", app_account_editor_get_actions (self->editor));
}

GtkWidget *
app_account_page_new (AppContext *context)
{
  AppAccountPage *self = g_object_new (APP_TYPE_ACCOUNT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->desk = g_object_ref (app_account_desk_get (context));
  self->list = app_account_desk_get_list (self->desk);
  build (self);
  fill_operations (self);
  g_signal_connect_object (self->desk, "notify::busy", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::exchange", G_CALLBACK (show_exchange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "said", G_CALLBACK (on_said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (queue_doubts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify", G_CALLBACK (queue_doubts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::operation", G_CALLBACK (update_operation), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (queue_doubts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (on_language_cb), self, G_CONNECT_SWAPPED);
  if (app_account_desk_get_greeting (self->desk) != NULL)
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION, app_account_desk_get_greeting (self->desk),
                     NULL, NULL);
  update_operation (self);
  update_busy (self);
  show_exchange (self);
  return GTK_WIDGET (self);
}

const char *
app_account_page_get_title (AppAccountPage *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_PAGE (self), NULL);
  return _("Accounts");
}

const char *
app_account_page_get_notice (AppAccountPage *self)
{
  g_return_val_if_fail (APP_IS_ACCOUNT_PAGE (self), NULL);
  return app_notice_get_text (APP_NOTICE (self->notice));
}

void
app_account_page_find (AppAccountPage *self)
{
  g_return_if_fail (APP_IS_ACCOUNT_PAGE (self));
  if (self->answer_pane != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->answer_pane), "answer.find", NULL);
}
