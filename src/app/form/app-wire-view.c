/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-wire-view.h"

#include "codef-redactor.h"
#include "codef-request.h"
#include "codef-transport.h"
#include "doc-percent.h"

#include <glib/gi18n.h>

/* Of the encoded body this much is shown: it has no line breaks, and a text view freezes on one giant line. */
#define SHOWN_BYTES ((gsize) 8 * 1024)

struct _AppWireView
{
  AdwBin         parent_instance;

  AppContext    *context;      /* (owned) */
  CodefForm     *form;         /* (owned) (nullable) */
  char          *path;         /* (owned) (nullable) */
  GtkTextBuffer *buffer;       /* owned by the view */
  GtkTextTag    *heading;      /* owned by the buffer's table */
  GCancellable  *cancellable;  /* (owned) (nullable) of the client being made */
  char          *problem;      /* (owned) (nullable) why there is no client: keys are missing, the sandbox was stopped */
  guint          update_id;    /* idle; 0 if none is due */
};

G_DEFINE_FINAL_TYPE (AppWireView, app_wire_view, ADW_TYPE_BIN)

static void
append (AppWireView *self, const char *text, gboolean heading)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert_with_tags (self->buffer, &end, text, -1, heading ? self->heading : NULL, NULL);
}

/* The request with its secrets masked, in the encoded form; the mask itself stays readable. */
static char *
encode_masked (GBytes *masked)
{
  g_autoptr(GBytes) mask = g_bytes_new_static (CODEF_REDACTED, strlen (CODEF_REDACTED));
  g_autoptr(GBytes) mask_wire = doc_percent_encode (mask, DOC_PERCENT_JAVA);
  g_autoptr(GBytes) wire = doc_percent_encode (masked, DOC_PERCENT_JAVA);
  GString *text = g_string_new_len (g_bytes_get_data (wire, NULL), (gssize) g_bytes_get_size (wire));
  g_autofree char *encoded_mask = g_strndup (g_bytes_get_data (mask_wire, NULL), g_bytes_get_size (mask_wire));

  g_string_replace (text, encoded_mask, CODEF_REDACTED, 0);
  return g_string_free (text, FALSE);
}

static void
append_headers (AppWireView *self, CodefEnvironment *environment)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("{}", 2);
  g_autoptr(CodefRequest) request = codef_request_new (self->path, nothing, 0, NULL);
  CodefClient *client = app_context_peek_client (self->context, environment);
  g_auto(GStrv) headers = NULL;
  g_autofree char *line =
    g_strdup_printf ("POST %s%s\n", codef_environment_get_api_url (environment), self->path != NULL ? self->path : "");

  append (self, line, FALSE);
  if (client != NULL && request != NULL)
    headers = codef_client_preview_headers (client, request);
  if (headers == NULL && self->problem != NULL)
    {
      append (self, self->problem, FALSE);
      append (self, "\n", FALSE);
    }
  for (char **header = headers; header != NULL && *header != NULL; header++)
    {
      append (self, *header, FALSE);
      append (self, "\n", FALSE);
    }
}

/* (transfer full): the request without secrets, and without personal data where that is masked. */
static char *
dup_shown_text (AppWireView *self)
{
  CodefPrivacy *privacy = app_context_get_privacy (self->context);
  g_autofree char *redacted = codef_form_dup_redacted_text (self->form);
  g_autoptr(GBytes) clear = g_bytes_new_static (redacted, strlen (redacted)), masked = NULL;

  if (privacy == NULL)
    return g_steal_pointer (&redacted);
  masked = codef_privacy_mask_json (privacy, clear);
  return g_strndup (g_bytes_get_data (masked, NULL), g_bytes_get_size (masked));
}

