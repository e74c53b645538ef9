/* SPDX-License-Identifier: MIT */
/* The values of "run for a list" as a person types them. Pure functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): one value a line, blanks around it gone, empty lines and what stood before left out. "2014-2024",
 * "2014~2024" (four digits each) and "1..12" (any) are all numbers from the first to the last, with as many digits.
 * At most @max values; more are left out and counted in @n_left_out. */
GStrv app_list_values_parse (const char *text, guint max, guint *n_left_out);

G_END_DECLS
