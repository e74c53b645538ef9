/* SPDX-License-Identifier: MIT */
/* Whether a filter holds, and the functions of RFC 9535 §2.4. */
#include "doc-document-private.h"
#include "doc-iregexp.h"
#include "doc-query-value.h"
#include "doc-utf8.h"

/* Expressions may come out of the document, each another one. */
#define MAX_REGEXES 64

static DocQueryValue evaluate (DocQueryRun *run, const DocQueryExpr *expr, DocNode current);

/* §2.4.4: characters of a string, elements or members. */
static DocQueryValue
call_length (DocQueryRun *run, const DocQueryExpr *call, DocNode current)
{
  g_auto(DocQueryValue) value = evaluate (run, call->operands[0], current);
  guint64 n_characters = 0;

  if (value.is_nothing || value.kind < DOC_KIND_STRING)
    return DOC_QUERY_NOTHING;
  if (value.kind != DOC_KIND_STRING)
    return doc_query_value_count (doc_document_get_n_children (run->document, value.node));
  for (gsize i = 0; i < value.length; i++)
    n_characters += (value.bytes[i] & 0xc0) != 0x80 ? 1 : 0;
  return doc_query_value_count (n_characters);
}

static DocQueryValue
call_count (DocQueryRun *run, const DocQueryExpr *call, DocNode current)
{
  g_autoptr(GArray) nodes = doc_query_select_path (run, call->operands[0]->path, current);

  return doc_query_value_count (nodes->len);
}

static DocQueryValue
call_value (DocQueryRun *run, const DocQueryExpr *call, DocNode current)
{
  g_autoptr(GArray) nodes = doc_query_select_path (run, call->operands[0]->path, current);

  return doc_query_value_read (run, nodes->len == 1 ? g_array_index (nodes, DocNode, 0) : DOC_NODE_NONE);
}

static GRegex *
get_regex (DocQueryRun *run, const DocQueryValue *expression, gboolean whole)
{
  GString *key = g_string_new_len (expression->bytes, (gssize) expression->length);
  gpointer regex;

  g_string_append_c (key, whole ? 'm' : 's');
  if (g_hash_table_lookup_extended (run->regexes, key, NULL, &regex))
    {
      g_string_free (key, TRUE);
      return regex;
    }
  if (g_hash_table_size (run->regexes) == MAX_REGEXES)
    g_hash_table_remove_all (run->regexes);
  regex = doc_iregexp_compile (expression->bytes, expression->length, whole);
  g_hash_table_insert (run->regexes, key, regex);
  return regex;
}

/* §2.4.6 and §2.4.7. */
static gboolean
call_match (DocQueryRun *run, const DocQueryExpr *call, DocNode current)
{
  g_auto(DocQueryValue) text = evaluate (run, call->operands[0], current);
  g_auto(DocQueryValue) expression = evaluate (run, call->operands[1], current);
  GRegex *regex;

  if (text.is_nothing || text.kind != DOC_KIND_STRING || text.length > DOC_QUERY_MAX_SUBJECT_BYTES ||
      expression.is_nothing || expression.kind != DOC_KIND_STRING || expression.length > DOC_QUERY_MAX_BYTES)
    return FALSE;
  regex = get_regex (run, &expression, call->function == DOC_QUERY_MATCH);
  if (regex == NULL || !doc_query_spend (run, 1 + text.length))
    return FALSE;
  if (doc_utf8_find_bad ((const guint8 *) text.bytes, (const guint8 *) text.bytes + text.length) != NULL)
    return FALSE;
  return g_regex_match_full (regex, text.bytes, (gssize) text.length, 0, 0, NULL, NULL);
}

static DocQueryValue
evaluate (DocQueryRun *run, const DocQueryExpr *expr, DocNode current)
{
  if (expr->kind == DOC_QUERY_PATH)
    return doc_query_value_read (run, doc_query_follow_path (run, expr->path, current));
  if (expr->kind == DOC_QUERY_LITERAL)
    return (DocQueryValue) { FALSE, expr->literal_kind, DOC_NODE_NONE,
                             expr->literal != NULL ? expr->literal->str : NULL,
                             expr->literal != NULL ? expr->literal->len : 0, NULL };
  if (expr->function == DOC_QUERY_LENGTH)
    return call_length (run, expr, current);
  return expr->function == DOC_QUERY_COUNT ? call_count (run, expr, current) : call_value (run, expr, current);
}

static gboolean
compare (DocQueryRun *run, const DocQueryExpr *expr, DocNode current)
{
  g_auto(DocQueryValue) one = evaluate (run, expr->operands[0], current);
  g_auto(DocQueryValue) other = evaluate (run, expr->operands[1], current);

  return doc_query_value_compare (run, &one, expr->comparison, &other);
}

static gboolean
selects_anything (DocQueryRun *run, const DocQueryPath *path, DocNode current)
{
  g_autoptr(GArray) nodes = NULL;

  if (path->is_singular)
    return doc_query_follow_path (run, path, current) != DOC_NODE_NONE;
  nodes = doc_query_select_path (run, path, current);
  return nodes->len > 0;
}

/* Goes as deep as the query is: see DOC_QUERY_MAX_DEPTH. */
gboolean
doc_query_test (DocQueryRun *run, const DocQueryExpr *expr, DocNode current)
{
  switch (expr->kind)
    {
    case DOC_QUERY_OR:
      return doc_query_test (run, expr->operands[0], current) || doc_query_test (run, expr->operands[1], current);
    case DOC_QUERY_AND:
      return doc_query_test (run, expr->operands[0], current) && doc_query_test (run, expr->operands[1], current);
    case DOC_QUERY_NOT:
      return !doc_query_test (run, expr->operands[0], current);
    case DOC_QUERY_COMPARE:
      return compare (run, expr, current);
    case DOC_QUERY_PATH:
      return selects_anything (run, expr->path, current);
    case DOC_QUERY_CALL:
      return call_match (run, expr, current);
    case DOC_QUERY_LITERAL:
    default:
      g_return_val_if_reached (FALSE);
    }
}
