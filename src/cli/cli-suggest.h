/* SPDX-License-Identifier: MIT */
/* Did you mean …? */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one of @names (NULL-terminated) that @typed probably stands for: one name begun, or a slip of one or two letters (insertion,
 * deletion, replacement, two swapped). NULL if none is near. */
const char *cli_suggest (const char *typed, const char *const *names);

G_END_DECLS
