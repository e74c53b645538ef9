/* SPDX-License-Identifier: MIT */
/* Where our files lie (XDG), made with 0700, files 0600, replaced atomically. */
#pragma once

#include "codef-types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): $XDG_CONFIG_HOME/codef-console/NAME and its cousins; the folder is made if need be (a folder that cannot be made is
 * not an error here: what is written into it will say so). */
char      *store_paths_config            (const char *name);
char      *store_paths_data              (const char *name);
char      *store_paths_state             (const char *name);
char      *store_paths_cache             (const char *name);

/* Atomic, 0600, the old file intact on failure; on the disk when it returns. */
gboolean   store_paths_write             (const char *path, GBytes *content, GError **error);

/* A product file of the user is read up to this size; the largest of our own has a tenth of it. */
#define STORE_PATHS_MAX_PRODUCT_BYTES ((gsize) 4 * 1024 * 1024)

/* Adds the user's product files, $XDG_DATA_HOME/codef-console/catalog/(any).json in the order of their names, to @catalog; and the answers kept
 * for the sandbox (store-answers.h).
 * Returns: (transfer full) (element-type utf8): one sentence for each file that could not be taken; empty if all went well. */
GPtrArray *store_paths_load_user_catalog (CodefCatalog *catalog);

G_END_DECLS
