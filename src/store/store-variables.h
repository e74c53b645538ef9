/* SPDX-License-Identifier: MIT */
/* What {{name}} stands for in one environment or another, in $XDG_CONFIG_HOME/codef-console/variables.json (schema:
 * data/schemas/variables.schema.json). The value of a secret name never reaches the file: it is forgotten with the program. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_VARIABLES_FILE "variables.json"

#define STORE_TYPE_VARIABLES (store_variables_get_type ())
/* Signal "changed": a value has. */
G_DECLARE_FINAL_TYPE (StoreVariables, store_variables, STORE, VARIABLES, GObject)

/* @path: the file; it need not exist. @error: as of store_environments_new(). Returns: (transfer full): never NULL. */
StoreVariables *store_variables_new        (const char *path, GError **error);
/* (transfer full) NULL-terminated: in the order of their names. */
char          **store_variables_list       (StoreVariables *self, const char *environment_id);
/* (nullable): NULL if it has none there. */
const char     *store_variables_get        (StoreVariables *self, const char *environment_id, const char *name);
/* (transfer full): name → value, all of one environment. */
GHashTable     *store_variables_copy       (StoreVariables *self, const char *environment_id);
/* @value: (nullable): NULL takes it away. FALSE with STORE_ERROR or an I/O error: nothing changed. */
gboolean        store_variables_set        (StoreVariables *self, const char *environment_id, const char *name, const char *value,
                                            GError **error);
/* (nullable): why @name can be none, translated. */
const char     *store_variables_check_name (const char *name);
/* TRUE for the names whose values are not written. */
gboolean        store_variables_is_secret  (const char *name);

G_END_DECLS
