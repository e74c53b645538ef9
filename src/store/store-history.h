/* SPDX-License-Identifier: MIT */
/* Everything that was sent, in an SQLite file. One thread of its own writes and searches; nothing is opened before the
 * first use. Several instances may share the file.
 *
 * Every asynchronous call finishes in the main context that it was begun in. A file that is damaged is moved aside, a new
 * one begun and the call repeated: "problem" says so. A file of a newer version is never touched. */
#pragma once

#include "codef-catalog.h"
#include "store-history-entry.h"

G_BEGIN_DECLS

#define STORE_HISTORY_FILE "history.sqlite"
/* Defaults of store_history_set_limits(). */
#define STORE_HISTORY_MAX_AGE_DAYS 90
#define STORE_HISTORY_MAX_BYTES ((guint64) 1024 * 1024 * 1024)
/* A body longer than this is not kept, its size is. */
#define STORE_HISTORY_MAX_BODY_BYTES ((gsize) 8 * 1024 * 1024)

typedef enum
{
  STORE_HISTORY_KEEP_HEADS,  /* what a list shows */
  STORE_HISTORY_KEEP_BODIES, /* request, answer and every attempt and step too */
} StoreHistoryKeep;

/* What is looked for; a zeroed one finds all. Strings are (nullable): NULL or "" for any. */
typedef struct
{
  const char *product;      /* a whole path */
  const char *organization; /* code */
  const char *code;         /* "CF-00000" */
  const char *environment;  /* id */
  /* Words that all have to be found: in Korean names of product and institution anywhere, otherwise at the beginning of
   * a word of the path, names, code, message, transaction id, request or answer. */
  const char *text;
  gint64      since_unix_us; /* 0: any */
  gint64      until_unix_us; /* exclusive; 0: any */
  gboolean    pinned_only;
} StoreHistoryFilter;

#define STORE_TYPE_HISTORY (store_history_get_type ())
/* Signal "changed" (gint64 id): that entry was added, changed or deleted; 0: any number of them. Property "problem"
 * (nullable string, translated): the latest thing that went wrong, for one notice. */
G_DECLARE_FINAL_TYPE (StoreHistory, store_history, STORE, HISTORY, GObject)

/* @path: the file, in a folder that exists; nothing is opened yet. */
StoreHistory      *store_history_new           (const char *path);
const char        *store_history_get_problem   (StoreHistory *self); /* (nullable) */
/* Days and bytes of what is not pinned; 0 for no limit. Kept to when something is added. */
void               store_history_set_limits    (StoreHistory *self, guint max_age_days, guint64 max_bytes);

/* "Do not record". TRUE at first. While FALSE, adding does nothing and finishes with 0. */
void               store_history_set_recording (StoreHistory *self, gboolean recording);
gboolean           store_history_get_recording (StoreHistory *self);

/* Keeps @exchange as it stands; costs the caller microseconds. @catalog: (nullable): for names to search by.
 * Finishes once it is on the disk: the entry's id, 0 if nothing is recorded, −1 with @error. */
void               store_history_add_async     (StoreHistory *self, CodefExchange *exchange, CodefCatalog *catalog,
                                                StoreHistoryKeep keep, GAsyncReadyCallback callback, gpointer user_data);
gint64             store_history_add_finish    (StoreHistory *self, GAsyncResult *result, GError **error);

/* The whole entry. (transfer full): NULL with G_IO_ERROR_NOT_FOUND if it is gone. */
void               store_history_load_async    (StoreHistory *self, gint64 id, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
StoreHistoryEntry *store_history_load_finish   (StoreHistory *self, GAsyncResult *result, GError **error);

/* For the next four: @callback may be NULL; the result is TRUE or an error. */
void               store_history_pin_async     (StoreHistory *self, gint64 id, gboolean pinned,
                                                GAsyncReadyCallback callback, gpointer user_data);
/* What is deleted is overwritten on the disk. */
void               store_history_delete_async  (StoreHistory *self, const gint64 *ids, gsize n_ids,
                                                GAsyncReadyCallback callback, gpointer user_data);
/* All, or all that is not pinned. */
void               store_history_clear_async   (StoreHistory *self, gboolean pinned_too, GAsyncReadyCallback callback,
                                                gpointer user_data);
/* Forgets what is past the limits now. */
void               store_history_trim_async    (StoreHistory *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean           store_history_change_finish (StoreHistory *self, GAsyncResult *result, GError **error);

/* Waits until everything begun is done: for the end of the program. */
void               store_history_flush         (StoreHistory *self);

G_END_DECLS
