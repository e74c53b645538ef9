/* SPDX-License-Identifier: MIT */
/* The connectedIds of the environment chosen now. */
#pragma once

#include "app-account-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_WALLET_VIEW (app_wallet_view_get_type ())
G_DECLARE_FINAL_TYPE (AppWalletView, app_wallet_view, APP, WALLET_VIEW, AdwBin)

/* @context: with a desk. */
GtkWidget *app_wallet_view_new (AppContext *context);

G_END_DECLS
