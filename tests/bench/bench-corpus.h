/* SPDX-License-Identifier: MIT */
/* Documents to measure with: the same bytes on every machine, made from a fixed seed in the likeness of a bank's
 * transaction list. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): one compact JSON object of at least @size_bytes, all values strings, a fifth of them Korean. */
GBytes *bench_corpus_new (gsize size_bytes);

G_END_DECLS
