/* SPDX-License-Identifier: MIT */
/* Results on standard output, everything else on standard error. Always UTF-8; colour only on a terminal that wants it. */
#pragma once

#include "cli-exit.h"
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* For people: lines of a list or a description. */
void     cli_output_print      (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* A heading, bold on a terminal. */
void     cli_output_heading    (const char *text);
/* Bytes as they are. A final newline is added on a terminal only, if they do not end with one. */
void     cli_output_write      (GBytes *bytes);
/* (transfer none): indented by two spaces, with a final newline. */
void     cli_output_write_json (JsonNode *node);

/* "codefctl: …" on standard error. Control characters are neutralised: the text may hold words of a server. */
void     cli_output_say        (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same without the name in front: lines that belong to a message above, or have a form of their own (FILE:LINE:COLUMN). */
void     cli_output_detail     (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Says the error and returns the code for it. Takes @error (transfer full). */
CliExit  cli_output_fail       (GError *error);

/* Writes out what is still buffered; FALSE (and said) if standard output did not take everything. */
gboolean cli_output_finish     (void);

G_END_DECLS
