/* SPDX-License-Identifier: MIT */
/* All connectedIds of a client, page by page until the service says that there is no more (protocol notes §4.5: 50,000
 * a page). */
#pragma once

#include "codef-client.h"

G_BEGIN_DECLS

/* Two million connectedIds. A service that goes on for ever is stopped here. */
#define CODEF_CONNECTED_IDS_MAX_PAGES 40

/* What was gathered. */
typedef struct
{
  GPtrArray     *ids;      /* (owned) of text, each once, in the order of the service */
  guint          n_pages;
  char          *problem;  /* (owned) (nullable) why this is not all: a translated sentence */
  CodefExchange *exchange; /* (owned) that of the last page */
} CodefConnectedIds;

void               codef_connected_ids_free         (CodefConnectedIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefConnectedIds, codef_connected_ids_free)

/* Cancelling ends the page under way. */
void               codef_connected_ids_fetch_async  (CodefClient *client, guint deadline_sec, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): what came before something went wrong is not lost: an error is only that nothing came at all. A
 * refusal of the first page is no error: its exchange has the reply. */
CodefConnectedIds *codef_connected_ids_fetch_finish (CodefClient *client, GAsyncResult *result, GError **error);

G_END_DECLS
