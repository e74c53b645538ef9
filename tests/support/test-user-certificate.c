/* SPDX-License-Identifier: MIT */
#include "test-user-certificate.h"

#include <gnutls/pkcs12.h>
#include <gnutls/x509.h>
#include <string.h>
#include <time.h>

#define check(call) g_assert_cmpint ((call), >=, 0)

static GBytes *
take (gnutls_datum_t datum)
{
  GBytes *bytes = g_bytes_new (datum.data, datum.size);

  gnutls_free (datum.data);
  return bytes;
}

static GBytes *
export_key (gnutls_x509_privkey_t key, const char *password)
{
  gnutls_datum_t datum = { NULL, 0 };

  check (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_DER, password,
                                            password != NULL ? GNUTLS_PKCS_PBES2_AES_256 : GNUTLS_PKCS_PLAIN, &datum));
  return take (datum);
}

static GBytes *
export_certificate (gnutls_x509_crt_t certificate, gnutls_x509_crt_fmt_t format)
{
  gnutls_datum_t datum = { NULL, 0 };

  check (gnutls_x509_crt_export2 (certificate, format, &datum));
  return take (datum);
}

static void
add_bag (gnutls_pkcs12_t pfx, gnutls_pkcs12_bag_type_t type, GBytes *content)
{
  gnutls_pkcs12_bag_t bag;
  gsize length;
  gconstpointer data = g_bytes_get_data (content, &length);
  gnutls_datum_t datum = { (guchar *) data, (guint) length };
  const gnutls_datum_t id = { (guchar *) "1", 1 };
  int index;

  gnutls_pkcs12_bag_init (&bag);
  index = gnutls_pkcs12_bag_set_data (bag, type, &datum);
  check (index);
  check (gnutls_pkcs12_bag_set_key_id (bag, index, &id));
  if (type == GNUTLS_BAG_CERTIFICATE)
    check (gnutls_pkcs12_bag_encrypt (bag, TEST_USER_CERTIFICATE_PASSWORD, GNUTLS_PKCS_PKCS12_3DES));
  check (gnutls_pkcs12_set_bag (pfx, bag));
  gnutls_pkcs12_bag_deinit (bag);
}

static GBytes *
make_pfx (GBytes *certificate, GBytes *key)
{
  gnutls_datum_t datum = { NULL, 0 };
  gnutls_pkcs12_t pfx;

  gnutls_pkcs12_init (&pfx);
  add_bag (pfx, GNUTLS_BAG_CERTIFICATE, certificate);
  add_bag (pfx, GNUTLS_BAG_PKCS8_ENCRYPTED_KEY, key);
  check (gnutls_pkcs12_generate_mac (pfx, TEST_USER_CERTIFICATE_PASSWORD));
  check (gnutls_pkcs12_export2 (pfx, GNUTLS_X509_FMT_DER, &datum));
  gnutls_pkcs12_deinit (pfx);
  return take (datum);
}

static gnutls_x509_crt_t
make_certificate (const char *name, gint64 from_unix_sec, gint64 until_unix_sec, gnutls_x509_privkey_t key)
{
  gnutls_x509_crt_t certificate;
  const guchar serial = 1;

  gnutls_x509_crt_init (&certificate);
  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_serial (certificate, &serial, sizeof serial));
  check (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, strlen (name)));
  check (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_ORGANIZATION_NAME, 0, "test", strlen ("test")));
  check (gnutls_x509_crt_set_activation_time (certificate, (time_t) from_unix_sec));
  check (gnutls_x509_crt_set_expiration_time (certificate, (time_t) until_unix_sec));
  check (gnutls_x509_crt_set_key (certificate, key));
  check (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0));
  return certificate;
}

TestUserCertificate *
test_user_certificate_new (const char *name, gint64 from_unix_sec, gint64 until_unix_sec)
{
  TestUserCertificate *self = g_new0 (TestUserCertificate, 1);
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;

  gnutls_x509_privkey_init (&key);
  check (gnutls_x509_privkey_generate (key, GNUTLS_PK_RSA, 2048, 0));
  certificate = make_certificate (name, from_unix_sec, until_unix_sec, key);
  self->certificate = export_certificate (certificate, GNUTLS_X509_FMT_DER);
  self->pem = export_certificate (certificate, GNUTLS_X509_FMT_PEM);
  self->key = export_key (key, TEST_USER_CERTIFICATE_PASSWORD);
  self->plain_key = export_key (key, NULL);
  self->pfx = make_pfx (self->certificate, self->key);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);
  return self;
}

void
test_user_certificate_free (TestUserCertificate *self)
{
  g_bytes_unref (self->certificate);
  g_bytes_unref (self->key);
  g_bytes_unref (self->plain_key);
  g_bytes_unref (self->pfx);
  g_bytes_unref (self->pem);
  g_free (self);
}

/* One DER element with a length of one or two further bytes. */
static void
append_element (GByteArray *to, guint8 tag, GByteArray *content)
{
  const guint8 head[] = { tag, 0x82, content->len >> 8, content->len & 0xff };

  g_byte_array_append (to, head, sizeof head);
  g_byte_array_append (to, content->data, content->len);
}

GBytes *
test_user_certificate_new_seed_key (const char *encoded_oid, gsize oid_bytes, guint16 iterations)
{
  const guint8 salt[] = { 0x04, 8, 1, 2, 3, 4, 5, 6, 7, 8 };
  const guint8 rounds[] = { 0x02, 3, 0, iterations >> 8, iterations & 0xff };
  const guint8 ciphertext[] = { 0x04, 16, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9 };
  const guint8 oid_head[] = { 0x06, (guint8) oid_bytes };
  g_autoptr(GByteArray) parameters = g_byte_array_new (), algorithm = g_byte_array_new (),
    outside = g_byte_array_new ();
  GByteArray *file = g_byte_array_new ();

  g_byte_array_append (parameters, salt, sizeof salt);
  g_byte_array_append (parameters, rounds, sizeof rounds);
  g_byte_array_append (algorithm, oid_head, sizeof oid_head);
  g_byte_array_append (algorithm, (const guint8 *) encoded_oid, oid_bytes);
  append_element (algorithm, 0x30, parameters);
  append_element (outside, 0x30, algorithm);
  g_byte_array_append (outside, ciphertext, sizeof ciphertext);
  append_element (file, 0x30, outside);
  return g_byte_array_free_to_bytes (file);
}
