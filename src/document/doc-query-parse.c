/* SPDX-License-Identifier: MIT */
/* The grammar of RFC 9535 §2, from the query down to the selectors and strings. */
#include "codef-config.h"

#include "doc-query-private.h"
#include "doc-utf8.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* §2.1: the integers that every implementation has. */
#define MAX_INTEGER (((gint64) 1 << 53) - 1)

gboolean
doc_query_fail (DocQueryParser *self, const char *at, DocQueryError code, const char *problem)
{
  if (self->problem == NULL)
    {
      self->problem = problem;
      self->problem_at = (gsize) (at - self->begin);
      self->problem_code = code;
    }
  return FALSE;
}

static gboolean
fail_here (DocQueryParser *self, const char *problem)
{
  return doc_query_fail (self, self->p, DOC_QUERY_ERROR_SYNTAX, problem);
}

void
doc_query_skip_blanks (DocQueryParser *self)
{
  while (self->p < self->end && strchr (" \t\n\r", *self->p) != NULL)
    self->p++;
}

gboolean
doc_query_take (DocQueryParser *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->p) < length || memcmp (self->p, word, length) != 0)
    return FALSE;
  self->p += length;
  return TRUE;
}

/* Four hexadecimal digits, or -1. */
static gint
take_unit (DocQueryParser *self)
{
  gint unit = 0;

  for (guint i = 0; i < 4; i++)
    {
      gint digit = self->p < self->end ? g_ascii_xdigit_value (*self->p) : -1;

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
      self->p++;
    }
  return unit;
}

/* Behind `\u`. A half of a pair needs the other one. */
static gboolean
take_unicode (DocQueryParser *self, GString *string)
{
  const char *begin = self->p - 2;
  gint unit = take_unit (self), low;

  if (unit >= 0xd800 && unit < 0xdc00)
    {
      low = doc_query_take (self, "\\u") ? take_unit (self) : -1;
      unit = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : -1;
    }
  if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000))
    return doc_query_fail (self, begin, DOC_QUERY_ERROR_SYNTAX, N_("this is no character"));
  if (unit == 0)
    g_string_append_c (string, '\0');
  else
    g_string_append_unichar (string, (gunichar) unit);
  return TRUE;
}

/* Behind the backslash. */
static gboolean
take_escape (DocQueryParser *self, char quote, GString *string)
{
  static const char letters[] = "bfnrt/\\", meanings[] = "\b\f\n\r\t/\\";
  char letter = self->p < self->end ? *self->p : '\0';
  const char *place = letter != '\0' ? strchr (letters, letter) : NULL;

  if (place == NULL && letter != quote && letter != 'u')
    return doc_query_fail (self, self->p - 1, DOC_QUERY_ERROR_SYNTAX, N_("there is no such escape"));
  self->p++;
  if (letter == 'u')
    return take_unicode (self, string);
  g_string_append_c (string, place != NULL ? meanings[place - letters] : quote);
  return TRUE;
}

