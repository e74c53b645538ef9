/* SPDX-License-Identifier: MIT */
/* How long the main loop is kept from turning, in processor time of its thread: a machine that is busy with other things does not
 * count, what the program does in one go does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What performance allows in one go: "main loop never blocked over 50 ms". */
#define TEST_WATCH_MAX_US ((gint64) 50 * 1000)

typedef struct _TestWatch TestWatch;

/* Watches the default main context of this thread. */
TestWatch *test_watch_start (void);
/* The longest stop since the start or the last mark; @what: what was done then, for the log. */
gint64     test_watch_mark  (TestWatch *self, const char *what);
/* Ends with a mark. */
gint64     test_watch_stop  (TestWatch *self, const char *what);

/* Fails the test if anything since the last mark took longer than is allowed. */
#define test_watch_assert(watch, what) g_assert_cmpint (test_watch_mark (watch, what), <, TEST_WATCH_MAX_US)

G_END_DECLS
