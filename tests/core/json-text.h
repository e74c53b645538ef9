/* SPDX-License-Identifier: MIT */
/* JSON as tests write it: {'id': 'a'}. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): @text with each ' made a ". */
char *json_text (const char *text);

G_END_DECLS
