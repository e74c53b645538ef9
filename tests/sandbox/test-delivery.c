/* SPDX-License-Identifier: MIT */
/* Scenarios through the port, and the live log. */
#include "codef-wire.h"
#include "rig.h"
#include "test-loop.h"

#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PATH "/v1/kr/bank/p/account/account-list"
#define GOOD "\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\""

static Rig *rig;

static Answer *
play (RigPair pair, const char *words)
{
  g_autofree char *request = g_strdup_printf ("{" GOOD ",\"sandboxScenario\":\"%s\"}", words);

  return rig_post (rig, pair, PATH, request);
}

static void
test_codes (void)
{
  g_autoptr(Answer) plain = play (RIG_OWN, "code:CF-12803"), extra = play (RIG_OWN, "code:CF-12041:NOT(04:00~05:00)");
  g_autoptr(Answer) host = play (RIG_OWN, "wrong-host"), unknown = play (RIG_OWN, "explode");
  g_autofree char *message = answer_dup (plain, "result", "message"), *data = answer_dup (plain, "data", NULL);
  g_autofree char *why = answer_dup (extra, "result", "extraMessage");

  g_assert_cmpstr (plain->code, ==, "CF-12803");
  g_assert_cmpstr (message, ==, "아이디 또는 비밀번호 오류입니다. 확인 후 거래하시기 바랍니다.");
  g_assert_cmpstr (data, ==, "{}");
  g_assert_cmpstr (extra->code, ==, "CF-12041");
  g_assert_cmpstr (why, ==, "NOT(04:00~05:00)");
  g_assert_cmpstr (host->code, ==, "CF-00004");
  g_assert_cmpstr (unknown->code, ==, "CF-00007");
}

