/* SPDX-License-Identifier: MIT */
/* The unfolded part of a row: what the service said, what the certificate says, and the fields. */
#pragma once

#include "app-context.h"
#include "codef-account.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_ACCOUNT_DETAILS (app_account_details_get_type ())
G_DECLARE_FINAL_TYPE (AppAccountDetails, app_account_details, APP, ACCOUNT_DETAILS, GtkBox)

GtkWidget *app_account_details_new (AppContext *context, CodefAccount *account);

G_END_DECLS
