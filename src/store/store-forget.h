/* SPDX-License-Identifier: MIT */
/* The files half of "Forget everything": what stands for persons or tells what was done. The keys are the other half:
 * store_secrets_clear_all_async(). */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Removes the folders of state and cache (history, drafts, accounts of the built-in sandbox, products used last) and the connectedIds,
 * copies that were moved aside and copies made before a migration too. What the user made stays: environments, saved requests, products
 * of their own, preferences. Links are removed, never followed. For when nothing writes any more.
 * Returns: FALSE with the first error; everything else is removed all the same. */
gboolean store_forget_files (GError **error);

G_END_DECLS
