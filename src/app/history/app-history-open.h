/* SPDX-License-Identifier: MIT */
/* An entry of the history as a new request in a tab, with its answer shown. */
#pragma once

#include "app-request-page.h"
#include "store-history.h"

G_BEGIN_DECLS

/* Reads the whole entry; nothing happens if the tab is closed meanwhile, and a notice of the tab says what could not be had. Secrets
 * were not kept, so their fields are empty. @page: a tab that may show something else. */
void app_history_open (AppContext *context, StoreHistory *history, StoreHistoryEntry *entry, AppRequestPage *page);

G_END_DECLS
