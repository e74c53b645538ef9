/* SPDX-License-Identifier: MIT */
#include "doc-indexer.h"

#include "doc-utf8.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much index may stand beside the text, in bytes per byte of the size limit: enough for a list of single digits,
 * and a bound for texts made of nothing but brackets (which would take 14). */
#define INDEX_BYTES_PER_BYTE 4
#define INDEX_SMALLEST_BOUND ((gsize) 1 << 20)
#define ROOM_STEP_BYTES ((gsize) 256 << 10)

static const guint8 *
stop (DocIndexer *self, DocError code, const guint8 *where, const char *message)
{
  self->has_problem = TRUE;
  self->problem = (DocProblem) { code, (gsize) (where - self->text), 0, 0, message };
  return NULL;
}

/* The lexer returned NULL: either more text is needed, or there is a problem. */
static const guint8 *
stop_lexer (DocIndexer *self, const guint8 *token)
{
  if (!self->lexer.is_cut)
    return stop (self, DOC_ERROR_SYNTAX, self->lexer.where, self->lexer.message);
  if (self->lexer.is_whole)
    return stop (self, DOC_ERROR_TRUNCATED, self->lexer.end, N_("the text ends before the value does"));
  /* Looking again only when twice as much is there keeps the sum of all looks proportional to the token. */
  self->wanted_bytes = (gsize) (self->lexer.end - self->text) + (gsize) (self->lexer.end - token);
  return NULL;
}

/* The number of entries up to which @buffer may be filled before the next look; 0 if there is no more memory for it. */
static guint32
find_room (DocIndexer *self, DocBuffer *buffer, guint32 n_used, gsize entry_bytes)
{
  gsize bound = MAX (self->limits.max_size_bytes * INDEX_BYTES_PER_BYTE, INDEX_SMALLEST_BOUND);
  gsize used = self->index.n_nodes * sizeof (DocIndexNode) + self->index.n_containers * sizeof (DocIndexContainer);
  gsize room = n_used + CLAMP (n_used, 16, ROOM_STEP_BYTES / entry_bytes);

  return used < bound && doc_buffer_reserve (buffer, room * entry_bytes) ? (guint32) room : 0;
}

static inline gboolean
add_node (DocIndexer *self, const guint8 *where, DocKind kind, guint32 container)
{
  DocIndex *index = &self->index;

  if (G_UNLIKELY (index->n_nodes == self->node_room))
    {
      self->node_room = find_room (self, &index->node_memory, index->n_nodes, sizeof (DocIndexNode));
      if (self->node_room == 0)
        return FALSE;
    }
  doc_index_nodes (index)[index->n_nodes++] = (DocIndexNode) { (guint32) (where - self->text), kind, 0, container };
  return TRUE;
}

static gboolean
add_container (DocIndexer *self, const guint8 *where, DocKind kind)
{
  DocIndex *index = &self->index;
  guint32 number = index->n_containers;
  DocIndexContainer *containers;

  if (number == self->container_room)
    {
      self->container_room = find_room (self, &index->container_memory, number, sizeof (DocIndexContainer));
      if (self->container_room == 0)
        return FALSE;
    }
  containers = doc_index_containers (index);
  containers[number] = (DocIndexContainer) { .node = index->n_nodes, .parent = self->container };
  if (self->container != DOC_CONTAINER_NONE)
    containers[number].position = containers[self->container].n_children;
  if (!add_node (self, where, kind, number))
    return FALSE;
  index->n_containers++;
  return TRUE;
}

static const guint8 *
stop_memory (DocIndexer *self, const guint8 *where)
{
  return stop (self, DOC_ERROR_TOO_LARGE, where, N_("there are more values than memory is allowed for"));
}

static inline void
count_child (DocIndexer *self)
{
  if (self->container != DOC_CONTAINER_NONE)
    doc_index_containers (&self->index)[self->container].n_children++;
}

/* @where: what the node's offset points at; @bracket: the opening bracket. */
static const guint8 *
open_container (DocIndexer *self, const guint8 *where, const guint8 *bracket, DocKind kind)
{
  if (self->depth == self->limits.max_depth)
    return stop (self, DOC_ERROR_TOO_DEEP, bracket, N_("the values are nested too deeply"));
  if (!add_container (self, where, kind))
    return stop_memory (self, bracket);
  count_child (self);
  self->container = self->index.n_containers - 1;
  self->kind = kind;
  self->depth++;
  self->expect = DOC_EXPECT_FIRST;
  return bracket + 1;
}

