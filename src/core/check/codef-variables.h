/* SPDX-License-Identifier: MIT */
/* Placeholders in the text of a request: {{name}}, a date {{today}}, {{today-30d}}, {{today+1m:%Y-%m}} (d, w, m, y;
 * %Y%m%d unless said otherwise; Korean time), and {{Name of a request#/data/0/resAccount}}, a value out of its latest
 * answer. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* What {{name}} stands for. (transfer full) (nullable): NULL if nobody knows. */
typedef char        *(*CodefVariablesLookup) (const char *name, gpointer user_data);
/* The latest answer of the request that is called @name. (transfer none) (nullable) */
typedef DocDocument *(*CodefVariablesAnswer) (const char *name, gpointer user_data);

typedef struct
{
  CodefVariablesLookup lookup; /* (nullable) */
  CodefVariablesAnswer answer; /* (nullable) */
  gpointer             user_data;
  gint64               now_unix_us;
} CodefVariables;

/* Replaces every placeholder in the strings of the JSON text @json; all else stays byte for byte. (transfer full): NULL
 * with CODEF_ERROR_BAD_REQUEST, a translated sentence with the name that has no value. */
GBytes *codef_variables_expand       (GBytes *json, const CodefVariables *variables, GError **error);
/* (transfer full) NULL-terminated: names of the requests whose answers are needed, each once, in order. */
char  **codef_variables_list_answers (GBytes *json);
/* TRUE if a placeholder stands in @text. */
gboolean codef_variables_stand_in    (const char *text);
/* (transfer full) NULL-terminated: what stands between the braces in @text, each once, in order. */
char  **codef_variables_list         (const char *text);
/* (transfer full) (nullable): the value of one of those. */
char   *codef_variables_resolve      (const char *inside, const CodefVariables *variables);
/* (transfer full) (nullable): the name of the request whose answer @inside takes its value from; NULL if it is no such
 * reference. @pointer: (out) (transfer none): into @inside. */
char   *codef_variables_dup_request  (const char *inside, const char **pointer);

/* (transfer full) (nullable) NULL-terminated: names of the requests whose answers the request @name needs; NULL for none. */
typedef char **(*CodefVariablesNeeds) (const char *name, gpointer user_data);
/* (transfer full) (nullable) NULL-terminated: the names on the way from @name back to @name, both ends included; NULL if it
 * needs itself nowhere. */
char  **codef_variables_find_circle  (const char *name, CodefVariablesNeeds needs, gpointer user_data);
/* (transfer full): the placeholder that takes @node of the answer of request @name: "use in…". */
char   *codef_variables_refer        (const char *name, DocDocument *answer, DocNode node);

G_END_DECLS
