/* SPDX-License-Identifier: MIT */
/* The custom environments of the user (the built-in kinds need no file), in $XDG_CONFIG_HOME/codef-console/environments.json (schema:
 * data/schemas/environments.schema.json). Hosts only, no keys. */
#pragma once

#include "codef-environment.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_ENVIRONMENTS_FILE "environments.json"

#define STORE_TYPE_ENVIRONMENTS (store_environments_get_type ())
/* A GListModel of StoreEnvironmentItem: a list model needs GObjects, and the environment itself is a boxed value. */
G_DECLARE_FINAL_TYPE (StoreEnvironments, store_environments, STORE, ENVIRONMENTS, GObject)

#define STORE_TYPE_ENVIRONMENT_ITEM (store_environment_item_get_type ())
G_DECLARE_FINAL_TYPE (StoreEnvironmentItem, store_environment_item, STORE, ENVIRONMENT_ITEM, GObject)
/* (transfer none) */
CodefEnvironment  *store_environment_item_get_environment (StoreEnvironmentItem *self);

/* @path: the file; it need not exist.
 * @error: set when the list is not the whole truth: STORE_ERROR_DAMAGED (the file was moved aside), STORE_ERROR_NEWER (left untouched;
 * adding fails too), STORE_ERROR_ENTRY (the first entry that is no environment; it stays in the file), or an I/O error.
 * Returns: (transfer full): never NULL, usable with or without an error. */
StoreEnvironments *store_environments_new    (const char *path, GError **error);
/* (transfer none) (nullable) */
CodefEnvironment  *store_environments_find   (StoreEnvironments *self, const char *id);
/* @environment: of kind CUSTOM; one with the same id is replaced where it stands. FALSE: neither list nor file changed. */
gboolean           store_environments_add    (StoreEnvironments *self, CodefEnvironment *environment, GError **error);
/* Removing what is not there is no error. */
gboolean           store_environments_remove (StoreEnvironments *self, const char *id, GError **error);

G_END_DECLS
