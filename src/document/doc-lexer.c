/* SPDX-License-Identifier: MIT */
#include "doc-lexer.h"

#include "doc-utf8.h"

#include <glib/gi18n.h>
#include <string.h>

static const guint8 *
stop (DocLexer *self, const guint8 *where, const char *message)
{
  self->is_cut = FALSE;
  self->where = where;
  self->message = message;
  return NULL;
}

static const guint8 *
cut (DocLexer *self)
{
  self->is_cut = TRUE;
  self->where = self->end;
  return NULL;
}

/* Remembers the first bad bytes of all. */
static void
check_utf8 (DocLexer *self, const guint8 *from, const guint8 *to)
{
  const guint8 *bad;

  if (self->bad_utf8 != NULL)
    return;
  bad = doc_utf8_find_bad (from, to);
  /* A character that the end of the text cuts belongs to a text cut short, not to a bad one. */
  if (bad != NULL && !(to == self->end && doc_utf8_is_cut (bad, to)))
    self->bad_utf8 = bad;
}

static const guint8 *
read_escape (DocLexer *self, const guint8 *p)
{
  if (p + 1 == self->end)
    return cut (self);
  if (p[1] != 'u')
    return p[1] != '\0' && strchr ("\"\\/bfnrt", p[1]) != NULL ? p + 2 : stop (self, p, N_("JSON has no such escape"));
  for (guint i = 2; i < 6; i++)
    {
      if (p + i == self->end)
        return cut (self);
      if (!g_ascii_isxdigit (p[i]))
        return stop (self, p, N_("\\u needs four hexadecimal digits"));
    }
  return p + 6;
}

const guint8 *
doc_lexer_finish_string (DocLexer *self, const guint8 *quote, const guint8 *p, guint high)
{
  const guint8 *next = p;

  while (p < self->end && *p == '\\' && (next = read_escape (self, p)) != NULL)
    p = doc_scan_string (next, self->end, &high);
  if (p == self->end)
    next = cut (self);
  else if (*p == '"')
    next = p + 1;
  else if (*p != '\\')
    next = stop (self, p, N_("a control character in a string must be written as an escape"));
  if (high != 0 && (next != NULL || self->is_whole || !self->is_cut))
    check_utf8 (self, quote + 1, p);
  return next;
}

static const guint8 *
read_digits (DocLexer *self, const guint8 *p)
{
  if (p == self->end)
    return cut (self);
  if (!g_ascii_isdigit (*p))
    return stop (self, p, N_("a number lacks a digit"));
  while (p < self->end && g_ascii_isdigit (*p))
    p++;
  return p;
}

/* What must not follow a number directly: it would read like a part of it. */
static gboolean
is_glued (guint8 byte)
{
  return g_ascii_isalnum (byte) || byte == '.' || byte == '+' || byte == '-' || byte == '_';
}

const guint8 *
doc_lexer_read_number (DocLexer *self, const guint8 *p)
{
  const guint8 *digits = *p == '-' ? p + 1 : p;

  p = read_digits (self, digits);
  if (p != NULL && *digits == '0' && p > digits + 1)
    return stop (self, digits, N_("a number must not begin with a needless zero"));
  if (p != NULL && p < self->end && *p == '.')
    p = read_digits (self, p + 1);
  if (p != NULL && p < self->end && (*p == 'e' || *p == 'E'))
    p = read_digits (self, p + 1 < self->end && (p[1] == '+' || p[1] == '-') ? p + 2 : p + 1);
  if (p == NULL)
    return NULL;
  if (p == self->end)
    return self->is_whole ? p : cut (self);
  return is_glued (*p) ? stop (self, p, N_("JSON has no such number")) : p;
}

const guint8 *
doc_lexer_read_word (DocLexer *self, const guint8 *p, const char *word)
{
  gsize length = strlen (word), there = (gsize) (self->end - p);

  if (memcmp (p, word, MIN (length, there)) != 0 || (there > length && is_glued (p[length])))
    return stop (self, p, N_("JSON has no words but true, false and null"));
  if (there > length || (there == length && self->is_whole))
    return p + length;
  return cut (self);
}

const char *
doc_lexer_explain (const guint8 *p)
{
  if (*p == '\'')
    return N_("JSON strings need double quotation marks");
  if (*p == '/' || *p == '#')
    return N_("JSON has no comments");
  if (g_ascii_isalpha (*p) || *p == '_' || *p == '$')
    return N_("JSON has no words but true, false and null");
  if (*p == '+' || *p == '.')
    return N_("a number must begin with a digit or a minus sign");
  if (*p < 0x20)
    return N_("a control character stands between the values");
  return N_("a value must stand here");
}
