/* SPDX-License-Identifier: MIT */
/* What one reading of the folder found, before the list takes it over. */
#pragma once

#include "store-requests.h"

G_BEGIN_DECLS

/* A folder as it lay on the disk. */
typedef struct
{
  char      *path;    /* (owned) */
  char      *problem; /* (owned) (nullable) why it could not be read */
  GPtrArray *folders; /* (owned) of StoreRequestsLeaf, sorted */
  GPtrArray *files;   /* (owned) of StoreRequestsItem, sorted */
} StoreRequestsLeaf;

typedef struct
{
  StoreRequestsLeaf *root;      /* (owned) */
  GHashTable        *files;     /* (owned) path → StoreRequestsItem; never changed after the reading */
  guint              n_folders;
  gboolean           is_cut;    /* there are more than we show */
} StoreRequestsScan;

/* Writes @request as a new file in @folder that is called after it; a number is added where the name is taken. Any thread.
 * (transfer full): the path. */
char              *_store_requests_add       (const char *folder, StoreRequest *request, GError **error);

/* Any thread. @known: (nullable): "files" of the reading before. (transfer full) (nullable): NULL if cancelled. */
StoreRequestsScan *_store_requests_scan_new  (const char *folder, GHashTable *known, GCancellable *cancellable);
void               _store_requests_scan_free (StoreRequestsScan *self);

/* Tells whether the file is still the one that was read. */
typedef struct
{
  guint64 device, inode, size_bytes, changed_us, modified_us;
} StoreRequestsStamp;

/* (transfer full): reads the file. */
StoreRequestsItem *_store_requests_item_new_file   (const char *path, const StoreRequestsStamp *stamp);
StoreRequestsItem *_store_requests_item_new_folder (const char *path);
gboolean           _store_requests_item_is_fresh   (StoreRequestsItem *self, const StoreRequestsStamp *stamp);
/* In the order in which they are shown. */
int                _store_requests_item_compare    (StoreRequestsItem *a, StoreRequestsItem *b);
/* TRUE if anything changed, however deep. Main thread. */
gboolean           _store_requests_item_take       (StoreRequestsItem *self, StoreRequestsLeaf *leaf);
/* Brings @list to what @leaf says, in as few emissions as there are places that changed. */
gboolean           _store_requests_list_take       (GListStore *list, StoreRequestsLeaf *leaf);

G_END_DECLS
