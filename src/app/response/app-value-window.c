/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-value-window.h"

#include "app-compat.h"
#include "app-context.h"
#include "app-reading.h"
#include "app-shown-text.h"
#include "app-toast.h"
#include "app-units.h"
#include "codef-content.h"
#include "codef-redactor.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _AppValueWindow
{
  AdwWindow       parent_instance;
  char           *text;         /* (owned) the value as it reads */
  char           *name;         /* (owned) of a file for it, without extension */
  CodefContent   *content;      /* (owned) (nullable) once it was looked at */
  GCancellable   *cancellable;  /* (owned) of looking and writing; cancelled with the window */

  AdwWindowTitle *title;        /* template child */
  GtkWidget      *toasts;       /* template child */
  GtkStack       *stack;        /* template child: busy, text, picture, file */
  GtkTextView    *view;         /* template child */
  GtkPicture     *picture;      /* template child */
  AdwStatusPage  *file;         /* template child */
  GtkWidget      *open_button;  /* template child */
};

G_DEFINE_FINAL_TYPE (AppValueWindow, app_value_window, ADW_TYPE_WINDOW)

/* What a thread makes of a value. */
typedef struct
{
  CodefContent *content; /* (owned) */
  AppShownText *shown;   /* (owned) (nullable) of text */
  GdkTexture   *texture; /* (owned) (nullable) of a picture that can be shown */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->content, codef_content_unref);
  g_clear_pointer (&look->shown, app_shown_text_free);
  g_clear_object (&look->texture);
  g_free (look);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *text = task_data;
  Look *look = g_new0 (Look, 1);
  g_autoptr(GBytes) plain = NULL;
  CodefContentKind kind;

  look->content = codef_content_new (text);
  kind = codef_content_get_kind (look->content);
  if (codef_content_can_show (look->content))
    look->texture = gdk_texture_new_from_bytes (codef_content_get_bytes (look->content), NULL);
  if (kind == CODEF_CONTENT_PLAIN)
    plain = g_bytes_new (text, strlen (text));
  else if (kind == CODEF_CONTENT_TEXT)
    plain = g_bytes_ref (codef_content_get_text (look->content));
  if (plain != NULL)
    look->shown = app_shown_text_new_wire (plain, APP_SHOWN_TEXT_MAX_BYTES);
  g_task_return_pointer (task, look, look_free);
}

/* (transfer full): "JPEG picture, 800 × 300 pixels, 1.8 MB" */
static char *
describe (CodefContent *content)
{
  g_autofree char *size = app_units_size (g_bytes_get_size (codef_content_get_bytes (content)));
  guint n_pages = codef_content_get_n_pages (content);

  switch (codef_content_get_kind (content))
    {
    case CODEF_CONTENT_PICTURE:
      /* Translators: width, height, size in bytes */
      return g_strdup_printf (_("Picture in base64, %u × %u pixels, %s"), codef_content_get_width_px (content),
                              codef_content_get_height_px (content), size);
    case CODEF_CONTENT_PDF:
      if (n_pages > 0)
        return g_strdup_printf (ngettext ("PDF file in base64, %u page, %s", "PDF file in base64, %u pages, %s", n_pages),
                                n_pages, size);
      return g_strdup_printf (_("PDF file in base64, %s"), size);
    case CODEF_CONTENT_TEXT:
      return g_strdup_printf (_("Text in base64, %s"), size);
    case CODEF_CONTENT_BINARY:
    case CODEF_CONTENT_PLAIN:
    default:
      return g_strdup_printf (_("File in base64, %s"), size);
    }
}

static const char *
show_look (AppValueWindow *self, const Look *look)
{
  if (look->shown != NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), look->shown->text,
                                (int) look->shown->length_bytes);
      return "text";
    }
  if (look->texture != NULL)
    {
      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (look->texture));
      return "picture";
    }
  adw_status_page_set_description (self->file, codef_content_get_kind (look->content) == CODEF_CONTENT_PICTURE
                                                 ? _("The picture is damaged or too large to be shown here.") : NULL);
  return "file";
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AppValueWindow *self = APP_VALUE_WINDOW (source);
  Look *look = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *what = NULL;
  gboolean is_file;

  /* The window was closed meanwhile. */
  if (look == NULL)
    return;
  self->content = codef_content_ref (look->content);
  is_file = codef_content_get_kind (self->content) != CODEF_CONTENT_PLAIN;
  if (is_file)
    {
      what = describe (self->content);
      adw_window_title_set_subtitle (self->title, what);
      adw_status_page_set_title (self->file, what);
    }
  gtk_widget_set_visible (self->open_button, is_file);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "value.open", is_file);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "value.save", TRUE);
  gtk_stack_set_visible_child_name (self->stack, show_look (self, look));
  look_free (look);
}

