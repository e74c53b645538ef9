/* SPDX-License-Identifier: MIT */
/* The "twoWayInfo" of a continuation. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

typedef struct
{
  char  *jti;          /* (owned) */
  gint64 timestamp_ms;
} SandboxTwoWayInfo;

/* Reads it strictly: all four members, numbers as JSON numbers. Further members are tolerated.
 * Returns: NULL if all is well, else the result code (CF-03001 absent, CF-03003 wrong). */
const char *sandbox_two_way_info_read  (DocDocument *request, SandboxTwoWayInfo *info);
void        sandbox_two_way_info_clear (SandboxTwoWayInfo *info);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SandboxTwoWayInfo, sandbox_two_way_info_clear)

G_END_DECLS
