/* SPDX-License-Identifier: MIT */
/* Values within a filter and how they compare: RFC 9535 §2.3.5.2.2. */
#pragma once

#include "doc-query-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean    is_nothing;
  DocKind     kind;
  DocNode     node;   /* of an array or object */
  const char *bytes;  /* a number as written, or a string's exact bytes; in the text, in @memory or elsewhere */
  gsize       length;
  GString    *memory; /* (owned) (nullable) */
} DocQueryValue;

#define DOC_QUERY_NOTHING ((DocQueryValue) { .is_nothing = TRUE })

void          doc_query_value_clear   (DocQueryValue *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DocQueryValue, doc_query_value_clear)

/* @node: may be DOC_NODE_NONE: nothing. */
DocQueryValue doc_query_value_read    (DocQueryRun *run, DocNode node);
DocQueryValue doc_query_value_count   (guint64 count);
gboolean      doc_query_value_compare (DocQueryRun *run, const DocQueryValue *one, DocQueryComparison comparison,
                                       const DocQueryValue *other);

G_END_DECLS
