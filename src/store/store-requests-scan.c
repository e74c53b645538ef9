/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-requests-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* What one reading needs on its way down. */
typedef struct
{
  StoreRequestsScan *scan;        /* (borrowed) */
  GHashTable        *known;       /* (borrowed) (nullable) */
  GCancellable      *cancellable; /* (borrowed) (nullable) */
} Walk;

static void
leaf_free (StoreRequestsLeaf *leaf)
{
  g_free (leaf->path);
  g_free (leaf->problem);
  g_ptr_array_unref (leaf->folders);
  g_ptr_array_unref (leaf->files);
  g_free (leaf);
}

static StoreRequestsLeaf *
leaf_new (const char *path)
{
  StoreRequestsLeaf *leaf = g_new0 (StoreRequestsLeaf, 1);

  leaf->path = g_strdup (path);
  leaf->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) leaf_free);
  leaf->files = g_ptr_array_new_with_free_func (g_object_unref);
  return leaf;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return _store_requests_item_compare (*(StoreRequestsItem *const *) a, *(StoreRequestsItem *const *) b);
}

/* By the same key as the rows that are made of them. */
static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  g_autoptr(StoreRequestsItem) first = _store_requests_item_new_folder ((*(StoreRequestsLeaf *const *) a)->path);
  g_autoptr(StoreRequestsItem) second = _store_requests_item_new_folder ((*(StoreRequestsLeaf *const *) b)->path);

  return _store_requests_item_compare (first, second);
}

static gint64
to_us (const struct timespec *time)
{
  return (gint64) time->tv_sec * G_USEC_PER_SEC + time->tv_nsec / 1000;
}

static void
take_file (Walk *walk, StoreRequestsLeaf *leaf, const char *path, const struct stat *status)
{
  const StoreRequestsStamp stamp = { status->st_dev, status->st_ino, (guint64) status->st_size,
                                     (guint64) to_us (&status->st_ctim), (guint64) to_us (&status->st_mtim) };
  StoreRequestsItem *item = walk->known != NULL ? g_hash_table_lookup (walk->known, path) : NULL;

  if (g_hash_table_size (walk->scan->files) >= STORE_REQUESTS_MAX_FILES)
    {
      walk->scan->is_cut = TRUE;
      return;
    }
  if (item != NULL && _store_requests_item_is_fresh (item, &stamp))
    g_object_ref (item);
  else
    item = _store_requests_item_new_file (path, &stamp);
  g_ptr_array_add (leaf->files, item);
  g_hash_table_insert (walk->scan->files, g_strdup (path), g_object_ref (item));
}

static void read_folder (Walk *walk, StoreRequestsLeaf *leaf, guint depth);

static void
take_folder (Walk *walk, StoreRequestsLeaf *leaf, const char *path, guint depth)
{
  StoreRequestsLeaf *folder;

  if (depth >= STORE_REQUEST_MAX_DEPTH || walk->scan->n_folders >= STORE_REQUESTS_MAX_FOLDERS)
    {
      walk->scan->is_cut = TRUE;
      return;
    }
  folder = leaf_new (path);
  g_ptr_array_add (leaf->folders, folder);
  read_folder (walk, folder, depth + 1);
}

/* A pipe or a device under a request's name is passed over: reading it might never end. */
static void
take_name (Walk *walk, StoreRequestsLeaf *leaf, const char *name, guint depth)
{
  g_autofree char *path = g_build_filename (leaf->path, name, NULL);
  struct stat status;

  if (name[0] == '.' || lstat (path, &status) != 0)
    return;
  if (S_ISDIR (status.st_mode))
    take_folder (walk, leaf, path, depth);
  else if (g_str_has_suffix (name, STORE_REQUEST_SUFFIX) && stat (path, &status) == 0 && S_ISREG (status.st_mode))
    take_file (walk, leaf, path, &status);
}

/* Depth is bounded by STORE_REQUEST_MAX_DEPTH, so the recursion is. */
static void
read_folder (Walk *walk, StoreRequestsLeaf *leaf, guint depth)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (leaf->path, 0, &error);
  const char *name;

  walk->scan->n_folders++;
  if (dir == NULL)
    {
      leaf->problem = g_strdup (error->message);
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (walk->cancellable))
    take_name (walk, leaf, name, depth);
  g_ptr_array_sort (leaf->folders, compare_leaves);
  g_ptr_array_sort (leaf->files, compare_items);
}

StoreRequestsScan *
_store_requests_scan_new (const char *folder, GHashTable *known, GCancellable *cancellable)
{
  StoreRequestsScan *self = g_new0 (StoreRequestsScan, 1);
  Walk walk = { self, known, cancellable };

  self->root = leaf_new (folder);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    read_folder (&walk, self->root, 0);
  if (!g_cancellable_is_cancelled (cancellable))
    return self;
  _store_requests_scan_free (self);
  return NULL;
}

void
_store_requests_scan_free (StoreRequestsScan *self)
{
  leaf_free (self->root);
  g_hash_table_unref (self->files);
  g_free (self);
}
