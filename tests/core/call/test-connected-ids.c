/* SPDX-License-Identifier: MIT */
/* connectedIds, page by page, from a server that tells any story about what follows. */
#include "codef-connected-ids.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-transport.h"
#include "codef-wire.h"
#include "fault-server.h"
#include "test-loop.h"

#include <string.h>

#define PAGE(members) "{\"result\":{\"code\":\"CF-00000\",\"message\":\"m\"},\"data\":{" members "}}"
#define ENDLESS_PAGES 60

typedef struct
{
  FaultServer *server;
  CodefClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefSecret) secret = codef_secret_new ("00000000-0000-4000-8000-000000000002");
  g_autoptr(CodefCredentials) credentials =
    codef_credentials_new ("00000000-0000-4000-8000-000000000001", secret, NULL);
  g_autoptr(CodefClock) clock = codef_clock_new (0);
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", FALSE, clock);
  g_autoptr(CodefEnvironment) environment = NULL;
  g_autofree char *url = NULL;

  fixture->server = fault_server_new (NULL, NULL);
  url = fault_server_dup_url (fixture->server, "");
  environment = codef_environment_new_local (url);
  fixture->client = codef_client_new (transport, environment, credentials, clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->client);
  fault_server_free (fixture->server);
}

static CodefConnectedIds *
fetch (Fixture *fixture, GCancellable *cancellable, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  codef_connected_ids_fetch_async (fixture->client, 0, cancellable, test_loop_result_cb, &result);
  test_wait_until (result != NULL, 20000);
  return codef_connected_ids_fetch_finish (fixture->client, result, error);
}

#define STEP(page) { FAULT_OK (page), { FAULT_END } }

static const FaultStep two_pages[][2] = {
  STEP (PAGE ("\"connectedIdList\":[\"a\",\"b\"],\"pageNo\":0,\"hasNext\":true,\"nextPageNo\":1")),
  STEP (PAGE ("\"connectedIdList\":[\"b\",\"c\"],\"pageNo\":1,\"hasNext\":false,\"nextPageNo\":0")),
};
static const FaultStep back_to_the_first[][2] = {
  STEP (PAGE ("\"connectedIdList\":[\"a\"],\"pageNo\":0,\"hasNext\":true,\"nextPageNo\":0")),
};
static const FaultStep same_again[][2] = {
  STEP (PAGE ("\"connectedIdList\":[\"a\"],\"pageNo\":0,\"hasNext\":true,\"nextPageNo\":1")),
  STEP (PAGE ("\"connectedIdList\":[\"a\"],\"pageNo\":1,\"hasNext\":true,\"nextPageNo\":2")),
};
static const FaultStep refused[][2] = {
  STEP ("{\"result\":{\"code\":\"CF-03999\",\"message\":\"m\"},\"data\":{}}"),
};
static const FaultStep refused_later[][2] = {
  STEP (PAGE ("\"connectedIdList\":[\"a\"],\"pageNo\":0,\"hasNext\":true,\"nextPageNo\":1")),
  STEP ("<html></html>"),
};
static const FaultStep cut_later[][2] = {
  STEP (PAGE ("\"connectedIdList\":[\"a\"],\"pageNo\":0,\"hasNext\":true,\"nextPageNo\":1")),
  { { FAULT_RESET } },
};

static const struct
{
  const char *name;
  const FaultStep (*pages)[2];
  guint n_pages;
  const char *ids, *problem; /* the start of it */
} stories[] = {
  { "two-pages", two_pages, G_N_ELEMENTS (two_pages), "abc", NULL },
  { "back-to-the-first", back_to_the_first, G_N_ELEMENTS (back_to_the_first), "a",
    "The service says that there is more" },
  { "same-again", same_again, G_N_ELEMENTS (same_again), "a", "The service says that there is more" },
  { "refused", refused, G_N_ELEMENTS (refused), "", "Page 1 was refused: CF-03999" },
  { "refused-later", refused_later, G_N_ELEMENTS (refused_later), "a", "Page 2 was refused: no CODEF answer" },
  { "cut-later", cut_later, G_N_ELEMENTS (cut_later), "a", "" },
};

