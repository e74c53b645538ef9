/* SPDX-License-Identifier: MIT */
/* Carries objects from the server's thread to a list model on the thread that made the relay, several at a time when
 * they come fast. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SANDBOX_TYPE_RELAY (sandbox_relay_get_type ())
/* Signal "item" (GObject), on the maker's thread, after the list has it. */
G_DECLARE_FINAL_TYPE (SandboxRelay, sandbox_relay, SANDBOX, RELAY, GObject)

/* Delivers to the thread-default main context of the caller. The list keeps the newest @max_items, newest last. */
SandboxRelay *sandbox_relay_new       (GType item_type, guint max_items);
/* Any thread. Takes @item, an object of the item type. While nobody runs the maker's context, the newest are kept. */
void          sandbox_relay_add       (SandboxRelay *self, gpointer item);
/* (transfer none): of the item type. */
GListModel   *sandbox_relay_get_model (SandboxRelay *self);

G_END_DECLS
