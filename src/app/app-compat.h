/* SPDX-License-Identifier: MIT */
/* What GTK and libadwaita do differently from version to version. The only file with version checks. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks before something that cannot be undone. @accept is the label of the button that does it; Escape and the other button refuse.
 * finish: TRUE if accepted. */
void     app_confirm_async      (GtkWindow *parent, const char *heading, const char *body, const char *accept,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean app_confirm_finish     (GAsyncResult *result);

/* Says something that has no place in the window, until it is closed. */
void     app_tell               (GtkWindow *parent, const char *heading, const char *body);

typedef enum { APP_CHOOSE_FILE_OPEN, APP_CHOOSE_FILE_SAVE, APP_CHOOSE_FOLDER } AppChooseFile;

/* @name: (nullable): the name suggested for a file to be saved.
 * finish: (transfer full): NULL with G_IO_ERROR_CANCELLED if none was chosen. */
void     app_choose_file_async  (GtkWindow *parent, AppChooseFile mode, const char *title, const char *name,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GFile   *app_choose_file_finish (GAsyncResult *result, GError **error);

/* The line of text of @widget stands on the line of its neighbours; the value has another name from 4.12 on. */
void     app_align_baseline     (GtkWidget *widget);

/* Names a GtkDropDown for a screen reader, and the button within it, which is what takes the focus. */
void     app_name_drop_down     (GtkWidget *drop_down, const char *name);

/* Tells a screen reader, where the toolkit can; a widget that shows the same should have the status role. */
void     app_announce           (GtkWidget *widget, const char *plain_text);

G_END_DECLS
