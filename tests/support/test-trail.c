/* SPDX-License-Identifier: MIT */
#include "test-trail.h"

struct _TestTrail
{
  GListModel *model;     /* (owned) */
  GString    *text;      /* (owned) emissions since the last look */
  guint       length;    /* what the emissions add up to */
  gulong      handler;
};

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  TestTrail *self = user_data;

  g_string_append_printf (self->text, "%s%u:%u:%u", self->text->len > 0 ? " " : "", position, removed, added);
  g_assert_cmpuint (position + removed, <=, self->length);
  self->length = self->length - removed + added;
}

TestTrail *
test_trail_new (GListModel *model)
{
  TestTrail *self = g_new0 (TestTrail, 1);

  self->model = g_object_ref (model);
  self->text = g_string_new (NULL);
  self->length = g_list_model_get_n_items (model);
  self->handler = g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  return self;
}

void
test_trail_assert (TestTrail *self, const char *expected)
{
  g_assert_cmpstr (self->text->str, ==, expected);
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, self->length);
  g_string_truncate (self->text, 0);
}

void
test_trail_free (TestTrail *self)
{
  g_assert_cmpstr (self->text->str, ==, "");
  g_signal_handler_disconnect (self->model, self->handler);
  g_object_unref (self->model);
  g_string_free (self->text, TRUE);
  g_free (self);
}
