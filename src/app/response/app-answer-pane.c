/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-answer-pane-private.h"

#include "app-answer-notes.h"
#include "app-compat.h"
#include "app-zoom.h"
#include "codef-failures.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AppAnswerPane, app_answer_pane, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (AppAnswerState, app_answer_state,
  G_DEFINE_ENUM_VALUE (APP_ANSWER_EMPTY, "empty"),
  G_DEFINE_ENUM_VALUE (APP_ANSWER_WAITING, "waiting"),
  G_DEFINE_ENUM_VALUE (APP_ANSWER_ANSWERED, "answered"),
  G_DEFINE_ENUM_VALUE (APP_ANSWER_FAILED, "failed"),
  G_DEFINE_ENUM_VALUE (APP_ANSWER_CANCELLED, "cancelled"))

enum { PROP_0, PROP_CONTEXT, PROP_STATE, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* An answer of the built-in sandbox is there sooner: the page must not flash. */
#define REVEAL_WAITING_MS 150

DocDocument *
_app_answer_pane_get_document (AppAnswerPane *self)
{
  CodefReply *reply = self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;

  /* While the next answer is waited for, the views still hold the last one. */
  return reply != NULL ? self->document : NULL;
}

/* Which pages the answer has. The view chosen before stays if the new answer has it; a problem comes first. */
static void
show_views (AppAnswerPane *self, gboolean has_tree, gboolean has_table, gboolean has_problem, gboolean has_text)
{
  const char *current = gtk_stack_get_visible_child_name (self->views);
  gboolean keep =
    !has_problem && (g_strcmp0 (current, "exchange") == 0 || (has_text && g_strcmp0 (current, "text") == 0)
                     || (has_table && g_strcmp0 (current, "table") == 0));

  gtk_stack_page_set_visible (gtk_stack_get_page (self->views, GTK_WIDGET (self->tree)), has_tree);
  gtk_stack_page_set_visible (gtk_stack_get_page (self->views, GTK_WIDGET (self->table)), has_table);
  gtk_stack_page_set_visible (gtk_stack_get_page (self->views, GTK_WIDGET (self->problem)), has_problem);
  gtk_stack_page_set_visible (gtk_stack_get_page (self->views, GTK_WIDGET (self->text)), has_text);
  if (!keep)
    gtk_stack_set_visible_child_name (self->views, has_problem ? "problem" : "tree");
  gtk_stack_set_visible_child_name (self->stack, "result");
}

/* TRUE if the built-in sandbox gave what the user told it to give. */
static gboolean
is_kept (AppAnswerPane *self)
{
  const char *path = codef_request_get_path (codef_exchange_get_request (self->exchange));

  return codef_environment_get_kind (codef_exchange_get_environment (self->exchange)) == CODEF_ENVIRONMENT_LOCAL
         && codef_catalog_has_own_answer (app_context_get_catalog (self->context), path);
}

/* @reply: (nullable) */
static void
show_notes (AppAnswerPane *self, CodefReply *reply)
{
  CodefPrivacy *privacy = app_context_get_privacy (self->context);
  gboolean is_masked = privacy != NULL;
  g_autofree char *notes = reply != NULL ? app_answer_notes (reply, is_masked, is_kept (self)) : NULL;

  gtk_label_set_text (self->notes, notes);
  gtk_widget_set_visible (self->notes_bar, notes != NULL);
  app_overflow_bar_set_attempt (self->overflow_bar, reply != NULL ? codef_reply_get_attempt (reply) : NULL, privacy);
}

/* The code on top says nothing of the rows inside; an answer that fails as a whole says it itself. */
static guint
count_failures (CodefReply *reply)
{
  if (codef_reply_get_shape (reply) != CODEF_REPLY_ENVELOPE)
    return 0;
  return codef_failures_count (codef_reply_get_document (reply));
}

static void
explain (AppAnswerPane *self, CodefReply *reply)
{
  g_autoptr(AppExplained) explained =
    app_explain_reply (reply, app_context_get_catalog (self->context), self->answered_product,
                       app_context_get_label_language (self->context));

  app_explained_mask (explained, app_context_get_privacy (self->context));
  app_status_line_set_answer (self->status_line, self->exchange, explained);
  app_status_line_set_failures (self->status_line, count_failures (reply));
  app_explanation_set_explained (self->explanation, explained, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation),
                          explained->needs_block && codef_reply_get_shape (reply) != CODEF_REPLY_UNREADABLE);
}

static void
show_reply (AppAnswerPane *self)
{
  CodefReply *reply = codef_exchange_get_reply (self->exchange);
  DocDocument *document = codef_reply_get_document (reply);
  gboolean is_whole = doc_document_get_problem (document) == NULL;
  gboolean is_beginning = _app_answer_pane_get_overflow (self) != NULL;
  gboolean has_problem = codef_reply_get_shape (reply) == CODEF_REPLY_UNREADABLE && !is_beginning;
  g_autofree char *sentence = NULL;

  g_set_object (&self->answered_product, self->product);
  explain (self, reply);
  gtk_widget_set_visible (GTK_WIDGET (self->status_line), TRUE);
  show_notes (self, reply);
  _app_answer_pane_set_document (self, document);
  app_exchange_page_set_exchange (self->exchange_page, self->exchange);
  show_views (self, is_whole || is_beginning, is_whole, has_problem, g_bytes_get_size (doc_document_get_text (document)) > 0);
  sentence = app_status_line_dup_sentence (self->status_line);
  app_announce (GTK_WIDGET (self->status_line), sentence);
}

