/* SPDX-License-Identifier: MIT */
/* An exchange on its way into the history: every text passes the redactor before it is bound. */
#include "codef-config.h"
#include "store-history-private.h"

#include "codef-environment.h"
#include "codef-redactor.h"
#include "codef-reply.h"

#include <json-glib/json-glib.h>
#include <string.h>

struct _StoreHistoryRecord
{
  StoreHistoryKeep  keep;
  CodefCatalog     *catalog;     /* (owned) (nullable) */
  CodefRequest     *request;     /* (owned) */
  char             *environment; /* (owned) */
  CodefReply       *reply;       /* (owned) (nullable) */
  char             *error;       /* (owned) (nullable) */
  GPtrArray        *attempts;    /* (owned) of CodefAttempt */
  GPtrArray        *steps;       /* (owned) of CodefStep */
  CodefPhase        phase;
  gint64            started_unix_us, elapsed_us;
};

static GPtrArray *
list_items (GListModel *model)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));
  return items;
}

StoreHistoryRecord *
_store_history_record_new (CodefExchange *exchange, CodefCatalog *catalog, StoreHistoryKeep keep)
{
  StoreHistoryRecord *self = g_new0 (StoreHistoryRecord, 1);
  CodefReply *reply = codef_exchange_get_reply (exchange);
  const GError *error = codef_exchange_get_error (exchange);

  self->keep = keep;
  self->catalog = catalog != NULL ? g_object_ref (catalog) : NULL;
  self->request = codef_request_ref (codef_exchange_get_request (exchange));
  self->environment = g_strdup (codef_environment_get_id (codef_exchange_get_environment (exchange)));
  self->reply = reply != NULL ? codef_reply_ref (reply) : NULL;
  self->error = error != NULL ? g_strdup (error->message) : NULL;
  self->attempts = list_items (codef_exchange_get_attempts (exchange));
  self->steps = list_items (codef_exchange_get_steps (exchange));
  self->phase = codef_exchange_get_phase (exchange);
  self->started_unix_us = codef_exchange_get_started_unix_us (exchange);
  self->elapsed_us = codef_exchange_get_elapsed_us (exchange);
  return self;
}