static const guint8 *
close_container (DocIndexer *self, const guint8 *bracket)
{
  DocIndexContainer *container = doc_index_containers (&self->index) + self->container;

  container->end = self->index.n_nodes;
  if (self->kind == DOC_KIND_OBJECT && container->n_children > 1 &&
      !doc_names_check (&self->names, &self->index, self->container, self->text, self->lexer.end))
    return stop_memory (self, bracket);
  self->container = container->parent;
  self->depth--;
  self->expect = DOC_EXPECT_NOTHING;
  if (self->container != DOC_CONTAINER_NONE)
    {
      guint32 node = doc_index_containers (&self->index)[self->container].node;

      self->kind = (DocKind) doc_index_nodes (&self->index)[node].kind;
      self->expect = DOC_EXPECT_SEPARATOR;
    }
  return bracket + 1;
}

static const guint8 *
stop_cut (DocIndexer *self, const guint8 *token)
{
  self->lexer.is_cut = TRUE;
  return stop_lexer (self, token);
}

/* A byte that fits nowhere: it may not be UTF-8 at all. */
static const guint8 *
stop_misfit (DocIndexer *self, const guint8 *p, DocError code, const char *message)
{
  gboolean is_cut = doc_utf8_is_cut (p, self->lexer.end);

  if (is_cut && !self->lexer.is_whole)
    return stop_cut (self, p);
  if (doc_utf8_length (p, self->lexer.end) == 0 && !is_cut)
    return stop (self, DOC_ERROR_UTF8, p, N_("these bytes are not UTF-8"));
  return stop (self, code, p, message);
}

static inline const guint8 *
read_scalar (DocIndexer *self, const guint8 *p, DocKind *kind)
{
  switch (*p)
    {
    case '"':
      *kind = DOC_KIND_STRING;
      return doc_lexer_read_string (&self->lexer, p);
    case 't':
      *kind = DOC_KIND_TRUE;
      return doc_lexer_read_word (&self->lexer, p, "true");
    case 'f':
      *kind = DOC_KIND_FALSE;
      return doc_lexer_read_word (&self->lexer, p, "false");
    case 'n':
      *kind = DOC_KIND_NULL;
      return doc_lexer_read_word (&self->lexer, p, "null");
    default:
      *kind = DOC_KIND_NUMBER;
      return doc_lexer_read_number (&self->lexer, p);
    }
}

/* @where: the value, or the name before it. */
static inline const guint8 *
read_value (DocIndexer *self, const guint8 *where, const guint8 *p)
{
  const guint8 *next;
  DocKind kind;

  if (*p == '{' || *p == '[')
    return open_container (self, where, p, *p == '{' ? DOC_KIND_OBJECT : DOC_KIND_ARRAY);
  if (*p != '"' && *p != 't' && *p != 'f' && *p != 'n' && *p != '-' && !g_ascii_isdigit (*p))
    return stop_misfit (self, p, DOC_ERROR_SYNTAX, doc_lexer_explain (p));
  next = read_scalar (self, p, &kind);
  if (next == NULL)
    return stop_lexer (self, where);
  /* Digits that the text breaks off behind may be only the first ones. */
  if (kind == DOC_KIND_NUMBER && next == self->lexer.end && self->container != DOC_CONTAINER_NONE)
    return stop_cut (self, where);
  if (!add_node (self, where, kind, self->container))
    return stop_memory (self, p);
  count_child (self);
  self->expect = self->container != DOC_CONTAINER_NONE ? DOC_EXPECT_SEPARATOR : DOC_EXPECT_NOTHING;
  return next;
}

static const guint8 *
stop_bracket (DocIndexer *self, const guint8 *p)
{
  return stop (self, DOC_ERROR_SYNTAX, p, N_("this bracket does not match the one that was opened"));
}

static const guint8 *
stop_name (DocIndexer *self, const guint8 *p)
{
  if (*p == '}')
    return stop (self, DOC_ERROR_SYNTAX, p, N_("a comma stands before the closing bracket"));
  if (*p == ']')
    return stop_bracket (self, p);
  if (*p == '\'')
    return stop (self, DOC_ERROR_SYNTAX, p, doc_lexer_explain (p));
  return stop_misfit (self, p, DOC_ERROR_SYNTAX, N_("a name in double quotation marks must stand here"));
}

