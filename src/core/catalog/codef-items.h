/* SPDX-License-Identifier: MIT */
/* A GListModel over an array. Reading is safe from every thread (GListStore remembers its last position and is not),
 * so the sandbox reads the lists of the window's catalogue. Changes and their one emission belong to the thread that
 * shows the list. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CODEF_TYPE_ITEMS (codef_items_get_type ())
G_DECLARE_FINAL_TYPE (CodefItems, codef_items, CODEF, ITEMS, GObject)

/* @items: (nullable) (transfer full): of objects of @item_type, each with a reference of its own and with
 * g_object_unref() as free function. */
CodefItems *codef_items_new    (GType item_type, GPtrArray *items);
guint       codef_items_get_n  (CodefItems *self);
/* (transfer none): @position has to be in the list. */
gpointer    codef_items_peek   (CodefItems *self, guint position);
/* @additions: (nullable): objects; each gets a reference of the list's. One emission. */
void        codef_items_splice (CodefItems *self, guint position, guint n_removals, GPtrArray *additions);
/* The same in silence: the caller emits items-changed once everything else is in step. */
void        codef_items_edit   (CodefItems *self, guint position, guint n_removals, GPtrArray *additions);

G_END_DECLS
