/* SPDX-License-Identifier: MIT */
/* The two ways to say where a node is: JSONPath (RFC 9535) and JSON Pointer (RFC 6901). */
#include "doc-document-private.h"

#include "doc-string.h"
#include "doc-utf8.h"

#include <string.h>

GArray *
doc_document_list_steps (DocDocument *self, DocNode node)
{
  guint depth = doc_document_get_depth (self, node);
  GArray *steps = g_array_sized_new (FALSE, FALSE, sizeof (DocNode), depth);

  g_array_set_size (steps, depth);
  for (; depth > 0; node = doc_document_get_parent (self, node))
    g_array_index (steps, DocNode, --depth) = node;
  return steps;
}

GString *
doc_document_dup_exact_name (DocDocument *self, DocNode node)
{
  gsize length;
  const char *inside = doc_document_get_name_lexeme (self, node, &length);
  GString *name = g_string_sized_new (length);

  doc_string_unescape (name, (const guint8 *) inside, length, DOC_STRING_EXACT, G_MAXSIZE);
  return name;
}

/* RFC 9535 §2.5.1: a letter, '_' or a character beyond ASCII, then the same or digits. */
static gboolean
is_shorthand (const GString *name)
{
  if (name->len == 0 || g_ascii_isdigit (name->str[0]))
    return FALSE;
  for (gsize i = 0; i < name->len; i++)
    if (!g_ascii_isalnum (name->str[i]) && name->str[i] != '_' && (guchar) name->str[i] < 0x80)
      return FALSE;
  return doc_utf8_find_bad ((const guint8 *) name->str, (const guint8 *) name->str + name->len) == NULL;
}

/* Normalized paths have one way to write each character: §2.7. */
static void
append_quoted_ascii (GString *path, char byte)
{
  static const char specials[] = "\b\t\n\f\r'\\", letters[] = "btnfr'\\";
  const char *special = byte != '\0' ? strchr (specials, byte) : NULL;

  if (special != NULL)
    g_string_append_printf (path, "\\%c", letters[special - specials]);
  else if (byte < 0x20)
    g_string_append_printf (path, "\\u%04x", (guint) byte);
  else
    g_string_append_c (path, byte);
}

/* Appends a character that is not ASCII; returns its length. */
static guint
append_quoted_character (GString *path, const guint8 *p, const guint8 *end)
{
  guint length = doc_utf8_length (p, end);

  if (length > 0)
    {
      g_string_append_len (path, (const char *) p, length);
      return length;
    }
  /* A lone surrogate is no character, and RFC 9535 has no way to write one: its escape stands for it. */
  if (*p == 0xed && end - p >= 3 && p[1] >= 0xa0)
    {
      g_string_append_printf (path, "\\u%04x", 0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu));
      return 3;
    }
  doc_utf8_append (path, p, 1);
  return 1;
}

static void
append_quoted (GString *path, const GString *name)
{
  const guint8 *p = (const guint8 *) name->str, *end = p + name->len;

  g_string_append (path, "['");
  while (p < end)
    if (*p < 0x80)
      append_quoted_ascii (path, (char) *p++);
    else
      p += append_quoted_character (path, p, end);
  g_string_append (path, "']");
}

static void
append_name (GString *path, DocDocument *self, DocNode node, gboolean shorthand)
{
  g_autoptr(GString) name = doc_document_dup_exact_name (self, node);

  if (shorthand && is_shorthand (name))
    g_string_append_printf (path, ".%s", name->str);
  else
    append_quoted (path, name);
}

char *
doc_document_dup_json_path (DocDocument *self, DocNode node, gboolean shorthand)
{
  GString *path = g_string_new ("$");
  g_autoptr(GArray) steps = NULL;

  g_return_val_if_fail (node < self->index.n_nodes, g_string_free (path, FALSE));
  steps = doc_document_list_steps (self, node);
  for (guint i = 0; i < steps->len; i++)
    {
      DocNode step = g_array_index (steps, DocNode, i);

      if (doc_index_is_member (&self->index, step))
        append_name (path, self, step, shorthand);
      else
        g_string_append_printf (path, "[%u]", doc_index_position (&self->index, step));
    }
  return g_string_free (path, FALSE);
}

char *
doc_document_dup_json_pointer (DocDocument *self, DocNode node)
{
  GString *pointer = g_string_new (NULL);
  g_autoptr(GArray) steps = NULL;

  g_return_val_if_fail (node < self->index.n_nodes, g_string_free (pointer, FALSE));
  steps = doc_document_list_steps (self, node);
  for (guint i = 0; i < steps->len; i++)
    {
      DocNode step = g_array_index (steps, DocNode, i);
      g_autofree char *name = doc_document_dup_name (self, step);

      if (name == NULL)
        name = g_strdup_printf ("%u", doc_index_position (&self->index, step));
      g_string_append_c (pointer, '/');
      for (const char *p = name; *p != '\0'; p++)
        if (*p == '~' || *p == '/')
          g_string_append (pointer, *p == '~' ? "~0" : "~1");
        else
          g_string_append_c (pointer, *p);
    }
  return g_string_free (pointer, FALSE);
}

/* FALSE for what is no index: RFC 6901 allows no leading zero. */
static gboolean
parse_index (const char *step, guint32 *position)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT32 - 1, &value, NULL) || (step[0] == '0' && step[1] != '\0'))
    return FALSE;
  *position = (guint32) value;
  return TRUE;
}

static DocNode
find_element (DocDocument *self, DocNode array, const char *step)
{
  DocNode child = doc_document_get_first_child (self, array);
  guint32 position;

  if (!parse_index (step, &position))
    return DOC_NODE_NONE;
  while (child != DOC_NODE_NONE && position-- > 0)
    child = doc_document_get_next_sibling (self, child);
  return child;
}

/* "~1" before "~0", or "~01" would become a slash. */
static char *
unescape_step (const char *step)
{
  GString *name = g_string_new (step);

  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);
  return g_string_free (name, FALSE);
}

DocNode
doc_document_find_json_pointer (DocDocument *self, const char *pointer)
{
  g_auto(GStrv) steps = NULL;
  DocNode node = doc_document_get_n_nodes (self) > 0 ? DOC_NODE_ROOT : DOC_NODE_NONE;

  if (*pointer == '\0')
    return node;
  if (*pointer != '/')
    return DOC_NODE_NONE;
  steps = g_strsplit (pointer + 1, "/", -1);
  for (gsize i = 0; steps[i] != NULL && node != DOC_NODE_NONE; i++)
    {
      g_autofree char *name = unescape_step (steps[i]);

      node = doc_document_get_kind (self, node) == DOC_KIND_ARRAY ? find_element (self, node, name)
                                                                  : doc_document_find_member (self, node, name);
    }
  return node;
}
