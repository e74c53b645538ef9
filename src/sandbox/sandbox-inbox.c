/* SPDX-License-Identifier: MIT */
#include "sandbox-inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct _SandboxInbox
{
  SandboxRelay *relay; /* (owned) (nullable) */
  char         *file;  /* (owned) (nullable) */
};

SandboxInbox *
sandbox_inbox_new (SandboxRelay *relay, const char *file)
{
  SandboxInbox *self = g_new0 (SandboxInbox, 1);

  g_set_object (&self->relay, relay);
  self->file = g_strdup (file);
  return self;
}

void
sandbox_inbox_free (SandboxInbox *self)
{
  g_clear_object (&self->relay);
  g_free (self->file);
  g_free (self);
}

/* One write for one line, so that a reader that follows the file never sees half of it. */
static void
append_line (const char *file, const char *line)
{
  g_autofree char *whole = g_strconcat (line, "\n", NULL);
  int fd = open (file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0 || write (fd, whole, strlen (whole)) != (gssize) strlen (whole))
    g_message ("The inbox file %s cannot be written: %s", file, g_strerror (errno));
  if (fd >= 0)
    close (fd);
}

void
sandbox_inbox_deliver (SandboxInbox *self, SandboxMessage *message)
{
  g_autofree char *line = NULL;

  if (self->file != NULL)
    {
      line = sandbox_message_to_line (message);
      append_line (self->file, line);
    }
  if (self->relay != NULL)
    sandbox_relay_add (self->relay, message);
  else
    g_object_unref (message);
}
