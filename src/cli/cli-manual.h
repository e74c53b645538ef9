/* SPDX-License-Identifier: MIT */
/* The manual page of codefctl, drawn from the table of its commands. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes codefctl(1) to standard output. @date: of the release, YYYY-MM-DD: a page says the same however often it is built. */
void cli_manual_print (const char *date);

G_END_DECLS
