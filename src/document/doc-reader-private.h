/* SPDX-License-Identifier: MIT */
#pragma once

#include "doc-percent-private.h"
#include "doc-reader.h"

G_BEGIN_DECLS

/* For tests and benchmarks, which try what other processors would use. */
void doc_reader_set_method (DocReader *self, DocPercentMethod method);

G_END_DECLS
