/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-post.h"

#include "codef-attempt-private.h"
#include "codef-error.h"
#include "codef-post-problem.h"
#include "doc-reader.h"
#include <string.h>

/* One read; decoding this much takes well under a millisecond, so the main loop stays free. */
#define PIECE_BYTES ((gsize) 256 * 1024)
/* Answers up to this size are finished where they are: a thread would cost more than the work. */
#define FINISH_IN_PLACE_BYTES ((gsize) 1024 * 1024)
/* A token answer is about 1 kB; the sandbox reads as much in a token request. */
#define TOKEN_ANSWER_MAX_BYTES ((gsize) 64 * 1024)
/* Just below redraws (120): a large answer must not keep the window from being drawn. */
#define READ_PRIORITY (G_PRIORITY_HIGH_IDLE + 30)

struct _CodefPost
{
  CodefPostSettings settings;
  SoupMessage      *message;          /* (owned) */
  CodefAttempt     *attempt;          /* (owned) */
  GInputStream     *stream;           /* (owned) (nullable) the body, once the headers are here */
  DocReader        *reader;           /* (owned) (nullable) calls: until it is finished */
  GByteArray       *token_answer;     /* (owned) (nullable) token route: never grows past its first allocation */
  guint8           *piece;            /* (owned) (nullable) */
  gsize             piece_bytes;
  GBytes           *rest;             /* (owned) (nullable) on its way to the overflow */
  gboolean          is_full;          /* the overflow has all that it may get */
  GCancellable     *stop;             /* (owned) reaches the socket; cancelled by the caller, a deadline or a limit */
  GCancellable     *caller;           /* (owned) (nullable) */
  gulong            caller_handler;
  GSource          *deadline;         /* (owned) (nullable) */
  GSource          *connect_deadline; /* (owned) (nullable) */
  GError           *reason;           /* (owned) (nullable) why we stopped it ourselves */
  GError           *flaw;             /* (owned) (nullable) makes the answer unreadable although all of it is read */
  CodefPostStage    stage;
  guint64           expected_bytes;   /* what Content-Length says; G_MAXUINT64 if nothing */
  gint64            deadline_us;      /* 0 for none */
  gint64            started_us;
  gint64            wrote_us;         /* 0 until the request is written */
  CodefWrittenFunc  written;          /* (nullable) */
  gpointer          written_data;
};

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop_for (CodefPost *self, GError *reason)
{
  if (self->reason == NULL)
    self->reason = reason;
  else
    g_error_free (reason);
  g_cancellable_cancel (self->stop);
}

static const char *
get_host (CodefPost *self)
{
  return g_uri_get_host (soup_message_get_uri (self->message));
}

static gboolean
on_deadline_cb (gpointer user_data)
{
  CodefPost *self = user_data;

  stop_for (self, codef_post_problem_new_late (get_host (self), self->stage, self->deadline_us - self->started_us));
  return G_SOURCE_REMOVE;
}

static gboolean
on_connect_deadline_cb (gpointer user_data)
{
  CodefPost *self = user_data;

  stop_for (self, codef_post_problem_new_late (get_host (self), CODEF_POST_CONNECTING,
                                               (gint64) self->settings.connect_deadline_ms * 1000));
  return G_SOURCE_REMOVE;
}

static GSource *
arm (guint milliseconds, GSourceFunc callback, CodefPost *self)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, callback, self, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

/* --- while the message is on its way --- */

static void
on_network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, gpointer user_data)
{
  CodefPost *self = user_data;

  if (self->connect_deadline == NULL && self->stage == CODEF_POST_CONNECTING && self->settings.connect_deadline_ms > 0)
    self->connect_deadline = arm (self->settings.connect_deadline_ms, on_connect_deadline_cb, self);
}

static void
on_starting_cb (SoupMessage *message, gpointer user_data)
{
  CodefPost *self = user_data;

  clear_source (&self->connect_deadline);
  self->stage = CODEF_POST_SENDING;
}

static void
on_wrote_body_cb (SoupMessage *message, gpointer user_data)
{
  CodefPost *self = user_data;

  self->wrote_us = g_get_monotonic_time ();
  self->stage = CODEF_POST_WAITING;
  if (self->written != NULL)
    self->written (self->written_data);
}

static void
on_caller_cancelled_cb (GCancellable *caller, gpointer user_data)
{
  CodefPost *self = user_data;

  g_cancellable_cancel (self->stop);
}

/* --- the end, in reverse order of need --- */

static gint64
span (guint64 from_us, guint64 to_us)
{
  return from_us != 0 && to_us >= from_us ? (gint64) (to_us - from_us) : -1;
}

