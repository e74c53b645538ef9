/* SPDX-License-Identifier: MIT */
/* Certificate files that are dropped on an account: what they are by their names, and the fields they go to. */
#pragma once

#include "codef-account.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads @file, which goes to derFile, keyFile or certFile by its ending, and makes the account one with a certificate.
 * @widget: near a place for toasts: what cannot be taken is said there, and nothing that stood in the account is lost. */
void app_account_files_take (CodefAccount *account, GFile *file, GtkWidget *widget);

G_END_DECLS
