/* SPDX-License-Identifier: MIT */
/* A query taken apart: what the parser makes and the runner reads. */
#pragma once

#include "doc-query.h"

G_BEGIN_DECLS

typedef struct _DocQueryExpr DocQueryExpr;

typedef enum
{
  DOC_QUERY_NAME,
  DOC_QUERY_WILDCARD,
  DOC_QUERY_INDEX,  /* @start */
  DOC_QUERY_SLICE,
  DOC_QUERY_FILTER,
} DocQuerySelectorKind;

typedef struct
{
  DocQuerySelectorKind kind;
  GString             *name;   /* (owned) (nullable) exact bytes */
  DocQueryExpr        *filter; /* (owned) (nullable) */
  gint64               start, end, step;
  gboolean             has_start, has_end;
} DocQuerySelector;

typedef struct
{
  gboolean descends;
  GArray  *selectors; /* (owned) of DocQuerySelector */
} DocQuerySegment;

typedef struct
{
  gboolean from_root;
  gboolean is_singular;
  GArray  *segments; /* (owned) of DocQuerySegment */
} DocQueryPath;

typedef enum
{
  DOC_QUERY_OR,
  DOC_QUERY_AND,
  DOC_QUERY_NOT,
  DOC_QUERY_COMPARE,
  DOC_QUERY_PATH,     /* alone: whether it selects anything */
  DOC_QUERY_LITERAL,
  DOC_QUERY_CALL,
} DocQueryExprKind;

typedef enum
{
  DOC_QUERY_EQUAL,
  DOC_QUERY_DIFFERENT,
  DOC_QUERY_LESS,
  DOC_QUERY_LESS_OR_EQUAL,
  DOC_QUERY_GREATER,
  DOC_QUERY_GREATER_OR_EQUAL,
} DocQueryComparison;

typedef enum
{
  DOC_QUERY_LENGTH,
  DOC_QUERY_COUNT,
  DOC_QUERY_MATCH,
  DOC_QUERY_SEARCH,
  DOC_QUERY_VALUE,
} DocQueryFunction;

struct _DocQueryExpr
{
  DocQueryExprKind   kind;
  DocQueryExpr      *operands[2]; /* (owned) (nullable) */
  DocQueryPath      *path;        /* (owned) (nullable) */
  GString           *literal;     /* (owned) (nullable) a number as written, or a string's exact bytes */
  DocKind            literal_kind;
  DocQueryComparison comparison;
  DocQueryFunction   function;
};

/* (transfer full) (nullable): NULL with DOC_QUERY_ERROR. @offset_bytes: (out): where the error is. */
DocQueryPath *doc_query_parse     (const char *text, gsize *offset_bytes, GError **error);
void          doc_query_path_free (DocQueryPath *self);
void          doc_query_expr_free (DocQueryExpr *self);

/* Where the parser is. The first problem stays. */
typedef struct
{
  const char   *begin, *p, *end;
  guint         depth;
  const char   *problem;    /* (nullable) marked for translation */
  gsize         problem_at; /* bytes */
  DocQueryError problem_code;
} DocQueryParser;

/* All return FALSE or NULL with a problem; they belong to the parser's two files. */
gboolean      doc_query_fail          (DocQueryParser *self, const char *at, DocQueryError code, const char *problem);
void          doc_query_skip_blanks   (DocQueryParser *self);
gboolean      doc_query_take          (DocQueryParser *self, const char *word);
gboolean      doc_query_take_string   (DocQueryParser *self, GString **string);
DocQueryPath *doc_query_take_path     (DocQueryParser *self);
DocQueryExpr *doc_query_take_logical  (DocQueryParser *self);

/* What selects while it runs. */
typedef struct
{
  DocDocument  *document;
  GCancellable *cancellable; /* (nullable) */
  guint64       n_steps;
  gboolean      is_stopped;  /* out of steps or cancelled */
  GHashTable   *regexes;     /* (owned) GString → GRegex (nullable) */
} DocQueryRun;

/* Counts what is done; FALSE if it is time to stop. */
gboolean doc_query_spend       (DocQueryRun *run, guint64 n_steps);
/* (transfer full): of DocNode */
GArray  *doc_query_select_path (DocQueryRun *run, const DocQueryPath *path, DocNode current);
/* The one node of a singular path, or DOC_NODE_NONE. */
DocNode  doc_query_follow_path (DocQueryRun *run, const DocQueryPath *path, DocNode current);
/* Whether a logical expression holds for @current. */
gboolean doc_query_test        (DocQueryRun *run, const DocQueryExpr *expr, DocNode current);

G_END_DECLS
