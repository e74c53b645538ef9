/* SPDX-License-Identifier: MIT */
/* The one place that masks secrets, for screen, log, copy and export. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CODEF_REDACTED "••••"

/* TRUE for the names of what opens a door or identifies a person at law: password, certPassword, client_secret,
 * access_token, authorization, keyFile, smsAuthNo, cardNo, identity, 비밀번호 … Case, '_', '-' and '.' do not count. */
gboolean codef_redactor_is_secret_name (const char *name);
/* (transfer full): JSON text with the values of secret names replaced (strings and numbers, also inside a list or
 * object of that name, and the "value" beside a "name" as HAR has it); other strings pass the rules of mask_text; all
 * else byte for byte. Broken JSON is masked by the same rule as far as names can be recognised. */
GBytes  *codef_redactor_mask_json      (GBytes *json);
/* (transfer full): a percent-encoded body, masked like JSON and encoded again (Java style); a body that is not encoded:
 * mask_json. */
GBytes  *codef_redactor_mask_wire      (GBytes *wire);
/* (transfer full): the value of a header as it may be shown: "Bearer ••••", "Basic ••••". */
char    *codef_redactor_mask_header    (const char *name, const char *value);
/* (transfer full): any text (log line, URL, form body, cURL command, .env): Bearer and Basic credentials, JWTs, private
 * key blocks, -u id:secret, user:password@host, name=value and quoted members with secret names, percent-encoded
 * too. */
char    *codef_redactor_mask_text      (const char *text);

G_END_DECLS
