/* SPDX-License-Identifier: MIT */
/* Checked by the grammar of RFC 9485 §3 and written for PCRE on the way. Groups are counted, not recursed into. */
#include "doc-iregexp.h"

#include "doc-pattern.h"

#include <string.h>

typedef struct
{
  const char *p, *end;
  GString    *output; /* (owned) */
} Translation;

static gboolean
take (Translation *self, char byte)
{
  if (self->p == self->end || *self->p != byte)
    return FALSE;
  self->p++;
  return TRUE;
}

/* §3, IsCategory: a letter, and one more of those that belong to it. */
static gboolean
take_category (Translation *self)
{
  static const char *const categories[] = { "Lltmou", "Mcen", "Ndlo", "Pcdefios", "Szckmo", "Zlps", "Ccfno" };
  const char *begin = self->p;
  gsize i = 0;

  if (!take (self, '{') || self->end - self->p < 2)
    return FALSE;
  while (i < G_N_ELEMENTS (categories) && categories[i][0] != *self->p)
    i++;
  if (i == G_N_ELEMENTS (categories) || (*self->p == 'S' && self->p[1] == 'z'))
    return FALSE;
  self->p++;
  if (*self->p != '}' && (*self->p == '\0' || strchr (categories[i] + 1, *self->p++) == NULL))
    return FALSE;
  if (!take (self, '}'))
    return FALSE;
  g_string_append_len (self->output, begin, self->p - begin);
  return TRUE;
}

/* Behind a backslash. @one_character: (out): whether it stands for one character, so that a range may begin with it. */
static gboolean
take_escape (Translation *self, gboolean *one_character)
{
  char letter = self->p < self->end ? *self->p : '\0';

  *one_character = letter != 'p' && letter != 'P';
  if (letter == '\0' || strchr ("()*+-.?[\\]^nrt{|}pP", letter) == NULL)
    return FALSE;
  self->p++;
  g_string_append_printf (self->output, "\\%c", letter);
  return *one_character || take_category (self);
}

static void
append_literal (Translation *self)
{
  const char *next = g_utf8_next_char (self->p);

  if (strchr ("^$#&~-", *self->p) != NULL && *self->p != '\0')
    g_string_append_c (self->output, '\\');
  if (*self->p == '\0')
    g_string_append (self->output, "\\x{0}");
  else
    g_string_append_len (self->output, self->p, next - self->p);
  self->p = next;
}

/* One CCchar of §3. */
static gboolean
take_class_character (Translation *self)
{
  gboolean one_character;

  if (self->p == self->end || strchr ("[]-", *self->p) != NULL)
    {
      if (self->p == self->end || *self->p != '\0')
        return FALSE;
    }
  if (take (self, '\\'))
    return take_escape (self, &one_character) && one_character;
  append_literal (self);
  return TRUE;
}

/* One CCE1 of §3. */
static gboolean
take_class_item (Translation *self)
{
  gboolean one_character;

  if (self->end - self->p >= 2 && self->p[0] == '\\' && (self->p[1] == 'p' || self->p[1] == 'P'))
    {
      self->p++;
      return take_escape (self, &one_character);
    }
  if (!take_class_character (self))
    return FALSE;
  if (self->end - self->p < 2 || self->p[0] != '-' || self->p[1] == ']')
    return TRUE;
  self->p++;
  g_string_append_c (self->output, '-');
  return take_class_character (self);
}

/* Behind an opening bracket. */
static gboolean
take_class (Translation *self)
{
  g_string_append (self->output, take (self, '^') ? "[^" : "[");
  if (take (self, '-'))
    g_string_append (self->output, "\\-");
  else if (!take_class_item (self))
    return FALSE;
  while (self->p < self->end && *self->p != ']')
    if (*self->p == '-')
      {
        self->p++;
        g_string_append (self->output, "\\-");
        if (self->p == self->end || *self->p != ']')
          return FALSE;
      }
    else if (!take_class_item (self))
      return FALSE;
  g_string_append_c (self->output, ']');
  return take (self, ']');
}

static gboolean
take_digits (Translation *self)
{
  const char *begin = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    g_string_append_c (self->output, *self->p++);
  return self->p > begin;
}

/* A quantifier, if there is one; only one may follow. */
static gboolean
take_quantifier (Translation *self)
{
  if (self->p == self->end || *self->p == '\0' || strchr ("*+?{", *self->p) == NULL)
    return TRUE;
  g_string_append_c (self->output, *self->p);
  if (*self->p++ != '{')
    return TRUE;
  if (!take_digits (self))
    return FALSE;
  if (take (self, ','))
    {
      g_string_append_c (self->output, ',');
      take_digits (self);
    }
  g_string_append_c (self->output, '}');
  return take (self, '}');
}

/* One atom that is no group. */
static gboolean
take_atom (Translation *self)
{
  gboolean one_character;

  if (take (self, '['))
    return take_class (self);
  if (take (self, '\\'))
    return take_escape (self, &one_character);
  if (take (self, '.'))
    {
      g_string_append (self->output, "[^\\n\\r]");
      return TRUE;
    }
  if (*self->p != '\0' && strchr ("*+?]{}", *self->p) != NULL)
    return FALSE;
  append_literal (self);
  return TRUE;
}

static gboolean
translate (Translation *self)
{
  guint n_open = 0;

  while (self->p < self->end)
    {
      if (take (self, '('))
        {
          g_string_append (self->output, "(?:");
          n_open++;
          continue;
        }
      if (take (self, '|'))
        {
          g_string_append_c (self->output, '|');
          continue;
        }
      if (take (self, ')'))
        {
          if (n_open-- == 0)
            return FALSE;
          g_string_append_c (self->output, ')');
        }
      else if (!take_atom (self))
        return FALSE;
      if (!take_quantifier (self))
        return FALSE;
    }
  return n_open == 0;
}

GRegex *
doc_iregexp_compile (const char *expression, gsize length_bytes, gboolean whole)
{
  g_autoptr(GString) output = g_string_new (NULL);
  Translation translation = { expression, expression + length_bytes, output };

  g_string_append_printf (output, "(*LIMIT_MATCH=%d)%s(?:", DOC_PATTERN_MAX_STEPS, whole ? "\\A" : "");
  if (!g_utf8_validate_len (expression, length_bytes, NULL) || !translate (&translation))
    return NULL;
  g_string_append (output, whole ? ")\\z" : ")");
  return g_regex_new (output->str, 0, 0, NULL);
}
