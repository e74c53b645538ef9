/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-application.h"

#include "app-forget.h"
#include "app-recorder.h"
#include "app-open.h"
#include "app-session.h"
#include "app-toast.h"
#include "app-window.h"
#include "store-forget.h"
#include <glib/gi18n.h>

struct _AppApplication
{
  AdwApplication  parent_instance;
  AppContext     *context; /* (owned) (nullable) until the first window is asked for */
  AppSession     *session; /* (owned) (nullable) likewise */
  AppContextMaker make_context;
};

G_DEFINE_FINAL_TYPE (AppApplication, app_application, ADW_TYPE_APPLICATION)

/* Of the settings' Appearance. */
static const AdwColorScheme color_schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

static const struct { const char *action; const char *accels[4]; } shortcuts[] = {
  { "win.new-tab", { "<Control>t" } },
  { "win.close-tab", { "<Control>w" } },
  { "win.reopen-tab", { "<Control><Shift>t" } },
  { "win.send", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.focus-path", { "<Control>l" } },
  { "win.find", { "<Control>f" } },
  { "win.find-product", { "<Control><Shift>f" } },
  { "win.view::accounts", { "<Control><Shift>a" } },
  { "win.find-history", { "<Control><Shift>h" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.palette", { "<Control>k" } },
  { "win.choose-environment", { "<Control>e" } },
  { "win.keys", { "<Control><Shift>k" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.find-saved", { "<Control><Shift>o" } },
  { "win.run-all", { "<Control><Shift>r" } },
  { "win.sandbox", { "<Control><Shift>b" } },
  { "win.dictionary", { "<Control><Shift>d" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.sidebar-visible", { "F9" } },
  { "win.mask-personal-data", { "<Control><Shift>m" } },
  { "win.presentation", { "F11" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.help", { "F1" } },
  { "win.shortcuts", { "<Control>question", "<Control>slash" } },
  { "app.quit", { "<Control>q" } },
};

static void
follow_appearance (AppApplication *self)
{
  int appearance = g_settings_get_enum (app_context_get_settings (self->context), "appearance");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), color_schemes[appearance]);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  if (APP_APPLICATION (user_data)->session != NULL)
    app_session_end (APP_APPLICATION (user_data)->session);
  /* each keeps its size when it is closed */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_application_quit (G_APPLICATION (user_data));
}

/* From a notification: the tab that is asked. */
static void
show_question (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (user_data)); l != NULL; l = l->next)
    if (APP_IS_WINDOW (l->data) && app_window_show_question (l->data, g_variant_get_uint64 (parameter)))
      return;
}

static void
ensure_context (AppApplication *self)
{
  if (self->context != NULL)
    return;
  self->context = self->make_context ();
  g_signal_connect_object (app_context_get_settings (self->context), "changed::appearance", G_CALLBACK (follow_appearance), self,
                           G_CONNECT_SWAPPED);
  follow_appearance (self);
  self->session = app_session_new (GTK_APPLICATION (self), self->context);
}

/* The window in front, made if there is none; in sight when this returns. @made: (out) (optional) */
static GtkWindow *
show_window (AppApplication *self, gboolean *made)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  gboolean is_new = window == NULL;

  ensure_context (self);
  if (is_new)
    {
      window = app_window_new (GTK_APPLICATION (self), self->context);
      app_session_open (self->session, APP_WINDOW (window));
      app_window_watch_warnings (APP_WINDOW (window));
    }
  gtk_window_present (window);
  if (made != NULL)
    *made = is_new;
  return window;
}

/* (transfer none): windows such as that of the dictionary belong to one of requests. */
static GtkWidget *
main_window_of (GtkWindow *window)
{
  while (!APP_IS_WINDOW (window) && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return GTK_WIDGET (window);
}

static void
new_request (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gboolean made;
  GtkWindow *window = show_window (user_data, &made);

  /* a window that was made for it has an empty tab already */
  if (!made)
    gtk_widget_activate_action (main_window_of (window), "win.new-tab", NULL);
}

static void
show_sandbox (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (main_window_of (show_window (user_data, NULL)), "win.sandbox", NULL);
}

/* What still knows something ends: the windows and what they share. Then the files go, and a window begins anew. */
static void
on_keys_forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppApplication) self = APP_APPLICATION (user_data);
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  g_autoptr(GError) keys_error = NULL;
  g_autoptr(GError) files_error = NULL;
  g_autofree char *sentence = NULL;

  app_forget_finish (result, &keys_error);
  if (g_error_matches (keys_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_application_hold (G_APPLICATION (self));
  g_clear_object (&self->session);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  app_recorder_end (self->context);
  g_clear_object (&self->context);
  store_forget_files (&files_error);
  if (keys_error != NULL || files_error != NULL)
    sentence = g_strdup_printf (_("Not everything could be forgotten: %s"), (keys_error != NULL ? keys_error : files_error)->message);
  app_toast (GTK_WIDGET (app_window_get_page (APP_WINDOW (show_window (self, NULL)))),
             sentence != NULL ? sentence : _("Everything was forgotten."));
  g_application_release (G_APPLICATION (self));
}

static void
forget (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AppApplication *self = APP_APPLICATION (user_data);
  GtkWindow *window = show_window (self, NULL);

  app_forget_async (self->context, window, on_keys_forgotten_cb, g_object_ref (self));
}

/* An option that stands for an action: done here, or by the instance that runs already. */
static gboolean
activate_option (GApplication *application, GVariantDict *options)
{
  static const char *const actions[] = { "new-request", "sandbox" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_variant_dict_contains (options, actions[i]) && g_application_register (application, NULL, NULL))
      {
        g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
        return TRUE;
      }
  return FALSE;
}

static int
app_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("codef-console %s\n", CODEF_VERSION);
      return 0;
    }
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("codef-console: there is no display. On the command line, codefctl does the same."));
      return 1;
    }
  if (activate_option (application, options) && g_application_get_is_remote (application))
    return 0;
  return -1;
}

static void
app_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "quit", quit }, { "new-request", new_request }, { "sandbox", show_sandbox }, { "forget", forget },
    { "show-question", show_question, "t" },
  };

  G_APPLICATION_CLASS (app_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].accels);
}