static void
take_timing (CodefPost *self)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (self->message);
  CodefTiming *timing = &self->attempt->timing;
  guint64 now_us = (guint64) g_get_monotonic_time ();
  guint64 connect_end, tls_start, first_us;

  timing->total_us = (gint64) now_us - self->started_us;
  if (metrics == NULL)
    return;
  connect_end = soup_message_metrics_get_connect_end (metrics);
  tls_start = soup_message_metrics_get_tls_start (metrics);
  first_us = soup_message_metrics_get_response_start (metrics);
  timing->dns_us = span (soup_message_metrics_get_dns_start (metrics), soup_message_metrics_get_dns_end (metrics));
  timing->connect_us = span (soup_message_metrics_get_connect_start (metrics),
                             tls_start != 0 ? tls_start : connect_end);
  timing->tls_us = span (tls_start, connect_end);
  timing->send_us = span (soup_message_metrics_get_request_start (metrics), (guint64) self->wrote_us);
  timing->wait_us = span ((guint64) self->wrote_us, first_us);
  timing->receive_us = span (first_us, now_us);
}

static const char *
name_tls (GTlsProtocolVersion version)
{
  switch (version)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    case G_TLS_PROTOCOL_VERSION_UNKNOWN:
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
    default:
      return NULL;
    }
}

/* Everything that is known only now; the attempt does not change afterwards. */
static void
seal_attempt (CodefPost *self)
{
  CodefAttempt *attempt = self->attempt;

  _codef_attempt_copy_headers (attempt->request_headers, soup_message_get_request_headers (self->message));
  attempt->tls = name_tls (soup_message_get_tls_protocol_version (self->message));
  if (attempt->kept_wire != NULL)
    attempt->response_wire = g_byte_array_free_to_bytes (g_steal_pointer (&attempt->kept_wire));
  take_timing (self);
}

static void
drop_overflow (CodefPost *self)
{
  g_clear_object (&self->attempt->overflow);
  self->attempt->overflow_bytes = 0;
}

static void
end (GTask *task, GError *error)
{
  CodefPost *self = g_task_get_task_data (task);

  clear_source (&self->deadline);
  clear_source (&self->connect_deadline);
  g_cancellable_disconnect (self->caller, self->caller_handler);
  self->caller_handler = 0;
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->piece, g_free);
  g_clear_pointer (&self->rest, g_bytes_unref);
  if (self->attempt->document == NULL)
    drop_overflow (self);
  seal_attempt (self);
  if (error == NULL)
    {
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      self->attempt->error = g_error_copy (error);
      g_task_return_error (task, error);
    }
  g_object_unref (task);
}

static void
finish_in_thread (GTask *work, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (work, doc_reader_finish (task_data), (GDestroyNotify) doc_document_unref);
}

typedef struct
{
  GTask  *task;  /* (owned) the post's */
  GError *error; /* (owned) (nullable) with which the post will end */
} Ending;

static void
on_finished_in_thread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Ending *ending = user_data;
  CodefPost *self = g_task_get_task_data (ending->task);
  g_autoptr(GError) cancelled = NULL;

  self->attempt->document = g_task_propagate_pointer (G_TASK (result), &cancelled);
  if (cancelled != NULL && ending->error == NULL)
    ending->error = self->reason != NULL ? g_steal_pointer (&self->reason) : g_steal_pointer (&cancelled);
  end (ending->task, ending->error);
}

/* Makes a document of what arrived and ends. @error: (transfer full) (nullable). A large text is indexed in a thread,
 * and waiting for it can be cancelled. */
static void
end_with_document (GTask *task, GError *error)
{
  CodefPost *self = g_task_get_task_data (task);
  g_autoptr(GTask) work = NULL;
  Ending *ending;

  if (self->reader == NULL || self->attempt->status == 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end (task, error);
      return;
    }
  if (doc_reader_get_wire_size (self->reader) <= FINISH_IN_PLACE_BYTES)
    {
      self->attempt->document = doc_reader_finish (self->reader);
      end (task, error);
      return;
    }
  ending = g_new (Ending, 1);
  *ending = (Ending) { task, error };
  /* after an error the socket is gone already and only the caller can have lost interest */
  work = g_task_new (NULL, error == NULL ? self->stop : self->caller, on_finished_in_thread_cb, ending);
  g_task_set_source_tag (work, end_with_document);
  g_task_set_task_data (work, g_steal_pointer (&self->reader), (GDestroyNotify) doc_reader_free);
  g_task_set_return_on_cancel (work, TRUE);
  g_task_run_in_thread (work, finish_in_thread);
}

