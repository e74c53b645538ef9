/* SPDX-License-Identifier: MIT */
/* A bar over the request that says what happened to its file, with every way on: what was written there, what is typed here, or another
 * file. Hidden while the file is as it was left. Its buttons name actions of the request's page: call.take-theirs, call.keep-ours,
 * call.save, call.save-as. */
#pragma once

#include "app-saved-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SAVED_BAR (app_saved_bar_get_type ())
G_DECLARE_FINAL_TYPE (AppSavedBar, app_saved_bar, APP, SAVED_BAR, AdwBin)

/* @document: (nullable) */
void        app_saved_bar_set_document (AppSavedBar *self, AppSavedDocument *document);
/* (nullable): NULL while hidden. */
const char *app_saved_bar_get_text     (AppSavedBar *self);

G_END_DECLS
