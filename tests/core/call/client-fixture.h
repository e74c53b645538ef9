/* SPDX-License-Identifier: MIT */
/* A client whose clock the test turns, and a fault server as its token and API host. */
#pragma once

#include "codef-client.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-token-source.h"
#include "codef-token.h"
#include "codef-transport.h"
#include "fault-server.h"
#include "test-loop.h"

G_BEGIN_DECLS

#define CLIENT_ID "00000000-0000-4000-8000-000000000001"
#define CLIENT_SECRET "0000canary-0000-secret"

/* Stands still at a time of the test's choice. */
#define STILL_TYPE_CLOCK (still_clock_get_type ())
G_DECLARE_FINAL_TYPE (StillClock, still_clock, STILL, CLOCK, CodefClock)
struct _StillClock
{
  CodefClock parent_instance;
  gint64     now_unix_sec;
  gint64     now_boot_us;
};

typedef struct
{
  FaultServer      *server;
  StillClock       *clock;
  CodefTransport   *transport;
  CodefEnvironment *environment;
  CodefClient      *client;
} ClientFixture;

void           client_fixture_set_up    (ClientFixture *fixture, gconstpointer data);
void           client_fixture_tear_down (ClientFixture *fixture, gconstpointer data);
/* (transfer full): another client of the same server. */
CodefClient   *client_fixture_make_client (ClientFixture *fixture, const char *id, const char *secret);

/* (transfer full) */
CodefExchange *client_start (CodefClient *client, const char *path, guint deadline_sec);
/* Waits for the end, at most ten seconds. */
void           client_wait  (CodefExchange *exchange);
/* Both, and insists on the phase. */
CodefExchange *client_call  (ClientFixture *fixture, const char *path, CodefPhase phase);

G_END_DECLS
