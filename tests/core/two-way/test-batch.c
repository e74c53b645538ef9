/* SPDX-License-Identifier: MIT */
/* Requests that share one authentication. */
#include "codef-batch.h"
#include "codef-error.h"
#include "codef-transport.h"
#include "two-way-rig.h"

#include <string.h>

#define HEALTH "/v1/kr/public/pp/nhis-health-checkup/result"

static const char *const years[] = { "2014", "2015", "2016", "2017", "2018", "2019",
                                     "2020", "2021", "2022", "2023", "2024", NULL };

static TwoWayRig *rig;

static CodefBatch *
make_batch (const char *varied, const char *const *values, const char *id, guint spacing_ms, GError **error)
{
  g_autofree char *json = two_way_rig_dup_sample (rig, HEALTH, "{\"loginType\":\"5\"}");
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(CodefRequest) template = codef_request_new (HEALTH, bytes, 0, NULL);

  return codef_batch_new (rig->client, template, varied, values, id, spacing_ms, error);
}

/* Eleven years, and one approval that releases all. */
static void
test_eleven (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefBatch) batch = make_batch ("searchStartYear", years, "batch-eleven", 0, &error);
  CodefLane *asking;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (batch)), ==, 11);
  g_assert_cmpint (codef_batch_get_phase (batch), ==, CODEF_BATCH_READY);
  codef_batch_start (batch);
  g_assert_cmpuint (codef_batch_get_n_in_state (batch, CODEF_LANE_QUEUED), ==, 10);
  test_wait_until (codef_batch_get_phase (batch) == CODEF_BATCH_ASKING, 20000);
  asking = codef_batch_get_asking_lane (batch);
  g_assert_cmpstr (codef_lane_get_value (asking), ==, "2014");
  g_assert_cmpuint (codef_batch_get_n_in_state (batch, CODEF_LANE_ASKS), ==, 1);
  g_assert_cmpuint (codef_batch_get_n_in_state (batch, CODEF_LANE_SENT), ==, 10);
  two_way_rig_answer (rig, codef_lane_get_exchange (asking));
  test_wait_until (codef_batch_get_phase (batch) == CODEF_BATCH_DONE, 20000);
  g_assert_null (codef_batch_get_asking_lane (batch));
  for (guint i = 0; i < 11; i++)
    {
      g_autoptr(CodefLane) lane = g_list_model_get_item (G_LIST_MODEL (batch), i);
      GBytes *json = codef_request_get_json (codef_exchange_get_request (codef_lane_get_exchange (lane)));
      g_autofree char *year = two_way_dup_member (json, "searchStartYear"), *id = two_way_dup_member (json, "id");

      g_assert_cmpstr (year, ==, years[i]);
      g_assert_cmpstr (codef_lane_get_value (lane), ==, years[i]);
      g_assert_cmpstr (id, ==, "batch-eleven");
      two_way_check_ends (codef_lane_get_exchange (lane), "CF-00000");
    }
}

/* The service opens a session for each where they come too close together: every one can be gone on with. */
static void
test_too_close (void)
{
  g_autoptr(CodefBatch) batch = make_batch ("searchStartYear", years, NULL, 1, NULL);
  guint n_answered = 0;

  codef_batch_start (batch);
  test_wait_until (codef_batch_get_phase (batch) == CODEF_BATCH_ASKING
                   && codef_batch_get_n_in_state (batch, CODEF_LANE_SENT) == 0, 20000);
  for (; codef_batch_get_asking_lane (batch) != NULL; n_answered++)
    two_way_rig_answer (rig, codef_lane_get_exchange (codef_batch_get_asking_lane (batch)));
  g_assert_cmpuint (n_answered, ==, 11);
  g_assert_cmpint (codef_batch_get_phase (batch), ==, CODEF_BATCH_DONE);
}

static void
note_time_cb (gint64 *time_us)
{
  *time_us = g_get_monotonic_time ();
}

/* A busy main loop keeps the first request back: the second one keeps its distance all the same. */
static void
test_stall (void)
{
  static const char *const two[] = { "2020", "2021", NULL };
  g_autoptr(CodefBatch) batch = make_batch ("searchStartYear", two, NULL, 300, NULL);
  g_autoptr(CodefLane) first = g_list_model_get_item (G_LIST_MODEL (batch), 0);
  g_autoptr(CodefLane) second = g_list_model_get_item (G_LIST_MODEL (batch), 1);
  gint64 written_us = 0, begun_us = 0;

  g_signal_connect_swapped (second, "notify::exchange", G_CALLBACK (note_time_cb), &begun_us);
  codef_batch_start (batch);
  g_signal_connect_swapped (codef_lane_get_exchange (first), "written", G_CALLBACK (note_time_cb), &written_us);
  g_usleep (400 * 1000);
  test_wait_until (begun_us != 0, 20000);
  g_assert_cmpint (written_us, >, 0);
  g_assert_cmpint (begun_us - written_us, >=, 300 * 1000 - 1000);
  codef_batch_cancel (batch);
}

static void
test_cancel (void)
{
  g_autoptr(CodefBatch) batch = make_batch ("searchStartYear", years, NULL, 60000, NULL);

  codef_batch_start (batch);
  test_wait_until (codef_batch_get_asking_lane (batch) != NULL, 20000);
  /* a session opened by hand before all are sent would not cover the others */
  g_assert_cmpint (codef_batch_get_phase (batch), ==, CODEF_BATCH_RUNNING);
  codef_batch_cancel (batch);
  g_assert_cmpint (codef_batch_get_phase (batch), ==, CODEF_BATCH_DONE);
  g_assert_cmpuint (codef_batch_get_n_in_state (batch, CODEF_LANE_CANCELLED), ==, 11);
}

/* Dropped in the middle: nothing is sent later, and what is under way ends by itself. */
static void
test_drop (void)
{
  CodefBatch *batch = make_batch ("searchStartYear", years, NULL, 5, NULL);
  GWeakRef weak;

  g_weak_ref_init (&weak, batch);
  codef_batch_start (batch);
  codef_batch_cancel (batch);
  g_object_unref (batch);
  test_wait_until (g_weak_ref_get (&weak) == NULL, 5000);
  g_weak_ref_clear (&weak);
}

static void
test_refused (void)
{
  static const char *const none[] = { NULL };
  static const struct { const char *name, *varied; const char *const *values; } cases[] = {
    { "no name", "", years }, { "the shared id", "id", years }, { "no values", "searchStartYear", none },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_null (make_batch (cases[i].varied, cases[i].values, NULL, 0, &error));
      g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
    }
}

static void
test_too_many (void)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i <= CODEF_BATCH_MAX_LANES; i++)
    g_ptr_array_add (values, (gpointer) "2014");
  g_ptr_array_add (values, NULL);
  g_assert_null (make_batch ("searchStartYear", (const char *const *) values->pdata, NULL, 0, &error));
  g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
}

int
main (int argc, char **argv)
{
  SandboxOptions options = { .approval_ms = -1 };
  int result;

  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  rig = two_way_rig_new (&options);
  g_test_add_func ("/core/batch/eleven", test_eleven);
  g_test_add_func ("/core/batch/too-close", test_too_close);
  g_test_add_func ("/core/batch/stall", test_stall);
  g_test_add_func ("/core/batch/cancel", test_cancel);
  g_test_add_func ("/core/batch/drop", test_drop);
  g_test_add_func ("/core/batch/refused", test_refused);
  g_test_add_func ("/core/batch/too-many", test_too_many);
  result = g_test_run ();
  two_way_rig_free (rig);
  return result;
}
