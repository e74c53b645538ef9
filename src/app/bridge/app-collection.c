/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-collection.h"

#include "app-compat.h"
#include "app-save-text.h"
#include "app-saved.h"
#include "codef-postman.h"
#include "store-file.h"
#include "store-import.h"

#include <glib/gi18n.h>

#define MAX_FILE_BYTES ((gsize) 64 * 1024 * 1024)
/* Of what could not be taken so many are named. */
#define MAX_NAMED 12

/* What a thread works on. */
typedef struct
{
  char             *path;        /* (owned) (nullable) of the collection to be read */
  char             *folder;      /* (owned) of saved requests */
  CodefCatalog     *catalog;     /* (owned) */
  CodefEnvironment *environment; /* (owned) (nullable) of the collection to be written */
} Errand;

static void
errand_free (Errand *errand)
{
  g_free (errand->path);
  g_free (errand->folder);
  g_object_unref (errand->catalog);
  g_clear_pointer (&errand->environment, codef_environment_unref);
  g_free (errand);
}

static Errand *
errand_new (AppContext *context)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->folder = g_strdup (store_requests_get_folder (app_saved_get_requests (app_saved_get (context))));
  errand->catalog = g_object_ref (app_context_get_catalog (context));
  return errand;
}

/* (transfer full) */
static char *
summarize (guint n_written, GPtrArray *problems)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u request was saved.", "%u requests were saved.", n_written), n_written);
  if (problems->len == 0)
    return g_string_free (text, FALSE);
  g_string_append (text, "\n\n");
  g_string_append_printf (text, ngettext ("%u was not taken:", "%u were not taken:", problems->len), problems->len);
  for (guint i = 0; i < MIN (problems->len, MAX_NAMED); i++)
    g_string_append_printf (text, "\n• %s", (const char *) g_ptr_array_index (problems, i));
  if (problems->len > MAX_NAMED)
    g_string_append (text, "\n…");
  return g_string_free (text, FALSE);
}

static void
import_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Errand *errand = task_data;
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) requests = NULL;
  GError *error = NULL;
  g_autoptr(GBytes) json = store_file_load (errand->path, MAX_FILE_BYTES, &error);

  if (json != NULL)
    requests = codef_postman_read (json, errand->catalog, problems, &error);
  if (requests != NULL)
    g_task_return_pointer (task, summarize (store_import_write (errand->folder, requests, problems), problems), g_free);
  else
    g_task_return_error (task, error);
}

void
app_collection_import_async (AppContext *context, GFile *file, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (context, NULL, callback, user_data);
  Errand *errand = errand_new (context);

  g_task_set_source_tag (task, app_collection_import_async);
  errand->path = g_file_get_path (file);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  if (errand->path != NULL)
    g_task_run_in_thread (task, import_in_thread);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", _("The file is not on this computer"));
}

char *
app_collection_import_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GtkWindow) parent = GTK_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = app_collection_import_finish (result, &error);

  if (!gtk_widget_get_mapped (GTK_WIDGET (parent)))
    return;
  if (summary != NULL)
    app_tell (parent, _("Collection imported"), summary);
  else
    app_tell (parent, _("The collection could not be imported"), error->message);
}

/* A window to say it in, while a file is chosen. */
typedef struct
{
  AppContext *context; /* (owned) */
  GtkWindow  *parent;  /* (owned) */
} Choice;

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr(AppContext) context = choice->context;
  g_autoptr(GtkWindow) parent = choice->parent;
  g_autoptr(GFile) file = app_choose_file_finish (result, NULL);

  if (file != NULL)
    app_collection_import_async (context, file, on_imported_cb, g_steal_pointer (&parent));
}

void
app_collection_import (AppContext *context, GtkWindow *parent)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->context = g_object_ref (context);
  choice->parent = g_object_ref (parent);
  app_choose_file_async (parent, APP_CHOOSE_FILE_OPEN, _("Postman Collection"), NULL, NULL, on_chosen_cb, choice);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Errand *errand = task_data;
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;
  g_autoptr(GPtrArray) requests = store_import_read (errand->folder, problems, &error);

  if (requests == NULL)
    g_task_return_error (task, error);
  else if (problems->len > 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", (const char *) g_ptr_array_index (problems, 0));
  else if (requests->len == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", _("There is no saved request yet."));
  else
    g_task_return_pointer (task, codef_postman_write ("Codef Console", requests, errand->environment, errand->catalog),
                           (GDestroyNotify) g_bytes_unref);
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) collection = g_task_propagate_pointer (G_TASK (result), &error);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return;
  if (collection != NULL)
    app_save_bytes (widget, _("Save Collection"), "codef.postman_collection.json", collection);
  else
    app_tell (GTK_WINDOW (root), _("The collection cannot be exported"), error->message);
}

void
app_collection_export (AppContext *context, GtkWidget *widget)
{
  g_autoptr(GTask) task = g_task_new (widget, NULL, on_exported_cb, NULL);
  Errand *errand = errand_new (context);

  g_task_set_source_tag (task, app_collection_export);
  errand->environment = codef_environment_ref (app_context_get_environment (context));
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  g_task_run_in_thread (task, export_in_thread);
}