static void
app_application_activate (GApplication *application)
{
  show_window (APP_APPLICATION (application), NULL);
}

static void
app_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *window = show_window (APP_APPLICATION (application), NULL);

  app_open_files (APP_WINDOW (main_window_of (window)), files, (guint) n_files);
}

static void
app_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (app_application_parent_class)->shutdown (application);

  g_clear_object (&APP_APPLICATION (application)->session);
  if (APP_APPLICATION (application)->context != NULL)
    app_recorder_end (APP_APPLICATION (application)->context);
  if (APP_APPLICATION (application)->context != NULL)
    app_context_end (APP_APPLICATION (application)->context);
  g_clear_object (&APP_APPLICATION (application)->context);
}

static void
app_application_dispose (GObject *object)
{
  g_clear_object (&APP_APPLICATION (object)->session);
  g_clear_object (&APP_APPLICATION (object)->context);

  G_OBJECT_CLASS (app_application_parent_class)->dispose (object);
}

static void
app_application_class_init (AppApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_application_dispose;
  application_class->handle_local_options = app_application_handle_local_options;
  application_class->startup = app_application_startup;
  application_class->activate = app_application_activate;
  application_class->open = app_application_open;
  application_class->shutdown = app_application_shutdown;
}

static void
app_application_init (AppApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and end"), NULL },
    { "new-request", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Begin another request"), NULL },
    { "sandbox", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the built-in sandbox"), NULL },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

AppApplication *
app_application_new (AppContextMaker make_context)
{
  AppApplication *self = g_object_new (APP_TYPE_APPLICATION, "application-id", CODEF_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                                       "resource-base-path", "/io/github/codef_console/CodefConsole", NULL);

  self->make_context = make_context;
  return self;
}

AppContext *
app_application_get_context (AppApplication *self)
{
  return self->context;
}
