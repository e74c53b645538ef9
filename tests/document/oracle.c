/* SPDX-License-Identifier: MIT */
#include "oracle.h"

#include <string.h>

typedef struct
{
  const char *p, *end;
  GString    *nodes;
} Oracle;

static gboolean read_value (Oracle *self, guint depth, const char *name, gsize name_length);

static void
skip_blanks (Oracle *self)
{
  while (self->p < self->end && strchr (" \t\r\n", *self->p) != NULL && *self->p != '\0')
    self->p++;
}

static gboolean
take (Oracle *self, char byte)
{
  if (self->p == self->end || *self->p != byte)
    return FALSE;
  self->p++;
  return TRUE;
}

static gboolean
take_digits (Oracle *self)
{
  const char *begin = self->p;

  while (self->p < self->end && *self->p >= '0' && *self->p <= '9')
    self->p++;
  return self->p > begin;
}

static gboolean
read_number (Oracle *self)
{
  take (self, '-');
  if (!take (self, '0') && !take_digits (self))
    return FALSE;
  if (take (self, '.') && !take_digits (self))
    return FALSE;
  if (take (self, 'e') || take (self, 'E'))
    {
      if (!take (self, '+'))
        take (self, '-');
      return take_digits (self);
    }
  return TRUE;
}

static gboolean
read_string (Oracle *self)
{
  if (!take (self, '"'))
    return FALSE;
  while (self->p < self->end && *self->p != '"')
    {
      if ((guchar) *self->p < 0x20)
        return FALSE;
      if (!take (self, '\\'))
        {
          self->p++;
          continue;
        }
      if (take (self, 'u'))
        {
          for (guint i = 0; i < 4; i++, self->p++)
            if (self->p == self->end || !g_ascii_isxdigit (*self->p))
              return FALSE;
        }
      else if (self->p == self->end || *self->p == '\0' || strchr ("\"\\/bfnrt", *self->p++) == NULL)
        {
          return FALSE;
        }
    }
  return take (self, '"');
}

static gboolean
read_word (Oracle *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->p) < length || memcmp (self->p, word, length) != 0)
    return FALSE;
  self->p += length;
  return TRUE;
}

static gboolean
read_items (Oracle *self, guint depth, gboolean named, char close)
{
  skip_blanks (self);
  if (take (self, close))
    return TRUE;
  do
    {
      const char *name;
      gsize name_length = 0;

      skip_blanks (self);
      name = self->p + 1;
      if (named)
        {
          if (!read_string (self))
            return FALSE;
          name_length = (gsize) (self->p - 1 - name);
          skip_blanks (self);
          if (!take (self, ':'))
            return FALSE;
          skip_blanks (self);
        }
      if (!read_value (self, depth + 1, named ? name : NULL, name_length))
        return FALSE;
      skip_blanks (self);
    }
  while (take (self, ','));
  return take (self, close);
}

static gboolean
read_any (Oracle *self, guint depth)
{
  if (self->p == self->end)
    return FALSE;
  switch (*self->p)
    {
    case '{':
      self->p++;
      return read_items (self, depth, TRUE, '}');
    case '[':
      self->p++;
      return read_items (self, depth, FALSE, ']');
    case '"':
      return read_string (self);
    case 't':
      return read_word (self, "true");
    case 'f':
      return read_word (self, "false");
    case 'n':
      return read_word (self, "null");
    default:
      return read_number (self);
    }
}

static gboolean
read_value (Oracle *self, guint depth, const char *name, gsize name_length)
{
  const char *begin = self->p;
  gsize place = self->nodes->len;
  g_autoptr(GString) line = g_string_new (NULL);

  if (!read_any (self, depth))
    return FALSE;
  g_string_append_printf (line, "%u ", depth);
  g_string_append_len (line, name != NULL ? name : "-", name != NULL ? (gssize) name_length : 1);
  g_string_append_c (line, ' ');
  g_string_append_len (line, begin, self->p - begin);
  g_string_append_c (line, '\n');
  g_string_insert_len (self->nodes, (gssize) place, line->str, (gssize) line->len);
  return TRUE;
}

gboolean
oracle_accepts (const char *text, gsize length, GString *nodes)
{
  Oracle self = { text, text + length, nodes };

  if (length >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    self.p += 3;
  if (!g_utf8_validate_len (text, length, NULL) && memchr (text, '\0', length) == NULL)
    return FALSE;
  skip_blanks (&self);
  if (!read_value (&self, 0, NULL, 0))
    return FALSE;
  skip_blanks (&self);
  return self.p == self.end;
}
