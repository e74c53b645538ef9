/* SPDX-License-Identifier: MIT */
/* HAR 1.2: what went over the wire, for the tools that read it. One page an exchange, one entry an attempt, in the order
 * in which they were made, tokens and steps of additional authentication included. */
#pragma once

#include "codef-exchange.h"

G_BEGIN_DECLS

/* @exchanges: (element-type CodefExchange). @is_masked: secrets and personal numbers are masked, in bodies too; FALSE: as
 * sent, though keys and tokens are in neither. @version: of this program.
 * Returns: (transfer full): JSON text. */
GBytes *codef_har_write (GPtrArray *exchanges, gboolean is_masked, const char *version);

G_END_DECLS
