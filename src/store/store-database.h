/* SPDX-License-Identifier: MIT */
/* An SQLite file of ours: WAL, 0600, deleted bytes overwritten, on the disk when a transaction returns. Belongs to one
 * thread at a time. Errors are STORE_ERROR (DAMAGED, NEWER) or G_IO_ERROR (NO_SPACE, READ_ONLY, BUSY, FAILED). */
#pragma once

#include "store-file.h"
#include <sqlite3.h>

G_BEGIN_DECLS

/* Another instance writes for milliseconds; past this it hangs. */
#define STORE_DATABASE_BUSY_MS 5000

typedef struct _StoreDatabase StoreDatabase;

/* Opens @path, made if need be, and brings it to the newest format: @steps[i] is the SQL from format i to i + 1,
 * NULL-terminated. Before an older file is changed it is copied to PATH.format-N. A newer one is not touched:
 * STORE_ERROR_NEWER. A damaged one is moved aside: STORE_ERROR_DAMAGED, and a second call begins a new one.
 * Waits for the disk. (transfer full) */
StoreDatabase *store_database_new        (const char *path, const char *const *steps, GError **error);
/* For reading beside a writer that has it open. (transfer full) */
StoreDatabase *store_database_new_reader (const char *path, GError **error);
void           store_database_free       (StoreDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreDatabase, store_database_free)

sqlite3       *store_database_get_handle (StoreDatabase *self);
gboolean       store_database_run        (StoreDatabase *self, const char *sql, GError **error);
/* (transfer full): for sqlite3_finalize(). */
sqlite3_stmt  *store_database_prepare    (StoreDatabase *self, const char *sql, GError **error);
/* Sets @error from what went wrong last. */
void           store_database_set_error  (StoreDatabase *self, GError **error);
/* Moves @path and what belongs to it aside; always sets @error to STORE_ERROR_DAMAGED or to why it could not. */
void           store_database_move_aside (const char *path, const char *why, GError **error);

static inline void
store_database_finalize (sqlite3_stmt *statement)
{
  sqlite3_finalize (statement);
}

typedef sqlite3_stmt StoreStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreStatement, store_database_finalize)

G_END_DECLS
