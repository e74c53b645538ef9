/* SPDX-License-Identifier: MIT */
/* N14 alone in its process: GLib warns of a negative length inside the library, and warnings are fatal everywhere
 * else. */
#include "codef-error.h"
#include "post-fixture.h"

static void
test_negative_length (PostFixture *fixture, gconstpointer data)
{
  static const FaultStep negative[] = { { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" FAULT_ANSWER },
                                        { FAULT_END } };
  g_autoptr(Outcome) outcome = NULL;

  fault_server_add (fixture->server, "/v1/x", negative);
  outcome = post_to (fixture, "/v1/x", 2000);
  g_assert_error (outcome->error, CODEF_ERROR, CODEF_ERROR_UNREADABLE);
  g_assert_false (codef_reply_is_success (outcome->reply));
  g_assert_cmpint (codef_reply_get_shape (outcome->reply), ==, CODEF_REPLY_UNREADABLE);
}

int
main (int argc, char **argv)
{
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_test_add ("/core/transport/N14-negative-length", PostFixture, NULL, post_fixture_set_up, test_negative_length,
              post_fixture_tear_down);
  return g_test_run ();
}
