/* SPDX-License-Identifier: MIT */
#include "doc-pattern-private.h"

#include <string.h>

struct _DocPattern
{
  char      *text;   /* (owned) */
  DocNeedle  needle; /* (owned) valid unless @regex */
  GRegex    *regex;  /* (owned) (nullable) */
  gsize      max_subject_bytes;
};

G_DEFINE_BOXED_TYPE (DocPattern, doc_pattern, doc_pattern_ref, doc_pattern_unref)

/* Whether small and capital letters beyond ASCII make a difference; the needle knows ASCII alone. */
static gboolean
has_foreign_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character >= 0x80 &&
          (g_unichar_tolower (character) != character || g_unichar_toupper (character) != character))
        return TRUE;
    }
  return FALSE;
}

/* PCRE takes the limit from the pattern itself; a lower one in @expression stays in force. */
static GRegex *
compile (const char *expression, gboolean ignores_case, GError **error)
{
  g_autoptr(GRegex) as_given = NULL;
  g_autofree char *limited = NULL;
  GRegexCompileFlags flags = ignores_case ? G_REGEX_CASELESS : 0;

  /* Compiled alone first, so that an error counts characters from where the user does. */
  as_given = g_regex_new (expression, flags, 0, error);
  if (as_given == NULL)
    return NULL;
  limited = g_strdup_printf ("(*LIMIT_MATCH=%d)%s", DOC_PATTERN_MAX_STEPS, expression);
  return g_regex_new (limited, flags, G_REGEX_MATCH_NOTEMPTY, error);
}

DocPattern *
doc_pattern_new (const char *text, DocPatternFlags flags, GError **error)
{
  gboolean ignores_case = (flags & DOC_PATTERN_MATCH_CASE) == 0;
  g_autoptr(DocPattern) self = NULL;
  g_autofree char *literal = NULL;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);
  self = g_atomic_rc_box_new0 (DocPattern);
  self->text = g_strdup (text);
  self->max_subject_bytes = G_MAXSSIZE;
  if ((flags & DOC_PATTERN_REGEX) != 0)
    {
      self->max_subject_bytes = DOC_PATTERN_MAX_SUBJECT_BYTES;
      self->regex = compile (text, ignores_case, error);
      return self->regex != NULL ? g_steal_pointer (&self) : NULL;
    }
  if (ignores_case && has_foreign_letters (text))
    {
      literal = g_regex_escape_string (text, -1);
      self->regex = compile (literal, TRUE, error);
      return self->regex != NULL ? g_steal_pointer (&self) : NULL;
    }
  doc_needle_init (&self->needle, text, ignores_case);
  return g_steal_pointer (&self);
}

DocPattern *
doc_pattern_ref (DocPattern *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DocPattern *self = data;

  g_free (self->text);
  doc_needle_clear (&self->needle);
  g_clear_pointer (&self->regex, g_regex_unref);
}

void
doc_pattern_unref (DocPattern *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
doc_pattern_get_text (DocPattern *self)
{
  return self->text;
}

const DocNeedle *
doc_pattern_get_needle (DocPattern *self)
{
  return self->regex == NULL && self->needle.length_bytes > 0 ? &self->needle : NULL;
}

gboolean
doc_pattern_is_empty (DocPattern *self)
{
  return *self->text == '\0';
}

/* The part of a text that a regular expression is shown, cut at a character. */
static gsize
cut_subject (DocPattern *self, const char *text, gsize length)
{
  if (length <= self->max_subject_bytes)
    return length;
  for (length = self->max_subject_bytes; length > 0 && (text[length] & 0xc0) == 0x80; length--)
    ;
  return length;
}

static gboolean
find_regex (DocPattern *self, const char *text, gsize length, gsize from, gsize *start, gsize *end)
{
  g_autoptr(GMatchInfo) match = NULL;
  gint begins = -1, ends = -1;
  gsize shown = cut_subject (self, text, length);

  if (from >= shown || !g_regex_match_full (self->regex, text, (gssize) shown, (gint) from, 0, &match, NULL) ||
      !g_match_info_fetch_pos (match, 0, &begins, &ends) || ends <= begins)
    return FALSE;
  *start = (gsize) begins;
  *end = (gsize) ends;
  return TRUE;
}

gboolean
doc_pattern_find (DocPattern *self, const char *text, gsize length_bytes, gsize from_bytes, gsize *start_bytes,
                  gsize *end_bytes)
{
  gsize start = 0, end = 0;
  const guint8 *bytes = (const guint8 *) text, *hit;

  if (doc_pattern_is_empty (self) || from_bytes >= length_bytes)
    return FALSE;
  if (self->regex != NULL)
    {
      if (!find_regex (self, text, length_bytes, from_bytes, &start, &end))
        return FALSE;
    }
  else
    {
      hit = doc_needle_find (&self->needle, bytes + from_bytes, bytes + length_bytes);
      if (hit == NULL)
        return FALSE;
      start = (gsize) (hit - bytes);
      end = start + self->needle.length_bytes;
    }
  if (start_bytes != NULL)
    *start_bytes = start;
  if (end_bytes != NULL)
    *end_bytes = end;
  return TRUE;
}
