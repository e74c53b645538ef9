/* SPDX-License-Identifier: MIT */
#include "test-certificates.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <gnutls/x509.h>
#include <string.h>
#include <time.h>

#define DAY_SEC (24 * 60 * 60)

struct _TestAuthority
{
  gnutls_x509_privkey_t root_key;         /* (owned) */
  gnutls_x509_crt_t     root;             /* (owned) */
  gnutls_x509_privkey_t middle_key;       /* (owned) of the intermediate and other issuers */
  gnutls_x509_privkey_t server_key;       /* (owned) of all server certificates */
  gnutls_x509_crt_t     intermediate;     /* (owned) */
  char                 *folder;           /* (owned) */
  char                 *ca_file;          /* (owned) */
  guint8                serial;
};

struct _TestCertificate
{
  gnutls_x509_crt_t                chain[2];    /* (owned) */
  guint                            n;
  gnutls_x509_privkey_t            key;         /* (owned) */
  gnutls_certificate_credentials_t credentials; /* (owned) */
};

static void
check (int status)
{
  if (status < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (status));
}

static gnutls_x509_privkey_t
make_key (guint bits)
{
  gnutls_x509_privkey_t key;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, GNUTLS_PK_RSA, bits, 0));
  return key;
}

static gnutls_x509_crt_t
begin_certificate (TestAuthority *self, const char *name, gnutls_x509_privkey_t key, gboolean is_ca)
{
  gnutls_x509_crt_t certificate;
  time_t now = time (NULL);

  check (gnutls_x509_crt_init (&certificate));
  check (gnutls_x509_crt_set_version (certificate, 3));
  self->serial++;
  check (gnutls_x509_crt_set_serial (certificate, &self->serial, 1));
  check (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned) strlen (name)));
  check (gnutls_x509_crt_set_activation_time (certificate, now - DAY_SEC));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + DAY_SEC));
  check (gnutls_x509_crt_set_key (certificate, key));
  check (gnutls_x509_crt_set_basic_constraints (certificate, is_ca, -1));
  if (is_ca)
    check (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_KEY_CERT_SIGN));
  return certificate;
}

static gnutls_x509_crt_t
make_ca (TestAuthority *self, const char *name, gnutls_x509_privkey_t key, gnutls_x509_crt_t issuer,
         gnutls_x509_privkey_t issuer_key)
{
  gnutls_x509_crt_t certificate = begin_certificate (self, name, key, TRUE);

  check (gnutls_x509_crt_sign2 (certificate, issuer != NULL ? issuer : certificate, issuer_key, GNUTLS_DIG_SHA256, 0));
  return certificate;
}

static void
write_root (TestAuthority *self)
{
  g_autoptr(GError) error = NULL;
  gnutls_datum_t pem;

  self->folder = g_dir_make_tmp ("codef-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->ca_file = g_build_filename (self->folder, "root.pem", NULL);
  check (gnutls_x509_crt_export2 (self->root, GNUTLS_X509_FMT_PEM, &pem));
  g_file_set_contents (self->ca_file, (const char *) pem.data, pem.size, &error);
  g_assert_no_error (error);
  gnutls_free (pem.data);
}

TestAuthority *
test_authority_new (void)
{
  TestAuthority *self = g_new0 (TestAuthority, 1);

  self->root_key = make_key (2048);
  self->middle_key = make_key (2048);
  self->server_key = make_key (2048);
  self->root = make_ca (self, "Test root", self->root_key, NULL, self->root_key);
  self->intermediate = make_ca (self, "Test intermediate", self->middle_key, self->root, self->root_key);
  write_root (self);
  return self;
}

void
test_authority_free (TestAuthority *self)
{
  g_unlink (self->ca_file);
  g_rmdir (self->folder);
  gnutls_x509_crt_deinit (self->root);
  gnutls_x509_crt_deinit (self->intermediate);
  gnutls_x509_privkey_deinit (self->root_key);
  gnutls_x509_privkey_deinit (self->middle_key);
  gnutls_x509_privkey_deinit (self->server_key);
  g_free (self->ca_file);
  g_free (self->folder);
  g_free (self);
}

const char *
test_authority_get_ca_file (TestAuthority *self)
{
  return self->ca_file;
}

static void
add_names (gnutls_x509_crt_t certificate, TestCertificateKind kind)
{
  static const guint8 loopback[] = { 127, 0, 0, 1 };
  const char *name = "localhost";

  if (kind == TEST_CERTIFICATE_CN_ONLY)
    return;
  if (kind == TEST_CERTIFICATE_WRONG_HOST)
    name = "other.example";
  else if (kind == TEST_CERTIFICATE_STAR)
    name = "*";
  if (kind != TEST_CERTIFICATE_IP_ONLY)
    check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, name, (unsigned) strlen (name),
                                                 GNUTLS_FSAN_SET));
  if (kind != TEST_CERTIFICATE_WRONG_HOST && kind != TEST_CERTIFICATE_STAR)
    check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, loopback, sizeof loopback,
                                                 GNUTLS_FSAN_APPEND));
}

static void
add_times (gnutls_x509_crt_t certificate, TestCertificateKind kind)
{
  time_t now = time (NULL);

  if (kind == TEST_CERTIFICATE_EXPIRED)
    check (gnutls_x509_crt_set_expiration_time (certificate, now - DAY_SEC / 2));
  if (kind == TEST_CERTIFICATE_NOT_YET_VALID)
    check (gnutls_x509_crt_set_activation_time (certificate, now + DAY_SEC / 2));
}

