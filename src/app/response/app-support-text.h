/* SPDX-License-Identifier: MIT */
/* What goes to the clipboard for the vendor's support: facts of one exchange, secrets masked, no request or answer
 * body. */
#pragma once

#include "codef-exchange.h"
#include "codef-product.h"

G_BEGIN_DECLS

/* @product: (nullable). Returns: (transfer full): lines of "name: value", in English: support reads it, whatever the
 * window speaks. */
char *app_support_text (CodefExchange *exchange, CodefProduct *product);

G_END_DECLS
