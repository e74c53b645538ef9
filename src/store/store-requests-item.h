/* SPDX-License-Identifier: MIT */
/* A row of the folder of saved requests: a folder, a request, or a file that should be one and is not. A file's row is
 * immutable: when the file changes another row takes its place. A folder's row stays while the folder does, and its
 * children change; its property "problem" notifies. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_TYPE_REQUESTS_ITEM (store_requests_item_get_type ())
G_DECLARE_FINAL_TYPE (StoreRequestsItem, store_requests_item, STORE, REQUESTS_ITEM, GObject)

/* Absolute. */
const char        *store_requests_item_get_path    (StoreRequestsItem *self);
/* What to show: the request's name, or that of the folder. Foreign text. */
const char        *store_requests_item_get_name    (StoreRequestsItem *self);
gboolean           store_requests_item_is_folder   (StoreRequestsItem *self);
/* (transfer none) (nullable): GListModel of StoreRequestsItem, folders first, then by name; NULL for a file. */
GListModel        *store_requests_item_get_children (StoreRequestsItem *self);
/* (nullable): why this file is no request, or this folder cannot be read: a translated sentence. */
const char        *store_requests_item_get_problem (StoreRequestsItem *self);

/* Of a request; NULL otherwise. The whole request: store_requests_load_async(). */
const char        *store_requests_item_get_product     (StoreRequestsItem *self);
const char        *store_requests_item_get_environment (StoreRequestsItem *self); /* (nullable) id */
const char        *store_requests_item_get_note        (StoreRequestsItem *self); /* (nullable) */
/* NULL-terminated: names of the requests whose answers its parameters take values from. */
const char *const *store_requests_item_get_needs       (StoreRequestsItem *self);
/* NULL-terminated; empty without tags. */
const char *const *store_requests_item_get_tags        (StoreRequestsItem *self);

G_END_DECLS
