/* SPDX-License-Identifier: MIT */
#include "codef-condition.h"

#include <string.h>

typedef enum
{
  TOKEN_END,
  TOKEN_WORD,
  TOKEN_QUOTED,
  TOKEN_EQUALS,
  TOKEN_DIFFERS,
  TOKEN_BAR,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_BAD,
} Token;

/* Judges while it reads: conditions are shorter than any tree made of them. */
typedef struct
{
  const char *text;            /* (not owned) the whole condition */
  const char *rest;            /* what follows the current token */
  Token       token;           /* the current token … */
  const char *start;           /* … where its text begins, without quotes … */
  gsize       length_bytes;    /* … and how long that is */
  guint       depth;
  char       *problem;         /* (owned) (nullable) the first one */
  CodefConditionLookup lookup; /* (nullable) when only checked */
  gpointer    user_data;
} Reader;

static gboolean read_condition (Reader *self);

static void
fail (Reader *self, const char *what)
{
  if (self->problem == NULL)
    self->problem = g_strdup_printf ("character %ld: %s", g_utf8_pointer_to_offset (self->text, self->start) + 1, what);
  self->token = TOKEN_BAD;
}

static void
read_quoted (Reader *self)
{
  const char *end = strchr (self->rest + 1, '"');

  if (end == NULL)
    {
      fail (self, "the closing quote is missing");
      return;
    }
  self->token = TOKEN_QUOTED;
  self->start = self->rest + 1;
  self->length_bytes = end - self->start;
  self->rest = end + 1;
}

static void
next_token (Reader *self)
{
  static const struct { const char *text; Token token; } signs[] = {
    { "!=", TOKEN_DIFFERS }, { "=", TOKEN_EQUALS }, { "|", TOKEN_BAR }, { "(", TOKEN_OPEN }, { ")", TOKEN_CLOSE },
  };

  if (self->problem != NULL)
    return;
  self->rest += strspn (self->rest, " \t\r\n");
  self->start = self->rest;
  if (*self->rest == '\0')
    {
      self->token = TOKEN_END;
      return;
    }
  if (*self->rest == '"')
    {
      read_quoted (self);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (self->rest, signs[i].text))
      {
        self->token = signs[i].token;
        self->rest += strlen (signs[i].text);
        return;
      }
  self->length_bytes = strcspn (self->rest, " \t\r\n=!|()\"");
  self->rest += self->length_bytes;
  self->token = TOKEN_WORD;
  if (self->length_bytes == 0)
    fail (self, "'!' stands alone");
}

static gboolean
is_word (Reader *self, const char *word)
{
  return self->token == TOKEN_WORD && strlen (word) == self->length_bytes
         && memcmp (self->start, word, self->length_bytes) == 0;
}

static gboolean
is_name (Reader *self)
{
  static const char *const reserved[] = { "and", "or", "not", "always", "present", "absent" };

  if (self->token != TOKEN_WORD || !(g_ascii_isalpha (*self->start) || *self->start == '_'))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (is_word (self, reserved[i]))
      return FALSE;
  for (gsize i = 0; i < self->length_bytes; i++)
    if (!g_ascii_isalnum (self->start[i]) && self->start[i] != '_')
      return FALSE;
  return TRUE;
}

/* TRUE if one of the values that stand here equals @found. */
static gboolean
read_values (Reader *self, const char *found)
{
  gboolean equal = FALSE;

  do
    {
      next_token (self);
      if (self->token != TOKEN_WORD && self->token != TOKEN_QUOTED)
        {
          fail (self, "a value is missing");
          return FALSE;
        }
      equal |= strlen (found) == self->length_bytes && memcmp (found, self->start, self->length_bytes) == 0;
      next_token (self);
    }
  while (self->token == TOKEN_BAR);
  return equal;
}

static gboolean
read_comparison (Reader *self)
{
  char short_name[64]; /* every name of the catalogue fits: a form judges its conditions at each key */
  g_autofree char *long_name = NULL;
  const char *name = short_name;
  const char *value = NULL;
  const char *text;

  if (self->length_bytes < sizeof short_name)
    {
      memcpy (short_name, self->start, self->length_bytes);
      short_name[self->length_bytes] = '\0';
    }
  else
    name = long_name = g_strndup (self->start, self->length_bytes);
  if (self->lookup != NULL)
    value = self->lookup (name, self->user_data);
  text = value != NULL ? value : "";
  next_token (self);
  if (self->token == TOKEN_EQUALS)
    return read_values (self, text);
  if (self->token == TOKEN_DIFFERS)
    return !read_values (self, text);
  if (is_word (self, "present") || is_word (self, "absent"))
    {
      gboolean wanted = is_word (self, "present");

      next_token (self);
      return (*text != '\0') == wanted;
    }
  fail (self, "'=', '!=', 'present' or 'absent' is expected");
  return FALSE;
}

static gboolean
read_group (Reader *self)
{
  gboolean holds;

  next_token (self);
  holds = read_condition (self);
  if (self->token != TOKEN_CLOSE)
    fail (self, "')' is missing");
  next_token (self);
  return holds;
}

static gboolean
read_term (Reader *self)
{
  gboolean holds = TRUE;

  if (++self->depth > CODEF_CONDITION_MAX_DEPTH)
    fail (self, "nested too deeply");
  else if (self->token == TOKEN_OPEN)
    holds = read_group (self);
  else if (is_word (self, "not"))
    {
      next_token (self);
      holds = !read_term (self);
    }
  else if (is_word (self, "always"))
    next_token (self);
  else if (is_name (self))
    holds = read_comparison (self);
  else
    fail (self, "the name of a parameter is expected");
  self->depth--;
  return holds;
}

static gboolean
read_either (Reader *self)
{
  gboolean holds = read_term (self);

  while (is_word (self, "and"))
    {
      next_token (self);
      holds &= read_term (self);
    }
  return holds;
}

static gboolean
read_condition (Reader *self)
{
  gboolean holds = read_either (self);

  while (is_word (self, "or"))
    {
      next_token (self);
      holds |= read_either (self);
    }
  return holds;
}

static gboolean
read_all (Reader *self, const char *condition)
{
  gboolean holds;

  self->text = self->rest = self->start = condition;
  next_token (self);
  holds = read_condition (self);
  if (self->token != TOKEN_END)
    fail (self, "'and', 'or' or the end is expected");
  return holds && self->problem == NULL;
}

gboolean
codef_condition_holds (const char *condition, CodefConditionLookup lookup, gpointer user_data)
{
  Reader reader = { .lookup = lookup, .user_data = user_data };
  gboolean holds;

  g_return_val_if_fail (lookup != NULL, FALSE);
  if (condition == NULL)
    return FALSE;
  holds = read_all (&reader, condition);
  g_free (reader.problem);
  return holds;
}

char *
codef_condition_check (const char *condition)
{
  Reader reader = { .lookup = NULL };

  g_return_val_if_fail (condition != NULL, NULL);
  if (!g_utf8_validate (condition, -1, NULL))
    return g_strdup ("character 1: the text is not UTF-8");
  read_all (&reader, condition);
  return reader.problem;
}
