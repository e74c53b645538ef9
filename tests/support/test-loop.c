/* SPDX-License-Identifier: MIT */
#include "test-loop.h"

static gboolean
on_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
test_loop_turn (void)
{
  GMainContext *context = g_main_context_get_thread_default ();
  g_autoptr(GSource) tick = g_timeout_source_new (10);

  g_source_set_callback (tick, on_tick_cb, NULL, NULL);
  g_source_attach (tick, context);
  g_main_context_iteration (context, TRUE);
  g_source_destroy (tick);
}

void
test_loop_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  g_assert_null (*slot);
  *slot = g_object_ref (result);
}
