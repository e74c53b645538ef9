/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-requests-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Leaves room below NAME_MAX, 255, for a number and the suffix. */
#define MAX_NAME_BYTES 120

static gboolean
fail (GError **error, const char *path, int number)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number), "%s: %s", path, g_strerror (number));
  return FALSE;
}

static gboolean
is_link (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0 && S_ISLNK (status.st_mode);
}

gboolean
_store_requests_disk_check (const char *root, const char *path, gboolean or_root, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, "/");
  gsize length = strlen (root);
  gboolean is_inside = g_str_equal (canonical, path) && g_str_has_prefix (path, root) &&
                       (path[length] == '/' || (or_root && path[length] == '\0'));

  for (const char *slash = is_inside ? strchr (path + length, '/') : NULL; slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *above = g_strndup (path, (gsize) (slash - path));

      if ((gsize) (slash - path) > length && is_link (above))
        is_inside = FALSE;
    }
  if (!is_inside)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, _("%s does not lie in the folder %s"), path, root);
  return is_inside;
}

char *
_store_requests_disk_to_file_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *text = g_string_new (NULL);

  for (const char *c = valid; *c != '\0' && text->len < MAX_NAME_BYTES - 4; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);

      if (text->len == 0 && (u == '.' || u == ' '))
        continue;
      g_string_append_unichar (text, g_unichar_iscntrl (u) || (u < 128 && strchr ("/\\:*?\"<>|", (int) u) != NULL) ? '-' : u);
    }
  while (text->len > 0 && strchr (". ", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
  if (text->len == 0)
    g_string_append (text, _("Request"));
  return g_string_free (text, FALSE);
}

static gboolean
write_all (int fd, GBytes *content)
{
  gsize left;
  const char *bytes = g_bytes_get_data (content, &left);

  while (left > 0)
    {
      gssize n = write (fd, bytes, left);

      if (n < 0 && errno != EINTR)
        return FALSE;
      bytes += MAX (n, 0);
      left -= (gsize) MAX (n, 0);
    }
  return fsync (fd) == 0;
}

/* Where the file system knows no renaming that spares what is there, a file gets a second name first; a folder can only
 * be asked for. */
static gboolean
rename_slowly (const char *from, const char *to)
{
  struct stat status;

  if (lstat (from, &status) != 0)
    return FALSE;
  if (!S_ISDIR (status.st_mode))
    return link (from, to) == 0 && unlink (from) == 0;
  if (lstat (to, &status) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return errno == ENOENT && rename (from, to) == 0;
}

gboolean
_store_requests_disk_rename (const char *from, const char *to, GError **error)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return TRUE;
  if ((errno == EINVAL || errno == ENOSYS) && rename_slowly (from, to))
    return TRUE;
  return fail (error, errno == EEXIST ? to : from, errno);
}

gboolean
_store_requests_disk_create (const char *path, GBytes *content, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_build_filename (folder, ".new-XXXXXX", NULL);
  int fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  gboolean written;

  if (fd < 0)
    return fail (error, folder, errno);
  written = write_all (fd, content);
  if (!written)
    fail (error, path, errno);
  close (fd);
  if (written && _store_requests_disk_rename (draft, path, error))
    return TRUE;
  g_unlink (draft);
  return FALSE;
}

/* TRUE to go on. */
typedef gboolean (*Visit) (const char *path, gboolean is_folder, GError **error);

/* Children before their folder, so that a visit may remove either. */
static gboolean
visit (const char *path, guint depth, Visit each, GError **error)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR) || is_link (path))
    return each (path, FALSE, error);
  if (depth > STORE_REQUEST_MAX_DEPTH)
    return fail (error, path, ENOTEMPTY);
  dir = g_dir_open (path, 0, error);
  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!visit (child, depth + 1, each, error))
        return FALSE;
    }
  return each (path, TRUE, error);
}

static gboolean
check_is_ours (const char *path, gboolean is_folder, GError **error)
{
  if (is_folder || g_str_has_suffix (path, STORE_REQUEST_SUFFIX))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY, _("%s is no saved request; nothing was removed"), path);
  return FALSE;
}

static gboolean
remove_one (const char *path, gboolean is_folder, GError **error)
{
  return (is_folder ? g_rmdir (path) : g_unlink (path)) == 0 || fail (error, path, errno);
}

gboolean
_store_requests_disk_remove (const char *path, GError **error)
{
  return visit (path, 0, check_is_ours, error) && visit (path, 0, remove_one, error);
}
