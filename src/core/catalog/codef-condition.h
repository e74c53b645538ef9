/* SPDX-License-Identifier: MIT */
/* The catalogue's small grammar of conditions.
 *   condition = term *( ("and" | "or") term )      "and" binds tighter; parentheses group
 *   term      = name ("=" | "!=") value *( "|" value )   |   name "present"   |   name "absent"   |   "not" term   |   "always"
 * Values are bare words or in double quotes. */
#pragma once
#include <glib.h>
G_BEGIN_DECLS
/* (nullable): the value of a top-level parameter as text, NULL if absent or empty. */
typedef const char *(*CodefConditionLookup) (const char *name, gpointer user_data);
gboolean codef_condition_holds (const char *condition, CodefConditionLookup lookup, gpointer user_data);
/* NULL if the condition is well formed, else what is wrong with it (for the catalogue's tests and user files). */
char    *codef_condition_check (const char *condition);
G_END_DECLS
