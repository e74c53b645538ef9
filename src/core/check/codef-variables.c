/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-variables.h"

#include "codef-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KOREAN_TIME "+09:00"
#define DATE_FORMAT "%Y%m%d"

static GRegex *
get_placeholder_pattern (void)
{
  static gsize pattern;

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern, (gsize) g_regex_new ("\\{\\{([^{}]+)\\}\\}", G_REGEX_OPTIMIZE, 0, NULL));
  return (GRegex *) pattern;
}

static GDateTime *
shift (GDateTime *date, int amount, char unit)
{
  switch (unit)
    {
    case 'w':
      return g_date_time_add_weeks (date, amount);
    case 'm':
      return g_date_time_add_months (date, amount);
    case 'y':
      return g_date_time_add_years (date, amount);
    case 'd':
    default:
      return g_date_time_add_days (date, amount);
    }
}

/* (transfer full) (nullable): NULL if @name is no date. */
static char *
make_date (const char *name, gint64 now_unix_us)
{
  static const char pattern[] = "^today(?:([+-]\\d{1,5})([dwmy]))?(?::(.+))?$";
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now_unix_us / G_USEC_PER_SEC);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (KOREAN_TIME);
  g_autoptr(GDateTime) today = g_date_time_to_timezone (utc, zone);
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *format = NULL;

  if (!g_regex_match (regex, name, 0, &match))
    return NULL;
  amount = g_match_info_fetch (match, 1);
  unit = g_match_info_fetch (match, 2);
  format = g_match_info_fetch (match, 3);
  date = shift (today, amount != NULL ? atoi (amount) : 0, unit != NULL ? *unit : 'd');
  return date != NULL ? g_date_time_format (date, format != NULL && *format != '\0' ? format : DATE_FORMAT) : NULL;
}

/* (transfer full) (nullable): "Name#/pointer". A container is no text. */
static char *
take_from_answer (const char *name, const char *hash, const CodefVariables *variables)
{
  g_autofree char *request = g_strndup (name, (gsize) (hash - name));
  DocDocument *answer = variables->answer != NULL ? variables->answer (request, variables->user_data) : NULL;
  DocNode node = answer != NULL ? doc_document_find_json_pointer (answer, hash + 1) : DOC_NODE_NONE;

  if (node == DOC_NODE_NONE || doc_document_get_kind (answer, node) >= DOC_KIND_ARRAY)
    return NULL;
  return doc_document_dup_string (answer, node);
}

static char *
resolve (const char *name, const CodefVariables *variables)
{
  const char *hash = strchr (name, '#');
  char *value = NULL;

  if (hash != NULL)
    return take_from_answer (name, hash, variables);
  if (variables->lookup != NULL)
    value = variables->lookup (name, variables->user_data);
  return value != NULL ? value : make_date (name, variables->now_unix_us);
}

/* Inside quotes. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (out, "\\u%04x", *p);
    else
      g_string_append_c (out, *p);
}

typedef struct
{
  const CodefVariables *variables;
  GError               *error; /* (owned) (nullable) */
} Expansion;

static gboolean
on_placeholder_cb (const GMatchInfo *match, GString *out, gpointer user_data)
{
  Expansion *self = user_data;
  g_autofree char *inside = g_match_info_fetch (match, 1);
  char *name = g_strstrip (inside);
  g_autofree char *value = resolve (name, self->variables);

  if (value != NULL)
    append_escaped (out, value);
  else
    g_set_error (&self->error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("nothing is known for {{%s}}"), name);
  return value == NULL;
}

/* A brace can only be inside a string where another one follows: "{{" is no JSON elsewhere. */
GBytes *
codef_variables_expand (GBytes *json, const CodefVariables *variables, GError **error)
{
  Expansion expansion = { variables, NULL };
  gsize length;
  const char *text = g_bytes_get_data (json, &length);
  char *expanded;

  expanded = g_regex_replace_eval (get_placeholder_pattern (), text, (gssize) length, 0, 0, on_placeholder_cb, &expansion, NULL);
  if (expansion.error == NULL)
    return g_bytes_new_take (expanded, strlen (expanded));
  g_free (expanded);
  g_propagate_error (error, expansion.error);
  return NULL;
}

char **
codef_variables_list_answers (GBytes *json)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GMatchInfo) match = NULL;
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  g_regex_match_full (get_placeholder_pattern (), text, (gssize) length, 0, 0, &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *inside = g_match_info_fetch (match, 1);
      char *name = g_strstrip (inside);
      char *hash = strchr (name, '#');

      if (hash == NULL)
        continue;
      *hash = '\0';
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

char *
codef_variables_refer (const char *name, DocDocument *answer, DocNode node)
{
  g_autofree char *pointer = doc_document_dup_json_pointer (answer, node);

  return g_strdup_printf ("{{%s#%s}}", name, pointer);
}
