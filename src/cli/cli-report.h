/* SPDX-License-Identifier: MIT */
/* What a suite came to, for machines and for people. No secret is in any of them. All (transfer full). */
#pragma once

#include "cli-suite.h"

G_BEGIN_DECLS

/* JUnit XML as build servers read it. */
GBytes *cli_report_junit (CliSuite *suite);
/* data/schemas/output-run.schema.json */
GBytes *cli_report_json  (CliSuite *suite);
/* One page that needs nothing else: what did not pass first, then all, then where answers differ from the catalogue. */
GBytes *cli_report_html  (CliSuite *suite, CodefCatalog *catalog, CodefLanguage language);
/* (transfer full): why a case did not pass, one line each; "" if it did. */
char   *cli_report_explain (CliCase *one);
/* (transfer full): the name, with the row if there are rows. */
char   *cli_report_name  (CliCase *one);

/* What the forms share. */

/* (transfer full): foreign text for XML and HTML: what may not stand in XML 1.0 at all becomes a mark. */
char       *cli_report_escape     (const char *text);
const char *cli_report_state      (CliCaseState state); /* a word for machines */
gint64      cli_report_elapsed_us (CliCase *one);
CodefReply *cli_report_reply      (CliCase *one);       /* (transfer none) (nullable) */

G_END_DECLS