static void
append_body (AppWireView *self)
{
  g_autofree char *redacted = dup_shown_text (self);
  g_autoptr(GBytes) masked = g_bytes_new_static (redacted, strlen (redacted));
  g_autofree char *wire = encode_masked (masked);
  gsize length = strlen (wire);
  gboolean has_secret = strstr (redacted, CODEF_REDACTED) != NULL;
  g_autofree char *heading = NULL;

  if (has_secret)
    heading = g_strdup (_("\nBody (•••• is replaced by the encrypted value when it is sent)\n"));
  else
    heading = g_strdup_printf (ngettext ("\nBody, %zu byte\n", "\nBody, %zu bytes\n", length), length);
  append (self, heading, TRUE);
  if (length > SHOWN_BYTES)
    {
      g_autofree char *start = g_utf8_substring (wire, 0, SHOWN_BYTES - 1);

      append (self, start, FALSE);
      append (self, "…", FALSE);
    }
  else
    append (self, wire, FALSE);
  append (self, _("\n\nThe same, decoded\n"), TRUE);
  append (self, strlen (redacted) > SHOWN_BYTES ? _("Too long to repeat here; the JSON view has it.") : redacted, FALSE);
}

static void queue_update (AppWireView *self);

static void
on_client_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppWireView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefClient) client = app_context_get_client_finish (APP_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  queue_update (self);
}

/* The headers are the client's; it is made on the first look (this starts the built-in sandbox, no more). */
static void
request_client (AppWireView *self)
{
  CodefEnvironment *environment = app_context_get_environment (self->context);

  if (self->cancellable != NULL || self->problem != NULL || app_context_peek_client (self->context, environment) != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  app_context_get_client_async (self->context, environment, self->cancellable, on_client_cb, g_object_ref (self));
}

static void
on_update_cb (gpointer user_data)
{
  AppWireView *self = user_data;

  self->update_id = 0;
  request_client (self);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  if (self->form == NULL)
    return;
  append (self, _("Request\n"), TRUE);
  append_headers (self, app_context_get_environment (self->context));
  append_body (self);
}

/* While hidden nothing is made; when shown it is made once a turn, however many fields changed. */
static void
queue_update (AppWireView *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add_once (on_update_cb, self);
}

static void
on_changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  queue_update (user_data);
}

static void
stop_waiting (AppWireView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->problem, g_free);
}

static void
on_environment_cb (AppContext *context, GParamSpec *pspec, gpointer user_data)
{
  stop_waiting (user_data);
  queue_update (user_data);
}

static void
on_keys_changed_cb (AppContext *context, const char *environment_id, gpointer user_data)
{
  stop_waiting (user_data);
  queue_update (user_data);
}

static void
app_wire_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (app_wire_view_parent_class)->map (widget);
  queue_update (APP_WIRE_VIEW (widget));
}

static void
app_wire_view_dispose (GObject *object)
{
  AppWireView *self = APP_WIRE_VIEW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  stop_waiting (self);
  app_wire_view_set_form (self, NULL);
  g_clear_object (&self->context);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (app_wire_view_parent_class)->dispose (object);
}

static void
app_wire_view_class_init (AppWireViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_wire_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = app_wire_view_map;
}

static void
app_wire_view_init (AppWireView *self)
{
  GtkWidget *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What will be sent"), -1);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  self->heading = gtk_text_buffer_create_tag (self->buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "family", "sans",
                                              "pixels-below-lines", 3, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
app_wire_view_new (AppContext *context)
{
  AppWireView *self = g_object_new (APP_TYPE_WIRE_VIEW, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (on_environment_cb), self, 0);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (on_changed_cb), self, 0);
  g_signal_connect_object (context, "keys-changed", G_CALLBACK (on_keys_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

void
app_wire_view_set_form (AppWireView *self, CodefForm *form)
{
  if (self->form == form)
    return;
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_set_object (&self->form, form);
  if (form != NULL)
    g_signal_connect_object (form, "notify::text", G_CALLBACK (on_changed_cb), self, 0);
  queue_update (self);
}

void
app_wire_view_set_path (AppWireView *self, const char *path)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  queue_update (self);
}
