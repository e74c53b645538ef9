/* SPDX-License-Identifier: MIT */
/* One account of the list: what it is, what became of it, and its fields when it is unfolded. Rows are used again for
 * other accounts.
 *
 * Actions: account.toggle, account.duplicate, account.remove, account.move-up, account.move-down. */
#pragma once

#include "app-context.h"
#include "codef-account-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_ACCOUNT_ROW (app_account_row_get_type ())
G_DECLARE_FINAL_TYPE (AppAccountRow, app_account_row, APP, ACCOUNT_ROW, GtkBox)

GtkWidget    *app_account_row_new          (AppContext *context, CodefAccountList *list);
/* @account: (nullable): NULL while the row is out of use. */
void          app_account_row_set_account  (AppAccountRow *self, CodefAccount *account);
CodefAccount *app_account_row_get_account  (AppAccountRow *self); /* (transfer none) (nullable) */

/* Whether an account is unfolded, wherever it is shown. */
gboolean      app_account_row_is_unfolded  (CodefAccount *account);
void          app_account_row_set_unfolded (CodefAccount *account, gboolean unfolded);

G_END_DECLS
