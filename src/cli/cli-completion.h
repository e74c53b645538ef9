/* SPDX-License-Identifier: MIT */
/* What a shell needs to complete a codefctl line, drawn from the table of its commands. Product paths, codes of institutions and names
 * of parameters are asked of the program itself when they are needed, so that the user's own products are among them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each writes a script to standard output. Descriptions are Korean whatever the locale: these are the names that products and
 * institutions have. */
void cli_completion_print_bash (void);
void cli_completion_print_zsh  (void);
void cli_completion_print_fish (void);

G_END_DECLS