/* (transfer none) (nullable): what came before it ended. */
static DocDocument *
get_arrived (CodefExchange *exchange)
{
  GListModel *attempts = codef_exchange_get_attempts (exchange);
  guint n_attempts = g_list_model_get_n_items (attempts);
  g_autoptr(CodefAttempt) last = n_attempts > 0 ? g_list_model_get_item (attempts, n_attempts - 1) : NULL;

  return last != NULL ? codef_attempt_get_document (last) : NULL;
}

static void
show_problem (AppAnswerPane *self)
{
  const GError *error = codef_exchange_get_error (self->exchange);
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  g_autoptr(AppProblemText) text =
    app_problem_text_new_for_error (error != NULL ? error : cancelled, get_arrived (self->exchange));

  app_problem_page_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_line), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), FALSE);
  show_notes (self, NULL);
  _app_answer_pane_set_document (self, NULL);
  app_exchange_page_set_exchange (self->exchange_page, self->exchange);
  show_views (self, FALSE, FALSE, TRUE, FALSE);
  app_announce (GTK_WIDGET (self->problem), text->title);
}

static void
on_reveal_waiting_cb (gpointer user_data)
{
  AppAnswerPane *self = user_data;

  self->reveal_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

static void
show_waiting (AppAnswerPane *self)
{
  app_waiting_page_set_exchange (self->waiting, self->exchange);
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add_once (REVEAL_WAITING_MS, on_reveal_waiting_cb, self);
}

static AppAnswerState
find_state (CodefExchange *exchange)
{
  if (exchange == NULL)
    return APP_ANSWER_EMPTY;
  switch (codef_exchange_get_phase (exchange))
    {
    case CODEF_PHASE_CHALLENGED:
    case CODEF_PHASE_ANSWERED:
      return APP_ANSWER_ANSWERED;
    case CODEF_PHASE_FAILED:
      return APP_ANSWER_FAILED;
    case CODEF_PHASE_CANCELLED:
      return APP_ANSWER_CANCELLED;
    case CODEF_PHASE_WAITING:
    default:
      return APP_ANSWER_WAITING;
    }
}

static void
update (AppAnswerPane *self)
{
  AppAnswerState state = find_state (self->exchange);

  if (state != APP_ANSWER_WAITING)
    {
      g_clear_handle_id (&self->reveal_id, g_source_remove);
      app_waiting_page_set_exchange (self->waiting, NULL);
    }
  switch (state)
    {
    case APP_ANSWER_EMPTY:
      gtk_stack_set_visible_child_name (self->stack, "empty");
      break;
    case APP_ANSWER_WAITING:
      show_waiting (self);
      break;
    case APP_ANSWER_ANSWERED:
      show_reply (self);
      break;
    case APP_ANSWER_FAILED:
    case APP_ANSWER_CANCELLED:
      show_problem (self);
      break;
    default:
      g_assert_not_reached ();
    }
  _app_answer_pane_update_actions (self);
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
on_words_changed_cb (AppAnswerPane *self)
{
  CodefReply *reply = self->state == APP_ANSWER_ANSWERED ? codef_exchange_get_reply (self->exchange) : NULL;

  if (reply != NULL)
    explain (self, reply);
}

static void
on_privacy_changed_cb (AppAnswerPane *self)
{
  _app_answer_pane_follow_privacy (self);
  on_words_changed_cb (self);
  if (self->state == APP_ANSWER_ANSWERED)
    show_notes (self, codef_exchange_get_reply (self->exchange));
}

/* Before an audience the wire and the figures of the transport go. */
static void
on_presenting_cb (AppAnswerPane *self)
{
  gboolean presenting = app_context_get_presenting (self->context);

  gtk_stack_page_set_visible (gtk_stack_get_page (self->views, GTK_WIDGET (self->exchange_page)), !presenting);
  app_status_line_set_brief (self->status_line, presenting);
}

static void
app_answer_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CONTEXT:
      APP_ANSWER_PANE (object)->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_answer_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AppAnswerPane *self = APP_ANSWER_PANE (object);

  switch (id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
app_answer_pane_constructed (GObject *object)
{
  AppAnswerPane *self = APP_ANSWER_PANE (object);

  G_OBJECT_CLASS (app_answer_pane_parent_class)->constructed (object);
  app_tree_view_set_context (self->tree, self->context);
  app_table_page_set_context (self->table, self->context);
  app_find_bar_set_tree (self->find_bar, self->context, self->tree);
  g_signal_group_set_target (self->context_signals, self->context);
  app_zoom_follow (GTK_WIDGET (self->views), app_context_get_settings (self->context));
  on_presenting_cb (self);
  _app_answer_pane_follow_privacy (self);
  _app_answer_pane_insert_settings (self);
  _app_answer_pane_update_actions (self);
}

static gboolean
app_answer_pane_grab_focus (GtkWidget *widget)
{
  AppAnswerPane *self = APP_ANSWER_PANE (widget);

  if (g_strcmp0 (app_answer_pane_get_view (self), "tree") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->tree));
  if (g_strcmp0 (app_answer_pane_get_view (self), "table") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->table));
  return GTK_WIDGET_CLASS (app_answer_pane_parent_class)->grab_focus (widget);
}

static void
app_answer_pane_dispose (GObject *object)
{
  AppAnswerPane *self = APP_ANSWER_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->masking);
  g_clear_object (&self->masking);
  g_clear_pointer (&self->document, doc_document_unref);
  g_clear_pointer (&self->folding, g_bytes_unref);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  g_clear_object (&self->exchange_signals);
  g_clear_object (&self->context_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_ANSWER_PANE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->exchange);
  g_clear_object (&self->product);
  g_clear_object (&self->answered_product);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_answer_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (APP_TYPE_WAITING_PAGE);
  g_type_ensure (APP_TYPE_STATUS_LINE);
  g_type_ensure (APP_TYPE_EXPLANATION);
  g_type_ensure (APP_TYPE_OVERFLOW_BAR);
  g_type_ensure (APP_TYPE_FIND_BAR);
  g_type_ensure (APP_TYPE_TREE_VIEW);
  g_type_ensure (APP_TYPE_TABLE_PAGE);
  g_type_ensure (APP_TYPE_PROBLEM_PAGE);
  g_type_ensure (APP_TYPE_TEXT_PAGE);
  g_type_ensure (APP_TYPE_EXCHANGE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-answer-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, waiting);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, status_line);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, views);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, explanation);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, notes_bar);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, notes);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, overflow_bar);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, tree);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, table);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, problem);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, text);
  gtk_widget_class_bind_template_child (widget_class, AppAnswerPane, exchange_page);
}

