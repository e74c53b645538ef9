/* SPDX-License-Identifier: MIT */
/* A request made from the catalogue's sample: placeholders in angle brackets replaced, secrets encrypted, one parameter
 * left out. */
#pragma once

#include "codef-product.h"
#include "codef-public-key.h"

G_BEGIN_DECLS

/* @key: (nullable): NULL leaves secrets as the sample has them. @without: (nullable): the parameter left out;
 * @record_of: (nullable): the list in whose first record it is left out, NULL for the top level. (transfer full) */
char *sample_request_new (CodefProduct *product, CodefPublicKey *key, const char *without, const char *record_of);

G_END_DECLS
