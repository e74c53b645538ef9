/* SPDX-License-Identifier: MIT */
/* Where our files lie (XDG), made with 0700, files 0600, replaced atomically. */
#pragma once
#include <gio/gio.h>
G_BEGIN_DECLS
/* (transfer full): $XDG_CONFIG_HOME/codef-console/NAME and its cousins; the folder is made if need be. */
char    *store_paths_config   (const char *name);
char    *store_paths_data     (const char *name);
char    *store_paths_state    (const char *name);
char    *store_paths_cache    (const char *name);
/* Atomic, 0600, the old file intact on failure. */
gboolean store_paths_write    (const char *path, GBytes *content, GError **error);
/* The user's product files: $XDG_DATA_HOME/codef-console/catalog/(wildcard).json into @catalog; problems: (transfer full) messages. */
struct _CodefCatalog;
GPtrArray *store_paths_load_user_catalog (struct _CodefCatalog *catalog);
G_END_DECLS
