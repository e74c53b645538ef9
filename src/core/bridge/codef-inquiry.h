/* SPDX-License-Identifier: MIT */
/* What the vendor's help desk asks for, in one text: when, where, which transaction, which code, the request and the
 * answer with secrets masked, and a program that sends the same. */
#pragma once

#include "codef-exchange.h"
#include "codef-privacy.h"
#include "codef-snippet.h"

G_BEGIN_DECLS

/* Of a longer body the rest is left out, and that is said. */
#define CODEF_INQUIRY_MAX_BODY_BYTES ((gsize) 64 * 1024)

/* @exchange: one that has ended; then any thread. @product: (nullable). @privacy: (nullable): gives pseudonyms to personal data.
 * (transfer full): Markdown in the language of the program; foreign text stands in it as it is. */
char *codef_inquiry_write (CodefExchange *exchange, CodefProduct *product, CodefSnippetKind snippet, CodefPrivacy *privacy);

G_END_DECLS
