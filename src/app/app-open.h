/* SPDX-License-Identifier: MIT */
/* Files that the desktop or the command line hands over: saved requests. */
#pragma once

#include "app-window.h"

G_BEGIN_DECLS

/* Reads each of @files on a thread and shows it in a tab of @window; what cannot be taken is said in a dialog. */
void app_open_files (AppWindow *window, GFile *const *files, guint n_files);

G_END_DECLS