static void
test_statuses (void)
{
  static const struct { const char *words; guint status; const char *error; } cases[] = {
    { "http:500", 500, "Internal Server Error" },    { "http:404", 404, "Not Found" },
    { "http:413", 413, "Request Entity Too Large" }, { "http:401", 401, "invalid_token" },
    { "token:expired", 401, "invalid_token" },       { "http:503", 503, "Service Unavailable" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(Answer) answer = play (RIG_OWN, cases[i].words);
      g_autofree char *error = answer_dup (answer, "error", NULL);

      g_assert_cmpuint (answer->status, ==, cases[i].status);
      g_assert_cmpint (answer->text[0], ==, '{');
      g_assert_cmpstr (error, ==, cases[i].error);
    }
}

static void
test_dress (void)
{
  g_autoptr(Answer) encoded = play (RIG_OWN, ""), plain = play (RIG_OWN, "plain"), html = play (RIG_OWN, "html");

  g_assert_cmpint (encoded->text[0], ==, '%');
  g_assert_cmpint (plain->text[0], ==, '{');
  g_assert_cmpstr (plain->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpuint (html->status, ==, 200);
  g_assert_cmpstr (html->content_type, ==, "text/html;charset=UTF-8");
  g_assert_true (g_str_has_prefix (html->text, "<!DOCTYPE html>"));
}

static void
test_delay (void)
{
  gint64 begin_us = g_get_monotonic_time ();
  g_autoptr(Answer) late = play (RIG_OWN, "delay:0.3");

  g_assert_cmpint (g_get_monotonic_time () - begin_us, >=, 300 * 1000);
  g_assert_cmpstr (late->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_drip (void)
{
  gint64 begin_us = g_get_monotonic_time ();
  g_autoptr(Answer) drops = play (RIG_OWN, "drip:0.4");

  g_assert_cmpint (g_get_monotonic_time () - begin_us, >=, 350 * 1000);
  g_assert_cmpstr (drops->code, ==, CODEF_RESULT_SUCCESS);
}

/* The raw answer to a scenario. @reset: (out) (nullable): whether the connection was reset. */
static char *
play_raw (const char *words, gboolean *reset)
{
  g_autofree char *body = g_strdup_printf ("{" GOOD ",\"sandboxScenario\":\"%s\"}", words);
  g_autofree char *request =
    g_strdup_printf ("POST " PATH " HTTP/1.1\r\nHost: localhost:%u\r\nAuthorization: Bearer %s\r\n"
                     "Content-Length: %zu\r\n\r\n%s",
                     rig_port (rig), rig_token (rig, RIG_OWN), strlen (body), body);
  int fd = rig_connect (rig);
  g_autoptr(GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize n_bytes;

  g_assert_cmpint (send (fd, request, strlen (request), MSG_NOSIGNAL), ==, (gssize) strlen (request));
  while ((n_bytes = recv (fd, buffer, sizeof buffer, 0)) > 0)
    g_string_append_len (text, buffer, n_bytes);
  *reset = n_bytes < 0;
  close (fd);
  return g_strdup (text->str);
}

static void
test_cut (void)
{
  gboolean reset;
  g_autofree char *raw = play_raw ("cut", &reset), *late = play_raw ("cut;delay:0.1", &reset);
  const char *texts[] = { raw, late };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *length = strstr (texts[i], "Content-Length: "), *body = strstr (texts[i], "\r\n\r\n");

      g_assert_nonnull (length);
      g_assert_cmpuint (strlen (body + 4), ==, g_ascii_strtoull (length + strlen ("Content-Length: "), NULL, 10) / 2);
    }
}

static void
test_reset (void)
{
  gboolean reset = FALSE, late = FALSE;
  g_autofree char *raw = play_raw ("reset", &reset), *later = play_raw ("reset;delay:0.1", &late);

  g_assert_true (reset);
  g_assert_true (late);
  g_assert_cmpstr (raw, ==, "");
  g_assert_cmpstr (later, ==, "");
}

/* A peer that leaves while its answer is delayed, dripped or cut takes nothing down with it. */
static void
test_leaving (void)
{
  static const char *const words[] = { "delay:0.2", "drip:0.4", "delay:0.1;cut", "delay:0.1;reset",
                                       "delay:0.1;drip:0.2" };
  g_autoptr(Answer) after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *body = g_strdup_printf ("{" GOOD ",\"sandboxScenario\":\"%s\"}", words[i]);
      g_autofree char *request =
        g_strdup_printf ("POST " PATH " HTTP/1.1\r\nHost: localhost:%u\r\nAuthorization: Bearer %s\r\n"
                         "Content-Length: %zu\r\n\r\n%s",
                         rig_port (rig), rig_token (rig, RIG_OWN), strlen (body), body);
      int fd = rig_connect (rig);

      g_assert_cmpint (send (fd, request, strlen (request), MSG_NOSIGNAL), >, 0);
      g_usleep (20000);
      close (fd);
    }
  after = play (RIG_OWN, "delay:0.7");
  g_assert_cmpstr (after->code, ==, CODEF_RESULT_SUCCESS);
}

/* Stopping the server in the middle of each kind of delivery. */
static void
test_stop_in_the_middle (void)
{
  static const char *const words[] = { "delay:5", "drip:5", "delay:5;cut" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(Rig) other = rig_new (NULL);
      g_autofree char *body = g_strdup_printf ("{" GOOD ",\"sandboxScenario\":\"%s\"}", words[i]);
      g_autofree char *request =
        g_strdup_printf ("POST " PATH " HTTP/1.1\r\nHost: localhost:%u\r\nAuthorization: Bearer %s\r\n"
                         "Content-Length: %zu\r\n\r\n%s",
                         rig_port (other), rig_token (other, RIG_OWN), strlen (body), body);
      int fd = rig_connect (other);
      char byte[4096];
      gint64 begin_us;

      g_assert_cmpint (send (fd, request, strlen (request), MSG_NOSIGNAL), >, 0);
      g_usleep (50000);
      begin_us = g_get_monotonic_time ();
      sandbox_server_stop (other->server);
      g_assert_cmpint (g_get_monotonic_time () - begin_us, <, 500 * 1000);
      while (recv (fd, byte, sizeof byte, 0) > 0)
        ;
      close (fd);
    }
}

/* The published pair reaches fixed answers only. */
static void
test_vendor_has_no_scenarios (void)
{
  g_autoptr(Answer) answer = play (RIG_VENDOR, "code:CF-12803");

  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_next (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(Answer) vendor = NULL, first = NULL, second = NULL, both = NULL, cleared = NULL;

  g_assert_false (sandbox_server_set_next_scenario (rig->server, "explode", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_true (sandbox_server_set_next_scenario (rig->server, "code:CF-12803", NULL));
  vendor = rig_post (rig, RIG_VENDOR, PATH, "{" GOOD "}");
  first = rig_post (rig, RIG_OWN, PATH, "{" GOOD "}");
  second = rig_post (rig, RIG_OWN, PATH, "{" GOOD "}");
  g_assert_cmpstr (vendor->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (first->code, ==, "CF-12803");
  g_assert_cmpstr (second->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_true (sandbox_server_set_next_scenario (rig->server, "plain;code:CF-12803", NULL));
  both = play (RIG_OWN, "code:CF-12041");
  g_assert_cmpstr (both->code, ==, "CF-12041");
  g_assert_cmpint (both->text[0], ==, '{');
  g_assert_true (sandbox_server_set_next_scenario (rig->server, "code:CF-12803", NULL));
  g_assert_true (sandbox_server_set_next_scenario (rig->server, NULL, NULL));
  cleared = rig_post (rig, RIG_OWN, PATH, "{" GOOD "}");
  g_assert_cmpstr (cleared->code, ==, CODEF_RESULT_SUCCESS);
}

static void
on_event_cb (SandboxServer *server, SandboxEvent *event, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (event));
}

static gboolean
has_finding (SandboxEvent *event, const char *finding)
{
  return g_strv_contains (sandbox_event_get_findings (event), finding);
}

static void
test_events (void)
{
  g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  gulong handler;
  g_autoptr(Answer) answer = NULL;
  SandboxEvent *event;
  g_autofree char *request = NULL;

  rig_token (rig, RIG_OWN);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  handler = g_signal_connect (rig->server, "event", G_CALLBACK (on_event_cb), seen);
  answer =
    rig_post (rig, RIG_OWN, PATH, "{\"organization\":\"0004\",\"password\":\"open sesame\",\"foo\":1,\"foo\":2}");
  test_wait_until (seen->len == 1, 2000);
  event = seen->pdata[0];
  g_assert_cmpstr (sandbox_event_get_method (event), ==, "POST");
  g_assert_cmpstr (sandbox_event_get_path (event), ==, PATH);
  g_assert_cmpuint (sandbox_event_get_status (event), ==, 200);
  g_assert_cmpstr (sandbox_event_get_code (event), ==, CODEF_RESULT_MISSING);
  g_assert_cmpstr (sandbox_event_get_form (event), ==, "percent-encoded, spaces as +");
  g_assert_cmpstr (sandbox_event_get_personality (event), ==, "own");
  g_assert_true (has_finding (event, "missing: connectedId"));
  g_assert_true (has_finding (event, "unknown: foo, echoed"));
  g_assert_true (has_finding (event, "duplicate: foo, the first one counts"));
  request = g_strndup (g_bytes_get_data (sandbox_event_get_request (event), NULL),
                       g_bytes_get_size (sandbox_event_get_request (event)));
  g_assert_nonnull (strstr (request, "\"organization\":\"0004\""));
  g_assert_null (strstr (request, "sesame"));
  g_signal_handler_disconnect (rig->server, handler);
}

/* The list holds the newest 500, however many come while nobody looks. */
static void
test_many_events (void)
{
  GListModel *events = sandbox_server_get_events (rig->server);
  g_autoptr(SandboxEvent) last = NULL;

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *path = g_strdup_printf ("/number/%u", i);
      g_autoptr(Answer) answer = rig_send (rig, "GET", path, NULL, 0, NULL);

      g_assert_cmpuint (answer->status, ==, 404);
      g_assert_cmpuint (g_list_model_get_n_items (events), <=, 500);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 500);
  last = g_list_model_get_item (events, 499);
  g_assert_cmpstr (sandbox_event_get_path (last), ==, "/number/599");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  g_test_add_func ("/sandbox/delivery/codes", test_codes);
  g_test_add_func ("/sandbox/delivery/statuses", test_statuses);
  g_test_add_func ("/sandbox/delivery/dress", test_dress);
  g_test_add_func ("/sandbox/delivery/delay", test_delay);
  g_test_add_func ("/sandbox/delivery/drip", test_drip);
  g_test_add_func ("/sandbox/delivery/cut", test_cut);
  g_test_add_func ("/sandbox/delivery/reset", test_reset);
  g_test_add_func ("/sandbox/delivery/leaving", test_leaving);
  g_test_add_func ("/sandbox/delivery/stop-in-the-middle", test_stop_in_the_middle);
  g_test_add_func ("/sandbox/delivery/vendor-has-no-scenarios", test_vendor_has_no_scenarios);
  g_test_add_func ("/sandbox/delivery/next", test_next);
  g_test_add_func ("/sandbox/delivery/events", test_events);
  g_test_add_func ("/sandbox/delivery/many-events", test_many_events);
  result = g_test_run ();
  rig_free (rig);
  return result;
}
