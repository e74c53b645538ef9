/* SPDX-License-Identifier: MIT */
/* What a suite came to, for machines and for people. No secret is in any of them. All (transfer full). */
#pragma once

#include "codef-suite.h"

G_BEGIN_DECLS

/* JUnit XML as build servers read it. */
GBytes     *codef_suite_report_junit  (CodefSuite *suite);
/* data/schemas/output-run.schema.json */
GBytes     *codef_suite_report_json   (CodefSuite *suite);
/* One page that needs nothing else: what did not pass first, then all, then where answers differ from the catalogue. */
GBytes     *codef_suite_report_html   (CodefSuite *suite, CodefCatalog *catalog, CodefLanguage language);

/* (transfer full): foreign text for XML and HTML: what may not stand in XML 1.0 at all becomes a mark. */
char       *codef_suite_report_escape (const char *text);

G_END_DECLS
