/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-input.h"

#include "cli-exit.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/stat.h>
#include <unistd.h>

/* Secrets are short; whatever is longer cannot be encrypted anyway. */
#define MAX_SECRET_BYTES (64 * 1024)
#define CHUNK_BYTES (64 * 1024)

static gboolean
is_standard_input (const char *name)
{
  return name == NULL || g_str_equal (name, "-");
}

static void
set_errno_error (const char *name, GError **error)
{
  g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, "%s: %s", name, g_strerror (errno));
}

/* Leaves @fd open. Roomy from the start: a secret is never moved, so no copy of it is left behind. */
static GByteArray *
read_all (int fd, const char *name, gsize max_bytes, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_sized_new (MAX_SECRET_BYTES + 2 * CHUNK_BYTES);
  gssize n;

  do
    {
      gsize before = bytes->len;

      g_byte_array_set_size (bytes, (guint) before + CHUNK_BYTES);
      n = read (fd, bytes->data + before, CHUNK_BYTES);
      g_byte_array_set_size (bytes, (guint) (before + (gsize) MAX (n, 0)));
      if (bytes->len > max_bytes)
        {
          g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: more than %zu bytes"), name, max_bytes);
          return NULL;
        }
    }
  while (n > 0 || (n < 0 && errno == EINTR));
  if (n == 0)
    return g_steal_pointer (&bytes);
  set_errno_error (name, error);
  return NULL;
}

static GByteArray *
read_source (const char *name, gsize max_bytes, gboolean only_private, GError **error)
{
  GByteArray *bytes = NULL;
  struct stat info;
  int fd;

  if (is_standard_input (name))
    return read_all (STDIN_FILENO, "-", max_bytes, error);
  fd = open (name, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      set_errno_error (name, error);
      return NULL;
    }
  if (only_private && fstat (fd, &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: others can read it; make it private first: chmod 600 %s"), name, name);
  else
    bytes = read_all (fd, name, max_bytes, error);
  close (fd);
  return bytes;
}

GBytes *
cli_input_read (const char *name, GError **error)
{
  GByteArray *bytes;

  if (name == NULL && isatty (STDIN_FILENO))
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("name a file, or send the text through a pipe"));
      return NULL;
    }
  bytes = read_source (name, CLI_INPUT_MAX_BYTES, FALSE, error);
  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}

static void
wipe (gpointer data)
{
  GByteArray *bytes = data;

  explicit_bzero (bytes->data, bytes->len);
  g_byte_array_unref (bytes);
}

CodefSecret *
cli_input_read_secret (const char *name, GError **error)
{
  GByteArray *bytes = read_source (name, MAX_SECRET_BYTES, FALSE, error);
  CodefSecret *secret = NULL;
  gsize length;

  if (bytes == NULL)
    return NULL;
  length = bytes->len;
  if (length > 0 && bytes->data[length - 1] == '\n')
    length--;
  if (length > 0 && bytes->len > length && bytes->data[length - 1] == '\r')
    length--;
  if (!g_utf8_validate_len ((const char *) bytes->data, length, NULL))
    g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: a secret must be UTF-8 text"), name);
  else
    secret = codef_secret_new_take (g_strndup ((const char *) bytes->data, length));
  wipe (bytes);
  return secret;
}

GBytes *
cli_input_read_private (const char *path, GError **error)
{
  GByteArray *bytes = read_source (path, MAX_SECRET_BYTES, TRUE, error);

  return bytes != NULL ? g_bytes_new_with_free_func (bytes->data, bytes->len, wipe, bytes) : NULL;
}

char *
cli_input_describe (const char *name, const DocProblem *problem)
{
  return doc_problem_describe (problem, name != NULL ? name : "-");
}
