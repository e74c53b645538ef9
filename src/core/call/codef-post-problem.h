/* SPDX-License-Identifier: MIT */
/* What can go wrong with a POST, as translated sentences. Private to the transport. */
#pragma once

#include "codef-route.h"
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef enum
{
  CODEF_POST_CONNECTING, /* name, connection, TLS */
  CODEF_POST_SENDING,
  CODEF_POST_WAITING,    /* sent, no status line yet */
  CODEF_POST_READING,
} CodefPostStage;

/* All (transfer full). */
GError  *codef_post_problem_new_late  (const char *host, CodefPostStage stage, gint64 allowed_us);
GError  *codef_post_problem_new_large (gsize limit_bytes);
/* The rest of an answer larger than @limit_bytes could not be kept. */
GError  *codef_post_problem_new_no_room (gsize limit_bytes, const GError *cause);
GError  *codef_post_problem_new_short (guint64 arrived_bytes, guint64 expected_bytes);
/* @cause: as libsoup said it; cancellation stays as it is. */
GError  *codef_post_problem_translate (const GError *cause, SoupMessage *message, CodefPostStage stage,
                                       guint64 arrived_bytes, CodefRoute *route, gint64 now_unix_us,
                                       gboolean own_roots);

/* Reads what the headers say about the length of the body. @expected_bytes: (out): G_MAXUINT64 if they say nothing.
 * Returns: FALSE if they contradict themselves: negative, two different ones, more than fits. */
gboolean codef_post_problem_check_length (SoupMessage *message, guint64 *expected_bytes, GError **error);

/* We ask for no Content-Encoding. (transfer full) (nullable): an answer that has one all the same is shown as it came,
 * and is no success whatever its bytes look like. */
GError  *codef_post_problem_check_coding (SoupMessage *message);

G_END_DECLS
