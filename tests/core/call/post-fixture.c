/* SPDX-License-Identifier: MIT */
#include "post-fixture.h"

#include "test-loop.h"

void
post_fixture_set_up (PostFixture *fixture, gconstpointer data)
{
  fixture->server = fault_server_new (NULL, NULL);
  fixture->clock = codef_clock_new (0);
  fixture->transport = codef_transport_new ("1.0", FALSE, fixture->clock);
}

void
post_fixture_tear_down (PostFixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->transport);
  g_object_unref (fixture->clock);
  fault_server_free (fixture->server);
}

Outcome *
post_and_wait (CodefTransport *transport, const char *url, GBytes *body, guint deadline_ms, GCancellable *cancellable)
{
  static const char *const headers[] = { "Authorization", "Bearer canary-token", "Content-Type", "application/json",
                                         NULL };
  gint64 started_us = g_get_monotonic_time ();
  g_autoptr(GAsyncResult) result = NULL;
  Outcome *outcome = g_new0 (Outcome, 1);

  codef_transport_post_async (transport, CODEF_ATTEMPT_CALL, url, headers, body,
                              deadline_ms != 0 ? started_us + deadline_ms * 1000 : 0, cancellable,
                              NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 10000);
  outcome->took_us = g_get_monotonic_time () - started_us;
  outcome->attempt = codef_transport_post_finish (transport, result, NULL, &outcome->error);
  outcome->reply = outcome->attempt != NULL ? codef_reply_new (outcome->attempt) : NULL;
  return outcome;
}

Outcome *
post_to (PostFixture *fixture, const char *path, guint deadline_ms)
{
  g_autofree char *url = fault_server_dup_url (fixture->server, path);
  g_autoptr(GBytes) body = g_bytes_new_static ("%7B%7D", 6);

  return post_and_wait (fixture->transport, url, body, deadline_ms, NULL);
}

void
outcome_free (Outcome *outcome)
{
  g_clear_object (&outcome->attempt);
  g_clear_pointer (&outcome->reply, codef_reply_unref);
  g_clear_error (&outcome->error);
  g_free (outcome);
}
