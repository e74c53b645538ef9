/* SPDX-License-Identifier: MIT */
/* Certificates for tests, made on the spot: a root, and server certificates with one defect each. */
#pragma once

#include <glib.h>
#include <gnutls/gnutls.h>

G_BEGIN_DECLS

typedef enum
{
  TEST_CERTIFICATE_GOOD,                 /* localhost, 127.0.0.1, RSA 2048, an intermediate between it and the root */
  TEST_CERTIFICATE_SELF_SIGNED,
  TEST_CERTIFICATE_EXPIRED,
  TEST_CERTIFICATE_NOT_YET_VALID,
  TEST_CERTIFICATE_WRONG_HOST,           /* for other.example */
  TEST_CERTIFICATE_STAR,                 /* for "*" */
  TEST_CERTIFICATE_UNTRUSTED_ROOT,
  TEST_CERTIFICATE_MISSING_INTERMEDIATE,
  TEST_CERTIFICATE_ISSUER_NO_CA,
  TEST_CERTIFICATE_SHA1,
  TEST_CERTIFICATE_RSA_1024,
  TEST_CERTIFICATE_CLIENT_ONLY,          /* its purpose is client authentication */
  TEST_CERTIFICATE_CN_ONLY,              /* no alternative names */
  TEST_CERTIFICATE_IP_ONLY,              /* 127.0.0.1 and no name */
} TestCertificateKind;

/* One certificate chain with its key, ready for a server. */
typedef struct _TestCertificate TestCertificate;

/* The root and everything it signs; keys are made once for all. */
typedef struct _TestAuthority TestAuthority;

TestAuthority   *test_authority_new          (void);
void             test_authority_free         (TestAuthority *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestAuthority, test_authority_free)
/* Absolute path of the root certificate in PEM; the file goes with the authority. */
const char      *test_authority_get_ca_file  (TestAuthority *self);
TestCertificate *test_authority_issue        (TestAuthority *self, TestCertificateKind kind);
/* Adds a list of revoked certificates with @certificate in it to the file of the root. */
void             test_authority_revoke       (TestAuthority *self, TestCertificate *certificate);
/* (transfer full): "the certificate chain and key in PEM", as GTlsCertificate takes them. */
char            *test_certificate_to_pem     (TestCertificate *self);
void             test_certificate_free       (TestCertificate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCertificate, test_certificate_free)
/* (transfer none): for gnutls_credentials_set(). */
gnutls_certificate_credentials_t test_certificate_get_credentials (TestCertificate *self);

G_END_DECLS
