/* SPDX-License-Identifier: MIT */
/* One transport and one fault server, and a post between them. */
#pragma once

#include "codef-reply.h"
#include "codef-transport.h"
#include "fault-server.h"

G_BEGIN_DECLS

typedef struct
{
  FaultServer    *server;
  CodefClock     *clock;
  CodefTransport *transport;
} PostFixture;

void     post_fixture_set_up    (PostFixture *fixture, gconstpointer data);
void     post_fixture_tear_down (PostFixture *fixture, gconstpointer data);

typedef struct
{
  CodefAttempt *attempt; /* (nullable) */
  CodefReply   *reply;   /* (nullable) what a client would make of the attempt */
  GError       *error;   /* (nullable) */
  gint64        took_us;
} Outcome;

/* Posts and waits for the end, at most ten seconds. @deadline_ms: 0 for none; @cancellable: (nullable). */
Outcome *post_and_wait  (CodefTransport *transport, const char *url, GBytes *body, guint deadline_ms,
                         GCancellable *cancellable);
/* The same with a small body to @path of the fixture's server. */
Outcome *post_to        (PostFixture *fixture, const char *path, guint deadline_ms);
void     outcome_free   (Outcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

G_END_DECLS