static void
test_story (Fixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefConnectedIds) gathered = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint page = 0; page < stories[i].n_pages; page++)
    fault_server_add (fixture->server, CODEF_PATH_ACCOUNT_CONNECTED_IDS, stories[i].pages[page]);
  gathered = fetch (fixture, NULL, &error);
  g_assert_no_error (error);
  for (guint j = 0; j < gathered->ids->len; j++)
    g_string_append (ids, gathered->ids->pdata[j]);
  g_assert_cmpstr (ids->str, ==, stories[i].ids);
  if (stories[i].problem == NULL)
    g_assert_null (gathered->problem);
  else
    g_assert_true (g_str_has_prefix (gathered->problem, stories[i].problem));
  g_assert_nonnull (gathered->exchange);
}

/* Each page has a new connectedId and says that there is more. */
static void
test_endless (Fixture *fixture, gconstpointer data)
{
  static FaultStep steps[ENDLESS_PAGES][2];
  static char *texts[ENDLESS_PAGES];
  g_autoptr(CodefConnectedIds) gathered = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < ENDLESS_PAGES; i++)
    {
      texts[i] =
        g_strdup_printf ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" PAGE ("\"connectedIdList\":[\"i%u\"],\"pageNo\":%u,"
                                  "\"hasNext\":true,\"nextPageNo\":%u"), i, i, i + 1);
      steps[i][0] = (FaultStep) { FAULT_SEND, texts[i] };
      fault_server_add (fixture->server, CODEF_PATH_ACCOUNT_CONNECTED_IDS, steps[i]);
    }
  gathered = fetch (fixture, NULL, NULL);
  g_assert_cmpuint (gathered->n_pages, ==, CODEF_CONNECTED_IDS_MAX_PAGES);
  g_assert_cmpuint (gathered->ids->len, ==, CODEF_CONNECTED_IDS_MAX_PAGES);
  g_assert_cmpstr (gathered->problem, ==, "There are more than 40 pages. It was stopped here.");
  g_assert_cmpuint (fault_server_get_n_requests (fixture->server, CODEF_PATH_ACCOUNT_CONNECTED_IDS), ==,
                    CODEF_CONNECTED_IDS_MAX_PAGES);
  last = fault_server_dup_request (fixture->server, CODEF_CONNECTED_IDS_MAX_PAGES);
  g_assert_true (g_str_has_suffix (last, "%7B%22pageNo%22%3A39%7D"));
  for (guint i = 0; i < ENDLESS_PAGES; i++)
    g_free (texts[i]);
}

static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  static const FaultStep reset[] = { { FAULT_RESET } };
  g_autoptr(CodefConnectedIds) gathered = NULL;
  g_autoptr(GError) error = NULL;

  fault_server_add (fixture->server, CODEF_PATH_ACCOUNT_CONNECTED_IDS, reset);
  gathered = fetch (fixture, NULL, &error);
  g_assert_null (gathered);
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_UNREACHABLE);
}

static gboolean
on_cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  static const FaultStep stall[] = { { FAULT_STALL } };
  g_autoptr(GCancellable) before = g_cancellable_new (), during = g_cancellable_new (), later = g_cancellable_new ();
  g_autoptr(CodefConnectedIds) gathered = NULL;
  g_autoptr(GError) error = NULL, early = NULL;

  g_cancellable_cancel (before);
  g_assert_null (fetch (fixture, before, &early));
  g_assert_error (early, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  fault_server_add (fixture->server, CODEF_PATH_ACCOUNT_CONNECTED_IDS, two_pages[0]);
  fault_server_add (fixture->server, CODEF_PATH_ACCOUNT_CONNECTED_IDS, stall);
  g_timeout_add (300, on_cancel_cb, later);
  gathered = fetch (fixture, later, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gathered->ids->len, ==, 2);
  g_assert_cmpstr (gathered->problem, ==, "It was stopped here.");
  g_timeout_add (100, on_cancel_cb, during);
  g_assert_null (fetch (fixture, during, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strconcat ("/connected-ids/", stories[i].name, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_story, tear_down);
    }
  g_test_add ("/connected-ids/endless", Fixture, NULL, set_up, test_endless, tear_down);
  g_test_add ("/connected-ids/unreachable", Fixture, NULL, set_up, test_unreachable, tear_down);
  g_test_add ("/connected-ids/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
