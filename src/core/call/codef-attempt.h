/* SPDX-License-Identifier: MIT */
/* One HTTP exchange as it went over the wire: both directions and the time it took. Immutable once it is handed out. */
#pragma once

#include "codef-types.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* Microseconds from the start of the attempt; −1 where a phase did not happen (a reused connection has no DNS, connect
 * or TLS). */
typedef struct
{
  gint64 dns_us, connect_us, tls_us;  /* how long each took */
  gint64 send_us;                     /* request written */
  gint64 wait_us;                     /* last request byte → first response byte */
  gint64 receive_us;                  /* first → last response byte */
  gint64 total_us;
} CodefTiming;

typedef struct { const char *name, *value; } CodefHeader; /* both owned by the attempt */

typedef enum { CODEF_ATTEMPT_TOKEN, CODEF_ATTEMPT_CALL } CodefAttemptPurpose;

/* Of the answer's wire bytes this much is kept for the exchange view; the decoded text is kept whole. */
#define CODEF_ATTEMPT_WIRE_KEPT_BYTES ((gsize) 256 * 1024)

#define CODEF_TYPE_ATTEMPT (codef_attempt_get_type ())
G_DECLARE_FINAL_TYPE (CodefAttempt, codef_attempt, CODEF, ATTEMPT, GObject)

CodefAttemptPurpose codef_attempt_get_purpose       (CodefAttempt *self);
const char         *codef_attempt_get_method        (CodefAttempt *self);
const char         *codef_attempt_get_url           (CodefAttempt *self);
/* As sent, but secrets masked: an attempt never holds a token or client secret. */
const CodefHeader  *codef_attempt_get_request_headers  (CodefAttempt *self, guint *n_headers);
GBytes             *codef_attempt_get_request_wire  (CodefAttempt *self);
gint64              codef_attempt_get_started_unix_us (CodefAttempt *self);

/* 0 if no status line came. */
guint               codef_attempt_get_status        (CodefAttempt *self);
const char         *codef_attempt_get_reason        (CodefAttempt *self); /* (nullable) */
const CodefHeader  *codef_attempt_get_response_headers (CodefAttempt *self, guint *n_headers);
/* (nullable): the first CODEF_ATTEMPT_WIRE_KEPT_BYTES; for the token route NULL. */
GBytes             *codef_attempt_get_response_wire (CodefAttempt *self);
guint64             codef_attempt_get_response_wire_size (CodefAttempt *self);
/* (nullable): NULL if no body came, and for the token route. */
DocDocument        *codef_attempt_get_document      (CodefAttempt *self);
/* (transfer none) (nullable): what CodefOverflowFunc opened, if the answer passed the size limit: it has the decoded
 * answer from its first byte, all of it unless there is an error, and the document only its beginning. */
GOutputStream      *codef_attempt_get_overflow      (CodefAttempt *self);
/* Bytes written to it. */
guint64             codef_attempt_get_overflow_size (CodefAttempt *self);
const CodefTiming  *codef_attempt_get_timing        (CodefAttempt *self);
/* (nullable): "TLS 1.3", … ; NULL over plain HTTP. */
const char         *codef_attempt_get_tls           (CodefAttempt *self);
/* (nullable): why it ended without a whole answer. */
const GError       *codef_attempt_get_error         (CodefAttempt *self);

G_END_DECLS
