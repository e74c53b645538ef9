/* SPDX-License-Identifier: MIT */
/* The flat JSON bodies of answers that are not HTTP 200: never percent-encoded (protocol: "Errors"). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* {"status","error","message","path"}, the shape of the framework the service is built with. @path: (nullable).
 * (transfer full) */
char *sandbox_error_body_new       (guint status, const char *message, const char *path);
/* {"error","error_description"}: the token route. (transfer full) */
char *sandbox_error_body_new_oauth (const char *error, const char *description);
/* {"error","error_description","code","message"}: a token that the API does not take. (transfer full) */
char *sandbox_error_body_new_token (const char *error, const char *description);

G_END_DECLS
