/* SPDX-License-Identifier: MIT */
/* The folder of saved requests that the settings name, for all windows.
 *
 * Property: "requests" (StoreRequests): another one when another folder is chosen.
 * Signal: "moved" (from, to): a file or folder got another path by a verb of ours; tabs that belong to it follow. */
#pragma once

#include "app-context.h"
#include "store-requests.h"

G_BEGIN_DECLS

#define APP_TYPE_SAVED (app_saved_get_type ())
G_DECLARE_FINAL_TYPE (AppSaved, app_saved, APP, SAVED, GObject)

/* (transfer none): made when first asked for; lives as long as @context. */
AppSaved      *app_saved_get               (AppContext *context);
AppContext    *app_saved_get_context       (AppSaved *self);
/* (transfer none): read from the first call on. */
StoreRequests *app_saved_get_requests      (AppSaved *self);
/* @folder: absolute; NULL: the one of the program's own. */
void           app_saved_set_folder        (AppSaved *self, const char *folder);
/* Tells of @from, which is @to now. */
void           app_saved_note_moved        (AppSaved *self, const char *from, const char *to);
/* (transfer full): "Banks › Accounts" of a path below the folder; "" of the folder itself. */
char          *app_saved_dup_place         (AppSaved *self, const char *folder);
/* (transfer none) (nullable): the first file of a request called @name. */
StoreRequestsItem *app_saved_find_name     (AppSaved *self, const char *name);
/* TRUE if @path lies below the folder. */
gboolean       app_saved_holds             (AppSaved *self, const char *path);

G_END_DECLS