static void
fail (GTask *task, const GError *cause)
{
  CodefPost *self = g_task_get_task_data (task);
  GError *error;

  if (self->reason != NULL)
    error = g_steal_pointer (&self->reason);
  else
    error = codef_post_problem_translate (cause, self->message, self->stage, self->attempt->response_wire_size,
                                          self->settings.route,
                                          codef_clock_now_unix_us (self->settings.clock), self->settings.own_roots);
  end_with_document (task, error);
}

/* --- the body --- */

static gsize
get_limit_bytes (CodefPost *self)
{
  return self->token_answer != NULL ? TOKEN_ANSWER_MAX_BYTES : self->settings.limits.max_size_bytes;
}

/* Returns: FALSE when it is too large. */
static gboolean
take_piece (CodefPost *self, gsize length)
{
  _codef_attempt_take_bytes (self->attempt, self->piece, length);
  if (self->reader != NULL)
    return doc_reader_feed (self->reader, self->piece, length);
  if (self->token_answer->len + length > get_limit_bytes (self))
    return FALSE;
  g_byte_array_append (self->token_answer, self->piece, (guint) length);
  explicit_bzero (self->piece, length);
  return TRUE;
}

static void on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
read_next (GTask *task)
{
  CodefPost *self = g_task_get_task_data (task);

  g_input_stream_read_async (self->stream, self->piece, self->piece_bytes, READ_PRIORITY, self->stop, on_read_cb, task);
}

/* --- past the limit: the text so far, then the rest, go where the caller wants them --- */

static void spill (GTask *task);

static void
fail_to_spill (GTask *task, const GError *cause)
{
  CodefPost *self = g_task_get_task_data (task);

  if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    stop_for (self, codef_post_problem_new_no_room (get_limit_bytes (self), cause));
  drop_overflow (self);
  fail (task, cause);
}

static void
on_spilled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CodefPost *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gsize written_bytes = 0;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &written_bytes, &error))
    {
      self->attempt->overflow_bytes += written_bytes;
      spill (task);
    }
  else
    {
      fail_to_spill (task, error);
    }
}

/* Writes what is there, and reads on once that is nothing. */
static void
spill (GTask *task)
{
  CodefPost *self = g_task_get_task_data (task);
  CodefAttempt *attempt = self->attempt;
  guint64 ceiling_bytes = (guint64) get_limit_bytes (self) * CODEF_OVERFLOW_FACTOR;
  const void *data;
  gsize length_bytes;

  if (self->is_full)
    {
      stop_for (self, codef_post_problem_new_large ((gsize) ceiling_bytes));
      fail (task, self->reason);
      return;
    }
  g_clear_pointer (&self->rest, g_bytes_unref);
  if (attempt->overflow_bytes == 0)
    {
      data = doc_reader_peek_text (self->reader, &length_bytes);
    }
  else
    {
      self->rest = doc_reader_take_rest (self->reader);
      data = g_bytes_get_data (self->rest, &length_bytes);
      self->is_full = attempt->overflow_bytes + length_bytes > ceiling_bytes;
      length_bytes = MIN (length_bytes, (gsize) (ceiling_bytes - attempt->overflow_bytes));
    }
  if (length_bytes > 0)
    g_output_stream_write_all_async (attempt->overflow, data, length_bytes, READ_PRIORITY, self->stop, on_spilled_cb,
                                     task);
  else
    read_next (task);
}

static void
go_beyond_limit (GTask *task)
{
  CodefPost *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (self->reader == NULL || self->settings.open_overflow == NULL)
    {
      stop_for (self, codef_post_problem_new_large (get_limit_bytes (self)));
      fail (task, self->reason);
      return;
    }
  if (self->attempt->overflow == NULL)
    self->attempt->overflow = self->settings.open_overflow (self->settings.overflow_data, &error);
  if (self->attempt->overflow != NULL)
    spill (task);
  else
    fail_to_spill (task, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CodefPost *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (length < 0)
    {
      fail (task, error);
    }
  else if (length > 0 && !take_piece (self, (gsize) length))
    {
      go_beyond_limit (task);
    }
  else if (length > 0)
    {
      read_next (task);
    }
  else if (self->expected_bytes != G_MAXUINT64 && self->attempt->response_wire_size < self->expected_bytes)
    {
      /* libsoup 3.2 takes a body shorter than its Content-Length for a success */
      end_with_document (task, codef_post_problem_new_short (self->attempt->response_wire_size, self->expected_bytes));
    }
  else
    {
      end_with_document (task, g_steal_pointer (&self->flaw));
    }
}

static void
on_headers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  CodefPost *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      fail (task, error);
      return;
    }
  self->stage = CODEF_POST_READING;
  self->attempt->status = soup_message_get_status (self->message);
  self->attempt->reason = g_utf8_make_valid (soup_message_get_reason_phrase (self->message), -1);
  _codef_attempt_copy_headers (self->attempt->response_headers, soup_message_get_response_headers (self->message));
  if (!codef_post_problem_check_length (self->message, &self->expected_bytes, &error))
    {
      fail (task, error);
      return;
    }
  self->flaw = codef_post_problem_check_coding (self->message);
  self->piece_bytes = self->expected_bytes < PIECE_BYTES ? (gsize) self->expected_bytes + 1 : PIECE_BYTES;
  self->piece = g_malloc (self->piece_bytes);
  read_next (task);
}

