/* SPDX-License-Identifier: MIT */
/* How a batch drives its lanes. */
#pragma once

#include "codef-batch.h"

G_BEGIN_DECLS

CodefLane *_codef_lane_new    (const char *value, CodefRequest *request);
void       _codef_lane_send   (CodefLane *self, CodefClient *client);
void       _codef_lane_cancel (CodefLane *self);

G_END_DECLS
