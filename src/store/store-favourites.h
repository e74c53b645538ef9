/* SPDX-License-Identifier: MIT */
/* The products that the user marked, and those used last, in $XDG_STATE_HOME/codef-console/products.json.
 *
 * A change is seen at once; it is written in another thread, because a disk can take longer than a frame. What cannot be written is
 * said in "problem" and still holds until the program ends. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_FAVOURITES_FILE "products.json"
#define STORE_FAVOURITES_MAX_RECENTS 20

#define STORE_TYPE_FAVOURITES (store_favourites_get_type ())
/* Signal "changed" (no arguments): either list changed. Property "problem" (nullable string, translated). */
G_DECLARE_FINAL_TYPE (StoreFavourites, store_favourites, STORE, FAVOURITES, GObject)

/* @path: the file; it need not exist. @error: as for store_environments_new(); the object is usable all the same. (transfer full) */
StoreFavourites   *store_favourites_new            (const char *path, GError **error);
gboolean           store_favourites_contains       (StoreFavourites *self, const char *product_path);
void               store_favourites_set            (StoreFavourites *self, const char *product_path, gboolean is_favourite);
/* Product paths, in the order in which they were marked. (transfer none): NULL-terminated, valid until the next change. */
const char *const *store_favourites_list           (StoreFavourites *self);
/* Moves @product_path to the head of the recent ones. */
void               store_favourites_use            (StoreFavourites *self, const char *product_path);
/* Most recent first, at most STORE_FAVOURITES_MAX_RECENTS. (transfer none): NULL-terminated, valid until the next change. */
const char *const *store_favourites_list_recents   (StoreFavourites *self);
/* (nullable) */
const char        *store_favourites_get_problem    (StoreFavourites *self);
/* Waits until everything is written: for the end of the program. */
void               store_favourites_flush          (StoreFavourites *self);

G_END_DECLS
