/* SPDX-License-Identifier: MIT */
/* Keys made on the spot, in the forms people paste. */
#pragma once

#include <glib.h>
#include <gnutls/abstract.h>

G_BEGIN_DECLS

/* (transfer full) */
gnutls_privkey_t key_fixture_generate   (gnutls_pk_algorithm_t algorithm, guint bits);
/* (transfer full): base64 of the DER of its public half, one line. */
char            *key_fixture_public     (gnutls_privkey_t key);
/* (transfer full): base64 of the DER of the private half. */
char            *key_fixture_private    (gnutls_privkey_t key);
/* (transfer full): @base64 in lines of 64 between "-----BEGIN @label-----" and its end. */
char            *key_fixture_armour     (const char *base64, const char *label);

G_END_DECLS
