/* SPDX-License-Identifier: MIT */
/* How a program gets at a node: an expression for those who write the program that reads such answers. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* In each but jq the parsed text is a variable named "answer". */
typedef enum
{
  DOC_LANGUAGE_JQ,         /* .data[0].resAccount */
  DOC_LANGUAGE_PYTHON,     /* answer["data"][0]["resAccount"], what json.loads() makes */
  DOC_LANGUAGE_JAVASCRIPT, /* answer.data[0].resAccount, what JSON.parse() makes */
  DOC_LANGUAGE_JAVA,       /* answer.get("data").get(0).get("resAccount"), a JsonNode of Jackson */
  DOC_LANGUAGE_C,          /* json_object_get_string_member (…, "resAccount"), a JsonNode of json-glib */
} DocLanguage;

/* Exact for any name: quotes, Hangul, control and invisible characters are written as the language wants them. Of
 * members with the same name these readers know the last one only.
 * Returns: (transfer full) (nullable): NULL if the language cannot say it: C where a name holds U+0000 or a lone
 * surrogate, which json-glib refuses. */
char *doc_document_dup_expression (DocDocument *self, DocNode node, DocLanguage language);

G_END_DECLS
