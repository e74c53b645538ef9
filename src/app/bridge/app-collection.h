/* SPDX-License-Identifier: MIT */
/* Postman collections: out of a file into the folder of saved requests, and the folder as a collection. What came, and what did not, is
 * said in a dialog. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the file. */
void app_collection_import       (AppContext *context, GtkWindow *parent);
/* @file: the collection. finish: (transfer full): the sentences that the dialog says, NULL with an error where it is no collection. */
void app_collection_import_async  (AppContext *context, GFile *file, GAsyncReadyCallback callback, gpointer user_data);
char *app_collection_import_finish (GAsyncResult *result, GError **error);

/* For the environment chosen now; asks for a file. @widget: in whose window it is told. */
void app_collection_export        (AppContext *context, GtkWidget *widget);

G_END_DECLS
