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

char *
codef_variables_dup_request (const char *inside, const char **pointer)
{
  const char *hash = strstr (inside, "#/");

  if (hash == NULL)
    hash = strchr (inside, '#');
  if (hash == NULL)
    return NULL;
  *pointer = hash + 1;
  return g_strndup (inside, (gsize) (hash - inside));
}

/* (transfer full) (nullable): "Name#/pointer". A container is no text. */
static char *
take_from_answer (const char *request, const char *pointer, const CodefVariables *variables)
{
  DocDocument *answer = variables->answer != NULL ? variables->answer (request, variables->user_data) : NULL;
  DocNode node = answer != NULL ? doc_document_find_json_pointer (answer, pointer) : DOC_NODE_NONE;

  if (node == DOC_NODE_NONE || doc_document_get_kind (answer, node) >= DOC_KIND_ARRAY)
    return NULL;
  return doc_document_dup_string (answer, node);
}

char *
codef_variables_resolve (const char *name, const CodefVariables *variables)
{
  const char *pointer = NULL;
  g_autofree char *request = codef_variables_dup_request (name, &pointer);
  char *value = NULL;

  if (request != NULL)
    return take_from_answer (request, pointer, variables);
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
  g_autofree char *value = codef_variables_resolve (name, self->variables);

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

/* (transfer full) (element-type utf8): what stands between braces. */
static GPtrArray *
collect (const char *text, gssize length)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match_full (get_placeholder_pattern (), text, length, 0, 0, &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      char *inside = g_strstrip (g_match_info_fetch (match, 1));

      if (g_ptr_array_find_with_equal_func (names, inside, g_str_equal, NULL))
        g_free (inside);
      else
        g_ptr_array_add (names, inside);
    }
  return names;
}

gboolean
codef_variables_stand_in (const char *text)
{
  const char *begin = strstr (text, "{{");

  return begin != NULL && strstr (begin, "}}") != NULL;
}

char **
codef_variables_list (const char *text)
{
  g_autoptr(GPtrArray) names = collect (text, -1);

  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

char **
codef_variables_list_answers (GBytes *json)
{
  gsize length;
  const char *text = g_bytes_get_data (json, &length);
  g_autoptr(GPtrArray) all = collect (text, (gssize) length);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const char *pointer;
      char *name = codef_variables_dup_request (g_ptr_array_index (all, i), &pointer);

      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, name);
      else
        g_free (name);
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

/* Breadth first; each name is looked at once, so a circle elsewhere does not hold us. */
char **
codef_variables_find_circle (const char *name, CodefVariablesNeeds needs, gpointer user_data)
{
  g_autoptr(GHashTable) came_from = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) queue = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) way = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (queue, g_strdup (name));
  for (guint i = 0; i < queue->len; i++)
    {
      g_auto(GStrv) next = needs (g_ptr_array_index (queue, i), user_data);

      for (gsize n = 0; next != NULL && next[n] != NULL; n++)
        {
          if (g_hash_table_contains (came_from, next[n]))
            continue;
          g_hash_table_insert (came_from, g_strdup (next[n]), g_strdup (g_ptr_array_index (queue, i)));
          g_ptr_array_add (queue, g_strdup (next[n]));
        }
      if (g_hash_table_contains (came_from, name))
        break;
    }
  if (!g_hash_table_contains (came_from, name))
    return NULL;
  g_ptr_array_add (way, NULL);
  g_ptr_array_insert (way, 0, g_strdup (name));
  for (const char *at = g_hash_table_lookup (came_from, name); ; at = g_hash_table_lookup (came_from, at))
    {
      g_ptr_array_insert (way, 0, g_strdup (at));
      if (g_str_equal (at, name))
        break;
    }
  return (char **) g_ptr_array_steal (way, NULL);
}

char *
codef_variables_refer (const char *name, DocDocument *answer, DocNode node)
{
  g_autofree char *pointer = doc_document_dup_json_pointer (answer, node);

  return g_strdup_printf ("{{%s#%s}}", name, pointer);
}
