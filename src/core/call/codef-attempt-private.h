/* SPDX-License-Identifier: MIT */
/* How an attempt is filled while it runs; nobody writes to it after codef_transport_post_finish() has handed it out. */
#pragma once

#include "codef-attempt.h"
#include <libsoup/soup.h>

G_BEGIN_DECLS

struct _CodefAttempt
{
  GObject             parent_instance;

  CodefAttemptPurpose purpose;
  char               *url;              /* (owned) */
  GArray             *request_headers;  /* (owned) of CodefHeader, masked */
  GBytes             *request_wire;     /* (owned) */
  gint64              started_unix_us;

  guint               status;           /* 0 until a status line came */
  char               *reason;           /* (owned) (nullable) */
  GArray             *response_headers; /* (owned) of CodefHeader, masked */
  GByteArray         *kept_wire;        /* (owned) while it arrives: at most CODEF_ATTEMPT_WIRE_KEPT_BYTES */
  GBytes             *response_wire;    /* (owned) (nullable) set when it ends; never for the token route */
  guint64             response_wire_size;
  DocDocument        *document;         /* (owned) (nullable) never for the token route */
  GOutputStream      *overflow;         /* (owned) (nullable) */
  guint64             overflow_bytes;   /* written to it */
  CodefTiming         timing;
  const char         *tls;              /* (nullable) static */
  GError             *error;            /* (owned) (nullable) */
};

CodefAttempt *_codef_attempt_new          (CodefAttemptPurpose purpose, const char *url, GBytes *request_wire,
                                           gint64 started_unix_us);
/* Copies headers, each value through the redactor. */
void          _codef_attempt_copy_headers (GArray *to, SoupMessageHeaders *from);
/* Keeps the first bytes of the answer, and counts all. */
void          _codef_attempt_take_bytes   (CodefAttempt *self, const guint8 *data, gsize length);

G_END_DECLS
