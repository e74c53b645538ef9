/* SPDX-License-Identifier: MIT */
/* What a suite came to, for machines and for people. No secret is in any of them. All (transfer full). */
#pragma once

#include "cli-suite.h"

G_BEGIN_DECLS

/* JUnit XML as build servers read it. */
GBytes *cli_report_junit (CliSuite *suite);
/* data/schemas/output-run.schema.json */
GBytes *cli_report_json  (CliSuite *suite);
/* One page that needs nothing else, in the language of the session. */
GBytes *cli_report_html  (CliSuite *suite, CodefLanguage language);
/* (transfer full): why a case did not pass, one line each; "" if it did. */
char   *cli_report_explain (CliCase *one);
/* (transfer full): the name, with the row if there are rows. */
char   *cli_report_name  (CliCase *one);

G_END_DECLS
