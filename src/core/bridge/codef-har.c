/* SPDX-License-Identifier: MIT */
#include "codef-har.h"

#include "codef-redactor.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  JsonBuilder *builder; /* (borrowed) */
  gboolean     is_masked;
} Har;

static void
add_text (Har *har, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  json_builder_set_member_name (har->builder, name);
  json_builder_add_string_value (har->builder, valid);
}

static void
add_number (Har *har, const char *name, gint64 number)
{
  json_builder_set_member_name (har->builder, name);
  json_builder_add_int_value (har->builder, number);
}

/* HAR counts in milliseconds; −1 where a phase did not happen. */
static void
add_time (Har *har, const char *name, gint64 us)
{
  json_builder_set_member_name (har->builder, name);
  json_builder_add_double_value (har->builder, us >= 0 ? (double) us / 1000 : -1.0);
}

static void
add_moment (Har *har, gint64 unix_us)
{
  g_autoptr(GDateTime) second = g_date_time_new_from_unix_utc (unix_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) moment = second != NULL ? g_date_time_add (second, unix_us % G_USEC_PER_SEC) : NULL;
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S.%fZ") : NULL;

  add_text (har, "startedDateTime", text != NULL ? text : "1970-01-01T00:00:00Z");
}

static void
add_empty_list (Har *har, const char *name)
{
  json_builder_set_member_name (har->builder, name);
  json_builder_begin_array (har->builder);
  json_builder_end_array (har->builder);
}

/* Returns: (nullable): the value of Content-Type. */
static const char *
add_headers (Har *har, const CodefHeader *headers, guint n_headers)
{
  const char *type = NULL;

  json_builder_set_member_name (har->builder, "headers");
  json_builder_begin_array (har->builder);
  for (guint i = 0; i < n_headers; i++)
    {
      g_autofree char *masked = codef_redactor_mask_header (headers[i].name, headers[i].value);

      json_builder_begin_object (har->builder);
      add_text (har, "name", headers[i].name);
      add_text (har, "value", har->is_masked ? masked : headers[i].value);
      json_builder_end_object (har->builder);
      if (g_ascii_strcasecmp (headers[i].name, "Content-Type") == 0)
        type = headers[i].value;
    }
  json_builder_end_array (har->builder);
  return type;
}

static void
add_body_text (Har *har, const char *name, GBytes *body, GBytes *(*mask) (GBytes *))
{
  g_autoptr(GBytes) masked = har->is_masked ? mask (body) : g_bytes_ref (body);
  gsize length;
  const char *bytes = g_bytes_get_data (masked, &length);
  g_autofree char *valid = g_utf8_make_valid (bytes != NULL ? bytes : "", (gssize) length);

  json_builder_set_member_name (har->builder, name);
  json_builder_add_string_value (har->builder, valid);
}

static void
add_request (Har *har, CodefAttempt *attempt)
{
  GBytes *wire = codef_attempt_get_request_wire (attempt);
  guint n_headers;
  const CodefHeader *headers = codef_attempt_get_request_headers (attempt, &n_headers);
  g_autofree char *url = codef_redactor_mask_text (codef_attempt_get_url (attempt));
  const char *type;

  json_builder_set_member_name (har->builder, "request");
  json_builder_begin_object (har->builder);
  add_text (har, "method", codef_attempt_get_method (attempt));
  add_text (har, "url", url);
  add_text (har, "httpVersion", "HTTP/1.1");
  type = add_headers (har, headers, n_headers);
  add_empty_list (har, "queryString");
  add_empty_list (har, "cookies");
  add_number (har, "headersSize", -1);
  add_number (har, "bodySize", wire != NULL ? (gint64) g_bytes_get_size (wire) : 0);
  if (wire != NULL && g_bytes_get_size (wire) > 0)
    {
      json_builder_set_member_name (har->builder, "postData");
      json_builder_begin_object (har->builder);
      add_text (har, "mimeType", type != NULL ? type : "application/json");
      add_empty_list (har, "params");
      add_body_text (har, "text", wire, codef_redactor_mask_wire);
      json_builder_end_object (har->builder);
    }
  json_builder_end_object (har->builder);
}

