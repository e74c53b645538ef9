/* SPDX-License-Identifier: MIT */
/* How well a product is evidenced, as a mark and in words. */
#pragma once

#include "app-mark.h"
#include "codef-product.h"

G_BEGIN_DECLS

AppMarkShape app_evidence_get_mark (CodefProduct *product);
/* (transfer full): one translated sentence for tooltip and screen reader. */
char        *app_evidence_describe (CodefProduct *product, CodefLanguage language);

G_END_DECLS
