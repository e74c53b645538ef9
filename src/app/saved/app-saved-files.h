/* SPDX-License-Identifier: MIT */
/* Hands a file to other programs of the desktop. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Shows the file or folder @path in the file manager. */
void     app_saved_files_show_async (const char *path, GAsyncReadyCallback callback, gpointer user_data);
/* Opens @path in the editor of plain texts: our own type would come back to us. G_IO_ERROR_NOT_SUPPORTED if there is none. */
void     app_saved_files_edit_async (const char *path, GAsyncReadyCallback callback, gpointer user_data);
gboolean app_saved_files_finish     (GAsyncResult *result, GError **error);

G_END_DECLS
