/* SPDX-License-Identifier: MIT */
/* The grammar of filters: RFC 9535 §2.3.5, and the types of §2.4. */
#include "codef-config.h"

#include "doc-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  TYPE_VALUE,
  TYPE_NODES,
  TYPE_LOGICAL,
} Type;

static const struct
{
  const char *name;
  Type        result;
  guint       n_parameters;
  Type        parameter; /* of all its parameters */
} functions[] = {
  [DOC_QUERY_LENGTH] = { "length", TYPE_VALUE, 1, TYPE_VALUE },
  [DOC_QUERY_COUNT] = { "count", TYPE_VALUE, 1, TYPE_NODES },
  [DOC_QUERY_MATCH] = { "match", TYPE_LOGICAL, 2, TYPE_VALUE },
  [DOC_QUERY_SEARCH] = { "search", TYPE_LOGICAL, 2, TYPE_VALUE },
  [DOC_QUERY_VALUE] = { "value", TYPE_VALUE, 1, TYPE_NODES },
};

static DocQueryExpr *
new_expr (DocQueryExprKind kind, DocQueryExpr *one, DocQueryExpr *other)
{
  DocQueryExpr *expr = g_new0 (DocQueryExpr, 1);

  expr->kind = kind;
  expr->operands[0] = one;
  expr->operands[1] = other;
  return expr;
}

void
doc_query_expr_free (DocQueryExpr *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->operands); i++)
    g_clear_pointer (&self->operands[i], doc_query_expr_free);
  g_clear_pointer (&self->path, doc_query_path_free);
  if (self->literal != NULL)
    g_string_free (self->literal, TRUE);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocQueryExpr, doc_query_expr_free)

static gboolean
skip_digits (const char **p, const char *end)
{
  const char *begin = *p;

  while (*p < end && g_ascii_isdigit (**p))
    (*p)++;
  return *p > begin;
}

/* A number as §2.3.5.1 has it, or NULL where none begins. */
static GString *
take_number (DocQueryParser *self)
{
  const char *p = self->p, *end = self->end, *digits;
  GString *number;

  if (p < end && *p == '-')
    p++;
  digits = p;
  if (!skip_digits (&p, end) || (*digits == '0' && p > digits + 1))
    return NULL;
  if (p < end && *p == '.')
    {
      p++;
      if (!skip_digits (&p, end))
        return NULL;
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      p += p + 1 < end && (p[1] == '-' || p[1] == '+') ? 2 : 1;
      if (!skip_digits (&p, end))
        return NULL;
    }
  number = g_string_new_len (self->p, p - self->p);
  self->p = p;
  return number;
}

static gboolean
is_name_character (char byte)
{
  return g_ascii_islower (byte) || g_ascii_isdigit (byte) || byte == '_';
}

/* How many bytes of a function's name or of a word stand here. */
static gsize
measure_word (DocQueryParser *self)
{
  const char *p = self->p;

  while (p < self->end && is_name_character (*p))
    p++;
  return (gsize) (p - self->p);
}

static gboolean
has_type (const DocQueryExpr *expr, Type type)
{
  if (expr->kind == DOC_QUERY_PATH)
    return type != TYPE_VALUE || expr->path->is_singular;
  if (expr->kind == DOC_QUERY_LITERAL)
    return type == TYPE_VALUE;
  if (expr->kind == DOC_QUERY_CALL)
    return functions[expr->function].result == type;
  return type == TYPE_LOGICAL;
}

static DocQueryExpr *take_operand (DocQueryParser *self);

static gboolean
take_argument (DocQueryParser *self, DocQueryExpr *call, guint i)
{
  const char *begin;

  doc_query_skip_blanks (self);
  begin = self->p;
  call->operands[i] = take_operand (self);
  if (call->operands[i] == NULL)
    return FALSE;
  if (!has_type (call->operands[i], functions[call->function].parameter))
    return doc_query_fail (self, begin, DOC_QUERY_ERROR_TYPE, functions[call->function].parameter == TYPE_VALUE
                             ? N_("this argument has to be one value: a literal, or a query of names and indices alone")
                             : N_("this argument has to be a query"));
  doc_query_skip_blanks (self);
  return TRUE;
}

