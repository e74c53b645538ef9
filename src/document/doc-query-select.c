/* SPDX-License-Identifier: MIT */
/* Segments and selectors on the index: RFC 9535 §2.3 and §2.5. */
#include "doc-document-private.h"
#include "doc-query-private.h"

/* Steps between two looks at the cancellable. */
#define CANCEL_STEPS 8192

gboolean
doc_query_spend (DocQueryRun *run, guint64 n_steps)
{
  guint64 before = run->n_steps;

  run->n_steps += n_steps;
  if (run->n_steps > DOC_QUERY_MAX_STEPS ||
      (before / CANCEL_STEPS != run->n_steps / CANCEL_STEPS && g_cancellable_is_cancelled (run->cancellable)))
    run->is_stopped = TRUE;
  return !run->is_stopped;
}

static void
add (DocQueryRun *run, GArray *nodes, DocNode node)
{
  if (nodes->len == DOC_QUERY_MAX_NODES)
    run->is_stopped = TRUE;
  else
    g_array_append_val (nodes, node);
}

/* First member of the name, which may hold U+0000. */
static DocNode
find_member (DocQueryRun *run, DocNode node, const GString *name)
{
  const DocIndex *index = &run->document->index;
  DocNode end = doc_index_end (index, node);

  if (doc_index_nodes (index)[node].kind != DOC_KIND_OBJECT)
    return DOC_NODE_NONE;
  for (DocNode member = node + 1; member < end && doc_query_spend (run, 1); member = doc_index_end (index, member))
    {
      gsize length;
      const char *inside = doc_document_get_name_lexeme (run->document, member, &length);

      if (doc_names_match ((const guint8 *) inside, length, name->str, name->len))
        return member;
    }
  return DOC_NODE_NONE;
}

/* Element @index of an array, negative ones from its end. */
static DocNode
find_element (DocQueryRun *run, DocNode node, gint64 at)
{
  const DocIndex *index = &run->document->index;
  guint32 n_children = doc_document_get_n_children (run->document, node);
  DocNode element = node + 1;

  if (at < 0)
    at += n_children;
  if (doc_index_nodes (index)[node].kind != DOC_KIND_ARRAY || at < 0 || at >= n_children)
    return DOC_NODE_NONE;
  /* Scalars stand side by side. */
  if (doc_index_end (index, node) == node + 1 + n_children)
    return element + (DocNode) at;
  for (; at > 0 && doc_query_spend (run, 1); at--)
    element = doc_index_end (index, element);
  return element;
}

static void
add_children (DocQueryRun *run, GArray *nodes, DocNode node)
{
  const DocIndex *index = &run->document->index;
  DocNode end = doc_index_end (index, node);

  for (DocNode child = node + 1; child < end && doc_query_spend (run, 1); child = doc_index_end (index, child))
    add (run, nodes, child);
}

/* §2.3.4.2.2: the bounds of a slice within an array of @length. */
static void
find_bounds (const DocQuerySelector *slice, gint64 length, gint64 *lower, gint64 *upper)
{
  gint64 start = slice->has_start ? slice->start : slice->step > 0 ? 0 : length - 1;
  gint64 end = slice->has_end ? slice->end : slice->step > 0 ? length : -length - 1;

  start += start < 0 && slice->has_start ? length : 0;
  end += end < 0 ? length : 0;
  if (slice->step > 0)
    {
      *lower = CLAMP (start, 0, length);
      *upper = CLAMP (end, 0, length);
    }
  else
    {
      *upper = CLAMP (start, -1, length - 1);
      *lower = CLAMP (end, -1, length - 1);
    }
}

