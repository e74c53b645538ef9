/* SPDX-License-Identifier: MIT */
/* The lists in an answer that are worth showing as tables. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* Nobody chooses among more. */
#define APP_TABLE_MAX_LISTS 200

/* Arrays that begin with an object, and empty ones behind them, each in the order of the document; lists inside the
 * elements of a list are not among them. Walks over all of @document in a thread.
 * finish: (transfer full): of DocNode; NULL with G_IO_ERROR_CANCELLED only. */
void    app_table_lists_find_async  (DocDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *app_table_lists_find_finish (GAsyncResult *result, GError **error);
/* The one with the most elements, the first of equals; @lists is not empty. */
guint   app_table_lists_find_best   (DocDocument *document, GArray *lists);

G_END_DECLS
