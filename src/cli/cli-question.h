/* SPDX-License-Identifier: MIT */
/* What additional authentication asks, on standard error and at the terminal. */
#pragma once

#include "cli-session.h"
#include "codef-challenge.h"

G_BEGIN_DECLS

/* Writes the picture of a captcha into a file that nobody else may read. @path: (nullable): NULL for one in the folder
 * for temporary files.
 * Returns: (transfer full) (nullable): its name; NULL where there is no picture, and said why. */
char   *cli_question_write_picture (CodefChallenge *challenge, const char *path);
/* Says what is asked, with everything that is needed to answer elsewhere. @picture: (nullable): name of the file. */
void    cli_question_tell          (CliSession *session, CodefChallenge *challenge, const char *picture);
/* The rows of a list that match @query (nullable: all), with their numbers from 1. */
void    cli_question_tell_rows     (CodefChoices *choices, const char *query);
/* Asks at the terminal. @inputs: (out) (transfer full): JSON object; what is to be encrypted stands in it in clear:
 * wiped when dropped. FALSE with G_IO_ERROR_CANCELLED or CLI_ERROR_USAGE. */
gboolean cli_question_ask          (CliSession *session, CodefChallenge *challenge, GBytes **inputs, GError **error);

G_END_DECLS
