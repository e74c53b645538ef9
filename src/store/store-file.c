/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-file.h"

#include "doc-document.h"
#include "store-paths.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>

G_DEFINE_QUARK (store-error-quark, store_error)

GBytes *
store_file_load (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = NULL;
  gsize length_bytes;

  if (stream == NULL)
    return NULL;
  buffer = g_malloc (max_bytes + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, max_bytes + 1, &length_bytes, NULL, error))
    return NULL;
  if (length_bytes > max_bytes)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_TOO_LARGE, _("%s is larger than %zu bytes"), path, max_bytes);
      return NULL;
    }
  return g_bytes_new (buffer, length_bytes);
}

/* Never onto an existing file: an earlier broken one may still be wanted. */
static char *
choose_aside_path (const char *path)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  char *aside = g_strdup_printf ("%s.broken-%s", path, date);

  for (guint i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.broken-%s-%u", path, date, i);
    }
  return aside;
}

static void
move_aside (const char *path, const char *why, GError **error)
{
  g_autofree char *aside = choose_aside_path (path);

  if (g_rename (path, aside) == 0)
    g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("%s cannot be read (%s); it was kept as %s"), path, why, aside);
  else
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("%s cannot be read (%s) and cannot be moved aside: %s"), path, why,
                 g_strerror (errno));
}

/* The strict reader goes first: json-glib overflows the stack on deep nesting, takes what is not JSON, and leaks on what it refuses. */
static JsonObject *
parse_object (GBytes *text, GError **error)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (text, NULL);
  g_autoptr(JsonParser) parser = NULL;
  gsize length_bytes;
  const char *bytes = g_bytes_get_data (text, &length_bytes);

  if (doc_document_get_problem (document) != NULL)
    {
      g_propagate_error (error, doc_problem_to_error (doc_document_get_problem (document)));
      return NULL;
    }
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, bytes, (gssize) length_bytes, error))
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("it holds no object"));
      return NULL;
    }
  return json_node_dup_object (json_parser_get_root (parser));
}

static gboolean
get_format (JsonObject *object, gint64 *format)
{
  JsonNode *node = json_object_get_member (object, "format");

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *format = json_node_get_int (node);
  return *format > 0;
}

static JsonObject *
check_format (const char *path, JsonObject *object, gint64 newest, GError **error)
{
  gint64 format;

  if (!get_format (object, &format))
    {
      move_aside (path, _("it does not say its format"), error);
      return NULL;
    }
  if (format > newest)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_NEWER,
                   _("%s was written by a newer version of this program (format %" PRId64 "); it is left as it is"), path, format);
      return NULL;
    }
  return json_object_ref (object);
}

JsonObject *
store_file_read (const char *path, gint64 format, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GBytes) text = store_file_load (path, STORE_FILE_MAX_BYTES, &problem);
  g_autoptr(JsonObject) object = NULL;

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return NULL;
  if (problem != NULL && !g_error_matches (problem, STORE_ERROR, STORE_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (text != NULL)
    object = parse_object (text, &problem);
  if (object == NULL)
    {
      move_aside (path, problem->message, error);
      return NULL;
    }
  return check_format (path, object, format, error);
}

/* Returns a descriptor whose closing ends the lock. The folder is locked, not the file: the file is replaced, and a lock file would be
 * one more thing to lie about. */
static int
lock_folder_of (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      while (flock (fd, LOCK_EX) != 0)
        if (errno != EINTR)
          break; /* a file system without locks: one instance alone is still safe */
      return fd;
    }
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
  return -1;
}

/* Laid out as `codefctl format` does it. */
static GBytes *
print_object (JsonObject *object)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(GBytes) compact = NULL;
  g_autoptr(DocDocument) document = NULL;
  char *text;

  json_node_set_object (root, object);
  text = json_to_string (root, FALSE);
  compact = g_bytes_new_take (text, strlen (text));
  document = doc_document_new_plain (compact, NULL);
  return doc_document_format (document, DOC_NODE_ROOT);
}

JsonObject *
store_file_change (const char *path, gint64 format, StoreFileEdit edit, gpointer user_data, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(GBytes) text = NULL;
  int lock = lock_folder_of (path, error);

  if (lock < 0)
    return NULL;
  object = store_file_read (path, format, &problem);
  if (problem == NULL && object == NULL)
    {
      object = json_object_new ();
      json_object_set_int_member (object, "format", format);
    }
  if (problem == NULL)
    {
      edit (object, user_data);
      text = print_object (object);
      store_paths_write (path, text, &problem);
    }
  close (lock);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&object);
}

const char *
store_file_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

JsonArray *
store_file_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}
