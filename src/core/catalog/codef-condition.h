/* SPDX-License-Identifier: MIT */
/* The catalogue's small grammar of conditions, such as "loginType = 0 and (certType = 1 or keyFile present)".
 *
 *   condition = either *( "or" either )
 *   either    = term *( "and" term )
 *   term      = name ( "=" | "!=" ) value *( "|" value )  |  name "present"  |  name "absent"
 *             | "not" term  |  "always"  |  "(" condition ")"
 *
 * Values are bare words or stand in double quotes (without escapes). "a = 1|2" holds if a is one of them, "a != 1|2" if
 * it is none of them; a parameter that is absent or empty equals "" only. Words of the grammar are lower case. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nesting of "not" and parentheses; the catalogue's conditions use one level. */
#define CODEF_CONDITION_MAX_DEPTH 16

/* (nullable): the value of a parameter as text, NULL if absent or empty. Called once for each name that decides
 * something. */
typedef const char *(*CodefConditionLookup) (const char *name, gpointer user_data);

/* @condition: (nullable): NULL and malformed conditions do not hold. */
gboolean codef_condition_holds (const char *condition, CodefConditionLookup lookup, gpointer user_data);

/* (transfer full) (nullable): NULL if the condition is well formed, else what is wrong with it, in English, such as
 * "character 13: a value is missing" (from 1; for the catalogue's tests and the user's own files). */
char    *codef_condition_check (const char *condition);

G_END_DECLS
