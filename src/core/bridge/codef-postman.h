/* SPDX-License-Identifier: MIT */
/* Postman Collection v2.1, in and out. Scripts of a foreign collection are never run, its keys never taken. */
#pragma once

#include "codef-bridge-request.h"
#include "codef-catalog.h"
#include "codef-environment.h"

G_BEGIN_DECLS

/* Folders below one another, and requests: of what is more the rest is left out and said. */
#define CODEF_POSTMAN_MAX_DEPTH    16
#define CODEF_POSTMAN_MAX_REQUESTS 10000

/* @problems: (element-type utf8): a translated sentence is added for each request that cannot be taken. Secrets in clear
 * become {{name}}; requests for a token are passed over, since nobody needs them here. @catalog: says which fields are
 * secrets. Returns: (transfer full) (element-type CodefBridgeRequest): NULL with CODEF_ERROR_BAD_REQUEST if @json is no
 * collection. */
GPtrArray *codef_postman_read  (GBytes *json, CodefCatalog *catalog, GPtrArray *problems, GError **error);

/* @requests: (element-type CodefBridgeRequest). The collection gets its own token and encodes the bodies by itself. Keys
 * and secrets are variables without a value; secrets have to be set to their ciphertext (codefctl encrypt), for Postman
 * has no RSA.
 * Returns: (transfer full): the collection as JSON text. */
GBytes    *codef_postman_write (const char *title, GPtrArray *requests, CodefEnvironment *environment, CodefCatalog *catalog);

G_END_DECLS
