/* SPDX-License-Identifier: MIT */
/* The accounts of end users: which operation, for which connectedId, the list, and what became of it.
 *
 * Actions: call.send, call.cancel. Property "busy". */
#pragma once

#include "app-account-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_ACCOUNT_PAGE (app_account_page_get_type ())
G_DECLARE_FINAL_TYPE (AppAccountPage, app_account_page, APP, ACCOUNT_PAGE, AdwBin)

/* @context: with a desk. */
GtkWidget  *app_account_page_new        (AppContext *context);
const char *app_account_page_get_title  (AppAccountPage *self);
/* (nullable): what a notice of the page says now. */
const char *app_account_page_get_notice (AppAccountPage *self);
/* Opens the search in the answer, if there is one. */
void        app_account_page_find       (AppAccountPage *self);

G_END_DECLS
