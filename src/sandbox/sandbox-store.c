/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

struct _SandboxStore
{
  SandboxState *state; /* (owned) */
  char         *file;  /* (owned) (nullable) */
  GStatBuf      seen;  /* the file when it was read or written last */
  int           lock;  /* descriptor of the lock file while it is held, or -1 */
};

static void
remember (SandboxStore *self)
{
  if (g_stat (self->file, &self->seen) != 0)
    self->seen = (GStatBuf) { 0 };
}

static gboolean
has_changed (SandboxStore *self)
{
  GStatBuf now;

  return g_stat (self->file, &now) == 0 &&
         (now.st_ino != self->seen.st_ino || now.st_mtim.tv_sec != self->seen.st_mtim.tv_sec ||
          now.st_mtim.tv_nsec != self->seen.st_mtim.tv_nsec || now.st_size != self->seen.st_size);
}

static SandboxState *
read_file (SandboxStore *self, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GBytes) text = NULL;
  SandboxState *state;
  char *contents;
  gsize length;

  if (!g_file_get_contents (self->file, &contents, &length, error))
    return NULL;
  remember (self);
  text = g_bytes_new_take (contents, length);
  state = sandbox_state_new_from_json (text, &problem);
  if (state == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The state of the sandbox in %s is damaged: %s. Move the file away to begin afresh."), self->file,
                 problem->message);
  return state;
}

SandboxStore *
sandbox_store_new (const char *file, GError **error)
{
  g_autoptr(SandboxStore) self = g_new0 (SandboxStore, 1);
  g_autoptr(GError) problem = NULL;

  self->file = g_strdup (file);
  self->lock = -1;
  if (file != NULL)
    self->state = read_file (self, &problem);
  if (problem != NULL && !g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (self->state == NULL)
    self->state = sandbox_state_new ();
  return g_steal_pointer (&self);
}

void
sandbox_store_free (SandboxStore *self)
{
  g_clear_pointer (&self->state, sandbox_state_free);
  g_free (self->file);
  g_free (self);
}

SandboxState *
sandbox_store_get_state (SandboxStore *self)
{
  return self->state;
}

/* With errno as it is. */
static gboolean
fail_to_keep (SandboxStore *self, GError **error)
{
  int reason = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason),
               _("The state of the sandbox cannot be kept in %s: %s"), self->file, g_strerror (reason));
  return FALSE;
}

static gboolean
take_lock (SandboxStore *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->file), *name = g_strconcat (self->file, ".lock", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_to_keep (self, error);
  self->lock = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  return (self->lock >= 0 && flock (self->lock, LOCK_EX) == 0) || fail_to_keep (self, error);
}

static void
drop_lock (SandboxStore *self)
{
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

static gboolean
write_file (SandboxStore *self, GError **error)
{
  g_autofree char *text = sandbox_state_to_json (self->state);

  if (!g_file_set_contents_full (self->file, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return FALSE;
  self->state->changed = FALSE;
  remember (self);
  return TRUE;
}

gboolean
sandbox_store_can_write (SandboxStore *self, GError **error)
{
  g_autofree char *folder = self->file != NULL ? g_path_get_dirname (self->file) : NULL;

  return folder == NULL || g_access (folder, W_OK) == 0 || fail_to_keep (self, error);
}

void
sandbox_store_forget (SandboxStore *self)
{
  g_clear_pointer (&self->file, g_free);
}

gboolean
sandbox_store_begin (SandboxStore *self, GError **error)
{
  g_autoptr(SandboxState) newer = NULL;

  if (self->file == NULL)
    return TRUE;
  if (!take_lock (self, error))
    {
      drop_lock (self);
      return FALSE;
    }
  if (!has_changed (self))
    return TRUE;
  newer = read_file (self, error);
  if (newer == NULL)
    {
      drop_lock (self);
      return FALSE;
    }
  sandbox_state_take_memory (self->state, newer);
  return TRUE;
}

gboolean
sandbox_store_end (SandboxStore *self, GError **error)
{
  gboolean ok;

  if (self->file == NULL)
    return TRUE;
  ok = !self->state->changed || write_file (self, error);
  drop_lock (self);
  return ok;
}

/* The first of several processes makes the pairs, the others take them over. */
gboolean
sandbox_store_prepare (SandboxStore *self, GError **error)
{
  SandboxState *kept;

  if (self->file == NULL || self->state->keys != NULL)
    return sandbox_state_ensure_keys (self->state, error);
  if (!take_lock (self, error))
    {
      drop_lock (self);
      return FALSE;
    }
  if (g_file_test (self->file, G_FILE_TEST_EXISTS))
    {
      kept = read_file (self, error);
      if (kept != NULL)
        {
          sandbox_state_free (self->state);
          self->state = kept;
        }
      drop_lock (self);
      return kept != NULL;
    }
  self->state->changed = TRUE;
  if (sandbox_state_ensure_keys (self->state, error))
    return sandbox_store_end (self, error);
  drop_lock (self);
  return FALSE;
}
