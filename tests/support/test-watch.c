/* SPDX-License-Identifier: MIT */
#include "test-watch.h"

#include <time.h>

/* So often the loop is looked at; a stop is told to that much exactly. */
#define TICK_MS 1

struct _TestWatch
{
  guint  source_id;
  gint64 last_us;
  gint64 longest_us;
};

static gint64
get_thread_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
look (TestWatch *self)
{
  gint64 now_us = get_thread_us ();

  self->longest_us = MAX (self->longest_us, now_us - self->last_us);
  self->last_us = now_us;
}

static gboolean
on_tick_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

TestWatch *
test_watch_start (void)
{
  TestWatch *self = g_new0 (TestWatch, 1);

  self->last_us = get_thread_us ();
  self->source_id = g_timeout_add_full (G_PRIORITY_HIGH, TICK_MS, on_tick_cb, self, NULL);
  return self;
}

gint64
test_watch_mark (TestWatch *self, const char *what)
{
  gint64 longest_us;

  look (self);
  longest_us = self->longest_us;
  g_test_message ("%s: longest stop of the main loop %.1f ms", what, (double) longest_us / 1000);
  self->longest_us = 0;
  return longest_us;
}

gint64
test_watch_stop (TestWatch *self, const char *what)
{
  gint64 longest_us = test_watch_mark (self, what);

  g_source_remove (self->source_id);
  g_free (self);
  return longest_us;
}
