/* SPDX-License-Identifier: MIT */
/* The tab as a saved request: its file, Save and Save as, and what happens to the file meanwhile. */
#include "codef-config.h"

#include "app-request-page-private.h"

#include "app-compat.h"
#include "app-place-window.h"
#include "app-use-window.h"
#include "app-variables.h"
#include "store-request-draft.h"
#include <glib/gi18n.h>
#include <string.h>

/* A save under way; meanwhile the tab may close. */
typedef struct
{
  AppRequestPage *page;   /* (owned) */
  GPtrArray      *hidden; /* (owned) of utf8: names of secrets that are not written */
} Saving;

static Saving *
saving_new (AppRequestPage *page)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (page);
  saving->hidden = g_ptr_array_new_with_free_func (g_free);
  return saving;
}

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_ptr_array_unref (saving->hidden);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static GtkWindow *
get_window (AppRequestPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Secrets stay where they were typed: whoever opens the file somewhere else is told by the reference what is missing. */
static void
say_saved (AppRequestPage *self, GPtrArray *hidden)
{
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;

  if (hidden->len == 0)
    {
      app_notice_hide (APP_NOTICE (self->notice));
      app_announce (GTK_WIDGET (self), _("Saved"));
      return;
    }
  g_ptr_array_add (hidden, NULL);
  names = g_strjoinv (", ", (char **) hidden->pdata);
  sentence = g_strdup_printf (_("Saved without its secrets: the file refers to them by name (%s), and each can be given when it is sent."),
                              names);
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION, sentence, NULL, NULL);
}

static void
say_problem (AppRequestPage *self, const GError *error)
{
  /* the bar says that, and what can be done */
  if (!g_error_matches (error, STORE_ERROR, STORE_ERROR_CHANGED))
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, error->message, NULL, NULL);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Saving) saving = user_data;
  g_autoptr(GError) error = NULL;

  gboolean saved = app_saved_document_save_finish (APP_SAVED_DOCUMENT (source), result, &error);

  /* the tab was closed meanwhile */
  if (saving->page->context == NULL)
    return;
  if (saved)
    say_saved (saving->page, saving->hidden);
  else
    say_problem (saving->page, error);
}

static void
on_created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Saving) saving = user_data;
  AppRequestPage *self = saving->page;
  g_autoptr(GError) error = NULL;
  g_autoptr(AppSavedDocument) document = app_saved_document_create_finish (result, &error);

  if (self->context == NULL)
    return;
  if (document == NULL)
    {
      say_problem (self, error);
      return;
    }
  app_request_page_set_document (self, document);
  say_saved (self, saving->hidden);
}

/* (transfer full) (nullable): what is to be written; the whole of the open file goes into its copy. */
static StoreRequest *
make_request (AppRequestPage *self, const char *name, GPtrArray *hidden, GError **error)
{
  const char *text = codef_form_get_text (self->form);
  g_autoptr(GBytes) json = g_bytes_new (text, strlen (text));
  const char *environment = codef_environment_get_id (app_context_get_environment (self->context));
  g_autoptr(StoreRequest) copy = NULL;
  g_autoptr(StoreRequest) draft = store_request_new_draft (name, self->path, environment, json, hidden, error);
  g_autoptr(DocDocument) named = NULL;
  gsize length;
  const char *lexeme;
  g_autoptr(GBytes) quoted = NULL;

  if (draft == NULL || self->document == NULL)
    return g_steal_pointer (&draft);
  named = doc_document_new_plain (store_request_get_json (draft), NULL);
  lexeme = doc_document_get_lexeme (named, doc_document_find_member (named, DOC_NODE_ROOT, "name"), &length);
  quoted = g_bytes_new (lexeme, length);
  copy = store_request_with_parameters (app_saved_document_get_request (self->document), self->path, json, NULL, error);
  return copy != NULL ? store_request_with (copy, "name", quoted, error) : NULL;
}

static void
on_place_given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Saving) saving = user_data;
  AppRequestPage *self = saving->page;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(StoreRequest) request = NULL;
  g_autoptr(GError) error = NULL;

  if (!app_place_ask_finish (result, &name, &folder) || self->form == NULL || self->context == NULL)
    return;
  request = make_request (self, name, saving->hidden, &error);
  if (request == NULL)
    say_problem (self, error);
  else
    app_saved_document_create_async (APP_SAVED (source), folder, request, NULL, on_created_cb, g_steal_pointer (&saving));
}

static void
save_as (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  AppSaved *saved;
  g_autofree char *folder = NULL;
  CodefProduct *product = app_request_page_get_product (self);

  if (self->form == NULL || !app_request_page_apply_path (self))
    return;
  saved = app_saved_get (self->context);
  if (self->document != NULL && app_saved_holds (saved, app_saved_document_get_path (self->document)))
    folder = g_path_get_dirname (app_saved_document_get_path (self->document));
  app_place_ask_async (get_window (self), saved, &(AppPlaceQuestion) {
    .title = _("Save the request"),
    .accept = _("Save"),
    .name = self->document != NULL ? app_saved_document_get_name (self->document)
            : product != NULL ? codef_product_get_title (product, app_context_get_label_language (self->context))
                              : self->path,
    .folder = folder != NULL ? folder : store_requests_get_folder (app_saved_get_requests (saved)),
    .hint = _("Secrets are never written into the file: it refers to them by name."),
  }, on_place_given_cb, saving_new (self));
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  Saving *saving;

  if (self->document == NULL)
    {
      save_as (widget, action_name, parameter);
      return;
    }
  if (!app_request_page_apply_path (self))
    return;
  saving = saving_new (self);
  app_saved_document_save_async (self->document, saving->hidden, NULL, on_saved_cb, saving);
}

