/* SPDX-License-Identifier: MIT */
#include "codef-edit.h"

#include "codef-json.h"

#include <string.h>

/* How the children of a container are laid out. */
typedef struct
{
  char *lead;  /* (owned) white space before a child */
  char *tail;  /* (owned) white space before the closing bracket */
  char *colon; /* (owned) what stands between name and value */
} Style;

static void
style_clear (Style *style)
{
  g_free (style->lead);
  g_free (style->tail);
  g_free (style->colon);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Style, style_clear)

static const char *
get_text (DocDocument *document)
{
  return g_bytes_get_data (doc_document_get_text (document), NULL);
}

static gsize
end_of (DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);

  return lexeme + length_bytes - get_text (document);
}

/* Where a child begins: at the quote of its name, or at its value. */
static gsize
start_of (DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *name = doc_document_get_name_lexeme (document, node, &length_bytes);

  return name != NULL ? (gsize) (name - 1 - get_text (document)) : codef_json_get_offset (document, node);
}

/* (transfer full): @start and what is white space directly before it. */
static char *
dup_space_before (DocDocument *document, gsize start)
{
  const char *text = get_text (document);
  gsize begin = start;

  while (begin > 0 && strchr (" \t\r\n", text[begin - 1]) != NULL)
    begin--;
  return g_strndup (text + begin, start - begin);
}

static char *
dup_lead (DocDocument *document, DocNode child)
{
  return dup_space_before (document, start_of (document, child));
}

static char *
dup_tail (DocDocument *document, DocNode container)
{
  return dup_space_before (document, end_of (document, container) - 1);
}

/* From the nearest member around @node, itself included. */
static char *
dup_colon (DocDocument *document, DocNode node)
{
  for (; node != DOC_NODE_NONE; node = doc_document_get_parent (document, node))
    {
      gsize length_bytes;
      const char *name = doc_document_get_name_lexeme (document, node, &length_bytes);
      const char *value = get_text (document) + codef_json_get_offset (document, node);

      if (name != NULL)
        return g_strndup (name + length_bytes + 1, value - name - length_bytes - 1); /* behind the closing quote */
    }
  return g_strdup (": ");
}

static gboolean
has_newline (const char *space)
{
  return strchr (space, '\n') != NULL;
}

static GBytes *
splice (DocDocument *document, gsize start, gsize end, const char *insertion)
{
  gsize size, inserted = strlen (insertion);
  const char *text = g_bytes_get_data (doc_document_get_text (document), &size);
  gsize new_size = size - (end - start) + inserted;
  char *changed = g_malloc (new_size + 1); /* ended by a NUL that is not counted */

  memcpy (changed, text, start);
  memcpy (changed + start, insertion, inserted);
  memcpy (changed + start + inserted, text + end, size - end);
  changed[new_size] = '\0';
  return g_bytes_new_take (changed, new_size);
}

/* A container that has children: the second one shows best what stands between two of them. */
static void
read_style (Style *style, DocDocument *document, DocNode container)
{
  DocNode first = doc_document_get_first_child (document, container);
  DocNode second = doc_document_get_next_sibling (document, first);

  style->colon = dup_colon (document, first);
  style->tail = dup_tail (document, container);
  style->lead = dup_lead (document, second != DOC_NODE_NONE ? second : first);
  if (second == DOC_NODE_NONE && !has_newline (style->lead))
    {
      g_free (style->lead);
      style->lead = g_strdup (strchr (style->colon, ' ') != NULL ? " " : "");
    }
}

/* An earlier element that is a container of the same kind with children: a list's records look alike. */
static DocNode
find_model (DocDocument *document, DocNode container)
{
  DocNode parent = doc_document_get_parent (document, container);
  DocNode model = DOC_NODE_NONE;

  if (parent == DOC_NODE_NONE || doc_document_get_kind (document, parent) != DOC_KIND_ARRAY)
    return DOC_NODE_NONE;
  CODEF_JSON_FOREACH (child, document, parent)
    {
      if (child == container)
        break;
      if (doc_document_get_kind (document, child) == doc_document_get_kind (document, container)
          && doc_document_get_n_children (document, child) > 0)
        model = child;
    }
  return model;
}

/* (transfer full): newline and indentation of the line in which @offset lies. */
static char *
dup_line_start (DocDocument *document, gsize offset)
{
  const char *text = get_text (document);
  gsize begin = offset;

  while (begin > 0 && text[begin - 1] != '\n')
    begin--;
  return g_strndup (text + begin, strspn (text + begin, " \t"));
}