/* Behind the opening parenthesis. */
static gboolean
take_arguments (DocQueryParser *self, DocQueryExpr *call)
{
  guint n_parameters = functions[call->function].n_parameters;

  for (guint i = 0; i < n_parameters; i++)
    {
      if (!take_argument (self, call, i))
        return FALSE;
      if (i + 1 < n_parameters && !doc_query_take (self, ","))
        return doc_query_fail (self, self->p, DOC_QUERY_ERROR_TYPE, N_("an argument is missing"));
    }
  if (self->p < self->end && *self->p == ',')
    return doc_query_fail (self, self->p, DOC_QUERY_ERROR_TYPE, N_("there are too many arguments"));
  return doc_query_take (self, ")") || doc_query_fail (self, self->p, DOC_QUERY_ERROR_SYNTAX, N_("“)” is missing"));
}

static DocQueryExpr *
take_call (DocQueryParser *self, gsize name_bytes)
{
  g_autoptr(DocQueryExpr) call = new_expr (DOC_QUERY_CALL, NULL, NULL);
  gsize i = 0;

  while (i < G_N_ELEMENTS (functions) && (strlen (functions[i].name) != name_bytes ||
                                          memcmp (functions[i].name, self->p, name_bytes) != 0))
    i++;
  if (i == G_N_ELEMENTS (functions))
    {
      doc_query_fail (self, self->p, DOC_QUERY_ERROR_TYPE,
                      N_("there is no such function; there are length, count, match, search and value"));
      return NULL;
    }
  call->function = (DocQueryFunction) i;
  self->p += name_bytes + 1;
  return take_arguments (self, call) ? g_steal_pointer (&call) : NULL;
}

/* Words and strings; NULL where there is none, or with a problem. */
static DocQueryExpr *
take_literal (DocQueryParser *self)
{
  static const struct { const char *word; DocKind kind; } words[] = {
    { "true", DOC_KIND_TRUE }, { "false", DOC_KIND_FALSE }, { "null", DOC_KIND_NULL },
  };
  g_autoptr(DocQueryExpr) literal = new_expr (DOC_QUERY_LITERAL, NULL, NULL);
  gsize length = measure_word (self);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i].word) && doc_query_take (self, words[i].word))
      {
        literal->literal_kind = words[i].kind;
        return g_steal_pointer (&literal);
      }
  literal->literal_kind = DOC_KIND_NUMBER;
  literal->literal = take_number (self);
  if (literal->literal != NULL)
    return g_steal_pointer (&literal);
  literal->literal_kind = DOC_KIND_STRING;
  if (!doc_query_take_string (self, &literal->literal) || literal->literal == NULL)
    return NULL;
  return g_steal_pointer (&literal);
}

static DocQueryExpr *
take_nested (DocQueryParser *self)
{
  gsize word = measure_word (self);
  DocQueryExpr *expr;

  if (self->p < self->end && (*self->p == '@' || *self->p == '$'))
    {
      DocQueryPath *path = doc_query_take_path (self);

      if (path == NULL)
        return NULL;
      expr = new_expr (DOC_QUERY_PATH, NULL, NULL);
      expr->path = path;
      return expr;
    }
  if (word > 0 && g_ascii_islower (*self->p) && self->p + word < self->end && self->p[word] == '(')
    return take_call (self, word);
  expr = take_literal (self);
  if (expr == NULL)
    doc_query_fail (self, self->p, DOC_QUERY_ERROR_SYNTAX,
                    N_("a query (“@…”, “$…”), a literal or a function is missing"));
  return expr;
}

static gboolean
enter (DocQueryParser *self)
{
  if (self->depth == DOC_QUERY_MAX_DEPTH)
    return doc_query_fail (self, self->p, DOC_QUERY_ERROR_TOO_LONG, N_("the query is nested too deep"));
  self->depth++;
  return TRUE;
}

/* What can be compared or handed to a function. */
static DocQueryExpr *
take_operand (DocQueryParser *self)
{
  DocQueryExpr *expr;

  if (!enter (self))
    return NULL;
  expr = take_nested (self);
  self->depth--;
  return expr;
}

