/* SPDX-License-Identifier: MIT */
/* Files, standard input and the terminal as sources. Errors are CLI_ERROR_INPUT and begin with the name of the source. */
#pragma once

#include "codef-secret.h"
#include "doc-document.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* The percent-encoded form of the largest answer that is read. */
#define CLI_INPUT_MAX_BYTES (3 * DOC_MAX_SIZE_BYTES)

/* @name: a file, "-" for standard input, NULL for standard input unless that is a terminal (CLI_ERROR_USAGE: nobody would know that
 * something is awaited). Returns: (transfer full) */
GBytes      *cli_input_read          (const char *name, GError **error);

/* A file or standard input ("-") as a secret: one trailing newline is no part of it. (transfer full) */
CodefSecret *cli_input_read_secret   (const char *name, GError **error);
/* A file that nobody else may read: refused if its mode lets group or others. (transfer full): the bytes are wiped when dropped. */
GBytes      *cli_input_read_private  (const char *path, GError **error);

/* Asks on the terminal, without echo. @prompt: such as "password". CLI_ERROR_USAGE where there is no terminal; G_IO_ERROR_CANCELLED
 * if the user interrupts. (transfer full) */
CodefSecret *cli_input_ask_secret    (const char *prompt, GError **error);
/* Asks on the terminal for a line that may be seen, without its end. Errors as above. (transfer full) */
char        *cli_input_ask_text      (const char *prompt, GError **error);
/* TRUE where a person sits: standard input and standard error are a terminal. */
gboolean     cli_input_has_person    (void);
/* Asks for yes or no on the terminal. CLI_ERROR_USAGE where there is none. */
gboolean     cli_input_ask_yes       (const char *question, gboolean *yes, GError **error);

/* (transfer full): "FILE:LINE:COLUMN: what is wrong", both from 1. @name: (nullable): NULL is standard input. */
char        *cli_input_describe      (const char *name, const DocProblem *problem);

G_END_DECLS
