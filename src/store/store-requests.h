/* SPDX-License-Identifier: MIT */
/* The user's folder of saved requests as a tree that follows the disk, whoever changes it: this window, an editor, git.
 *
 *   StoreRequests     GListModel of StoreRequestsItem: what lies in the folder itself
 *   └ a folder's item has a GListModel of StoreRequestsItem of its own (store_requests_item_get_children())
 *
 * Reading happens in another thread, never twice at a time; what did not change on the disk is not read again. Links to
 * folders are not followed, hidden files are left out, files without STORE_REQUEST_SUFFIX are none of ours. */
#pragma once

#include "store-request.h"
#include "store-requests-item.h"

G_BEGIN_DECLS

/* The rest is left out, and "problem" says so. */
#define STORE_REQUESTS_MAX_FILES   10000
/* Each is watched, and the kernel's watches are the user's, not ours alone. */
#define STORE_REQUESTS_MAX_FOLDERS 1000
/* Below what is in $XDG_DATA_HOME, where the user chose no other: store_paths_data (STORE_REQUESTS_FOLDER). */
#define STORE_REQUESTS_FOLDER      "requests"

#define STORE_TYPE_REQUESTS (store_requests_get_type ())
/* Properties: "busy" (boolean): the folder is being read; "problem" (nullable string, translated): the folder cannot be
 * read, or not all of it is shown. Signal "changed" (no arguments): once after each reading that found a difference,
 * however deep. */
G_DECLARE_FINAL_TYPE (StoreRequests, store_requests, STORE, REQUESTS, GObject)

/* @folder: absolute. One that is not there is an empty list; it is made by the first request that is added, and found
 * when somebody else makes it. Reading begins at once. (transfer full) */
StoreRequests     *store_requests_new           (const char *folder);
const char        *store_requests_get_folder    (StoreRequests *self);
gboolean           store_requests_is_busy       (StoreRequests *self);
const char        *store_requests_get_problem   (StoreRequests *self);
/* Reads again soon; for file systems that tell nobody of changes. */
void               store_requests_refresh       (StoreRequests *self);
/* (transfer none) (nullable): the row of the file or folder @path. */
StoreRequestsItem *store_requests_find          (StoreRequests *self, const char *path);
/* (transfer full) (element-type StoreRequestsItem): the requests in @folder (NULL: everywhere) and below, in the order in
 * which they are shown; broken files are left out. */
GPtrArray         *store_requests_list          (StoreRequests *self, const char *folder);

/* The verbs. All of them wait for the disk in another thread, refuse a path outside of the folder or through a link with
 * G_IO_ERROR_INVALID_FILENAME, never write over a file or folder (G_IO_ERROR_EXISTS), and say other failures as
 * G_FILE_ERROR or G_IO_ERROR with the path. The list follows by itself. A cancelled one may have been done.
 * @folder: NULL: the folder itself. */

/* (transfer full): of the file @path. Errors are those of store_request_load(). */
void               store_requests_load_async     (StoreRequests *self, const char *path, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
StoreRequest      *store_requests_load_finish    (StoreRequests *self, GAsyncResult *result, GError **error);

/* Writes @request as a new file in @folder that is called after it; a number is added where the name is taken.
 * (transfer full): the path. */
void               store_requests_add_async      (StoreRequests *self, const char *folder, StoreRequest *request,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char              *store_requests_add_finish     (StoreRequests *self, GAsyncResult *result, GError **error);

/* Writes @request over the file @base came from. STORE_ERROR_CHANGED if the file says something else than @base by now:
 * somebody's work would be lost. */
void               store_requests_replace_async  (StoreRequests *self, StoreRequest *base, StoreRequest *request,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           store_requests_replace_finish (StoreRequests *self, GAsyncResult *result, GError **error);

/* Gives a file or folder another name: the file's, and the one that stands in it. (transfer full): the new path. */
void               store_requests_rename_async   (StoreRequests *self, const char *path, const char *name,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char              *store_requests_rename_finish  (StoreRequests *self, GAsyncResult *result, GError **error);

/* Moves a file or folder into @folder. (transfer full): the new path. */
void               store_requests_move_async     (StoreRequests *self, const char *path, const char *folder,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char              *store_requests_move_finish    (StoreRequests *self, GAsyncResult *result, GError **error);

/* (transfer full): the path. */
void               store_requests_add_folder_async  (StoreRequests *self, const char *folder, const char *name,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);
char              *store_requests_add_folder_finish (StoreRequests *self, GAsyncResult *result, GError **error);

/* Puts a file or folder into the user's trash. @for_good: removes it instead, where there is no trash
 * (G_IO_ERROR_NOT_SUPPORTED); of a folder only if it holds nothing but requests and folders (G_IO_ERROR_NOT_EMPTY). */
void               store_requests_remove_async   (StoreRequests *self, const char *path, gboolean for_good,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           store_requests_remove_finish  (StoreRequests *self, GAsyncResult *result, GError **error);

G_END_DECLS