/* An empty container: like an earlier record, else on lines of its own where its parent does the same. */
static void
invent_style (Style *style, DocDocument *document, DocNode container)
{
  DocNode model = find_model (document, container);
  DocNode first = doc_document_get_first_child (document, DOC_NODE_ROOT);
  g_autofree char *own_lead = dup_lead (document, container);
  g_autofree char *root_lead = NULL;
  g_autofree char *indent = NULL;
  const char *unit;

  if (model != DOC_NODE_NONE)
    {
      DocNode child = doc_document_get_first_child (document, model);

      style->colon = dup_colon (document, child);
      style->lead = dup_lead (document, child);
      style->tail = dup_tail (document, model);
      return;
    }
  root_lead = first != DOC_NODE_NONE ? dup_lead (document, first) : g_strdup ("\n  ");
  style->colon = dup_colon (document, container);
  if (!has_newline (root_lead) || (container != DOC_NODE_ROOT && !has_newline (own_lead)))
    {
      style->lead = g_strdup ("");
      style->tail = g_strdup ("");
      return;
    }
  unit = strrchr (root_lead, '\n') + 1;
  indent = dup_line_start (document, start_of (document, container));
  style->tail = g_strdup_printf ("%.*s%s", (int) (unit - root_lead), root_lead, indent);
  style->lead = g_strconcat (style->tail, unit, NULL);
}

/* Fills an empty container with @child, written without the white space around it. */
static GBytes *
fill (DocDocument *document, DocNode container, const Style *style, const char *child)
{
  g_autofree char *content = g_strconcat (style->lead, child, style->tail, NULL);

  return splice (document, codef_json_get_offset (document, container) + 1, end_of (document, container) - 1, content);
}

static gboolean
needs_escape (char c)
{
  return c == '"' || c == '\\' || (guchar) c < 0x20;
}

static void
append_escape (GString *json, char c)
{
  switch (c)
    {
    case '"':
    case '\\':
      g_string_append_c (json, '\\');
      g_string_append_c (json, c);
      break;
    case '\n':
      g_string_append (json, "\\n");
      break;
    case '\r':
      g_string_append (json, "\\r");
      break;
    case '\t':
      g_string_append (json, "\\t");
      break;
    default:
      g_string_append_printf (json, "\\u%04x", (guint) c);
    }
}

/* In runs: a file in base64 is one run of megabytes. */
char *
codef_edit_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *json = g_string_sized_new (strlen (valid) + strlen ("\"\"") + 1);
  const char *run = valid;

  g_string_append_c (json, '"');
  while (*run != '\0')
    {
      const char *p = run;

      while (*p != '\0' && !needs_escape (*p))
        p++;
      g_string_append_len (json, run, p - run);
      if (*p != '\0')
        append_escape (json, *p++);
      run = p;
    }
  g_string_append_c (json, '"');
  return g_string_free (json, FALSE);
}

GBytes *
codef_edit_replace (DocDocument *document, DocNode node, const char *json)
{
  return splice (document, codef_json_get_offset (document, node), end_of (document, node), json);
}

GBytes *
codef_edit_insert_member (DocDocument *document, DocNode object, DocNode previous, const char *name, const char *json)
{
  g_auto(Style) style = { 0 };
  g_autofree char *quoted = codef_edit_quote (name);
  g_autofree char *insertion = NULL;
  gsize position;

  if (doc_document_get_n_children (document, object) == 0)
    {
      invent_style (&style, document, object);
      insertion = g_strconcat (quoted, style.colon, json, NULL);
      return fill (document, object, &style, insertion);
    }
  read_style (&style, document, object);
  if (previous != DOC_NODE_NONE)
    {
      insertion = g_strconcat (",", style.lead, quoted, style.colon, json, NULL);
      position = end_of (document, previous);
    }
  else
    {
      insertion = g_strconcat (quoted, style.colon, json, ",", style.lead, NULL);
      position = start_of (document, doc_document_get_first_child (document, object));
    }
  return splice (document, position, position, insertion);
}

GBytes *
codef_edit_append_element (DocDocument *document, DocNode array, const char *json)
{
  g_auto(Style) style = { 0 };
  g_autofree char *insertion = NULL;
  gsize position;
  DocNode last = DOC_NODE_NONE;

  if (doc_document_get_n_children (document, array) == 0)
    {
      invent_style (&style, document, array);
      return fill (document, array, &style, json);
    }
  read_style (&style, document, array);
  CODEF_JSON_FOREACH (child, document, array)
    last = child;
  insertion = g_strconcat (",", style.lead, json, NULL);
  position = end_of (document, last);
  return splice (document, position, position, insertion);
}

GBytes *
codef_edit_remove (DocDocument *document, DocNode node)
{
  DocNode container = doc_document_get_parent (document, node);
  DocNode next = doc_document_get_next_sibling (document, node);
  DocNode previous = DOC_NODE_NONE;

  CODEF_JSON_FOREACH (child, document, container)
    {
      if (child == node)
        break;
      previous = child;
    }
  if (previous != DOC_NODE_NONE)
    return splice (document, end_of (document, previous), end_of (document, node), "");
  if (next != DOC_NODE_NONE)
    return splice (document, start_of (document, node), start_of (document, next), "");
  return splice (document, codef_json_get_offset (document, container) + 1, end_of (document, container) - 1, "");
}