void
_store_history_record_free (StoreHistoryRecord *self)
{
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->request, codef_request_unref);
  g_clear_pointer (&self->environment, g_free);
  g_clear_pointer (&self->reply, codef_reply_unref);
  g_clear_pointer (&self->error, g_free);
  g_clear_pointer (&self->attempts, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

/* (transfer full) (nullable) */
static char *
mask_text (const char *text)
{
  return text != NULL ? codef_redactor_mask_text (text) : NULL;
}

/* (transfer full) (nullable): what is too long is left out, for half a JSON text helps nobody. */
static GBytes *
mask_body (GBytes *text)
{
  if (text == NULL || g_bytes_get_size (text) > STORE_HISTORY_MAX_BODY_BYTES)
    return NULL;
  return codef_redactor_mask_json (text);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_masked (JsonBuilder *builder, const char *name, const char *text)
{
  g_autofree char *masked = mask_text (text);

  add_text (builder, name, masked);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_bytes (JsonBuilder *builder, const char *name, GBytes *masked)
{
  gsize length;
  const char *bytes = masked != NULL ? g_bytes_get_data (masked, &length) : NULL;
  g_autofree char *valid = bytes != NULL ? g_utf8_make_valid (bytes, (gssize) length) : NULL;

  add_text (builder, name, valid);
}

static void
add_headers (JsonBuilder *builder, const char *name, const CodefHeader *headers, guint n_headers)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_headers; i++)
    {
      g_autofree char *value = codef_redactor_mask_header (headers[i].name, headers[i].value);

      json_builder_begin_object (builder);
      add_text (builder, "name", headers[i].name);
      add_text (builder, "value", value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_timing (JsonBuilder *builder, const CodefTiming *timing)
{
  json_builder_set_member_name (builder, "timingUs");
  json_builder_begin_object (builder);
  add_number (builder, "dns", timing->dns_us);
  add_number (builder, "connect", timing->connect_us);
  add_number (builder, "tls", timing->tls_us);
  add_number (builder, "send", timing->send_us);
  add_number (builder, "wait", timing->wait_us);
  add_number (builder, "receive", timing->receive_us);
  add_number (builder, "total", timing->total_us);
  json_builder_end_object (builder);
}

/* The answer of the last attempt is the entry's own and is not repeated. */
static void
add_attempt_bodies (JsonBuilder *builder, CodefAttempt *attempt, gboolean is_last)
{
  GBytes *wire = codef_attempt_get_request_wire (attempt);
  DocDocument *document = codef_attempt_get_document (attempt);
  g_autoptr(GBytes) sent = NULL;
  g_autoptr(GBytes) got = NULL;

  if (codef_attempt_get_purpose (attempt) == CODEF_ATTEMPT_TOKEN)
    return;
  if (wire != NULL && g_bytes_get_size (wire) <= STORE_HISTORY_MAX_BODY_BYTES)
    sent = codef_redactor_mask_wire (wire);
  add_bytes (builder, "requestWire", sent);
  if (document != NULL && !is_last)
    got = mask_body (doc_document_get_text (document));
  add_bytes (builder, "answer", got);
}

static void
add_attempt (JsonBuilder *builder, CodefAttempt *attempt, gboolean is_last)
{
  const GError *error = codef_attempt_get_error (attempt);
  const CodefHeader *headers;
  guint n_headers;

  json_builder_begin_object (builder);
  add_text (builder, "purpose", codef_attempt_get_purpose (attempt) == CODEF_ATTEMPT_TOKEN ? "token" : "call");
  add_text (builder, "method", codef_attempt_get_method (attempt));
  add_masked (builder, "url", codef_attempt_get_url (attempt));
  add_number (builder, "startedUnixUs", codef_attempt_get_started_unix_us (attempt));
  headers = codef_attempt_get_request_headers (attempt, &n_headers);
  add_headers (builder, "requestHeaders", headers, n_headers);
  add_number (builder, "status", codef_attempt_get_status (attempt));
  add_text (builder, "reason", codef_attempt_get_reason (attempt));
  headers = codef_attempt_get_response_headers (attempt, &n_headers);
  add_headers (builder, "responseHeaders", headers, n_headers);
  add_number (builder, "responseWireBytes", (gint64) codef_attempt_get_response_wire_size (attempt));
  add_timing (builder, codef_attempt_get_timing (attempt));
  add_text (builder, "tls", codef_attempt_get_tls (attempt));
  add_masked (builder, "error", error != NULL ? error->message : NULL);
  add_attempt_bodies (builder, attempt, is_last);
  json_builder_end_object (builder);
}

static void
add_step (JsonBuilder *builder, CodefStep *step)
{
  g_autoptr(GEnumClass) kinds = g_type_class_ref (codef_challenge_kind_get_type ());
  g_autoptr(GEnumClass) verdicts = g_type_class_ref (codef_step_verdict_get_type ());
  g_autoptr(GBytes) sent = codef_redactor_mask_json (codef_step_get_sent (step));

  json_builder_begin_object (builder);
  add_text (builder, "kind", g_enum_get_value (kinds, (int) codef_step_get_kind (step))->value_nick);
  add_text (builder, "method", codef_step_get_method (step));
  add_bytes (builder, "sent", sent);
  add_number (builder, "sentUnixUs", codef_step_get_sent_unix_us (step));
  add_text (builder, "verdict", g_enum_get_value (verdicts, (int) codef_step_get_verdict (step))->value_nick);
  add_text (builder, "code", codef_step_get_code (step));
  add_masked (builder, "message", codef_step_get_message (step));
  json_builder_end_object (builder);
}

static GBytes *
print_trail (StoreHistoryRecord *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr(JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "attempts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->attempts->len; i++)
    add_attempt (builder, g_ptr_array_index (self->attempts, i), i + 1 == self->attempts->len);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->steps->len; i++)
    add_step (builder, g_ptr_array_index (self->steps, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static char *
find_organization (CodefRequest *request)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (codef_request_get_json (request), NULL);

  return doc_document_dup_member (document, DOC_NODE_ROOT, "organization");
}

/* A name, and each Korean end of its words: "KB국민은행" is looked for as 국민 and as 은행, and an index knows only how
 * words begin. */
static void
add_name (GString *words, const char *name)
{
  g_string_append_printf (words, " %s", name);
  for (const char *p = name, *before = " "; *p != '\0'; before = p, p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HANGUL && *before != ' ')
      {
        g_string_append_c (words, ' ');
        g_string_append_len (words, p, (gssize) strcspn (p, " "));
      }
}

/* What a person would look for that stands in no body. */
static char *
collect_words (StoreHistoryRecord *self, const char *organization)
{
  const char *path = codef_request_get_path (self->request);
  GString *words = g_string_new (path);
  CodefProduct *product = self->catalog != NULL ? codef_catalog_find_product (self->catalog, path) : NULL;
  CodefOrganization *bank = NULL;

  if (self->catalog != NULL && organization != NULL)
    bank = codef_catalog_find_organization (self->catalog, path, organization);
  for (CodefLanguage language = CODEF_LANGUAGE_KOREAN; language <= CODEF_LANGUAGE_ENGLISH; language++)
    {
      if (product != NULL)
        add_name (words, codef_product_get_title (product, language));
      if (bank != NULL)
        add_name (words, codef_organization_get_name (bank, language));
    }
  if (product != NULL && codef_product_get_code (product) != NULL)
    g_string_append_printf (words, " %s", codef_product_get_code (product));
  return g_string_free (words, FALSE);
}

static void
bind_text (sqlite3_stmt *statement, int position, const char *text)
{
  sqlite3_bind_text (statement, position, text, -1, SQLITE_TRANSIENT);
}

/* As text; what is no UTF-8 gets marks in its place. */
static void
bind_body (sqlite3_stmt *statement, int position, GBytes *bytes)
{
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (data != NULL)
    sqlite3_bind_text (statement, position, g_utf8_make_valid (data, (gssize) length), -1, g_free);
}

static void
bind_reply (StoreHistoryRecord *self, sqlite3_stmt *statement)
{
  g_autofree char *message = NULL;

  if (self->reply == NULL)
    {
      message = mask_text (self->error);
      bind_text (statement, 7, message);
      sqlite3_bind_int (statement, 9, 0);
      sqlite3_bind_int64 (statement, 11, 0);
      return;
    }
  message = mask_text (codef_reply_get_message (self->reply));
  bind_text (statement, 6, codef_reply_get_code (self->reply));
  bind_text (statement, 7, message);
  bind_text (statement, 8, codef_reply_get_transaction_id (self->reply));
  sqlite3_bind_int (statement, 9, (int) codef_reply_get_status (self->reply));
  sqlite3_bind_int64 (statement, 11, (gint64) g_bytes_get_size (doc_document_get_text (codef_reply_get_document (self->reply))));
}

static void
bind_bodies (StoreHistoryRecord *self, sqlite3_stmt *statement)
{
  g_autoptr(GBytes) request = mask_body (codef_request_get_json (self->request));
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(GBytes) trail = print_trail (self);

  if (self->reply != NULL)
    answer = mask_body (doc_document_get_text (codef_reply_get_document (self->reply)));
  bind_body (statement, 15, request);
  bind_body (statement, 16, answer);
  bind_body (statement, 17, trail);
}

gint64
_store_history_record_insert (StoreHistoryRecord *self, StoreDatabase *database, GError **error)
{
  g_autoptr(StoreStatement) statement = store_database_prepare (database,
    "INSERT INTO exchange (started_us, product, environment, organization, phase, code, message, transaction_id, status,"
    " elapsed_us, size_bytes, n_attempts, n_steps, words, request, answer, trail)"
    " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)", error);
  g_autofree char *organization = find_organization (self->request);
  g_autofree char *words = collect_words (self, organization);
  gboolean is_open = self->phase == CODEF_PHASE_WAITING || self->phase == CODEF_PHASE_CHALLENGED;

  if (statement == NULL)
    return -1;
  sqlite3_bind_int64 (statement, 1, self->started_unix_us);
  bind_text (statement, 2, codef_request_get_path (self->request));
  bind_text (statement, 3, self->environment);
  bind_text (statement, 4, organization);
  sqlite3_bind_int (statement, 5, is_open ? CODEF_PHASE_CANCELLED : self->phase);
  bind_reply (self, statement);
  sqlite3_bind_int64 (statement, 10, self->elapsed_us);
  sqlite3_bind_int64 (statement, 12, self->attempts->len);
  sqlite3_bind_int64 (statement, 13, self->steps->len);
  bind_text (statement, 14, words);
  if (self->keep == STORE_HISTORY_KEEP_BODIES)
    bind_bodies (self, statement);
  if (sqlite3_step (statement) == SQLITE_DONE)
    return sqlite3_last_insert_rowid (store_database_get_handle (database));
  store_database_set_error (database, error);
  return -1;
}
