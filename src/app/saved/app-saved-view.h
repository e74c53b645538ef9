/* SPDX-License-Identifier: MIT */
/* The folder of saved requests in the sidebar: a tree that follows the disk, searched, and changed by the verbs of its menu.
 *
 * Signals: "request-activated" (path): open it. "save-wished": save the request in front.
 * Actions on the row chosen: saved.open, saved.rename, saved.move, saved.duplicate, saved.delete, saved.show-in-files, saved.edit,
 * saved.menu; saved.new-folder, saved.choose-folder, saved.refresh, saved.save-front. */
#pragma once

#include "app-saved.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_SAVED_VIEW (app_saved_view_get_type ())
G_DECLARE_FINAL_TYPE (AppSavedView, app_saved_view, APP, SAVED_VIEW, AdwBin)

GtkWidget         *app_saved_view_new          (AppContext *context);
void               app_saved_view_focus_search (AppSavedView *self);
/* What it says above its list. */
const char        *app_saved_view_get_status   (AppSavedView *self);
/* (transfer full) (nullable): the row chosen. */
StoreRequestsItem *app_saved_view_get_item     (AppSavedView *self);
/* Chooses the row of @path (nullable: none), if it is in sight. */
void               app_saved_view_select       (AppSavedView *self, const char *path);

G_END_DECLS
