/* SPDX-License-Identifier: MIT */
#include "cli-suggest.h"

#include <string.h>

/* Names are short; what is longer is no slip of a finger. */
#define MAX_LENGTH 32

/* Number of insertions, deletions, replacements and swaps of neighbours between two words of at most MAX_LENGTH bytes. */
static guint
count_slips (const char *a, gsize a_length, const char *b, gsize b_length)
{
  guint rows[MAX_LENGTH + 1][MAX_LENGTH + 1];

  for (gsize i = 0; i <= a_length; i++)
    rows[i][0] = (guint) i;
  for (gsize j = 0; j <= b_length; j++)
    rows[0][j] = (guint) j;
  for (gsize i = 1; i <= a_length; i++)
    for (gsize j = 1; j <= b_length; j++)
      {
        guint best = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

        best = MIN (best, MIN (rows[i - 1][j], rows[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          best = MIN (best, rows[i - 2][j - 2] + 1);
        rows[i][j] = best;
      }
  return rows[a_length][b_length];
}

const char *
cli_suggest (const char *typed, const char *const *names)
{
  gsize length = strlen (typed);
  const char *nearest = NULL;
  guint fewest = length > 4 ? 3 : 2; /* at least this many are no slip */

  if (length == 0 || length > MAX_LENGTH)
    return NULL;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      guint slips = strlen (names[i]) <= MAX_LENGTH ? count_slips (typed, length, names[i], strlen (names[i])) : G_MAXUINT;

      if (slips < fewest)
        {
          fewest = slips;
          nearest = names[i];
        }
    }
  for (gsize i = 0; nearest == NULL && names[i] != NULL; i++)
    if (length >= 3 && g_str_has_prefix (names[i], typed))
      nearest = names[i];
  return nearest;
}
