/* SPDX-License-Identifier: MIT */
#include "store-overflow.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX "answer-"
#define SUFFIX ".json"

struct _StoreOverflow
{
  GUnixOutputStream parent_instance;
  char             *path; /* (owned) (nullable) until it is removed */
};

G_DEFINE_FINAL_TYPE (StoreOverflow, store_overflow, G_TYPE_UNIX_OUTPUT_STREAM)

static void
store_overflow_finalize (GObject *object)
{
  store_overflow_remove (STORE_OVERFLOW (object));
  G_OBJECT_CLASS (store_overflow_parent_class)->finalize (object);
}

static void
store_overflow_class_init (StoreOverflowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_overflow_finalize;
}

static void
store_overflow_init (StoreOverflow *self)
{
}

StoreOverflow *
store_overflow_new (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PREFIX "XXXXXX" SUFFIX, NULL);
  StoreOverflow *self;
  int fd = -1, problem;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0600);
  problem = errno;
  if (fd < 0)
    {
      g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (problem), "%s: %s", folder, g_strerror (problem));
      return NULL;
    }
  /* The lock says that somebody lives who wants the file; it goes with the process, however that ends. */
  flock (fd, LOCK_EX | LOCK_NB);
  self = g_object_new (STORE_TYPE_OVERFLOW, "fd", fd, "close-fd", TRUE, NULL);
  self->path = g_steal_pointer (&path);
  return self;
}

const char *
store_overflow_get_path (StoreOverflow *self)
{
  g_return_val_if_fail (STORE_IS_OVERFLOW (self), NULL);
  return self->path;
}

void
store_overflow_remove (StoreOverflow *self)
{
  g_return_if_fail (STORE_IS_OVERFLOW (self));
  if (self->path != NULL)
    g_unlink (self->path);
  g_clear_pointer (&self->path, g_free);
}

static gboolean
is_held (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gboolean held = fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0;

  if (fd >= 0)
    g_close (fd, NULL);
  return held;
}

void
store_overflow_sweep (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, PREFIX) && g_str_has_suffix (name, SUFFIX) && !is_held (path))
        g_unlink (path);
    }
}
