/* SPDX-License-Identifier: MIT */
/* Waiting in tests: always for a condition, always bounded, never a fixed sleep. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the thread's default main context until @condition is true; fails the test after @milliseconds. */
#define test_wait_until(condition, milliseconds) \
  G_STMT_START { \
    gint64 test_deadline_us = g_get_monotonic_time () + (gint64) (milliseconds) * 1000; \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > test_deadline_us) \
          g_error ("%s:%d: waited %d ms in vain for: %s", __FILE__, __LINE__, (int) (milliseconds), #condition); \
        test_loop_turn (); \
      } \
  } G_STMT_END

/* One turn of the main context, at most 10 ms long. */
void          test_loop_turn  (void);

/* For *_async calls: pass test_loop_result_cb and the address of a GAsyncResult pointer, then wait until it is set. */
void          test_loop_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);

G_END_DECLS