/* (transfer full): of the file that the value holds, or of its text. */
static GBytes *
dup_file (AppValueWindow *self)
{
  GBytes *bytes = codef_content_get_bytes (self->content);

  return bytes != NULL ? g_bytes_ref (bytes) : g_bytes_new (self->text, strlen (self->text));
}

static void
activate_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppValueWindow *self = APP_VALUE_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  app_toast (self->toasts, _("Value copied"));
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppValueWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    message = g_strdup (_("Value saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = g_strdup_printf (_("The value could not be saved: %s"), error->message);
  if (message != NULL && self->toasts != NULL)
    app_toast (self->toasts, message);
}

static void
on_file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppValueWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = app_choose_file_finish (result, &error);
  g_autoptr(GBytes) bytes = file != NULL ? dup_file (self) : NULL;

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, self->cancellable,
                                         on_written_cb, g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && error != NULL && self->toasts != NULL)
    app_toast (self->toasts, error->message);
}

static void
activate_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppValueWindow *self = APP_VALUE_WINDOW (widget);
  g_autofree char *file_name = g_strdup_printf ("%s.%s", self->name, codef_content_get_extension (self->content));

  app_choose_file_async (GTK_WINDOW (self), APP_CHOOSE_FILE_SAVE, _("Save Value"), file_name, self->cancellable,
                         on_file_chosen_cb, g_object_ref (self));
}

static void
on_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppValueWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->toasts != NULL)
    app_toast (self->toasts, error->message);
}

/* In the folder that the session empties when it ends, for this user's eyes only. */
static char *
write_for_viewer (AppValueWindow *self, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "codef-console-XXXXXX", NULL);
  g_autofree char *file_name = g_strdup_printf ("%s.%s", self->name, codef_content_get_extension (self->content));
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = dup_file (self);

  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (folder, file_name, NULL);
  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;
  return g_filename_to_uri (path, NULL, error);
}

static void
activate_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppValueWindow *self = APP_VALUE_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = write_for_viewer (self, &error);

  if (uri == NULL)
    app_toast (self->toasts, error->message);
  else
    g_app_info_launch_default_for_uri_async (uri, NULL, self->cancellable, on_launched_cb, g_object_ref (self));
}

static void
app_value_window_dispose (GObject *object)
{
  AppValueWindow *self = APP_VALUE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_VALUE_WINDOW);
  G_OBJECT_CLASS (app_value_window_parent_class)->dispose (object);
}

static void
app_value_window_finalize (GObject *object)
{
  AppValueWindow *self = APP_VALUE_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->content, codef_content_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (app_value_window_parent_class)->finalize (object);
}

static void
app_value_window_class_init (AppValueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_value_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_value_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-value-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppValueWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AppValueWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AppValueWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AppValueWindow, view);
  gtk_widget_class_bind_template_child (widget_class, AppValueWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, AppValueWindow, file);
  gtk_widget_class_bind_template_child (widget_class, AppValueWindow, open_button);
  gtk_widget_class_install_action (widget_class, "value.copy", NULL, activate_copy);
  gtk_widget_class_install_action (widget_class, "value.save", NULL, activate_save);
  gtk_widget_class_install_action (widget_class, "value.open", NULL, activate_open);
}

static void
app_value_window_init (AppValueWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "value.open", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "value.save", FALSE);
}

/* Key and label above, what the value means below. */
static void
set_titles (AppValueWindow *self, const AppReading *reading)
{
  g_autofree char *title = reading->label != NULL ? g_strdup_printf ("%s · %s", reading->key, reading->label)
                                                  : g_strdup (reading->key != NULL ? reading->key : _("Value"));

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, reading->meaning != NULL ? reading->meaning : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Nothing of a foreign name but letters and digits gets into the name of a file. */
static char *
dup_file_name (const char *key)
{
  char *name = g_strndup (key != NULL ? key : "value", 64);

  return g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-", '_');
}

GtkWindow *
app_value_window_new (GtkWindow *parent, const AppLens *lens, DocDocument *document, DocNode node)
{
  AppValueWindow *self = g_object_new (APP_TYPE_VALUE_WINDOW, "transient-for", parent, NULL);
  g_auto(AppReading) reading = { 0 };
  g_autoptr(GTask) task = NULL;

  app_reading_fill (&reading, lens, document, node);
  set_titles (self, &reading);
  self->name = dup_file_name (reading.key);
  /* What the tree masks stays masked. */
  self->text = reading.key != NULL && codef_redactor_is_secret_name (reading.key)
                 ? g_strdup (CODEF_REDACTED) : doc_document_dup_string (document, node);
  task = g_task_new (self, self->cancellable, on_looked_cb, NULL);
  g_task_set_source_tag (task, app_value_window_new);
  g_task_set_task_data (task, g_strdup (self->text), g_free);
  g_task_run_in_thread (task, look_in_thread);
  return GTK_WINDOW (self);
}

const char *
app_value_window_get_view (AppValueWindow *self)
{
  g_return_val_if_fail (APP_IS_VALUE_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
