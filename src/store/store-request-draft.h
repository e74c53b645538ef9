/* SPDX-License-Identifier: MIT */
/* Between what somebody types into a form and the file of a saved request: secrets become references on the way. Pure. */
#pragma once

#include "store-request.h"

G_BEGIN_DECLS

/* @json with {{name}} in place of every secret value; a secret that @base (nullable) has at the same place as a reference gets that
 * one. @hidden: (nullable) (element-type utf8): the names of the members that got one are added, each once.
 * Returns: (transfer full) (nullable): NULL if @json is no whole JSON object. */
GBytes       *store_request_hide_secrets    (GBytes *json, StoreRequest *base, GPtrArray *hidden);
/* (transfer full): the text @masked, made of @json by masking, with the references put back that stood in place of secrets. */
GBytes       *store_request_keep_references (GBytes *json, GBytes *masked);

/* (transfer full): a new one, without a file yet. NULL with STORE_ERROR, and with CODEF_ERROR_BAD_REQUEST where @json is no object.
 * @environment: (nullable). */
StoreRequest *store_request_new_draft       (const char *name, const char *product, const char *environment, GBytes *json,
                                             GPtrArray *hidden, GError **error);
/* (transfer full): @self with another product and other parameters, everything else kept. Errors likewise. */
StoreRequest *store_request_with_parameters (StoreRequest *self, const char *product, GBytes *json, GPtrArray *hidden, GError **error);
/* TRUE if store_request_with_parameters() would change no more than white space. */
gboolean      store_request_says            (StoreRequest *self, const char *product, GBytes *json);

G_END_DECLS
