/* SPDX-License-Identifier: MIT */
/* What a check found, and the node of the answer that it is about. Immutable. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_VERDICT_EXPECTATION,
  CODEF_VERDICT_BASELINE,
  CODEF_VERDICT_DRIFT, /* the answer has another form than the catalogue says */
} CodefVerdictSource;

#define CODEF_TYPE_VERDICT (codef_verdict_get_type ())
G_DECLARE_FINAL_TYPE (CodefVerdict, codef_verdict, CODEF, VERDICT, GObject)

/* @node: of @document; DOC_NODE_NONE if what was looked for is not there. @pointer: where it was looked for.
 * @message: a translated sentence. (transfer full) */
CodefVerdict      *codef_verdict_new         (CodefVerdictSource source, gboolean passed, DocNode node,
                                              const char *pointer, const char *message);
CodefVerdictSource codef_verdict_get_source  (CodefVerdict *self);
gboolean           codef_verdict_passed      (CodefVerdict *self);
/* The node to mark; DOC_NODE_NONE if it is missing. */
DocNode            codef_verdict_get_node    (CodefVerdict *self);
/* RFC 6901. */
const char        *codef_verdict_get_pointer (CodefVerdict *self);
/* What was expected and what came. Values of secret names are masked. */
const char        *codef_verdict_get_message (CodefVerdict *self);

G_END_DECLS
