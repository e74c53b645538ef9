/* SPDX-License-Identifier: MIT */
/* From what is looked for to SQL. Every value is bound, never pasted. */
#include "codef-config.h"
#include "store-history-private.h"

StoreHistoryFilter *
_store_history_filter_copy (const StoreHistoryFilter *filter)
{
  StoreHistoryFilter *copy = g_new0 (StoreHistoryFilter, 1);

  if (filter == NULL)
    return copy;
  *copy = *filter;
  copy->product = g_strdup (filter->product);
  copy->organization = g_strdup (filter->organization);
  copy->code = g_strdup (filter->code);
  copy->environment = g_strdup (filter->environment);
  copy->text = g_strdup (filter->text);
  return copy;
}

void
_store_history_filter_free (StoreHistoryFilter *filter)
{
  g_free ((char *) filter->product);
  g_free ((char *) filter->organization);
  g_free ((char *) filter->code);
  g_free ((char *) filter->environment);
  g_free ((char *) filter->text);
  g_free (filter);
}

static gboolean
has_letters (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* (transfer full): each word quoted, so that nothing in it is an operator, and the beginning of a word is enough. */
static char *
make_match (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto(GStrv) words = g_strsplit_set (valid, " \t\n\r\"", -1);
  GString *match = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (has_letters (words[i]))
      g_string_append_printf (match, "%s\"%s\"*", match->len > 0 ? " AND " : "", words[i]);
  return g_string_free (match, FALSE);
}

static void
add_text (GString *sql, GPtrArray *values, const char *condition, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (sql, " AND %s", condition);
  g_ptr_array_add (values, g_strdup (value));
}

GArray *
_store_history_filter_run (const StoreHistoryFilter *filter, StoreDatabase *database, GError **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT id FROM exchange WHERE started_us >= ?1 AND started_us < ?2");
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *match = filter->text != NULL ? make_match (filter->text) : NULL;
  g_autoptr(StoreStatement) statement = NULL;
  int result;

  add_text (sql, values, "product = ?", filter->product);
  add_text (sql, values, "organization = ?", filter->organization);
  add_text (sql, values, "code = ?", filter->code);
  add_text (sql, values, "environment = ?", filter->environment);
  /* The sign keeps the order of time: a word of every answer would otherwise cost a visit to every row. */
  add_text (sql, values, "+id IN (SELECT rowid FROM search WHERE search MATCH ?)", match);
  if (filter->pinned_only)
    g_string_append (sql, " AND pinned = 1");
  g_string_append (sql, " ORDER BY started_us DESC, id DESC");
  statement = store_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, filter->since_unix_us != 0 ? filter->since_unix_us : G_MININT64);
  sqlite3_bind_int64 (statement, 2, filter->until_unix_us != 0 ? filter->until_unix_us : G_MAXINT64);
  for (guint i = 0; i < values->len; i++)
    sqlite3_bind_text (statement, (int) i + 3, g_ptr_array_index (values, i), -1, SQLITE_STATIC);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (result == SQLITE_DONE)
    return g_steal_pointer (&ids);
  store_database_set_error (database, error);
  return NULL;
}
