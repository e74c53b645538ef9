/* SPDX-License-Identifier: MIT */
/* An exchange of another day, made again out of what was kept of it: for showing, as it has ended. */
#pragma once

#include "codef-exchange.h"

G_BEGIN_DECLS

/* All borrowed. */
typedef struct
{
  CodefEnvironment *environment;
  CodefRequest     *request;
  GBytes           *answer;          /* (nullable): the decoded text of the last attempt */
  GBytes           *trail;           /* JSON, data/schemas/history-trail.schema.json */
  CodefPhase        phase;           /* ANSWERED, FAILED or CANCELLED */
  const char       *message;         /* (nullable): why there is no answer */
  gint64            started_unix_us;
  gint64            elapsed_us;
} CodefPast;

/* The wire bytes of answers are not kept, nor are the steps of additional authentication, whose attempts are there.
 * Returns: (transfer full): NULL with CODEF_ERROR_BAD_REQUEST if the trail cannot be read. */
CodefExchange *codef_past_recall (const CodefPast *past, GError **error);

G_END_DECLS
