/* SPDX-License-Identifier: MIT */
/* What a person would call one record of a list: "저축예금 · 061702-04-000000", "2019-05-31 · 기일출금 · −₩300,000". */
#pragma once

#include "app-lens.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): a summary of @node, an element of an array; NULL if it is not an object or says nothing of
 * itself. Looks at the first 32 members only. One line, harmless to show. */
char *app_summary_of (const AppLens *lens, DocDocument *document, DocNode node);

G_END_DECLS
