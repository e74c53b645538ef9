/* SPDX-License-Identifier: MIT */
/* What is wrong with a text that should be JSON, and exactly where. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DocError:
 * @DOC_ERROR_PERCENT: a `%` that is not followed by two hexadecimal digits
 * @DOC_ERROR_UTF8: bytes that are not UTF-8
 * @DOC_ERROR_EMPTY: nothing, or nothing but white space
 * @DOC_ERROR_NOT_JSON: the text does not even begin like JSON (an HTML page, say)
 * @DOC_ERROR_SYNTAX: the strict grammar of RFC 8259 is broken
 * @DOC_ERROR_TRUNCATED: the text ends before the value does
 * @DOC_ERROR_TRAILING: something follows the value
 * @DOC_ERROR_TOO_DEEP: more than the allowed nesting
 * @DOC_ERROR_TOO_LARGE: more than the allowed size
 */
typedef enum
{
  DOC_ERROR_PERCENT,
  DOC_ERROR_UTF8,
  DOC_ERROR_EMPTY,
  DOC_ERROR_NOT_JSON,
  DOC_ERROR_SYNTAX,
  DOC_ERROR_TRUNCATED,
  DOC_ERROR_TRAILING,
  DOC_ERROR_TOO_DEEP,
  DOC_ERROR_TOO_LARGE,
} DocError;

#define DOC_ERROR (doc_error_quark ())
GQuark doc_error_quark (void);

/**
 * DocProblem:
 * @code: the kind of problem
 * @offset_bytes: where, in bytes of the text given (the wire text for %DOC_ERROR_PERCENT, else the decoded text)
 * @line: from 1; 0 where lines mean nothing
 * @column: from 1, in characters of the decoded text; 0 where lines mean nothing
 * @message: (not nullable): one English phrase without a full stop, such as "a colon is missing behind the name";
 *   untranslated, marked with N_() in the text domain of the program
 *
 * An immutable finding. Owned by the document that has it.
 */
typedef struct
{
  DocError    code;
  gsize       offset_bytes;
  guint       line;
  guint       column;
  const char *message;
} DocProblem;

/* (transfer full): "line 3, column 14: …" as a GError of DOC_ERROR with the code of the problem. */
GError *doc_problem_to_error (const DocProblem *problem);
/* (transfer full): "ORIGIN:3:14: what is wrong", as compilers write it. */
char   *doc_problem_describe (const DocProblem *problem, const char *origin);

G_END_DECLS
