/* SPDX-License-Identifier: MIT */
#include "codef-query.h"

#include "codef-choseong.h"

struct _CodefQuery
{
  char **words; /* (owned): folded, none of them empty; NULL-terminated */
};

/* Folding drops every kind of white space, so this one can stand between texts. */
#define BORDER '\n'

CodefQuery *
codef_query_new (const char *text)
{
  CodefQuery *self = g_atomic_rc_box_new0 (CodefQuery);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  const char *p = valid;

  while (*p != '\0')
    {
      const char *start;

      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, p - start);
          g_autofree char *folded = codef_choseong_fold (word);

          g_strv_builder_add (words, folded);
        }
    }
  self->words = g_strv_builder_end (words);
  return self;
}

CodefQuery *
codef_query_ref (CodefQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
query_clear (CodefQuery *self)
{
  g_strfreev (self->words);
}

void
codef_query_unref (CodefQuery *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) query_clear);
}

gboolean
codef_query_matches (CodefQuery *self, const char *folded_text, const char *more_folded_text)
{
  for (char **word = self->words; *word != NULL; word++)
    if (!codef_choseong_matches (folded_text, *word)
        && (more_folded_text == NULL || !codef_choseong_matches (more_folded_text, *word)))
      return FALSE;
  return TRUE;
}

gboolean
codef_query_text_matches (const char *query, const char *folded_text)
{
  g_autoptr(CodefQuery) self = codef_query_new (query);

  return codef_query_matches (self, folded_text, NULL);
}

char *
codef_query_fold_texts (const char *const *texts)
{
  GString *all = g_string_new (NULL);

  for (const char *const *text = texts; *text != NULL; text++)
    {
      g_autofree char *folded = codef_choseong_fold (*text);

      g_string_append_c (all, BORDER);
      g_string_append (all, folded);
    }
  return g_string_free (all, FALSE);
}
