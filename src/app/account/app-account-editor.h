/* SPDX-License-Identifier: MIT */
/* The account list as rows, as the JSON of its request, and as it goes over the wire.
 *
 * Actions: accounts.add, accounts.remove-selected, accounts.undo, accounts.redo, accounts.import, accounts.export,
 * accounts.use-example, accounts.retain-refused, accounts.view (s: "list", "json", "wire"). */
#pragma once

#include "app-account-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_ACCOUNT_EDITOR (app_account_editor_get_type ())
G_DECLARE_FINAL_TYPE (AppAccountEditor, app_account_editor, APP, ACCOUNT_EDITOR, AdwBin)

GtkWidget  *app_account_editor_new      (AppContext *context, AppAccountDesk *desk);
/* "list", "json" or "wire". */
void        app_account_editor_set_view (AppAccountEditor *self, const char *view);
const char *app_account_editor_get_view (AppAccountEditor *self);
/* (transfer none): the actions "accounts.…", for widgets around it. */
GActionGroup *app_account_editor_get_actions (AppAccountEditor *self);
/* (transfer full) (nullable): why the JSON that stands in the editor is not in the list. */
char       *app_account_editor_dup_problem (AppAccountEditor *self);

G_END_DECLS
