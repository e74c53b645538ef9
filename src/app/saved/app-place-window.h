/* SPDX-License-Identifier: MIT */
/* Asks for the name of a saved request or folder, for the folder it lies in, or for both. */
#pragma once

#include "app-saved.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  const char *accept; /* label of the button */
  const char *name;   /* (nullable) to begin with; NULL: none is asked for */
  const char *folder; /* (nullable) to begin with, absolute; NULL: none is asked for */
  const char *hint;   /* (nullable) a sentence below */
} AppPlaceQuestion;

#define APP_TYPE_PLACE_WINDOW (app_place_window_get_type ())
G_DECLARE_FINAL_TYPE (AppPlaceWindow, app_place_window, APP, PLACE_WINDOW, AdwWindow)

/* finish: FALSE if it was closed. @name, @folder: (out) (transfer full) (nullable) (optional): as far as they were asked for. */
void     app_place_ask_async  (GtkWindow *parent, AppSaved *saved, const AppPlaceQuestion *question, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean app_place_ask_finish (GAsyncResult *result, char **name, char **folder);

G_END_DECLS
