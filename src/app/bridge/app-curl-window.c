/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-curl-window.h"

#include "codef-curl.h"

#include <glib/gi18n.h>

struct _AppCurlWindow
{
  AdwWindow     parent_instance;
  GCancellable *cancellable; /* (owned) of reading the clipboard; cancelled with the window */
  GtkTextView  *view;        /* this and the following: of the template */
  GtkLabel     *problem;
};

G_DEFINE_FINAL_TYPE (AppCurlWindow, app_curl_window, ADW_TYPE_WINDOW)

enum { ACCEPTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* (transfer full) */
static char *
dup_text (AppCurlWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* (transfer full): where it went to, and what was left behind. */
static char *
describe (CodefBridgeRequest *request, gboolean dropped_keys)
{
  const char *environment = codef_bridge_find_environment (request->host);
  g_autoptr(GString) text = g_string_new (NULL);

  if (request->host != NULL && environment == NULL)
    g_string_append_printf (text, _("The command went to %s; here the request goes to the environment that is chosen above."), request->host);
  else if (environment != NULL)
    g_string_append_printf (text, _("The command went to the vendor's host “%s”; here the request goes to the environment that is chosen above."),
                            environment);
  if (dropped_keys)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _("Its keys and tokens were left out."));
  if (text->len == 0)
    g_string_append (text, _("Taken from a curl command."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppCurlWindow *self = APP_CURL_WINDOW (widget);
  g_autofree char *text = dup_text (self), *json = NULL, *sentence = NULL;
  gboolean dropped_keys = FALSE;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefBridgeRequest) request = codef_curl_read (text, &dropped_keys, &error);

  gtk_label_set_text (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (request == NULL)
    return;
  json = g_strndup (g_bytes_get_data (request->json, NULL), g_bytes_get_size (request->json));
  sentence = describe (request, dropped_keys);
  g_signal_emit (self, signals[ACCEPTED], 0, request->path, json, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppCurlWindow) self = APP_CURL_WINDOW (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_strstrip (text);
  if (g_str_has_prefix (text, "curl ") && strlen (text) <= CODEF_CURL_MAX_BYTES)
    app_curl_window_set_text (self, text);
}

static void
app_curl_window_dispose (GObject *object)
{
  AppCurlWindow *self = APP_CURL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_CURL_WINDOW);
  G_OBJECT_CLASS (app_curl_window_parent_class)->dispose (object);
}

static void
app_curl_window_finalize (GObject *object)
{
  g_object_unref (APP_CURL_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (app_curl_window_parent_class)->finalize (object);
}

static void
app_curl_window_class_init (AppCurlWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_curl_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_curl_window_finalize;
  signals[ACCEPTED] = g_signal_new ("accepted", APP_TYPE_CURL_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                    G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "bridge/app-curl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppCurlWindow, view);
  gtk_widget_class_bind_template_child (widget_class, AppCurlWindow, problem);
  gtk_widget_class_install_action (widget_class, "curl.accept", NULL, accept);
}

static void
app_curl_window_init (AppCurlWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
app_curl_window_new (GtkWindow *parent)
{
  AppCurlWindow *self = g_object_new (APP_TYPE_CURL_WINDOW, "transient-for", parent, NULL);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable, on_clipboard_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}

void
app_curl_window_set_text (AppCurlWindow *self, const char *text)
{
  g_return_if_fail (APP_IS_CURL_WINDOW (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

const char *
app_curl_window_get_problem (AppCurlWindow *self)
{
  g_return_val_if_fail (APP_IS_CURL_WINDOW (self), NULL);

  return gtk_label_get_text (self->problem);
}