/* --- the beginning --- */

static SoupMessage *
make_message (GUri *uri, const char *const *headers, GBytes *body)
{
  SoupMessage *message = soup_message_new_from_uri ("POST", uri);

  /* IDEMPOTENT is libsoup's word for "may use a connection that is open": without it each POST makes a TLS handshake of
   * its own. It does not make libsoup send a POST twice: that rule looks at the method. */
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT | SOUP_MESSAGE_COLLECT_METRICS);
  for (gsize i = 0; headers[i] != NULL; i += 2)
    soup_message_headers_append (soup_message_get_request_headers (message), headers[i], headers[i + 1]);
  soup_message_set_request_body_from_bytes (message, NULL, body);
  return message;
}

CodefPost *
codef_post_new (const CodefPostSettings *settings, CodefAttemptPurpose purpose, GUri *uri, const char *const *headers,
                GBytes *body, gint64 deadline_us)
{
  CodefPost *self = g_new0 (CodefPost, 1);
  g_autofree char *url = g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);

  self->settings = *settings;
  self->message = make_message (uri, headers, body);
  self->attempt = _codef_attempt_new (purpose, url, body, codef_clock_now_unix_us (settings->clock));
  if (purpose == CODEF_ATTEMPT_TOKEN)
    self->token_answer = g_byte_array_sized_new (TOKEN_ANSWER_MAX_BYTES);
  else
    self->reader = doc_reader_new (&settings->limits);
  if (self->reader != NULL && settings->open_overflow != NULL)
    doc_reader_keep_rest (self->reader);
  self->stop = g_cancellable_new ();
  self->expected_bytes = G_MAXUINT64;
  self->deadline_us = deadline_us;
  return self;
}

void
codef_post_free (CodefPost *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  g_object_unref (self->attempt);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->reader, doc_reader_free);
  if (self->token_answer != NULL)
    {
      explicit_bzero (self->token_answer->data, self->token_answer->len);
      g_byte_array_unref (self->token_answer);
    }
  g_free (self->piece);
  g_clear_pointer (&self->rest, g_bytes_unref);
  g_object_unref (self->stop);
  g_clear_object (&self->caller);
  clear_source (&self->deadline);
  clear_source (&self->connect_deadline);
  g_clear_error (&self->reason);
  g_clear_error (&self->flaw);
  g_free (self);
}

void
codef_post_start (CodefPost *self, GTask *task, CodefWrittenFunc written, gpointer written_data)
{
  self->written = written;
  self->written_data = written_data;
  self->started_us = g_get_monotonic_time ();
  g_signal_connect (self->message, "network-event", G_CALLBACK (on_network_event_cb), self);
  g_signal_connect (self->message, "starting", G_CALLBACK (on_starting_cb), self);
  g_signal_connect (self->message, "wrote-body", G_CALLBACK (on_wrote_body_cb), self);
  if (g_set_object (&self->caller, g_task_get_cancellable (task)))
    self->caller_handler = g_cancellable_connect (self->caller, G_CALLBACK (on_caller_cancelled_cb), self, NULL);
  if (self->deadline_us != 0)
    self->deadline = arm ((guint) CLAMP ((self->deadline_us - self->started_us) / 1000, 0, G_MAXUINT), on_deadline_cb,
                          self);
  soup_session_send_async (self->settings.session, self->message, G_PRIORITY_DEFAULT, self->stop, on_headers_cb, task);
}

CodefAttempt *
codef_post_get_attempt (CodefPost *self)
{
  return self->attempt;
}

static void
wipe (gpointer data)
{
  GByteArray *answer = data;

  explicit_bzero (answer->data, answer->len);
  g_byte_array_unref (answer);
}

GBytes *
codef_post_steal_token_answer (CodefPost *self)
{
  GByteArray *answer = g_steal_pointer (&self->token_answer);

  return answer != NULL ? g_bytes_new_with_free_func (answer->data, answer->len, wipe, answer) : NULL;
}
