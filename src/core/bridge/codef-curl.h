/* SPDX-License-Identifier: MIT */
/* A pasted curl command, as a shell or a browser's "copy as cURL (bash)" writes it. Read, never run: nothing in it is
 * expanded, no file that it names is opened. */
#pragma once

#include "codef-bridge-request.h"

G_BEGIN_DECLS

#define CODEF_CURL_MAX_BYTES ((gsize) 16 * 1024 * 1024)

/* Takes address and body; a percent-encoded body is decoded. Keys and tokens in it are not taken over.
 * @dropped_keys: (out) (optional): there were some.
 * Returns: (transfer full): NULL with CODEF_ERROR_BAD_REQUEST, a translated sentence about what is missing or wrong. */
CodefBridgeRequest *codef_curl_read (const char *text, gboolean *dropped_keys, GError **error);

G_END_DECLS
