/* SPDX-License-Identifier: MIT */
/* Asks how a table is to be written as CSV, then where to, and writes it. */
#pragma once

#include "app-table-grid.h"

G_BEGIN_DECLS

/* The rows in their present order. What came of it is said at the foot of the window around @place.
 * @parent: (nullable). */
void app_table_export_present (GtkWindow *parent, GtkWidget *place, AppTableGrid *grid);

G_END_DECLS
