/* SPDX-License-Identifier: MIT */
/* Certificates for tests, made on the spot: nothing that looks like a key lies in the repository. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The password of everything here that has one. */
#define TEST_USER_CERTIFICATE_PASSWORD "test-pass 한글"

typedef struct
{
  GBytes *certificate; /* (owned) DER */
  GBytes *key;         /* (owned) PKCS#8 DER, encrypted */
  GBytes *plain_key;   /* (owned) PKCS#8 DER, not encrypted */
  GBytes *pfx;         /* (owned) PKCS#12 DER, encrypted */
  GBytes *pem;         /* (owned) the certificate as text */
} TestUserCertificate;

/* A self-signed certificate of "CN=@name,O=test" with a fresh RSA key. */
TestUserCertificate *test_user_certificate_new      (const char *name, gint64 from_unix_sec, gint64 until_unix_sec);
void             test_user_certificate_free     (TestUserCertificate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestUserCertificate, test_user_certificate_free)

/* (transfer full): the outside of a PKCS#8 file as Korean joint certificates have it: the OID, a salt, @iterations,
 * then bytes that nobody can decrypt. */
GBytes          *test_user_certificate_new_seed_key (const char *encoded_oid, gsize oid_bytes, guint16 iterations);

G_END_DECLS
