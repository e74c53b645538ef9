/* SPDX-License-Identifier: MIT */
/* Client id, client secret and public key of one environment as they are typed or pasted. A secret that is stored is never put back
 * into its entry: whoever listens on the accessibility bus could read it there.
 *
 * Property "changed": TRUE if something stands here that is not stored. */
#pragma once

#include "codef-credentials.h"
#include "codef-environment.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_KEYS_FORM (app_keys_form_get_type ())
G_DECLARE_FINAL_TYPE (AppKeysForm, app_keys_form, APP, KEYS_FORM, AdwBin)

/* Shows what is stored for @environment; @stored: (nullable). Drops what was typed. */
void              app_keys_form_set_stored      (AppKeysForm *self, CodefEnvironment *environment, CodefCredentials *stored);
gboolean          app_keys_form_is_changed      (AppKeysForm *self);
/* (transfer full): what to store. NULL with CODEF_ERROR_BAD_KEY or CODEF_ERROR_NO_CREDENTIALS; the entries are marked then. */
CodefCredentials *app_keys_form_dup_credentials (AppKeysForm *self, GError **error);
/* Takes a block of anything apart and fills in what it holds.
 * Returns: (transfer full): a translated sentence: what was found, or that nothing was. */
char             *app_keys_form_take_block      (AppKeysForm *self, const char *block);

G_END_DECLS