/* Sets nothing and returns TRUE where no string begins. */
gboolean
doc_query_take_string (DocQueryParser *self, GString **string)
{
  g_autoptr(GString) text = NULL;
  const char *begin = self->p;
  char quote = self->p < self->end ? *self->p : '\0';

  if (quote != '"' && quote != '\'')
    return TRUE;
  text = g_string_new (NULL);
  for (self->p++; self->p < self->end && *self->p != quote;)
    {
      if ((guchar) *self->p < 0x20)
        return fail_here (self, N_("a control character has to be written as an escape"));
      if (!doc_query_take (self, "\\"))
        g_string_append_c (text, *self->p++);
      else if (!take_escape (self, quote, text))
        return FALSE;
    }
  if (self->p == self->end)
    return doc_query_fail (self, begin, DOC_QUERY_ERROR_SYNTAX, N_("this string does not end"));
  self->p++;
  *string = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
is_at_integer (DocQueryParser *self)
{
  return self->p < self->end && (*self->p == '-' || g_ascii_isdigit (*self->p));
}

static gboolean
take_integer (DocQueryParser *self, gint64 *integer)
{
  const char *begin = self->p;
  gboolean is_negative = doc_query_take (self, "-");
  const char *digits = self->p;

  *integer = 0;
  for (; self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    {
      *integer = *integer * 10 + (*self->p - '0');
      if (*integer > MAX_INTEGER)
        return doc_query_fail (self, begin, DOC_QUERY_ERROR_SYNTAX, N_("this number is too large"));
    }
  if (self->p == digits)
    return fail_here (self, N_("digits are missing"));
  if (*digits == '0' && (is_negative || self->p > digits + 1))
    return doc_query_fail (self, begin, DOC_QUERY_ERROR_SYNTAX, N_("a number does not begin like this"));
  if (is_negative)
    *integer = -*integer;
  return TRUE;
}

/* Behind the first colon. */
static gboolean
take_slice (DocQueryParser *self, DocQuerySelector *selector)
{
  selector->kind = DOC_QUERY_SLICE;
  selector->step = 1;
  doc_query_skip_blanks (self);
  if (is_at_integer (self))
    {
      selector->has_end = TRUE;
      if (!take_integer (self, &selector->end))
        return FALSE;
      doc_query_skip_blanks (self);
    }
  if (!doc_query_take (self, ":"))
    return TRUE;
  doc_query_skip_blanks (self);
  return !is_at_integer (self) || take_integer (self, &selector->step);
}

static gboolean
take_index_or_slice (DocQueryParser *self, DocQuerySelector *selector)
{
  const char *behind;

  selector->kind = DOC_QUERY_INDEX;
  if (is_at_integer (self))
    {
      selector->has_start = TRUE;
      if (!take_integer (self, &selector->start))
        return FALSE;
    }
  behind = self->p;
  doc_query_skip_blanks (self);
  if (doc_query_take (self, ":"))
    return take_slice (self, selector);
  self->p = behind;
  return selector->has_start || fail_here (self, N_("a selector is missing: a name, an index, a slice, “*” or “?”"));
}

static gboolean
take_selector (DocQueryParser *self, DocQuerySelector *selector)
{
  selector->kind = DOC_QUERY_NAME;
  if (!doc_query_take_string (self, &selector->name))
    return FALSE;
  if (selector->name != NULL)
    return TRUE;
  if (doc_query_take (self, "*"))
    {
      selector->kind = DOC_QUERY_WILDCARD;
      return TRUE;
    }
  if (!doc_query_take (self, "?"))
    return take_index_or_slice (self, selector);
  selector->kind = DOC_QUERY_FILTER;
  doc_query_skip_blanks (self);
  selector->filter = doc_query_take_logical (self);
  return selector->filter != NULL;
}

static void
clear_selector (gpointer data)
{
  DocQuerySelector *selector = data;

  if (selector->name != NULL)
    g_string_free (selector->name, TRUE);
  g_clear_pointer (&selector->filter, doc_query_expr_free);
}

static void
clear_segment (gpointer data)
{
  DocQuerySegment *segment = data;

  g_array_unref (segment->selectors);
}

/* Behind the opening bracket. */
static gboolean
take_bracketed (DocQueryParser *self, GArray *selectors)
{
  do
    {
      g_array_set_size (selectors, selectors->len + 1);
      doc_query_skip_blanks (self);
      if (!take_selector (self, &g_array_index (selectors, DocQuerySelector, selectors->len - 1)))
        return FALSE;
      doc_query_skip_blanks (self);
    }
  while (doc_query_take (self, ","));
  return doc_query_take (self, "]") || fail_here (self, N_("“]” or “,” is missing"));
}

/* §2.5.1.1: behind the dot. */
static gboolean
take_shorthand (DocQueryParser *self, DocQuerySelector *selector)
{
  const char *begin = self->p;

  while (self->p < self->end && (g_ascii_isalpha (*self->p) || *self->p == '_' || (guchar) *self->p >= 0x80 ||
                                 (self->p > begin && g_ascii_isdigit (*self->p))))
    self->p++;
  if (self->p == begin)
    return fail_here (self,
                      N_("a name is missing; names other than letters, digits and “_” stand in brackets: ['a-b']"));
  selector->name = g_string_new_len (begin, self->p - begin);
  return TRUE;
}

/* One segment, if one follows. @any: (out): whether one did. */
static gboolean
take_segment (DocQueryParser *self, DocQueryPath *path, gboolean *any)
{
  const char *before = self->p;
  DocQuerySegment segment = { FALSE, NULL };
  DocQuerySelector *selector;
  gboolean dotted;

  doc_query_skip_blanks (self);
  segment.descends = doc_query_take (self, "..");
  dotted = !segment.descends && doc_query_take (self, ".");
  *any = segment.descends || dotted || (self->p < self->end && *self->p == '[');
  if (!*any)
    {
      self->p = before;
      return TRUE;
    }
  segment.selectors = g_array_new (FALSE, TRUE, sizeof (DocQuerySelector));
  g_array_set_clear_func (segment.selectors, clear_selector);
  g_array_append_val (path->segments, segment);
  if (!dotted && doc_query_take (self, "["))
    {
      if (!take_bracketed (self, segment.selectors))
        return FALSE;
    }
  else
    {
      g_array_set_size (segment.selectors, 1);
      selector = &g_array_index (segment.selectors, DocQuerySelector, 0);
      selector->kind = doc_query_take (self, "*") ? DOC_QUERY_WILDCARD : DOC_QUERY_NAME;
      if (selector->kind == DOC_QUERY_NAME && !take_shorthand (self, selector))
        return FALSE;
    }
  selector = &g_array_index (segment.selectors, DocQuerySelector, 0);
  if (segment.descends || segment.selectors->len != 1 ||
      (selector->kind != DOC_QUERY_NAME && selector->kind != DOC_QUERY_INDEX))
    path->is_singular = FALSE;
  return TRUE;
}

DocQueryPath *
doc_query_take_path (DocQueryParser *self)
{
  DocQueryPath *path = g_new0 (DocQueryPath, 1);
  gboolean any = TRUE;

  path->from_root = *self->p++ == '$';
  path->is_singular = TRUE;
  path->segments = g_array_new (FALSE, TRUE, sizeof (DocQuerySegment));
  g_array_set_clear_func (path->segments, clear_segment);
  while (any)
    if (!take_segment (self, path, &any))
      {
        doc_query_path_free (path);
        return NULL;
      }
  return path;
}

void
doc_query_path_free (DocQueryPath *self)
{
  g_array_unref (self->segments);
  g_free (self);
}

static DocQueryPath *
parse (DocQueryParser *self)
{
  const char *bad = (const char *) doc_utf8_find_bad ((const guint8 *) self->begin, (const guint8 *) self->end);
  DocQueryPath *path;

  if ((gsize) (self->end - self->begin) > DOC_QUERY_MAX_BYTES)
    {
      doc_query_fail (self, self->begin, DOC_QUERY_ERROR_TOO_LONG, N_("the query is too long"));
      return NULL;
    }
  if (bad != NULL)
    {
      doc_query_fail (self, bad, DOC_QUERY_ERROR_SYNTAX, N_("this is no character"));
      return NULL;
    }
  if (self->p == self->end || *self->p != '$')
    {
      fail_here (self, N_("a query begins with “$”"));
      return NULL;
    }
  path = doc_query_take_path (self);
  if (path != NULL && self->p < self->end)
    {
      fail_here (self, N_("a segment is missing: “.name”, “..name” or “[…]”"));
      g_clear_pointer (&path, doc_query_path_free);
    }
  return path;
}

DocQueryPath *
doc_query_parse (const char *text, gsize *offset_bytes, GError **error)
{
  DocQueryParser parser = { text, text, text + strlen (text), 0, NULL, 0, DOC_QUERY_ERROR_SYNTAX };
  DocQueryPath *path = parse (&parser);

  *offset_bytes = parser.problem_at;
  if (path == NULL)
    g_set_error_literal (error, DOC_QUERY_ERROR, parser.problem_code, _(parser.problem));
  return path;
}
