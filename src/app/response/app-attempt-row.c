/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-attempt-row.h"

#include "app-attempt-story.h"
#include "app-context.h"
#include "app-plain.h"
#include "app-timing-bar.h"
#include "app-units.h"
#include "app-wire-block.h"
#include "codef-redactor.h"
#include "doc-percent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Headers beyond this are not shown; the transport refuses far larger ones. */
#define MAX_HEADERS_BYTES (16 * 1024)

struct _AppAttemptRow
{
  AdwExpanderRow parent_instance;
  CodefAttempt  *attempt;           /* (owned) */
  CodefPrivacy  *privacy;           /* (owned) (nullable) */
  gboolean       filled;            /* the parts below were made: at the first opening */

  GtkLabel      *status;            /* template child */
  GtkLabel      *duration;          /* template child */
  GtkWidget     *story_row;         /* template child */
  GtkWidget     *sent_row;          /* template child */
  GtkWidget     *received_row;      /* template child */
  GtkLabel      *story;             /* template child */
  GtkLabel      *connection;        /* template child */
  AppTimingBar  *timing;            /* template child */
  AppWireBlock  *request_headers;   /* template child */
  AppWireBlock  *request_wire;      /* template child */
  AppWireBlock  *request_decoded;   /* template child */
  GtkLabel      *failure;           /* template child */
  AppWireBlock  *response_headers;  /* template child */
  AppWireBlock  *response_wire;     /* template child */
  AppWireBlock  *response_decoded;  /* template child */
  GtkLabel      *withheld;          /* template child */
};

G_DEFINE_FINAL_TYPE (AppAttemptRow, app_attempt_row, ADW_TYPE_EXPANDER_ROW)

static GBytes *
headers_to_bytes (const char *first_line, const CodefHeader *headers, guint n_headers)
{
  GString *lines = g_string_new (first_line);

  for (guint i = 0; i < n_headers && lines->len < MAX_HEADERS_BYTES; i++)
    {
      g_autofree char *value = codef_redactor_mask_header (headers[i].name, headers[i].value);

      g_string_append_printf (lines, "\n%s: %s", headers[i].name, value);
    }
  return g_string_free_to_bytes (lines);
}

static GBytes *
decode (GBytes *wire)
{
  gsize wire_bytes, bad_offset;
  const char *data = g_bytes_get_data (wire, &wire_bytes);
  char *text = g_malloc (wire_bytes + 1);

  return g_bytes_new_take (text, doc_percent_decode (data, wire_bytes, text, &bad_offset));
}

/* (transfer full): without secrets, and without personal data where that is wanted. */
static GBytes *
mask (AppAttemptRow *self, GBytes *text)
{
  g_autoptr(GBytes) masked = codef_redactor_mask_json (text);

  return self->privacy != NULL ? codef_privacy_mask_json (self->privacy, masked) : g_steal_pointer (&masked);
}

/* A body as it went over the wire, and decoded if it was encoded. What is masked is masked in both, and then the note
 * says so. */
static void
show_body (AppAttemptRow *self, AppWireBlock *as_sent, AppWireBlock *decoded, GBytes *wire, gboolean is_encoded, const char *size)
{
  g_autoptr(GBytes) text = is_encoded ? decode (wire) : g_bytes_ref (wire);
  g_autoptr(GBytes) masked = mask (self, text);
  g_autoptr(GBytes) masked_wire = NULL;
  g_autofree char *note = NULL;

  if (!g_bytes_equal (text, masked))
    {
      masked_wire = is_encoded ? doc_percent_encode (masked, DOC_PERCENT_JAVA) : g_bytes_ref (masked);
      /* Translators: a size. */
      note = g_strdup_printf (self->privacy != NULL ? _("%s; secrets and personal data are masked here")
                                                    : _("%s; secrets are masked here"), size);
    }
  app_wire_block_set_bytes (as_sent, masked_wire != NULL ? masked_wire : wire, note != NULL ? note : size);
  if (is_encoded)
    app_wire_block_set_bytes (decoded, masked, NULL);
}

static void
fill_request (AppAttemptRow *self)
{
  guint n_headers;
  const CodefHeader *headers = codef_attempt_get_request_headers (self->attempt, &n_headers);
  g_autofree char *line =
    g_strdup_printf ("%s %s", codef_attempt_get_method (self->attempt), codef_attempt_get_url (self->attempt));
  g_autoptr(GBytes) head = headers_to_bytes (line, headers, n_headers);
  GBytes *wire = codef_attempt_get_request_wire (self->attempt);
  g_autofree char *size = wire != NULL ? app_units_size (g_bytes_get_size (wire)) : NULL;

  app_wire_block_set_bytes (self->request_headers, head, NULL);
  /* The token route takes a form of two words, nothing to decode. */
  if (wire != NULL)
    show_body (self, self->request_wire, self->request_decoded, wire,
               codef_attempt_get_purpose (self->attempt) == CODEF_ATTEMPT_CALL, size);
}

