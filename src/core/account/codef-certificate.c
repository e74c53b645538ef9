/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-certificate.h"

#include "codef-certificate-reader.h"
#include <glib/gi18n-lib.h>

/* A SHA-1 key id takes 20 bytes, SHA-256 takes 32. */
#define KEY_ID_MAX_BYTES 64

struct _CodefCertificate
{
  char                    *name;    /* (owned) (nullable) */
  char                    *subject; /* (owned) (nullable) */
  char                    *issuer;  /* (owned) (nullable) */
  gint64                   valid_from_unix_sec;  /* −1: not read */
  gint64                   valid_until_unix_sec; /* −1: not read */
  CodefCertificateFindings findings;             /* those that do not depend on the time */
  gboolean                 matched;
};

G_DEFINE_BOXED_TYPE (CodefCertificate, codef_certificate, codef_certificate_ref, codef_certificate_unref)

/* The worst first: of several only one is said. */
static const struct { CodefCertificateFindings finding; const char *sentence; } sentences[] = {
  { CODEF_CERTIFICATE_TOO_LARGE, N_("This file is larger than 1 MB and cannot be a certificate.") },
  { CODEF_CERTIFICATE_PEM,
    N_("This is the text form (PEM). The service takes the binary form: choose signCert.der and signPri.key, or a pfx "
       "file.") },
  { CODEF_CERTIFICATE_SWAPPED,
    N_("Certificate and key are swapped: signCert.der is the certificate, signPri.key the key.") },
  { CODEF_CERTIFICATE_NO_CERTIFICATE,
    N_("No certificate was found: choose the signCert.der of the certificate's folder.") },
  { CODEF_CERTIFICATE_NO_KEY, N_("No private key was found: choose the signPri.key of the certificate's folder.") },
  { CODEF_CERTIFICATE_NO_PFX, N_("This is not a pfx file (PKCS#12). Export the certificate again as pfx or p12.") },
  { CODEF_CERTIFICATE_WRONG_PASSWORD, N_("The password does not open this certificate.") },
  { CODEF_CERTIFICATE_MISMATCH,
    N_("Certificate and key do not belong together: choose both files from the same folder.") },
  { CODEF_CERTIFICATE_EXPIRED, N_("This certificate has expired. Renew it first.") },
  { CODEF_CERTIFICATE_NOT_YET_VALID, N_("This certificate is not valid yet. Check the date of this computer.") },
  { CODEF_CERTIFICATE_EXPIRES_SOON, N_("This certificate expires within 30 days.") },
  { CODEF_CERTIFICATE_SEED,
    N_("The key is encrypted with SEED (Korean joint certificate). It cannot be opened here and is sent as it is.") },
  { CODEF_CERTIFICATE_UNREAD,
    N_("This certificate is encrypted in a way that cannot be opened here. It is sent as it is.") },
  { CODEF_CERTIFICATE_LOCKED, N_("Type the password to see what is inside.") },
};

static void
certificate_clear (CodefCertificate *self)
{
  g_free (self->name);
  g_free (self->subject);
  g_free (self->issuer);
}

/* Takes the text of GnuTLS as ours; names in odd encodings stay readable. */
static char *
take_name (int status, gnutls_datum_t *name)
{
  char *text = NULL;

  if (status == GNUTLS_E_SUCCESS)
    text = g_utf8_make_valid ((const char *) name->data, name->size);
  gnutls_free (name->data);
  return text;
}

static char *
dup_common_name (gnutls_x509_crt_t certificate)
{
  gsize length = 0;
  g_autofree char *text = NULL;

  if (gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, NULL,
                                     &length) != GNUTLS_E_SHORT_MEMORY_BUFFER)
    return NULL;
  text = g_malloc0 (length + 1);
  if (gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, text, &length) != GNUTLS_E_SUCCESS)
    return NULL;
  return g_utf8_make_valid (text, -1);
}

static void
describe_certificate (CodefCertificate *self, gnutls_x509_crt_t certificate)
{
  gnutls_datum_t subject = { NULL, 0 }, issuer = { NULL, 0 };

  self->subject = take_name (gnutls_x509_crt_get_dn3 (certificate, &subject, 0), &subject);
  self->issuer = take_name (gnutls_x509_crt_get_issuer_dn3 (certificate, &issuer, 0), &issuer);
  self->name = dup_common_name (certificate);
  if (self->name == NULL)
    self->name = g_strdup (self->subject);
  self->valid_from_unix_sec = gnutls_x509_crt_get_activation_time (certificate);
  self->valid_until_unix_sec = gnutls_x509_crt_get_expiration_time (certificate);
}

