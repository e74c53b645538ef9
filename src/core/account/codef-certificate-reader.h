/* SPDX-License-Identifier: MIT */
/* Reading the formats of certificates with GnuTLS: what can be read, and why the rest cannot. Shared by the files of
 * the certificate. */
#pragma once

#include "codef-certificate.h"
#include "codef-secret.h"

#include <gnutls/x509.h>

G_BEGIN_DECLS

/* What was found in the files. GnuTLS's handles are owned by whoever made the struct. */
typedef struct
{
  gnutls_x509_crt_t        certificate; /* (nullable) */
  gnutls_x509_privkey_t    key;         /* (nullable) */
  CodefCertificateFindings findings;
} CodefCertificateContent;

void codef_certificate_read_pair     (CodefCertificateContent *content, GBytes *certificate, GBytes *key,
                                      CodefSecret *password);
void codef_certificate_read_pfx      (CodefCertificateContent *content, GBytes *pfx, CodefSecret *password);
void codef_certificate_content_clear (CodefCertificateContent *content);

G_END_DECLS