static void
add_response (Har *har, CodefAttempt *attempt)
{
  DocDocument *document = codef_attempt_get_document (attempt);
  guint n_headers;
  const CodefHeader *headers = codef_attempt_get_response_headers (attempt, &n_headers);
  const char *reason = codef_attempt_get_reason (attempt);
  const char *type;

  json_builder_set_member_name (har->builder, "response");
  json_builder_begin_object (har->builder);
  add_number (har, "status", codef_attempt_get_status (attempt));
  add_text (har, "statusText", reason != NULL ? reason : "");
  add_text (har, "httpVersion", "HTTP/1.1");
  type = add_headers (har, headers, n_headers);
  add_empty_list (har, "cookies");
  add_text (har, "redirectURL", "");
  add_number (har, "headersSize", -1);
  add_number (har, "bodySize", (gint64) codef_attempt_get_response_wire_size (attempt));
  json_builder_set_member_name (har->builder, "content");
  json_builder_begin_object (har->builder);
  add_text (har, "mimeType", type != NULL ? type : "");
  add_number (har, "size", document != NULL ? (gint64) g_bytes_get_size (doc_document_get_text (document)) : 0);
  if (document != NULL)
    add_body_text (har, "text", doc_document_get_text (document), codef_redactor_mask_json);
  json_builder_end_object (har->builder);
  if (codef_attempt_get_error (attempt) != NULL)
    add_text (har, "_error", codef_attempt_get_error (attempt)->message);
  json_builder_end_object (har->builder);
}

static void
add_entry (Har *har, CodefAttempt *attempt, const char *page)
{
  const CodefTiming *timing = codef_attempt_get_timing (attempt);

  json_builder_begin_object (har->builder);
  add_text (har, "pageref", page);
  add_moment (har, codef_attempt_get_started_unix_us (attempt));
  add_time (har, "time", timing->total_us);
  add_request (har, attempt);
  add_response (har, attempt);
  json_builder_set_member_name (har->builder, "cache");
  json_builder_begin_object (har->builder);
  json_builder_end_object (har->builder);
  json_builder_set_member_name (har->builder, "timings");
  json_builder_begin_object (har->builder);
  add_time (har, "blocked", -1);
  add_time (har, "dns", timing->dns_us);
  /* HAR counts the time for TLS into that for connecting */
  add_time (har, "connect", timing->connect_us >= 0 ? timing->connect_us + MAX (timing->tls_us, 0) : -1);
  add_time (har, "ssl", timing->tls_us);
  /* these three must be there */
  add_time (har, "send", MAX (timing->send_us, 0));
  add_time (har, "wait", MAX (timing->wait_us, 0));
  add_time (har, "receive", MAX (timing->receive_us, 0));
  json_builder_end_object (har->builder);
  json_builder_end_object (har->builder);
}

static void
add_page (Har *har, CodefExchange *exchange, const char *page)
{
  json_builder_begin_object (har->builder);
  add_moment (har, codef_exchange_get_started_unix_us (exchange));
  add_text (har, "id", page);
  add_text (har, "title", codef_request_get_path (codef_exchange_get_request (exchange)));
  json_builder_set_member_name (har->builder, "pageTimings");
  json_builder_begin_object (har->builder);
  json_builder_end_object (har->builder);
  json_builder_end_object (har->builder);
}

static void
add_log (Har *har, GPtrArray *exchanges, const char *version)
{
  add_text (har, "version", "1.2");
  json_builder_set_member_name (har->builder, "creator");
  json_builder_begin_object (har->builder);
  add_text (har, "name", "Codef Console");
  add_text (har, "version", version);
  json_builder_end_object (har->builder);
  json_builder_set_member_name (har->builder, "pages");
  json_builder_begin_array (har->builder);
  for (guint i = 0; i < exchanges->len; i++)
    {
      g_autofree char *page = g_strdup_printf ("exchange-%u", i + 1);

      add_page (har, g_ptr_array_index (exchanges, i), page);
    }
  json_builder_end_array (har->builder);
  json_builder_set_member_name (har->builder, "entries");
  json_builder_begin_array (har->builder);
  for (guint i = 0; i < exchanges->len; i++)
    {
      GListModel *attempts = codef_exchange_get_attempts (g_ptr_array_index (exchanges, i));
      g_autofree char *page = g_strdup_printf ("exchange-%u", i + 1);

      for (guint j = 0; j < g_list_model_get_n_items (attempts); j++)
        {
          g_autoptr(CodefAttempt) attempt = g_list_model_get_item (attempts, j);

          add_entry (har, attempt, page);
        }
    }
  json_builder_end_array (har->builder);
}

GBytes *
codef_har_write (GPtrArray *exchanges, gboolean is_masked, const char *version)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  Har har = { builder, is_masked };
  char *text;
  gsize length;

  g_return_val_if_fail (exchanges != NULL && version != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "log");
  json_builder_begin_object (builder);
  add_log (&har, exchanges, version);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
