/* SPDX-License-Identifier: MIT */
/* What is asked: a path and a JSON object, ready to be percent-encoded. Secrets inside are already ciphertext.
 * Immutable. */
#pragma once

#include "codef-types.h"
#include "doc-document.h"
#include "doc-percent.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest jobs of the service take 300 s (protocol notes §2.4). */
#define CODEF_DEADLINE_DEFAULT_SEC 310
#define CODEF_REQUEST_MAX_BYTES ((gsize) 64 * 1024 * 1024)

#define CODEF_TYPE_REQUEST (codef_request_get_type ())
GType         codef_request_get_type       (void);
/* @json: a JSON object (CODEF_ERROR_BAD_REQUEST with line and column if it is not); sent byte for byte, then
 * percent-encoded.
 * @deadline_sec: total time for everything, tokens included; 0 for the default. */
CodefRequest *codef_request_new            (const char *path, GBytes *json, guint deadline_sec, GError **error);
CodefRequest *codef_request_ref            (CodefRequest *self);
void          codef_request_unref          (CodefRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefRequest, codef_request_unref)
const char   *codef_request_get_path       (CodefRequest *self);
GBytes       *codef_request_get_json       (CodefRequest *self);
/* The bytes of the body as they go out (Java style). */
GBytes       *codef_request_get_wire       (CodefRequest *self);
guint         codef_request_get_deadline_sec (CodefRequest *self);

/* Why a typed path cannot be one: a translated sentence, NULL if it can ("/v1/…", no query, no "..", printable
 * ASCII). */
const char   *codef_request_check_path     (const char *path);

/* Encrypts, in the text of a JSON object, each string or number that the catalogue marks as encrypted (encrypted_when
 * considered) and that is neither empty nor a ciphertext already; every other byte stays. What the catalogue does not
 * know goes by the names of protocol notes §6, as all does without a product. @product: (nullable).
 * @key: (nullable): CODEF_ERROR_NO_PUBLIC_KEY if one is needed. @n_sealed: (out) (optional).
 * Returns: (transfer full). */
GBytes       *codef_request_seal           (GBytes *json, CodefProduct *product, CodefPublicKey *key, guint *n_sealed,
                                            GError **error);
/* TRUE if codef_request_seal() encrypts @node, a string or number of @document, a request for @product (nullable). */
gboolean      codef_request_is_sealed      (DocDocument *document, DocNode node, CodefProduct *product);
/* TRUE for the names that the service wants encrypted where the catalogue does not say (protocol notes §6). */
gboolean      codef_request_is_secret_name (const char *name);

G_END_DECLS
