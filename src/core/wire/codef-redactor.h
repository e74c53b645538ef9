/* SPDX-License-Identifier: MIT */
/* The one place that masks secrets, for screen, log, copy and export. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CODEF_REDACTED "••••"

/* TRUE for password, certPassword, client_secret, access_token, authorization … at any case; *Password, *password*, keyFile, derFile … */
gboolean codef_redactor_is_secret_name (const char *name);
/* (transfer full): JSON text with the string values of secret names replaced, all else byte for byte. Broken JSON is masked by the
 * same rule as far as names can be recognised. */
GBytes  *codef_redactor_mask_json      (GBytes *json);
/* (transfer full): the value of a header as it may be shown: "Bearer ••••", "Basic ••••". */
char    *codef_redactor_mask_header    (const char *name, const char *value);
/* (transfer full): any text: Bearer/Basic credentials, JWTs, key=value and JSON members with secret names. */
char    *codef_redactor_mask_text      (const char *text);

G_END_DECLS
