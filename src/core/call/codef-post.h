/* SPDX-License-Identifier: MIT */
/* One POST from the first packet to the last byte, as codef-transport.h promises it. Private to the transport. */
#pragma once

#include "codef-attempt.h"
#include "codef-clock.h"
#include "codef-route.h"
#include "codef-transport.h"
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What all posts of a transport share; the owner outlives them. */
typedef struct
{
  SoupSession *session;             /* (unowned) */
  CodefRoute  *route;               /* (unowned) the session's proxy resolver */
  CodefClock  *clock;               /* (unowned) */
  DocLimits    limits;
  CodefOverflowFunc open_overflow;  /* (nullable) */
  gpointer     overflow_data;
  guint        connect_deadline_ms;
  gboolean     own_roots;           /* trust comes from a file of ours */
} CodefPostSettings;

typedef struct _CodefPost CodefPost;

CodefPost    *codef_post_new              (const CodefPostSettings *settings, CodefAttemptPurpose purpose, GUri *uri,
                                           const char *const *headers, GBytes *body, gint64 deadline_us);
void          codef_post_free             (CodefPost *self);
/* @task: (transfer full): has @self as its task data and returns TRUE or an error when all has ended. @written:
 * (nullable): called with @written_data once the request is written. */
void          codef_post_start            (CodefPost *self, GTask *task, CodefWrittenFunc written,
                                           gpointer written_data);
CodefAttempt *codef_post_get_attempt      (CodefPost *self);
/* (transfer full) (nullable): the body of a token answer, wiped when dropped. */
GBytes       *codef_post_steal_token_answer (CodefPost *self);

G_END_DECLS