static void
app_answer_pane_class_init (AppAnswerPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = app_answer_pane_set_property;
  object_class->get_property = app_answer_pane_get_property;
  object_class->constructed = app_answer_pane_constructed;
  object_class->dispose = app_answer_pane_dispose;
  widget_class->grab_focus = app_answer_pane_grab_focus;
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, APP_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, APP_TYPE_ANSWER_STATE, APP_ANSWER_EMPTY,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "answer-pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  _app_answer_pane_install_actions (widget_class);
  _app_answer_pane_install_saving (widget_class);
}

static void
app_answer_pane_init (AppAnswerPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->exchange_signals = g_signal_group_new (CODEF_TYPE_EXCHANGE);
  g_signal_group_connect_swapped (self->exchange_signals, "notify::phase", G_CALLBACK (update), self);
  self->context_signals = g_signal_group_new (APP_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::label-language", G_CALLBACK (on_words_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->context_signals, "notify::privacy", G_CALLBACK (on_privacy_changed_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::presenting", G_CALLBACK (on_presenting_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answer"), -1);
}

AppAnswerPane *
app_answer_pane_new (AppContext *context)
{
  g_return_val_if_fail (APP_IS_CONTEXT (context), NULL);

  return g_object_new (APP_TYPE_ANSWER_PANE, "context", context, NULL);
}

void
app_answer_pane_set_exchange (AppAnswerPane *self, CodefExchange *exchange)
{
  g_return_if_fail (APP_IS_ANSWER_PANE (self));
  g_return_if_fail (exchange == NULL || CODEF_IS_EXCHANGE (exchange));

  if (!g_set_object (&self->exchange, exchange))
    return;
  g_signal_group_set_target (self->exchange_signals, exchange);
  update (self);
}

void
app_answer_pane_set_product (AppAnswerPane *self, CodefProduct *product)
{
  g_return_if_fail (APP_IS_ANSWER_PANE (self));

  g_set_object (&self->product, product);
}

AppAnswerState
app_answer_pane_get_state (AppAnswerPane *self)
{
  g_return_val_if_fail (APP_IS_ANSWER_PANE (self), APP_ANSWER_EMPTY);

  return self->state;
}

const char *
app_answer_pane_get_view (AppAnswerPane *self)
{
  g_return_val_if_fail (APP_IS_ANSWER_PANE (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "result") != 0)
    return NULL;
  return gtk_stack_get_visible_child_name (self->views);
}

void
app_answer_pane_set_view (AppAnswerPane *self, const char *name)
{
  GtkWidget *page;

  g_return_if_fail (APP_IS_ANSWER_PANE (self));

  page = gtk_stack_get_child_by_name (self->views, name);
  if (page != NULL && gtk_stack_page_get_visible (gtk_stack_get_page (self->views, page)))
    gtk_stack_set_visible_child (self->views, page);
}