static void
fill_response (AppAttemptRow *self)
{
  guint n_headers;
  const CodefHeader *headers = codef_attempt_get_response_headers (self->attempt, &n_headers);
  const char *reason = codef_attempt_get_reason (self->attempt);
  GBytes *wire = codef_attempt_get_response_wire (self->attempt);
  guint64 wire_size = codef_attempt_get_response_wire_size (self->attempt);
  DocDocument *document = codef_attempt_get_document (self->attempt);
  g_autofree char *line =
    g_strdup_printf ("HTTP %u %s", codef_attempt_get_status (self->attempt), reason != NULL ? reason : "");
  g_autofree char *size = app_units_size (wire_size), *note = NULL;
  g_autoptr(GBytes) head = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->withheld),
                          codef_attempt_get_purpose (self->attempt) == CODEF_ATTEMPT_TOKEN);
  if (codef_attempt_get_status (self->attempt) == 0)
    return;
  head = headers_to_bytes (line, headers, n_headers);
  app_wire_block_set_bytes (self->response_headers, head, NULL);
  if (wire == NULL)
    return;
  if (wire_size > g_bytes_get_size (wire))
    /* Translators: a size. */
    note = g_strdup_printf (_("%s, of which the beginning is kept"), size);
  show_body (self, self->response_wire, self->response_decoded, wire,
             document != NULL && doc_document_get_form (document) == DOC_FORM_PERCENT, note != NULL ? note : size);
}

static void
fill (AppAttemptRow *self)
{
  const GError *error = codef_attempt_get_error (self->attempt);
  g_autofree char *connection = app_attempt_connection (self->attempt);
  g_autofree char *failure = NULL;

  self->filled = TRUE;
  gtk_label_set_text (self->connection, connection);
  app_timing_bar_set_timing (self->timing, codef_attempt_get_timing (self->attempt));
  if (error != NULL)
    failure = app_plain_block (error->message, strlen (error->message), 1024);
  gtk_label_set_text (self->failure, failure);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), failure != NULL);
  fill_request (self);
  fill_response (self);
}

static void
on_expanded_cb (AppAttemptRow *self)
{
  if (!self->filled && self->attempt != NULL && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    fill (self);
}

static void
app_attempt_row_dispose (GObject *object)
{
  g_clear_object (&APP_ATTEMPT_ROW (object)->attempt);
  g_clear_pointer (&APP_ATTEMPT_ROW (object)->privacy, codef_privacy_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_ATTEMPT_ROW);
  G_OBJECT_CLASS (app_attempt_row_parent_class)->dispose (object);
}

static void
app_attempt_row_class_init (AppAttemptRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_attempt_row_dispose;
  g_type_ensure (APP_TYPE_WIRE_BLOCK);
  g_type_ensure (APP_TYPE_TIMING_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-attempt-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, status);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, duration);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, story_row);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, sent_row);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, received_row);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, story);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, connection);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, timing);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, request_headers);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, request_wire);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, request_decoded);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, failure);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, response_headers);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, response_wire);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, response_decoded);
  gtk_widget_class_bind_template_child (widget_class, AppAttemptRow, withheld);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded_cb);
}

static void
app_attempt_row_init (AppAttemptRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_part (GtkWidget *row, const char *title, const char *part)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", title, part);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Several attempts stand in one list: each part's name begins with the attempt's. */
static void
name_parts (AppAttemptRow *self, const char *title)
{
  g_autofree char *sent = g_strdup_printf ("%s: %s", title, _("Sent"));
  g_autofree char *received = g_strdup_printf ("%s: %s", title, _("Received"));

  name_part (self->story_row, title, _("Why and how long"));
  name_part (self->sent_row, title, _("Sent"));
  name_part (self->received_row, title, _("Received"));
  app_wire_block_set_place (self->request_headers, sent);
  app_wire_block_set_place (self->request_wire, sent);
  app_wire_block_set_place (self->request_decoded, sent);
  app_wire_block_set_place (self->response_headers, received);
  app_wire_block_set_place (self->response_wire, received);
  app_wire_block_set_place (self->response_decoded, received);
}

GtkWidget *
app_attempt_row_new (GListModel *attempts, guint position, CodefPrivacy *privacy)
{
  AppAttemptRow *self = g_object_new (APP_TYPE_ATTEMPT_ROW, NULL);
  g_autofree char *title = NULL, *status = NULL, *duration = NULL, *story = NULL, *url = NULL, *spoken = NULL;
  guint http_status;

  self->attempt = g_list_model_get_item (attempts, position);
  self->privacy = privacy != NULL ? codef_privacy_ref (privacy) : NULL;
  http_status = codef_attempt_get_status (self->attempt);
  title = g_strdup_printf ("%u  %s", position + 1, app_attempt_story_title (attempts, position));
  url = g_strdup_printf ("%s %s", codef_attempt_get_method (self->attempt), codef_attempt_get_url (self->attempt));
  status = http_status > 0 ? g_strdup_printf ("HTTP %u", http_status) : g_strdup (_("no answer"));
  duration = app_units_duration (codef_attempt_get_timing (self->attempt)->total_us);
  story = app_attempt_story (attempts, position);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), url);
  gtk_label_set_text (self->status, status);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), http_status == 200 ? "success" : "error");
  gtk_label_set_text (self->duration, duration);
  gtk_label_set_text (self->story, story);
  name_parts (self, title);
  spoken = g_strdup_printf ("%s, %s, %s", title, status, duration);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}
