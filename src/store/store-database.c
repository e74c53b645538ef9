/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define WAL_PAUSE_US (10 * 1000)

struct _StoreDatabase
{
  char    *path;   /* (owned) */
  sqlite3 *handle; /* (owned) */
};

static int
io_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return G_IO_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return G_IO_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return G_IO_ERROR_BUSY;
    default:
      return G_IO_ERROR_FAILED;
    }
}

void
store_database_set_error (StoreDatabase *self, GError **error)
{
  int result = sqlite3_extended_errcode (self->handle);

  if ((result & 0xff) == SQLITE_CORRUPT || (result & 0xff) == SQLITE_NOTADB)
    g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, "%s: %s", self->path, sqlite3_errmsg (self->handle));
  else
    g_set_error (error, G_IO_ERROR, io_code (result), "%s: %s", self->path, sqlite3_errmsg (self->handle));
}

gboolean
store_database_run (StoreDatabase *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  store_database_set_error (self, error);
  return FALSE;
}

sqlite3_stmt *
store_database_prepare (StoreDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) != SQLITE_OK)
    store_database_set_error (self, error);
  return statement;
}

/* A log without its file, or beside a new one, would be played into the wrong one: the three go together. */
void
store_database_move_aside (const char *path, const char *why, GError **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%dT%H%M%S.%fZ");
  g_autofree char *aside = g_strdup_printf ("%s.broken-%s", path, date);
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (aside, endings[i], NULL);

      if (g_rename (from, to) != 0 && i == 0)
        {
          g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                       _("%s cannot be read (%s) and cannot be moved aside: %s"), path, why, g_strerror (errno));
          return;
        }
    }
  g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("%s cannot be read (%s); it was kept as %s"), path, why, aside);
}

/* SQLite gives its log the mode of the file, so that one has to be right from the start. */
static gboolean
make_private (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0 && fchmod (fd, 0600) == 0)
    return close (fd) == 0;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return FALSE;
}

static StoreDatabase *
open_handle (const char *path, int flags, GError **error)
{
  g_autoptr(StoreDatabase) self = g_new0 (StoreDatabase, 1);

  self->path = g_strdup (path);
  if (sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      store_database_set_error (self, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->handle, STORE_DATABASE_BUSY_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return g_steal_pointer (&self);
}

static gboolean
get_format (StoreDatabase *self, guint *format, GError **error)
{
  g_autoptr(StoreStatement) statement = store_database_prepare (self, "PRAGMA user_version", error);

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) != SQLITE_ROW)
    {
      store_database_set_error (self, error);
      return FALSE;
    }
  *format = (guint) sqlite3_column_int (statement, 0);
  return TRUE;
}

static gboolean
copy_before_migration (StoreDatabase *self, guint format, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.format-%u", self->path, format);
  g_autofree char *sql = NULL;
  char *quoted;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE; /* an earlier start got this far: that one is the whole original */
  if (!make_private (copy, error))
    return FALSE;
  quoted = sqlite3_mprintf ("VACUUM INTO %Q", copy);
  sql = g_strdup (quoted);
  sqlite3_free (quoted);
  if (store_database_run (self, sql, error))
    return TRUE;
  g_unlink (copy);
  return FALSE;
}

/* The format is looked at again inside: another instance may have migrated meanwhile. */
static gboolean
migrate (StoreDatabase *self, const char *const *steps, guint newest, GError **error)
{
  guint format;

  if (!store_database_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (get_format (self, &format, error))
    {
      gboolean ok = TRUE;
      g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u; COMMIT", newest);

      for (guint i = format; ok && i < newest; i++)
        ok = store_database_run (self, steps[i], error);
      if (ok && store_database_run (self, mark, error))
        return TRUE;
    }
  sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* Where two make the same file at once, SQLite refuses one of them the change to WAL without asking its busy handler: two that
 * wait for each other would never end. The other is done in a moment. */
static gboolean
switch_to_wal (StoreDatabase *self, GError **error)
{
  gint64 deadline_us = g_get_monotonic_time () + STORE_DATABASE_BUSY_MS * 1000;

  while (sqlite3_exec (self->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) != SQLITE_OK)
    {
      if ((sqlite3_errcode (self->handle) & 0xff) != SQLITE_BUSY || g_get_monotonic_time () > deadline_us)
        {
          store_database_set_error (self, error);
          return FALSE;
        }
      g_usleep (WAL_PAUSE_US);
    }
  return TRUE;
}

static gboolean
prepare_file (StoreDatabase *self, const char *const *steps, GError **error)
{
  guint newest = g_strv_length ((char **) steps);
  guint format;

  if (!get_format (self, &format, error))
    return FALSE;
  if (format > newest)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_NEWER,
                   _("%s was written by a newer version of this program (format %u); it is left as it is"), self->path,
                   format);
      return FALSE;
    }
  if (!switch_to_wal (self, error)
      || !store_database_run (self, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;"
                              "PRAGMA journal_size_limit = 1048576", error))
    return FALSE;
  if (format > 0 && format < newest && !copy_before_migration (self, format, error))
    return FALSE;
  return format == newest || migrate (self, steps, newest, error);
}

StoreDatabase *
store_database_new (const char *path, const char *const *steps, GError **error)
{
  g_autoptr(StoreDatabase) self = NULL;
  g_autoptr(GError) problem = NULL;

  if (!make_private (path, error))
    return NULL;
  self = open_handle (path, SQLITE_OPEN_READWRITE, &problem);
  if (self != NULL && prepare_file (self, steps, &problem))
    return g_steal_pointer (&self);
  if (g_error_matches (problem, STORE_ERROR, STORE_ERROR_DAMAGED))
    {
      g_clear_pointer (&self, store_database_free);
      store_database_move_aside (path, problem->message, error);
    }
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

StoreDatabase *
store_database_new_reader (const char *path, GError **error)
{
  return open_handle (path, SQLITE_OPEN_READONLY, error);
}

void
store_database_free (StoreDatabase *self)
{
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
store_database_get_handle (StoreDatabase *self)
{
  return self->handle;
}