static void
add_slice (DocQueryRun *run, GArray *nodes, DocNode node, const DocQuerySelector *slice)
{
  g_autoptr(GArray) elements = NULL;
  gint64 lower, upper;

  if (doc_document_get_kind (run->document, node) != DOC_KIND_ARRAY || slice->step == 0)
    return;
  elements = g_array_new (FALSE, FALSE, sizeof (DocNode));
  add_children (run, elements, node);
  find_bounds (slice, elements->len, &lower, &upper);
  if (run->is_stopped)
    return;
  if (slice->step > 0)
    for (gint64 i = lower; i < upper; i += slice->step)
      add (run, nodes, g_array_index (elements, DocNode, i));
  else
    for (gint64 i = upper; i > lower; i += slice->step)
      add (run, nodes, g_array_index (elements, DocNode, i));
}

static void
add_filtered (DocQueryRun *run, GArray *nodes, DocNode node, const DocQueryExpr *filter)
{
  const DocIndex *index = &run->document->index;
  DocNode end = doc_index_end (index, node);

  for (DocNode child = node + 1; child < end && doc_query_spend (run, 1); child = doc_index_end (index, child))
    if (doc_query_test (run, filter, child))
      add (run, nodes, child);
}

static void
apply_selector (DocQueryRun *run, GArray *nodes, DocNode node, const DocQuerySelector *selector)
{
  DocNode found;

  switch (selector->kind)
    {
    case DOC_QUERY_NAME:
    case DOC_QUERY_INDEX:
      found = selector->kind == DOC_QUERY_NAME ? find_member (run, node, selector->name)
                                               : find_element (run, node, selector->start);
      if (found != DOC_NODE_NONE)
        add (run, nodes, found);
      break;
    case DOC_QUERY_WILDCARD:
      add_children (run, nodes, node);
      break;
    case DOC_QUERY_SLICE:
      add_slice (run, nodes, node, selector);
      break;
    case DOC_QUERY_FILTER:
      add_filtered (run, nodes, node, selector->filter);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
apply_selectors (DocQueryRun *run, GArray *nodes, DocNode node, const DocQuerySegment *segment)
{
  if (doc_index_is_container (&run->document->index, node))
    for (guint i = 0; i < segment->selectors->len && doc_query_spend (run, 1); i++)
      apply_selector (run, nodes, node, &g_array_index (segment->selectors, DocQuerySelector, i));
}

/* The descendants of a node are the range of nodes behind it, in an order that §2.5.2.2 allows. */
static GArray *
apply_segment (DocQueryRun *run, const GArray *from, const DocQuerySegment *segment)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (DocNode));

  for (guint i = 0; i < from->len && !run->is_stopped; i++)
    {
      DocNode node = g_array_index (from, DocNode, i);
      DocNode end = segment->descends ? doc_index_end (&run->document->index, node) : node + 1;

      for (; node < end && doc_query_spend (run, 1); node++)
        apply_selectors (run, nodes, node, segment);
    }
  return nodes;
}

GArray *
doc_query_select_path (DocQueryRun *run, const DocQueryPath *path, DocNode current)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (DocNode));

  if (path->from_root)
    current = DOC_NODE_ROOT;
  g_array_append_val (nodes, current);
  for (guint i = 0; i < path->segments->len; i++)
    {
      g_autoptr(GArray) from = nodes;

      nodes = apply_segment (run, from, &g_array_index (path->segments, DocQuerySegment, i));
    }
  return nodes;
}

DocNode
doc_query_follow_path (DocQueryRun *run, const DocQueryPath *path, DocNode current)
{
  if (path->from_root)
    current = DOC_NODE_ROOT;
  for (guint i = 0; i < path->segments->len && current != DOC_NODE_NONE; i++)
    {
      const GArray *selectors = g_array_index (path->segments, DocQuerySegment, i).selectors;
      const DocQuerySelector *selector = &g_array_index (selectors, DocQuerySelector, 0);

      current = selector->kind == DOC_QUERY_NAME ? find_member (run, current, selector->name)
                                                 : find_element (run, current, selector->start);
    }
  return run->is_stopped ? DOC_NODE_NONE : current;
}
