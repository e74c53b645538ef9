/* SPDX-License-Identifier: MIT */
/* A tab that runs its request for a list: the values as typed, the lanes, and one approval that releases all of
 * them. */
#include "app-desk.h"
#include "app-lane-row.h"
#include "app-lanes.h"
#include "app-list-values.h"
#include "app-phone-row.h"
#include "app-request-page.h"
#include "sandbox-event.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#define PATH "/v1/kr/bank/p/account/account-list"
#define WAIT_MS 30000

static const struct { const char *name, *text, *values; guint max, n_left_out; } lists[] = {
  { "nothing", " \n\n", "", 9, 0 },
  { "lines", "0004\n 0020 \n\n0004", "0004 0020", 9, 0 },
  { "years", "2021-2023", "2021 2022 2023", 9, 0 },
  { "years-tilde", "2021~2022", "2021 2022", 9, 0 },
  { "numbers", "08..11", "08 09 10 11", 9, 0 },
  { "backwards", "2023-2021", "2023-2021", 9, 0 },
  { "no-range", "010-1234", "010-1234", 9, 0 },
  { "no-years", "2021-2", "2021-2", 9, 0 },
  { "too-many", "1..5\n7\n8", "1 2 3", 3, 4 },
  { "huge", "1..99999999", "1 2", 2, 99999997 },
};

static void
test_values (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), n_left_out;
  g_auto(GStrv) values = app_list_values_parse (lists[i].text, lists[i].max, &n_left_out);
  g_autofree char *joined = g_strjoinv (" ", values);

  g_assert_cmpstr (joined, ==, lists[i].values);
  g_assert_cmpuint (n_left_out, ==, lists[i].n_left_out);
}

typedef struct
{
  AppContext     *context; /* (owned) */
  AppRequestPage *page;
  GtkWindow      *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer scenario)
{
  g_autofree char *json = g_strdup_printf ("{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\","
                                           "\"loginType\":\"5\",\"year\":\"\",\"sandboxScenario\":\"%s\"}", (const char *) scenario);

  fixture->context = test_context_new ();
  fixture->page = APP_REQUEST_PAGE (app_request_page_new (fixture->context));
  fixture->window = test_context_window (GTK_WIDGET (fixture->page), 1200, 800);
  app_request_page_set_path (fixture->page, PATH);
  codef_form_set_text (app_request_page_get_form (fixture->page), json);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->context);
}

static void
activate (gpointer widget, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (widget), action, NULL);
}

/* (transfer none) (nullable): what of that type is shown. */
static gpointer
find (Fixture *fixture, GType type)
{
  return test_window_find (GTK_WIDGET (fixture->page), type);
}

static void
run (Fixture *fixture, const char *values)
{
  activate (fixture->page, "call.run-list");
  app_lanes_set_choice (find (fixture, APP_TYPE_LANES), "year", values);
  activate (fixture->page, "lanes.run");
  test_wait_until (app_request_page_is_busy (fixture->page), WAIT_MS);
}

/* How many calls the sandbox holds until the authentication of another one is done. */
static guint
count_held (Fixture *fixture)
{
  GListModel *events = sandbox_server_get_events (app_context_get_sandbox (fixture->context));
  guint n_held = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr(SandboxEvent) event = g_list_model_get_item (events, i);

      n_held += sandbox_event_get_status (event) == 0;
    }
  return n_held;
}

static void
test_one_approval (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) first = test_context_send (fixture->context, PATH, "{}");

  /* the token is there now: the lanes go out as far apart as they are meant to */
  g_assert_cmpint (codef_exchange_get_phase (first), ==, CODEF_PHASE_ANSWERED);
  run (fixture, "2014-2024");
  test_wait_until (find (fixture, APP_TYPE_LANE_ROW) != NULL, WAIT_MS);
  test_context_shoot (fixture->window, "lanes-running");
  test_wait_until (app_request_page_is_challenged (fixture->page), WAIT_MS);
  g_assert_nonnull (strstr (app_lanes_get_summary (find (fixture, APP_TYPE_LANES)), "All 11 are sent, and one asks"));
  test_wait_until (find (fixture, APP_TYPE_PHONE_ROW) != NULL, WAIT_MS);
  /* what is sent is not there yet: a call that comes after the answer asks for itself */
  test_wait_until (count_held (fixture) == 10, WAIT_MS);
  activate (find (fixture, APP_TYPE_PHONE_ROW), "message.approve");
  activate (find (fixture, APP_TYPE_DESK), "desk.answer");
  test_wait_until (!app_request_page_is_busy (fixture->page), WAIT_MS);
  g_assert_cmpstr (app_lanes_get_summary (find (fixture, APP_TYPE_LANES)), ==, "11 of 11 answered");
  test_context_shoot (fixture->window, "lanes-answered");
}

/* A lane opens its own answer, and the way back is offered. */
static void
test_open_lane (Fixture *fixture, gconstpointer data)
{
  AppLaneRow *row;
  CodefExchange *exchange;

  run (fixture, "2020\n2021");
  test_wait_until (!app_request_page_is_busy (fixture->page), WAIT_MS);
  row = find (fixture, APP_TYPE_LANE_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
  exchange = codef_lane_get_exchange (app_lane_row_get_lane (row));
  g_assert_true (app_request_page_get_exchange (fixture->page) == exchange);
  g_assert_cmpstr (app_request_page_get_notice (fixture->page), ==, "year: 2020");
  activate (fixture->page, "lanes.back");
  g_assert_null (app_request_page_get_notice (fixture->page));
}

/* Stopping ends every lane, also those whose turn has not come. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  run (fixture, "1..20");
  test_wait_until (find (fixture, APP_TYPE_LANE_ROW) != NULL, WAIT_MS);
  activate (fixture->page, "call.cancel");
  test_wait_until (!app_request_page_is_busy (fixture->page), WAIT_MS);
  g_assert_cmpint (codef_lane_get_state (app_lane_row_get_lane (find (fixture, APP_TYPE_LANE_ROW))), ==,
                   CODEF_LANE_CANCELLED);
}

static void
test_no_values (Fixture *fixture, gconstpointer data)
{
  activate (fixture->page, "call.run-list");
  app_lanes_set_choice (find (fixture, APP_TYPE_LANES), "year", "\n");
  activate (fixture->page, "lanes.run");
  g_assert_nonnull (test_window_find_text (find (fixture, APP_TYPE_LANES), GTK_TYPE_LABEL, "There is no value yet."));
  g_assert_false (app_request_page_is_busy (fixture->page));
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lanes/values/%s", lists[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_values);
    }
  g_test_add ("/lanes/one-approval", Fixture, "twoway:simpleAuth", set_up, test_one_approval, tear_down);
  g_test_add ("/lanes/open-lane", Fixture, "", set_up, test_open_lane, tear_down);
  g_test_add ("/lanes/stop", Fixture, "delay:20", set_up, test_stop, tear_down);
  g_test_add ("/lanes/no-values", Fixture, "", set_up, test_no_values, tear_down);
  return g_test_run ();
}
