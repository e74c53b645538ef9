/* SPDX-License-Identifier: MIT */
/* A file of our own for an answer that is larger than what is kept in memory. It is private, and goes when the last reference does; what
 * a program that was killed left behind goes when the next one begins. */
#pragma once

#include <gio/gunixoutputstream.h>

G_BEGIN_DECLS

#define STORE_TYPE_OVERFLOW (store_overflow_get_type ())
G_DECLARE_FINAL_TYPE (StoreOverflow, store_overflow, STORE, OVERFLOW, GUnixOutputStream)

/* Makes an empty file "answer-….json" of mode 0600 in @folder, which is made if need be. (transfer full) (nullable): */
StoreOverflow *store_overflow_new      (const char *folder, GError **error);
const char    *store_overflow_get_path (StoreOverflow *self);
/* Removes the file at once; for the end of the program, when somebody may still hold a reference. */
void           store_overflow_remove   (StoreOverflow *self);

/* Removes the files in @folder that no living program holds. Waits for the disk. */
void           store_overflow_sweep    (const char *folder);

G_END_DECLS