static void
take_theirs (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (APP_REQUEST_PAGE (widget)->document != NULL)
    app_saved_document_take_theirs (APP_REQUEST_PAGE (widget)->document);
}

static void
keep_ours (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (APP_REQUEST_PAGE (widget)->document != NULL)
    app_saved_document_keep_ours (APP_REQUEST_PAGE (widget)->document);
}

/* The file's contents take the place of what stood here; the answer stays. */
static void
show_contents (AppRequestPage *self)
{
  StoreRequest *request = app_saved_document_get_request (self->document);
  GBytes *parameters = store_request_get_parameters (request);
  g_autofree char *json = g_strndup (g_bytes_get_data (parameters, NULL), g_bytes_get_size (parameters));

  app_request_page_set_path (self, store_request_get_product (request));
  codef_form_set_text (self->form, json);
  g_free (self->pristine);
  self->pristine = g_strdup (codef_form_get_text (self->form));
}

static void
on_reloaded_cb (AppRequestPage *self)
{
  show_contents (self);
  app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION, _("The file has changed, and this is what it says now."), NULL, NULL);
}

void
app_request_page_note_answer (AppRequestPage *self)
{
  CodefReply *reply = self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;
  DocDocument *document = reply != NULL ? codef_reply_get_document (reply) : NULL;

  if (self->document != NULL && document != NULL && doc_document_get_problem (document) == NULL)
    app_variables_note_answer (app_variables_get (self->context), app_saved_document_get_name (self->document),
                               codef_exchange_get_environment (self->exchange), document);
  if (self->check != NULL)
    app_request_page_judge (self);
}

/* Where a value of the answer goes is asked in a window of its own. */
static void
use_in (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  CodefReply *reply = self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;
  DocDocument *answer = reply != NULL ? codef_reply_get_document (reply) : NULL;
  DocNode node = answer != NULL ? doc_document_find_json_pointer (answer, g_variant_get_string (parameter, NULL)) : DOC_NODE_NONE;

  if (node == DOC_NODE_NONE)
    return;
  if (self->document == NULL)
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION,
                     _("A reference calls the request by its name: save it first."), _("Save"), "call.save");
  else if (!app_use_window_present (self->context, get_window (self), self, answer, node))
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_INFORMATION,
                     _("Open the request that is to use the value in another tab first."), NULL, NULL);
}

/* What the fields may refer to is of the file. */
static void
bind_form (AppRequestPage *self)
{
  if (self->form != NULL)
    app_variables_bind (app_variables_get (self->context), self->form,
                        self->document != NULL ? app_saved_document_get_request (self->document) : NULL);
}

static void
on_document_cb (AppRequestPage *self)
{
  bind_form (self);
  app_request_page_judge (self);
  app_request_page_notify_texts (self);
}

void
app_request_page_follow_draft (AppRequestPage *self)
{
  bind_form (self);
  if (self->document != NULL && self->form != NULL)
    app_saved_document_set_draft (self->document, self->path, codef_form_get_text (self->form));
}

void
app_request_page_install_saved (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "call.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "call.save-as", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "call.take-theirs", NULL, take_theirs);
  gtk_widget_class_install_action (widget_class, "call.keep-ours", NULL, keep_ours);
  gtk_widget_class_install_action (widget_class, "call.use-in", "s", use_in);
}

void
app_request_page_init_saved (AppRequestPage *self)
{
  self->document_signals = g_signal_group_new (APP_TYPE_SAVED_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify", G_CALLBACK (on_document_cb), self);
  g_signal_group_connect_swapped (self->document_signals, "reloaded", G_CALLBACK (on_reloaded_cb), self);
}

void
app_request_page_dispose_saved (AppRequestPage *self)
{
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
}

AppSavedDocument *
app_request_page_get_document (AppRequestPage *self)
{
  g_return_val_if_fail (APP_IS_REQUEST_PAGE (self), NULL);

  return self->document;
}

void
app_request_page_set_document (AppRequestPage *self, AppSavedDocument *document)
{
  g_return_if_fail (APP_IS_REQUEST_PAGE (self));

  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  app_saved_bar_set_document (APP_SAVED_BAR (self->saved_bar), document);
  app_request_page_follow_draft (self);
  app_request_page_note_answer (self);
  app_request_page_notify_texts (self);
}

void
app_request_page_open_document (AppRequestPage *self, AppSavedDocument *document)
{
  g_return_if_fail (APP_IS_REQUEST_PAGE (self) && APP_IS_SAVED_DOCUMENT (document));

  app_request_page_set_document (self, NULL);
  app_request_page_set_path (self, store_request_get_product (app_saved_document_get_request (document)));
  app_request_page_set_document (self, document);
  show_contents (self);
}
