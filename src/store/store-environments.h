/* SPDX-License-Identifier: MIT */
/* The custom environments of the user (the built-in kinds need no file), in $XDG_CONFIG_HOME/codef-console/environments.json. Hosts only, no keys. */
#pragma once

#include "codef-environment.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_TYPE_ENVIRONMENTS (store_environments_get_type ())
/* A GListModel of GObject wrappers would hide the value: items are StoreEnvironmentItem. */
G_DECLARE_FINAL_TYPE (StoreEnvironments, store_environments, STORE, ENVIRONMENTS, GObject)

#define STORE_TYPE_ENVIRONMENT_ITEM (store_environment_item_get_type ())
G_DECLARE_FINAL_TYPE (StoreEnvironmentItem, store_environment_item, STORE, ENVIRONMENT_ITEM, GObject)
CodefEnvironment  *store_environment_item_get_environment (StoreEnvironmentItem *self);

/* @path: the file; it need not exist. A damaged file is moved aside as *.broken-DATE and said in @error; the list is then usable. */
StoreEnvironments *store_environments_new    (const char *path, GError **error);
gboolean           store_environments_add    (StoreEnvironments *self, CodefEnvironment *environment, GError **error);
gboolean           store_environments_remove (StoreEnvironments *self, const char *id, GError **error);

G_END_DECLS