static gboolean
belong_together (gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key)
{
  guchar of_certificate[KEY_ID_MAX_BYTES] = { 0 }, of_key[KEY_ID_MAX_BYTES] = { 0 };
  gsize n_certificate = sizeof of_certificate, n_key = sizeof of_key;

  if (gnutls_x509_crt_get_key_id (certificate, 0, of_certificate, &n_certificate) != GNUTLS_E_SUCCESS)
    return FALSE;
  if (gnutls_x509_privkey_get_key_id (key, 0, of_key, &n_key) != GNUTLS_E_SUCCESS)
    return FALSE;
  return n_certificate == n_key && memcmp (of_certificate, of_key, n_key) == 0;
}

static CodefCertificate *
take_content (CodefCertificateContent *content)
{
  CodefCertificate *self = g_atomic_rc_box_new0 (CodefCertificate);

  self->findings = content->findings;
  self->valid_from_unix_sec = self->valid_until_unix_sec = -1;
  if (content->certificate != NULL)
    describe_certificate (self, content->certificate);
  if (content->certificate != NULL && content->key != NULL)
    {
      self->matched = belong_together (content->certificate, content->key);
      if (!self->matched)
        self->findings |= CODEF_CERTIFICATE_MISMATCH;
    }
  codef_certificate_content_clear (content);
  return self;
}

CodefCertificate *
codef_certificate_new_pair (GBytes *certificate, GBytes *key, CodefSecret *password)
{
  CodefCertificateContent content = { NULL };

  g_return_val_if_fail (certificate != NULL && key != NULL, NULL);
  codef_certificate_read_pair (&content, certificate, key, password);
  return take_content (&content);
}

CodefCertificate *
codef_certificate_new_pfx (GBytes *pfx, CodefSecret *password)
{
  CodefCertificateContent content = { NULL };

  g_return_val_if_fail (pfx != NULL, NULL);
  codef_certificate_read_pfx (&content, pfx, password);
  return take_content (&content);
}

CodefCertificate *
codef_certificate_ref (CodefCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_certificate_unref (CodefCertificate *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) certificate_clear);
}

const char *
codef_certificate_get_name (CodefCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

const char *
codef_certificate_get_subject (CodefCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->subject;
}

const char *
codef_certificate_get_issuer (CodefCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->issuer;
}

gint64
codef_certificate_get_valid_from_unix_sec (CodefCertificate *self)
{
  g_return_val_if_fail (self != NULL, -1);
  return self->valid_from_unix_sec;
}

gint64
codef_certificate_get_valid_until_unix_sec (CodefCertificate *self)
{
  g_return_val_if_fail (self != NULL, -1);
  return self->valid_until_unix_sec;
}

gboolean
codef_certificate_is_matched (CodefCertificate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->matched;
}

CodefCertificateFindings
codef_certificate_judge (CodefCertificate *self, gint64 now_unix_sec)
{
  CodefCertificateFindings findings;

  g_return_val_if_fail (self != NULL, CODEF_CERTIFICATE_FINE);
  findings = self->findings;
  if (self->valid_until_unix_sec == -1)
    return findings;
  if (now_unix_sec > self->valid_until_unix_sec)
    findings |= CODEF_CERTIFICATE_EXPIRED;
  else if (now_unix_sec < self->valid_from_unix_sec)
    findings |= CODEF_CERTIFICATE_NOT_YET_VALID;
  else if (self->valid_until_unix_sec - now_unix_sec < CODEF_CERTIFICATE_SOON_DAYS * G_GINT64_CONSTANT (86400))
    findings |= CODEF_CERTIFICATE_EXPIRES_SOON;
  return findings;
}

char *
codef_certificate_describe (CodefCertificate *self, gint64 now_unix_sec)
{
  CodefCertificateFindings findings;

  g_return_val_if_fail (self != NULL, NULL);
  findings = codef_certificate_judge (self, now_unix_sec);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (findings & sentences[i].finding)
      return g_strdup (_(sentences[i].sentence));
  return NULL;
}

/* (transfer full): without the account number that the authorities of joint certificates put behind a name, as in
 * "홍길동()0004…". */
static char *
dup_holder (CodefCertificate *self)
{
  const char *name = self->name != NULL ? self->name : "";
  const char *number = strstr (name, "()");

  return number != NULL ? g_strndup (name, number - name) : g_strdup (name);
}

char *
codef_certificate_summarize (CodefCertificate *self)
{
  g_autoptr(GDateTime) until = NULL;
  g_autofree char *day = NULL, *holder = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->valid_until_unix_sec == -1)
    return NULL;
  until = g_date_time_new_from_unix_utc (self->valid_until_unix_sec);
  day = until != NULL ? g_date_time_format (until, "%Y-%m-%d") : NULL;
  if (day == NULL)
    return dup_holder (self);
  holder = dup_holder (self);
  /* Translators: the holder of a certificate, and the last day on which it is valid */
  return g_strdup_printf (_("%s · until %s"), holder, day);
}
