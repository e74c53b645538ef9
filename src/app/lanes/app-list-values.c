/* SPDX-License-Identifier: MIT */
#include "app-list-values.h"

#include <string.h>

#define YEAR_DIGITS 4
/* A range is of numbers that a person could have typed out. */
#define RANGE_DIGITS 8

typedef struct
{
  GStrvBuilder *values;
  GHashTable   *seen;       /* (owned) set of values */
  guint         n;
  guint         max;
  guint         n_left_out;
} Taking;

static void
take (Taking *taking, const char *value)
{
  if (g_hash_table_contains (taking->seen, value))
    return;
  if (taking->n == taking->max)
    {
      taking->n_left_out++;
      return;
    }
  g_hash_table_add (taking->seen, g_strdup (value));
  g_strv_builder_add (taking->values, value);
  taking->n++;
}

/* Reads "A..B", "YYYY-YYYY" or "YYYY~YYYY"; the length of A is the number of digits to write. */
static gboolean
read_range (const char *line, guint64 *first, guint64 *last, int *n_digits)
{
  gsize length = strspn (line, "0123456789");
  const char *rest = line + length;
  gboolean years = length == YEAR_DIGITS && (*rest == '-' || *rest == '~');
  const char *second = years ? rest + 1 : g_str_has_prefix (rest, "..") ? rest + 2 : NULL;
  gsize second_length = second != NULL ? strspn (second, "0123456789") : 0;

  if (length == 0 || length > RANGE_DIGITS || second_length == 0 || second_length > RANGE_DIGITS
      || second[second_length] != '\0'
      || (years && second_length != YEAR_DIGITS))
    return FALSE;
  *first = g_ascii_strtoull (line, NULL, 10);
  *last = g_ascii_strtoull (second, NULL, 10);
  *n_digits = (int) length;
  return *first <= *last;
}

static void
take_line (Taking *taking, const char *line)
{
  guint64 first, last;
  int n_digits;

  if (*line == '\0')
    return;
  if (!read_range (line, &first, &last, &n_digits))
    {
      take (taking, line);
      return;
    }
  for (guint64 number = first; number <= last; number++)
    {
      g_autofree char *value = g_strdup_printf ("%0*" G_GUINT64_FORMAT, n_digits, number);

      take (taking, value);
      if (taking->n == taking->max)
        {
          taking->n_left_out += (guint) (last - number);
          return;
        }
    }
}

GStrv
app_list_values_parse (const char *text, guint max, guint *n_left_out)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  Taking taking = { .values = builder, .seen = seen, .max = max };

  for (guint i = 0; lines[i] != NULL; i++)
    take_line (&taking, g_strstrip (lines[i]));
  *n_left_out = taking.n_left_out;
  return g_strv_builder_end (builder);
}
