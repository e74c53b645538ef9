/* SPDX-License-Identifier: MIT */
/* JSON as input: read, or said where it is wrong; and the queries that pick parts of it. */
#pragma once

#include "cli-exit.h"
#include "doc-query.h"

G_BEGIN_DECLS

/* Reads a whole document, plain or percent-encoded. Says on standard error what is wrong, as FILE:LINE:COLUMN.
 * @name: (nullable): as for cli_input_read(). @document: (out) (transfer full): set on success alone. */
CliExit   cli_document_read   (const char *name, DocDocument **document);
/* Says where @document is wrong, if it is. */
CliExit   cli_document_report (const char *name, DocDocument *document);

/* (transfer full) (nullable): NULL when it was said what is wrong, as JSONPATH:1:COLUMN; that is CLI_EXIT_USAGE. */
DocQuery *cli_document_parse_query (const char *path);

/* The value of @node as it was sent, on one line: blanks between its parts are left out. */
void      cli_document_append_value (GString *text, DocDocument *document, DocNode node);

G_END_DECLS