static inline const guint8 *
read_member (DocIndexer *self, const guint8 *name)
{
  const guint8 *p;

  if (G_UNLIKELY (*name != '"'))
    return stop_name (self, name);
  p = doc_lexer_read_string (&self->lexer, name);
  if (G_UNLIKELY (p == NULL))
    return stop_lexer (self, name);
  p = doc_scan_blanks (p, self->lexer.end);
  if (G_UNLIKELY (p == self->lexer.end))
    return stop_cut (self, name);
  if (G_UNLIKELY (*p != ':'))
    return stop_misfit (self, p, DOC_ERROR_SYNTAX, N_("a colon is missing behind the name"));
  p = doc_scan_blanks (p + 1, self->lexer.end);
  if (G_UNLIKELY (p == self->lexer.end))
    return stop_cut (self, name);
  return read_value (self, name, p);
}

static inline const guint8 *
read_item (DocIndexer *self, const guint8 *p)
{
  if (self->kind == DOC_KIND_OBJECT)
    return read_member (self, p);
  if (*p == ']')
    return stop (self, DOC_ERROR_SYNTAX, p, N_("a comma stands before the closing bracket"));
  if (*p == '}')
    return stop_bracket (self, p);
  return read_value (self, p, p);
}

/* Most of any answer is "name":"value","name":"value" without blanks or escapes. From where a name should begin, this
 * reads as many such members as follow each other with everything in registers; it stops in front of whatever is
 * different, which takes the general way. */
static const guint8 *
skim_members (DocIndexer *self, const guint8 *p)
{
  const guint8 *end = self->lexer.end;
  DocIndexNode *nodes = doc_index_nodes (&self->index);
  guint32 n_nodes = self->index.n_nodes;

  while (n_nodes < self->node_room && p < end && *p == '"')
    {
      guint high = 0;
      const guint8 *colon = doc_scan_string (p + 1, end, &high), *close;

      if (end - colon < 3 || colon[0] != '"' || colon[1] != ':' || colon[2] != '"' || high != 0)
        break;
      close = doc_scan_string (colon + 3, end, &high);
      if (close == end || *close != '"' || (high != 0 && doc_utf8_find_bad (colon + 3, close) != NULL))
        break;
      nodes[n_nodes++] = (DocIndexNode) { (guint32) (p - self->text), DOC_KIND_STRING, 0, self->container };
      self->expect = DOC_EXPECT_SEPARATOR;
      p = close + 1;
      if (p == end || *p != ',')
        break;
      self->expect = DOC_EXPECT_ITEM;
      p++;
    }
  doc_index_containers (&self->index)[self->container].n_children += n_nodes - self->index.n_nodes;
  self->index.n_nodes = n_nodes;
  return p;
}

static const guint8 *
stop_separator (DocIndexer *self, const guint8 *p)
{
  if (*p == ']' || *p == '}')
    return stop_bracket (self, p);
  if (self->kind == DOC_KIND_OBJECT)
    return stop_misfit (self, p, DOC_ERROR_SYNTAX, N_("a comma or a closing bracket is missing behind the member"));
  return stop_misfit (self, p, DOC_ERROR_SYNTAX, N_("a comma or a closing bracket is missing behind the element"));
}

/* The text begins: a word that is none of JSON's, or any other byte that begins no value, means that this was never
 * meant to be JSON. */
static const guint8 *
read_root (DocIndexer *self, const guint8 *p)
{
  const guint8 *next = read_value (self, p, p);
  gboolean may_be_json = *p == '-' || *p == '"' || g_ascii_isdigit (*p);

  if (next == NULL && self->has_problem && self->problem.code == DOC_ERROR_SYNTAX && !may_be_json)
    {
      self->problem.code = DOC_ERROR_NOT_JSON;
      self->problem.message = N_("this is not JSON");
    }
  return next;
}

static const guint8 *
stop_trailing (DocIndexer *self, const guint8 *p)
{
  if (*p == '{' || *p == '[' || *p == '"')
    return stop (self, DOC_ERROR_TRAILING, p, N_("a second value follows the first"));
  return stop_misfit (self, p, DOC_ERROR_TRAILING, N_("something follows the value"));
}