static gboolean
take_comparison (DocQueryParser *self, DocQueryComparison *comparison)
{
  /* Those that begin with another stand before it. */
  static const struct { const char *word; DocQueryComparison comparison; } signs[] = {
    { "==", DOC_QUERY_EQUAL }, { "!=", DOC_QUERY_DIFFERENT }, { "<=", DOC_QUERY_LESS_OR_EQUAL },
    { ">=", DOC_QUERY_GREATER_OR_EQUAL }, { "<", DOC_QUERY_LESS }, { ">", DOC_QUERY_GREATER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (doc_query_take (self, signs[i].word))
      {
        *comparison = signs[i].comparison;
        return TRUE;
      }
  return FALSE;
}

static gboolean
check_comparable (DocQueryParser *self, const DocQueryExpr *expr, const char *at)
{
  return has_type (expr, TYPE_VALUE) || doc_query_fail (self, at, DOC_QUERY_ERROR_TYPE,
    N_("only single values can be compared: literals, queries of names and indices alone, length, count and value"));
}

static DocQueryExpr *
take_comparison_or_test (DocQueryParser *self, gboolean only_test)
{
  const char *begin = self->p, *behind, *other_begin;
  g_autoptr(DocQueryExpr) one = take_operand (self);
  g_autoptr(DocQueryExpr) expr = NULL;
  DocQueryComparison comparison;

  if (one == NULL)
    return NULL;
  behind = self->p;
  doc_query_skip_blanks (self);
  if (only_test || !take_comparison (self, &comparison))
    {
      self->p = behind;
      if (!has_type (one, TYPE_NODES) && !has_type (one, TYPE_LOGICAL))
        {
          doc_query_fail (self, begin, DOC_QUERY_ERROR_TYPE,
                          N_("this is a value; it has to be compared with something"));
          return NULL;
        }
      return g_steal_pointer (&one);
    }
  if (!check_comparable (self, one, begin))
    return NULL;
  expr = new_expr (DOC_QUERY_COMPARE, g_steal_pointer (&one), NULL);
  expr->comparison = comparison;
  doc_query_skip_blanks (self);
  other_begin = self->p;
  expr->operands[1] = take_operand (self);
  if (expr->operands[1] == NULL || !check_comparable (self, expr->operands[1], other_begin))
    return NULL;
  return g_steal_pointer (&expr);
}

static DocQueryExpr *
take_basic (DocQueryParser *self)
{
  gboolean is_not = doc_query_take (self, "!");
  DocQueryExpr *expr;

  if (is_not)
    doc_query_skip_blanks (self);
  if (doc_query_take (self, "("))
    {
      doc_query_skip_blanks (self);
      expr = doc_query_take_logical (self);
      doc_query_skip_blanks (self);
      if (expr != NULL && !doc_query_take (self, ")"))
        {
          doc_query_fail (self, self->p, DOC_QUERY_ERROR_SYNTAX, N_("“)” is missing"));
          g_clear_pointer (&expr, doc_query_expr_free);
        }
    }
  else
    expr = take_comparison_or_test (self, is_not);
  return expr != NULL && is_not ? new_expr (DOC_QUERY_NOT, expr, NULL) : expr;
}

/* Terms with @sign between them; the last one is the outermost. */
static DocQueryExpr *
take_chain (DocQueryParser *self, DocQueryExprKind kind, const char *sign,
            DocQueryExpr *(*take_term) (DocQueryParser *))
{
  g_autoptr(DocQueryExpr) chain = take_term (self);
  guint n_terms = 1;

  while (chain != NULL)
    {
      const char *behind = self->p;
      DocQueryExpr *term;

      doc_query_skip_blanks (self);
      if (!doc_query_take (self, sign))
        {
          self->p = behind;
          break;
        }
      doc_query_skip_blanks (self);
      /* A long chain is deep for those who walk it. */
      if (++n_terms > DOC_QUERY_MAX_DEPTH)
        {
          doc_query_fail (self, self->p, DOC_QUERY_ERROR_TOO_LONG, N_("the query is nested too deep"));
          return NULL;
        }
      term = take_term (self);
      if (term == NULL)
        return NULL;
      chain = new_expr (kind, g_steal_pointer (&chain), term);
    }
  return g_steal_pointer (&chain);
}

static DocQueryExpr *
take_and (DocQueryParser *self)
{
  return take_chain (self, DOC_QUERY_AND, "&&", take_basic);
}

DocQueryExpr *
doc_query_take_logical (DocQueryParser *self)
{
  DocQueryExpr *expr;

  if (!enter (self))
    return NULL;
  expr = take_chain (self, DOC_QUERY_OR, "||", take_and);
  self->depth--;
  return expr;
}
