/* SPDX-License-Identifier: MIT */
#include "client-fixture.h"

G_DEFINE_FINAL_TYPE (StillClock, still_clock, CODEF_TYPE_CLOCK)

static gint64
still_clock_now_unix_us (CodefClock *clock)
{
  return STILL_CLOCK (clock)->now_unix_sec * G_USEC_PER_SEC;
}

static gint64
still_clock_now_boot_us (CodefClock *clock)
{
  return STILL_CLOCK (clock)->now_boot_us;
}

static void
still_clock_class_init (StillClockClass *klass)
{
  CODEF_CLOCK_CLASS (klass)->now_boot_us = still_clock_now_boot_us;
  CODEF_CLOCK_CLASS (klass)->now_unix_us = still_clock_now_unix_us;
}

static void
still_clock_init (StillClock *self)
{
  self->now_unix_sec = 1800000000;
}

CodefClient *
client_fixture_make_client (ClientFixture *fixture, const char *id, const char *secret)
{
  g_autoptr(CodefSecret) secret_text = secret != NULL ? codef_secret_new (secret) : NULL;
  g_autoptr(CodefCredentials) credentials = codef_credentials_new (id, secret_text, NULL);

  return codef_client_new (fixture->transport, fixture->environment, credentials, CODEF_CLOCK (fixture->clock));
}

void
client_fixture_set_up (ClientFixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;

  fixture->server = fault_server_new (NULL, NULL);
  url = fault_server_dup_url (fixture->server, "");
  fixture->clock = g_object_new (STILL_TYPE_CLOCK, NULL);
  fixture->transport = codef_transport_new ("1.0", FALSE, CODEF_CLOCK (fixture->clock));
  fixture->environment = codef_environment_new_local (url);
  fixture->client = client_fixture_make_client (fixture, CLIENT_ID, CLIENT_SECRET);
}

void
client_fixture_tear_down (ClientFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->client);
  g_object_unref (fixture->transport);
  codef_environment_unref (fixture->environment);
  g_object_unref (fixture->clock);
  fault_server_free (fixture->server);
}

CodefExchange *
client_start (CodefClient *client, const char *path, guint deadline_sec)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) json = g_bytes_new_static ("{\"organization\":\"0004\"}", 23);
  g_autoptr(CodefRequest) request = codef_request_new (path, json, deadline_sec, &error);

  g_assert_no_error (error);
  return codef_client_start (client, request);
}

void
client_wait (CodefExchange *exchange)
{
  test_wait_until (codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING, 10000);
}

CodefExchange *
client_call (ClientFixture *fixture, const char *path, CodefPhase phase)
{
  CodefExchange *exchange = client_start (fixture->client, path, 0);

  client_wait (exchange);
  if (codef_exchange_get_error (exchange) != NULL)
    g_test_message ("%s", codef_exchange_get_error (exchange)->message);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, phase);
  return exchange;
}
