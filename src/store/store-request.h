/* SPDX-License-Identifier: MIT */
/* A saved request: one small JSON file, data/schemas/saved-request.schema.json. Immutable; a change makes another one.
 * Members that we do not know, and every digit, survive. Secrets stand in it as {{name}} only. */
#pragma once

#include "codef-baseline.h"
#include "codef-expectation.h"
#include "store-file.h"

G_BEGIN_DECLS

#define STORE_REQUEST_SUFFIX ".request.json"
/* Baselines are answers; more than this is no file for a folder under version control. */
#define STORE_REQUEST_MAX_BYTES ((gsize) 16 * 1024 * 1024)
/* Folders below one another. */
#define STORE_REQUEST_MAX_DEPTH 16

#define STORE_TYPE_REQUEST (store_request_get_type ())
G_DECLARE_FINAL_TYPE (StoreRequest, store_request, STORE, REQUEST, GObject)

/* @origin: for messages, and the name where the file gives none.
 * Returns: (transfer full): NULL with STORE_ERROR (ENTRY: not what it should be, with the place; NEWER; TOO_LARGE). A
 * secret in clear and marks of a merge are refused too. */
StoreRequest       *store_request_new        (GBytes *json, const char *origin, GError **error);
StoreRequest       *store_request_load       (const char *path, GError **error);
/* Atomic; members in a stable order, two spaces, LF. */
gboolean            store_request_save       (StoreRequest *self, const char *path, GError **error);
/* (transfer full): the same with member @name set to the JSON text @value, or without it (NULL). */
StoreRequest       *store_request_with       (StoreRequest *self, const char *name, GBytes *value, GError **error);
/* Every file STORE_REQUEST_SUFFIX in @folder and below, in the order of their paths. @problems: (element-type utf8): a
 * sentence is added for each that cannot be taken. (transfer full) (element-type StoreRequest): NULL if the folder cannot
 * be read. */
GPtrArray          *store_request_scan       (const char *folder, GPtrArray *problems, GError **error);

const char         *store_request_get_origin (StoreRequest *self);
const char         *store_request_get_name   (StoreRequest *self);
const char         *store_request_get_product (StoreRequest *self);     /* path */
const char         *store_request_get_environment (StoreRequest *self); /* (nullable): id */
const char         *store_request_get_note   (StoreRequest *self);      /* (nullable) */
const char *const  *store_request_get_tags   (StoreRequest *self);
/* (transfer none): JSON object text, placeholders as they stand. */
GBytes             *store_request_get_parameters (StoreRequest *self);
/* (transfer full) (nullable): a variable of the file's own. */
char               *store_request_dup_variable (StoreRequest *self, const char *name);
/* (transfer none) (element-type CodefExpectation) */
GPtrArray          *store_request_get_expectations (StoreRequest *self);
CodefBaseline      *store_request_get_baseline (StoreRequest *self);    /* (nullable) */
/* (transfer none): the whole file as it is saved. */
GBytes             *store_request_get_json   (StoreRequest *self);

G_END_DECLS
