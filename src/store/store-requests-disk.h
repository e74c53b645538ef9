/* SPDX-License-Identifier: MIT */
/* What the verbs of StoreRequests do on the disk: no step of it writes over, or removes, what it did not look at. They
 * wait for the disk: any thread. */
#pragma once

#include "store-request.h"

G_BEGIN_DECLS

/* Refuses @path with G_IO_ERROR_INVALID_FILENAME unless it is below @root (or, with @or_root, @root itself) and no link
 * lies between them. */
gboolean _store_requests_disk_check  (const char *root, const char *path, gboolean or_root, GError **error);
/* (transfer full): @name as a name of a file that every system takes: without what separates or hides, at most 120
 * bytes. */
char    *_store_requests_disk_to_file_name (const char *name);
/* A new file, whole or not at all. */
gboolean _store_requests_disk_create (const char *path, GBytes *content, GError **error);
gboolean _store_requests_disk_rename (const char *from, const char *to, GError **error);
/* A request or a folder with nothing else in it. */
gboolean _store_requests_disk_remove (const char *path, GError **error);

G_END_DECLS
