/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-save-text.h"

#include "app-compat.h"
#include "app-toast.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is to be written, while a file is chosen. */
typedef struct
{
  GtkWidget *widget;  /* (owned) */
  GBytes    *content; /* (owned) */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->widget);
  g_bytes_unref (save->content);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

/* The window may be gone by now. @error: (nullable). */
static void
tell (GtkWidget *widget, const char *sentence, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root) && error != NULL)
    app_tell (GTK_WINDOW (root), sentence, error->message);
  else if (root != NULL)
    app_toast (widget, sentence);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *sentence = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    sentence = g_strdup_printf (_("%s saved"), shown);
  else
    sentence = g_strdup_printf (_("%s could not be saved"), shown);
  tell (save->widget, sentence, error);
}

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Save) save = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = app_choose_file_finish (result, &error);
  GBytes *content = save->content;

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, content, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_written_cb, g_steal_pointer (&save));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (save->widget, _("No file could be chosen"), error);
}

void
app_save_bytes (GtkWidget *widget, const char *title, const char *name, GBytes *content)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Save *save = g_new0 (Save, 1);

  save->widget = g_object_ref (widget);
  save->content = g_bytes_ref (content);
  app_choose_file_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, APP_CHOOSE_FILE_SAVE, title, name, NULL, on_chosen_cb, save);
}

void
app_save_text (GtkWidget *widget, const char *title, const char *name, const char *text)
{
  g_autoptr(GBytes) content = g_bytes_new (text, strlen (text));

  app_save_bytes (widget, title, name, content);
}
