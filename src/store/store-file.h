/* SPDX-License-Identifier: MIT */
/* Our small JSON files: one object with a member "format", read strictly and changed under a lock, so that two instances of the
 * program lose nothing of each other and members that we do not know survive. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * StoreError:
 * @STORE_ERROR_DAMAGED: the file is not what we write; it was moved aside as FILE.broken-DATE and a new one can be begun
 * @STORE_ERROR_NEWER: a newer version of the program wrote it: it is left as it is, and nothing is written over it
 * @STORE_ERROR_ENTRY: one entry of the file is wrong and is not in the list; it stays in the file
 * @STORE_ERROR_TOO_LARGE: more than the size we read
 * @STORE_ERROR_CHANGED: somebody else changed the file since it was read; it was left as it is
 */
typedef enum
{
  STORE_ERROR_DAMAGED,
  STORE_ERROR_NEWER,
  STORE_ERROR_ENTRY,
  STORE_ERROR_TOO_LARGE,
  STORE_ERROR_CHANGED,
} StoreError;

#define STORE_ERROR (store_error_quark ())
GQuark      store_error_quark (void);

/* Hundreds of environments, thousands of products or connectedIds fit; whatever is larger is not ours. */
#define STORE_FILE_MAX_BYTES ((gsize) 4 * 1024 * 1024)

/* (transfer full): the whole file; STORE_ERROR_TOO_LARGE past @max_bytes. */
GBytes     *store_file_load   (const char *path, gsize max_bytes, GError **error);

/* @format: the newest format we know.
 * Returns: (transfer full) (nullable): NULL without an error if there is no file. */
JsonObject *store_file_read   (const char *path, gint64 format, GError **error);

/* Edits the object of the file in place. */
typedef void (*StoreFileEdit) (JsonObject *object, gpointer user_data);

/* Reads the file anew (a missing one is an object with nothing but its "format"), lets @edit change it and writes it, all under a lock
 * of the folder. Short, but it waits for the disk.
 * Returns: (transfer full) (nullable): the object as written; NULL with @error: the file is as it was. */
JsonObject *store_file_change (const char *path, gint64 format, StoreFileEdit edit, gpointer user_data, GError **error);

/* The string member of an object that may hold anything; (transfer none) (nullable): NULL if absent or no string. */
const char *store_file_get_text (JsonObject *object, const char *name);
/* The array member, likewise. */
JsonArray  *store_file_get_array (JsonObject *object, const char *name);

G_END_DECLS
