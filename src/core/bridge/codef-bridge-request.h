/* SPDX-License-Identifier: MIT */
/* A request as other programs write it down: what a collection or a pasted command holds, before it is one of ours. */
#pragma once

#include "codef-product.h"

G_BEGIN_DECLS

typedef struct
{
  char   *folder; /* (owned) the folders it lies in, "bank/personal"; "" for none */
  char   *name;   /* (owned) */
  char   *note;   /* (owned) (nullable) */
  char   *host;   /* (owned) (nullable) scheme, host and port, "https://development.codef.io"; NULL where it is not said */
  char   *path;   /* (owned) of the product; codef_request_check_path() holds */
  GBytes *json;   /* (owned) a JSON object */
} CodefBridgeRequest;

/* Takes copies and a reference; @folder and @name may be NULL. (transfer full) */
CodefBridgeRequest *codef_bridge_request_new  (const char *folder, const char *name, const char *host, const char *path,
                                               GBytes *json);
void                codef_bridge_request_free (CodefBridgeRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefBridgeRequest, codef_bridge_request_free)

/* (nullable): "production", "demo" or "sandbox" for a host of the vendor. */
const char *codef_bridge_find_environment (const char *host);
/* (transfer full): the JSON text @json with {{name}} in the place of every secret that the service wants encrypted or
 * that the redactor masks; all else byte for byte. @product: (nullable). */
GBytes     *codef_bridge_hide_secrets     (GBytes *json, CodefProduct *product);

G_END_DECLS
