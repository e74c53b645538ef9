/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-session.h"

#include "cli-output.h"
#include "store-paths.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _CliSession
{
  GCancellable *cancellable; /* (owned) */
  CodefCatalog *catalog;     /* (owned) (nullable) read when first asked for */
  guint         interrupt;   /* source; 0: not watched, the signal ends the process */
};

CliSession *
cli_session_new (void)
{
  CliSession *self = g_new0 (CliSession, 1);

  self->cancellable = g_cancellable_new ();
  return self;
}

void
cli_session_free (CliSession *self)
{
  g_clear_handle_id (&self->interrupt, g_source_remove);
  g_clear_object (&self->catalog);
  g_clear_object (&self->cancellable);
  g_free (self);
}

GCancellable *
cli_session_get_cancellable (CliSession *self)
{
  return self->cancellable;
}

CodefCatalog *
cli_session_get_catalog (CliSession *self)
{
  if (self->catalog == NULL)
    {
      g_autoptr(GPtrArray) problems = NULL;

      self->catalog = codef_catalog_new ();
      problems = store_paths_load_user_catalog (self->catalog);
      for (guint i = 0; i < problems->len; i++)
        cli_output_say ("%s", (const char *) g_ptr_array_index (problems, i));
    }
  return self->catalog;
}

CodefLanguage
cli_session_get_language (CliSession *self)
{
  const char *const *languages = g_get_language_names_with_category ("LC_MESSAGES");

  return g_str_has_prefix (languages[0], "ko") ? CODEF_LANGUAGE_KOREAN : CODEF_LANGUAGE_ENGLISH;
}

/* Once: the next interrupt finds the signal's own action again and ends the process without any cleaning up. */
static gboolean
on_interrupt_cb (gpointer user_data)
{
  CliSession *self = user_data;

  self->interrupt = 0;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

/* The signal is caught only while the loop turns: everything else that waits, waits in a system call that it should end. */
void
cli_session_run_until (CliSession *self, const gboolean *done)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    self->interrupt = g_unix_signal_add (SIGINT, on_interrupt_cb, self);
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&self->interrupt, g_source_remove);
}

void
cli_session_run_pending (CliSession *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
