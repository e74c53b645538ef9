/* SPDX-License-Identifier: MIT */
/* The text of a request that goes on with an additional authentication (protocol notes §5.2). Private to calls. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A code, an address, a signature over a few texts: nobody types a megabyte. */
#define CODEF_CONTINUATION_MAX_BYTES ((gsize) 1024 * 1024)

/* (transfer full): the members of @base that @over has not, then those of @over, each as it stands in its text. Both are
 * valid JSON objects. */
GBytes  *codef_continuation_overlay (GBytes *base, GBytes *over);
/* (transfer full): @first, @inputs (nullable), "is2Way":true and "twoWayInfo". */
GBytes  *codef_continuation_build   (GBytes *first, GBytes *inputs, const char *two_way_info);
/* What a person has put in: a JSON object, not too large, without members of the protocol's own.
 * CODEF_ERROR_BAD_REQUEST. */
gboolean codef_continuation_check   (GBytes *inputs, GError **error);

G_END_DECLS