static void
sign (TestAuthority *self, TestCertificate *leaf, TestCertificateKind kind)
{
  gnutls_digest_algorithm_t digest = kind == TEST_CERTIFICATE_SHA1 ? GNUTLS_DIG_SHA1 : GNUTLS_DIG_SHA256;
  gnutls_x509_crt_t certificate = leaf->chain[0];

  leaf->n = 1;
  if (kind == TEST_CERTIFICATE_SELF_SIGNED)
    {
      check (gnutls_x509_crt_sign2 (certificate, certificate, leaf->key, digest, 0));
    }
  else if (kind == TEST_CERTIFICATE_UNTRUSTED_ROOT)
    {
      leaf->chain[leaf->n++] = make_ca (self, "Unknown root", self->middle_key, NULL, self->middle_key);
      check (gnutls_x509_crt_sign2 (certificate, leaf->chain[1], self->middle_key, digest, 0));
    }
  else if (kind == TEST_CERTIFICATE_ISSUER_NO_CA)
    {
      leaf->chain[leaf->n++] = begin_certificate (self, "No authority", self->middle_key, FALSE);
      check (gnutls_x509_crt_sign2 (leaf->chain[1], self->root, self->root_key, digest, 0));
      check (gnutls_x509_crt_sign2 (certificate, leaf->chain[1], self->middle_key, digest, 0));
    }
  else
    {
      check (gnutls_x509_crt_sign2 (certificate, self->intermediate, self->middle_key, digest, 0));
      if (kind != TEST_CERTIFICATE_MISSING_INTERMEDIATE)
        {
          leaf->chain[leaf->n++] = make_ca (self, "Test intermediate", self->middle_key, self->root, self->root_key);
        }
    }
}

static void
add_credentials (TestCertificate *leaf)
{
  g_autofree char *pem = test_certificate_to_pem (leaf);
  gnutls_datum_t datum = { (guchar *) pem, (unsigned) strlen (pem) };

  check (gnutls_certificate_allocate_credentials (&leaf->credentials));
  check (gnutls_certificate_set_x509_key_mem (leaf->credentials, &datum, &datum, GNUTLS_X509_FMT_PEM));
}

TestCertificate *
test_authority_issue (TestAuthority *self, TestCertificateKind kind)
{
  TestCertificate *leaf = g_new0 (TestCertificate, 1);
  const char *purpose = kind == TEST_CERTIFICATE_CLIENT_ONLY ? GNUTLS_KP_TLS_WWW_CLIENT : GNUTLS_KP_TLS_WWW_SERVER;

  if (kind == TEST_CERTIFICATE_RSA_1024)
    {
      leaf->key = make_key (1024);
    }
  else
    {
      check (gnutls_x509_privkey_init (&leaf->key));
      check (gnutls_x509_privkey_cpy (leaf->key, self->server_key));
    }
  leaf->chain[0] = begin_certificate (self, "localhost", leaf->key, FALSE);
  add_names (leaf->chain[0], kind);
  add_times (leaf->chain[0], kind);
  check (gnutls_x509_crt_set_key_purpose_oid (leaf->chain[0], purpose, 0));
  sign (self, leaf, kind);
  add_credentials (leaf);
  return leaf;
}

void
test_authority_revoke (TestAuthority *self, TestCertificate *certificate)
{
  time_t now = time (NULL);
  gnutls_x509_crl_t list;
  gnutls_datum_t pem;
  g_autofree char *root = NULL;
  g_autofree char *both = NULL;

  check (gnutls_x509_crl_init (&list));
  check (gnutls_x509_crl_set_version (list, 2));
  check (gnutls_x509_crl_set_this_update (list, now));
  check (gnutls_x509_crl_set_next_update (list, now + DAY_SEC));
  check (gnutls_x509_crl_set_crt (list, certificate->chain[0], now));
  check (gnutls_x509_crl_sign2 (list, self->intermediate, self->middle_key, GNUTLS_DIG_SHA256, 0));
  check (gnutls_x509_crl_export2 (list, GNUTLS_X509_FMT_PEM, &pem));
  g_assert_true (g_file_get_contents (self->ca_file, &root, NULL, NULL));
  both = g_strdup_printf ("%s%.*s", root, (int) pem.size, pem.data);
  g_assert_true (g_file_set_contents (self->ca_file, both, -1, NULL));
  gnutls_free (pem.data);
  gnutls_x509_crl_deinit (list);
}

char *
test_certificate_to_pem (TestCertificate *self)
{
  GString *pem = g_string_new (NULL);
  gnutls_datum_t part;

  for (guint i = 0; i < self->n; i++)
    {
      check (gnutls_x509_crt_export2 (self->chain[i], GNUTLS_X509_FMT_PEM, &part));
      g_string_append_len (pem, (const char *) part.data, part.size);
      gnutls_free (part.data);
    }
  check (gnutls_x509_privkey_export2_pkcs8 (self->key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &part));
  g_string_append_len (pem, (const char *) part.data, part.size);
  gnutls_free (part.data);
  return g_string_free (pem, FALSE);
}

void
test_certificate_free (TestCertificate *self)
{
  for (guint i = 0; i < self->n; i++)
    gnutls_x509_crt_deinit (self->chain[i]);
  gnutls_x509_privkey_deinit (self->key);
  gnutls_certificate_free_credentials (self->credentials);
  g_free (self);
}

gnutls_certificate_credentials_t
test_certificate_get_credentials (TestCertificate *self)
{
  return self->credentials;
}
