/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-keys-window-private.h"

#include "codef-token-source.h"
#include <glib/gi18n.h>

/* One step under way. It holds the window, so that it is there when the answer comes; an answer for an environment that is no longer
 * shown, or for a window that was closed, is told by its cancellable. */
typedef struct
{
  AppKeysWindow    *window;      /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  CodefCredentials *credentials; /* (owned) (nullable) being stored */
  gboolean          then_test;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->window);
  g_object_unref (step->cancellable);
  g_clear_pointer (&step->credentials, codef_credentials_unref);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static Step *
step_new (AppKeysWindow *self)
{
  Step *step = g_new0 (Step, 1);

  step->window = g_object_ref (self);
  step->cancellable = g_object_ref (self->cancellable);
  self->n_under_way++;
  app_keys_window_update (self);
  return step;
}

/* TRUE if the answer is still wanted. */
static gboolean
step_ends (Step *step)
{
  if (step->cancellable != step->window->cancellable || g_cancellable_is_cancelled (step->cancellable))
    return FALSE;
  step->window->n_under_way--;
  return TRUE;
}

static void
say (AppKeysWindow *self, AppNoticeKind kind, const char *text)
{
  app_notice_show (APP_NOTICE (self->notice), kind, text, NULL, NULL);
}

static void
show_stored (AppKeysWindow *self, CodefCredentials *stored)
{
  self->has_stored = stored != NULL;
  app_keys_form_set_stored (APP_KEYS_FORM (self->form), self->environment, stored);
  app_keys_window_update (self);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Step) step = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefCredentials) stored = store_secrets_lookup_finish (STORE_SECRETS (source), result, &error);

  if (!step_ends (step))
    return;
  show_stored (step->window, stored);
  if (error != NULL)
    say (step->window, APP_NOTICE_ERROR, error->message);
}

void
app_keys_window_load (AppKeysWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_under_way = 0;
  show_stored (self, NULL);
  /* the built-in sandbox issues its own */
  if (codef_environment_get_kind (self->environment) == CODEF_ENVIRONMENT_LOCAL)
    return;
  store_secrets_lookup_async (app_context_get_secrets (self->context), codef_environment_get_id (self->environment), self->cancellable,
                              on_loaded_cb, step_new (self));
}

static void
on_token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Step) step = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefToken) token = codef_token_source_get_finish (CODEF_TOKEN_SOURCE (source), result, NULL, &error);

  if (!step_ends (step))
    return;
  if (token != NULL)
    say (step->window, APP_NOTICE_INFORMATION, _("The keys work: a token was issued."));
  else
    say (step->window, APP_NOTICE_ERROR, error->message);
  app_keys_window_update_token (step->window);
  app_keys_window_update (step->window);
}

static void
on_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Step) step = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefClient) client = app_context_get_client_finish (APP_CONTEXT (source), result, &error);
  CodefTokenSource *tokens;

  if (!step_ends (step))
    return;
  if (client == NULL)
    {
      say (step->window, APP_NOTICE_ERROR, error->message);
      app_keys_window_update (step->window);
      return;
    }
  tokens = codef_client_get_token_source (client);
  codef_token_source_drop (tokens);
  codef_token_source_get_async (tokens, NULL, step->cancellable, on_token_cb, step_new (step->window));
}

/* A token held already would prove nothing: a new one is fetched. */
static void
start_test (AppKeysWindow *self)
{
  app_notice_hide (APP_NOTICE (self->notice));
  app_context_get_client_async (self->context, self->environment, self->cancellable, on_client_cb, step_new (self));
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Step) step = user_data;
  AppKeysWindow *self = step->window;
  g_autoptr(GError) error = NULL;
  gboolean stored = store_secrets_store_finish (STORE_SECRETS (source), result, &error);

  if (!step_ends (step))
    return;
  if (!stored)
    {
      say (self, APP_NOTICE_ERROR, error->message);
      app_keys_window_update (self);
      return;
    }
  app_context_drop_client (self->context, codef_environment_get_id (self->environment));
  app_keys_window_update_token (self);
  show_stored (self, step->credentials);
  if (step->then_test)
    start_test (self);
  else
    say (self, APP_NOTICE_INFORMATION, _("The keys are kept."));
}

static void
save_keys (AppKeysWindow *self, gboolean then_test)
{
  g_autoptr(CodefCredentials) credentials = app_keys_form_dup_credentials (APP_KEYS_FORM (self->form), NULL);
  Step *step;

  if (credentials == NULL)
    return;
  step = step_new (self);
  step->credentials = codef_credentials_ref (credentials);
  step->then_test = then_test;
  store_secrets_store_async (app_context_get_secrets (self->context), codef_environment_get_id (self->environment), credentials,
                             step->cancellable, on_stored_cb, step);
}

static void
save (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  save_keys (APP_KEYS_WINDOW (widget), FALSE);
}

static void
test (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppKeysWindow *self = APP_KEYS_WINDOW (widget);

  if (app_keys_form_is_changed (APP_KEYS_FORM (self->form)))
    save_keys (self, TRUE);
  else
    start_test (self);
}

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Step) step = user_data;
  AppKeysWindow *self = step->window;
  g_autoptr(GError) error = NULL;
  gboolean removed = store_secrets_clear_finish (STORE_SECRETS (source), result, &error);

  if (!step_ends (step))
    return;
  if (removed)
    {
      app_context_drop_client (self->context, codef_environment_get_id (self->environment));
      app_keys_window_update_token (self);
      show_stored (self, NULL);
      say (self, APP_NOTICE_INFORMATION, _("The keys are removed."));
    }
  else
    {
      say (self, APP_NOTICE_ERROR, error->message);
      app_keys_window_update (self);
    }
}

static void
remove_keys (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppKeysWindow *self = APP_KEYS_WINDOW (widget);
  Step *step = step_new (self);

  store_secrets_clear_async (app_context_get_secrets (self->context), codef_environment_get_id (self->environment), step->cancellable,
                             on_removed_cb, step);
}

static void
forget_token (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppKeysWindow *self = APP_KEYS_WINDOW (widget);
  CodefClient *client = app_context_peek_client (self->context, self->environment);

  if (client != NULL)
    codef_token_source_drop (codef_client_get_token_source (client));
  app_keys_window_update_token (self);
}

/* One value alone is meant for the entry that has the focus. */
static gboolean
is_block (const char *text)
{
  return strpbrk (text, "\n=:{,") != NULL;
}

static void
on_clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Step) step = user_data;
  AppKeysWindow *self = step->window;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *found = NULL;

  if (!step_ends (step))
    return;
  app_keys_window_update (self);
  if (text != NULL && !is_block (text) && GTK_IS_TEXT (focus))
    {
      g_signal_emit_by_name (focus, "paste-clipboard");
      return;
    }
  found = app_keys_form_take_block (APP_KEYS_FORM (self->form), text != NULL ? text : "");
  say (self, APP_NOTICE_INFORMATION, found);
}

static void
paste (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppKeysWindow *self = APP_KEYS_WINDOW (widget);
  Step *step = step_new (self);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), step->cancellable, on_clipboard_cb, step);
}

void
app_keys_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "keys.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "keys.remove", NULL, remove_keys);
  gtk_widget_class_install_action (widget_class, "keys.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "keys.test", NULL, test);
  gtk_widget_class_install_action (widget_class, "keys.forget-token", NULL, forget_token);
}