static inline const guint8 *
step (DocIndexer *self, const guint8 *p)
{
  const guint8 *next;

  switch (self->expect)
    {
    case DOC_EXPECT_SEPARATOR:
      if (*p == ',')
        {
          self->expect = DOC_EXPECT_ITEM;
          return self->kind == DOC_KIND_OBJECT ? skim_members (self, p + 1) : p + 1;
        }
      if (*p != (self->kind == DOC_KIND_OBJECT ? '}' : ']'))
        return stop_separator (self, p);
      return close_container (self, p);
    case DOC_EXPECT_FIRST:
      if (*p == (self->kind == DOC_KIND_OBJECT ? '}' : ']'))
        return close_container (self, p);
      if (self->kind == DOC_KIND_OBJECT && (next = skim_members (self, p)) != p)
        return next;
      return read_item (self, p);
    case DOC_EXPECT_ITEM:
      return read_item (self, p);
    case DOC_EXPECT_NOTHING:
      return stop_trailing (self, p);
    case DOC_EXPECT_BEGIN:
    case DOC_EXPECT_ROOT:
    default:
      return read_root (self, p);
    }
}

/* A byte order mark is skipped. Returns FALSE while too little is there to tell. */
static gboolean
begin (DocIndexer *self, gsize length_bytes)
{
  static const guint8 mark[] = { 0xef, 0xbb, 0xbf };

  if (length_bytes < sizeof mark && !self->lexer.is_whole)
    return FALSE;
  self->had_bom = length_bytes >= sizeof mark && memcmp (self->text, mark, sizeof mark) == 0;
  self->position = self->had_bom ? sizeof mark : 0;
  self->expect = DOC_EXPECT_ROOT;
  return TRUE;
}

static void
run (DocIndexer *self, const guint8 *text, gsize length_bytes, gboolean is_whole)
{
  const guint8 *p, *next;

  self->text = text;
  self->lexer = (DocLexer) { .end = text + length_bytes, .is_whole = is_whole };
  if (self->expect == DOC_EXPECT_BEGIN && !begin (self, length_bytes))
    return;
  p = doc_scan_blanks (text + self->position, self->lexer.end);
  while (p < self->lexer.end && (next = step (self, p)) != NULL)
    p = doc_scan_blanks (next, self->lexer.end);
  self->position = (gsize) (p - text);
  if (self->bad_utf8_offset == G_MAXSIZE && self->lexer.bad_utf8 != NULL)
    self->bad_utf8_offset = (gsize) (self->lexer.bad_utf8 - text);
}

void
doc_indexer_init (DocIndexer *self, const DocLimits *limits)
{
  *self = (DocIndexer) { .limits = *limits, .container = DOC_CONTAINER_NONE, .bad_utf8_offset = G_MAXSIZE };
  self->index.innermost_open = DOC_CONTAINER_NONE;
  self->index.container_memory.small_pages = TRUE;
  doc_names_init (&self->names);
}

gboolean
doc_indexer_run (DocIndexer *self, const guint8 *text, gsize length_bytes)
{
  if (!self->has_problem && length_bytes >= self->wanted_bytes)
    run (self, text, length_bytes, FALSE);
  return !self->has_problem;
}

/* What was open when the text broke off ends with the last node that was read. */
static void
close_open_containers (DocIndexer *self)
{
  DocIndexContainer *containers = doc_index_containers (&self->index);

  self->index.innermost_open = self->container;
  for (guint32 open = self->container; open != DOC_CONTAINER_NONE; open = containers[open].parent)
    {
      guint32 node = containers[open].node;

      containers[open].end = self->index.n_nodes;
      if (doc_index_nodes (&self->index)[node].kind == DOC_KIND_OBJECT && containers[open].n_children > 1)
        doc_names_check (&self->names, &self->index, open, self->text, self->lexer.end);
    }
}

void
doc_indexer_finish (DocIndexer *self, const guint8 *text, gsize length_bytes)
{
  if (!self->has_problem)
    run (self, text, length_bytes, TRUE);
  self->text = text;
  self->lexer.end = text + length_bytes;
  if (!self->has_problem && self->expect <= DOC_EXPECT_ROOT)
    stop (self, DOC_ERROR_EMPTY, self->lexer.end, N_("the text is empty"));
  else if (!self->has_problem && self->expect != DOC_EXPECT_NOTHING)
    stop (self, DOC_ERROR_TRUNCATED, self->lexer.end, N_("the text ends before the value does"));
  close_open_containers (self);
  self->index.read_bytes = self->position;
  doc_buffer_trim (&self->index.node_memory, self->index.n_nodes * sizeof (DocIndexNode));
  doc_buffer_trim (&self->index.container_memory, self->index.n_containers * sizeof (DocIndexContainer));
  doc_names_clear (&self->names);
}

void
doc_indexer_clear (DocIndexer *self)
{
  doc_index_clear (&self->index);
  doc_names_clear (&self->names);
}
