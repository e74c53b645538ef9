/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the first command of @text as bash splits them; variables and substitutions stay as they are written.
 * (transfer full) (element-type utf8): NULL with CODEF_ERROR_BAD_REQUEST for a quote that is not closed. */
GPtrArray *_codef_curl_split (const char *text, GError **error);

G_END_DECLS
