/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-quota.h"

#include "codef-bridge-request.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define KOREA_OFFSET_SEC (9 * 60 * 60)
#define PREFIX "demo-"

struct _StoreQuota
{
  GObject parent_instance;
  char   *folder; /* (owned) */
};

G_DEFINE_FINAL_TYPE (StoreQuota, store_quota, G_TYPE_OBJECT)

/* (transfer full): "demo-20261125" */
static char *
build_name (gint64 now_unix_us)
{
  g_autoptr(GDateTime) day = g_date_time_new_from_unix_utc (now_unix_us / G_USEC_PER_SEC + KOREA_OFFSET_SEC);
  g_autofree char *date = g_date_time_format (day, "%Y%m%d");

  return g_strconcat (PREFIX, date, NULL);
}

/* The files of days gone by tell nobody anything. */
static void
remove_older (StoreQuota *self, const char *name)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *other;

  while (dir != NULL && (other = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, other, NULL);

      if (g_str_has_prefix (other, PREFIX) && strcmp (other, name) < 0)
        g_unlink (path);
    }
}

static void
store_quota_finalize (GObject *object)
{
  g_free (STORE_QUOTA (object)->folder);
  G_OBJECT_CLASS (store_quota_parent_class)->finalize (object);
}

static void
store_quota_class_init (StoreQuotaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_quota_finalize;
}

static void
store_quota_init (StoreQuota *self)
{
}

StoreQuota *
store_quota_new (const char *folder)
{
  StoreQuota *self = g_object_new (STORE_TYPE_QUOTA, NULL);

  self->folder = g_strdup (folder);
  return self;
}

gboolean
store_quota_is_limited (CodefEnvironment *environment)
{
  return g_strcmp0 (codef_bridge_find_environment (codef_environment_get_api_url (environment)), "demo") == 0;
}

guint
store_quota_count (StoreQuota *self, CodefEnvironment *environment, gint64 now_unix_us)
{
  g_autofree char *name = build_name (now_unix_us);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  GStatBuf info;

  return store_quota_is_limited (environment) && g_stat (path, &info) == 0 ? (guint) MIN (info.st_size, G_MAXINT) : 0;
}

guint
store_quota_add (StoreQuota *self, CodefEnvironment *environment, gint64 now_unix_us)
{
  g_autofree char *name = build_name (now_unix_us);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  guint before = store_quota_count (self, environment, now_unix_us);
  int fd;

  if (!store_quota_is_limited (environment))
    return 0;
  if (before == 0 && g_mkdir_with_parents (self->folder, 0700) == 0)
    remove_older (self, name);
  fd = g_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0 || write (fd, ".", 1) != 1)
    g_debug ("%s: %s", path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return MAX (store_quota_count (self, environment, now_unix_us), before + 1);
}
