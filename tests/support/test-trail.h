/* SPDX-License-Identifier: MIT */
/* Records the items-changed emissions of a list model as text, "+0,3 -1 …", and insists that all of them are looked
 * at. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _TestTrail TestTrail;

TestTrail *test_trail_new    (GListModel *model);
/* Compares everything since the last look with @expected ("position:removed:added" separated by spaces) and forgets it;
 * checks too that the model's length is what the emissions add up to. */
void       test_trail_assert (TestTrail *self, const char *expected);
/* Fails if something was emitted since the last look. */
void       test_trail_free   (TestTrail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestTrail, test_trail_free)

G_END_DECLS
