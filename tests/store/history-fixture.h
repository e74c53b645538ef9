/* SPDX-License-Identifier: MIT */
/* Exchanges to be kept: one with an answer of the built-in sandbox, one that reaches nobody. */
#pragma once

#include "codef-client.h"
#include "store-history-list.h"

G_BEGIN_DECLS

/* Ended. @json: the request. The sandbox is started by the first call and lives as long as the program. (transfer full) */
CodefExchange *history_fixture_answered    (const char *path, const char *json);
CodefExchange *history_fixture_unreachable (void);
/* (transfer none) */
CodefCatalog  *history_fixture_catalog     (void);
/* Adds and waits. */
gint64         history_fixture_add         (StoreHistory *history, CodefExchange *exchange, StoreHistoryKeep keep,
                                            GError **error);
StoreHistoryEntry *history_fixture_load    (StoreHistory *history, gint64 id, GError **error);
void           history_fixture_wait        (StoreHistoryList *list);

G_END_DECLS
