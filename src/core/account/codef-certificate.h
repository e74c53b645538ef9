/* SPDX-License-Identifier: MIT */
/* What an end user's certificate says, as far as its format lets it be read here: a certificate (signCert.der) with its
 * key (signPri.key), or both in one file (pfx). The files themselves go to the service as they are. An immutable
 * value. */
#pragma once

#include "codef-types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* A certificate and its key take a few kB; a pfx with its chain some 10 kB. What is larger is something else and is not
 * looked into. */
#define CODEF_CERTIFICATE_MAX_BYTES ((gsize) 1024 * 1024)
/* Deriving a key this often takes about a second. A file that asks for more is not opened: its number could keep a
 * thread busy for hours. */
#define CODEF_CERTIFICATE_MAX_ITERATIONS 5000000
/* An expiry nearer than this is mentioned. */
#define CODEF_CERTIFICATE_SOON_DAYS 30

/**
 * CodefCertificateFindings:
 * @CODEF_CERTIFICATE_FINE: read as a whole, and nothing to say
 * @CODEF_CERTIFICATE_TOO_LARGE: a file of more than CODEF_CERTIFICATE_MAX_BYTES
 * @CODEF_CERTIFICATE_PEM: text armour where the service takes the bare bytes
 * @CODEF_CERTIFICATE_SWAPPED: the certificate stands where the key belongs, and the key where the certificate belongs
 * @CODEF_CERTIFICATE_NO_CERTIFICATE: the certificate file is none
 * @CODEF_CERTIFICATE_NO_KEY: the key file is none
 * @CODEF_CERTIFICATE_NO_PFX: the pfx file is none
 * @CODEF_CERTIFICATE_WRONG_PASSWORD: key or pfx do not open with the password
 * @CODEF_CERTIFICATE_MISMATCH: the key belongs to another certificate
 * @CODEF_CERTIFICATE_EXPIRED: its time has passed
 * @CODEF_CERTIFICATE_NOT_YET_VALID: its time has not come
 * @CODEF_CERTIFICATE_LOCKED: key or pfx need a password to be read, and none was given
 * @CODEF_CERTIFICATE_SEED: the key is encrypted with SEED, as Korean joint certificates (NPKI) are: it is taken as
 *   bytes
 * @CODEF_CERTIFICATE_UNREAD: encrypted in another way that cannot be opened here: taken as bytes
 * @CODEF_CERTIFICATE_EXPIRES_SOON: valid for fewer than CODEF_CERTIFICATE_SOON_DAYS
 */
typedef enum
{
  CODEF_CERTIFICATE_FINE           = 0,
  CODEF_CERTIFICATE_TOO_LARGE      = 1 << 0,
  CODEF_CERTIFICATE_PEM            = 1 << 1,
  CODEF_CERTIFICATE_SWAPPED        = 1 << 2,
  CODEF_CERTIFICATE_NO_CERTIFICATE = 1 << 3,
  CODEF_CERTIFICATE_NO_KEY         = 1 << 4,
  CODEF_CERTIFICATE_NO_PFX         = 1 << 5,
  CODEF_CERTIFICATE_WRONG_PASSWORD = 1 << 6,
  CODEF_CERTIFICATE_MISMATCH       = 1 << 7,
  CODEF_CERTIFICATE_EXPIRED        = 1 << 8,
  CODEF_CERTIFICATE_NOT_YET_VALID  = 1 << 9,
  CODEF_CERTIFICATE_LOCKED         = 1 << 10,
  CODEF_CERTIFICATE_SEED           = 1 << 11,
  CODEF_CERTIFICATE_UNREAD         = 1 << 12,
  CODEF_CERTIFICATE_EXPIRES_SOON   = 1 << 13,
} CodefCertificateFindings;

/* Those that make a registration fail; the others are notes. */
#define CODEF_CERTIFICATE_PROBLEMS ((CodefCertificateFindings) (CODEF_CERTIFICATE_LOCKED - 1))

typedef struct _CodefCertificate CodefCertificate;

#define CODEF_TYPE_CERTIFICATE (codef_certificate_get_type ())
GType             codef_certificate_get_type  (void);

/* Both constructors take the bytes of the files. They can take a second where a password is given: call them off the
 * main loop.
 * @password: (nullable). Never NULL: what is wrong is a finding. */
CodefCertificate *codef_certificate_new_pair  (GBytes *certificate, GBytes *key, CodefSecret *password);
CodefCertificate *codef_certificate_new_pfx   (GBytes *pfx, CodefSecret *password);
CodefCertificate *codef_certificate_ref       (CodefCertificate *self);
void              codef_certificate_unref     (CodefCertificate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefCertificate, codef_certificate_unref)

/* The first common name of the subject, which names the person or company; (nullable): not read. */
const char       *codef_certificate_get_name    (CodefCertificate *self);
/* The whole distinguished names (RFC 4514); (nullable): not read. */
const char       *codef_certificate_get_subject (CodefCertificate *self);
const char       *codef_certificate_get_issuer  (CodefCertificate *self);
/* −1: not read. */
gint64            codef_certificate_get_valid_from_unix_sec  (CodefCertificate *self);
gint64            codef_certificate_get_valid_until_unix_sec (CodefCertificate *self);
/* TRUE if key and certificate were both read and belong together. */
gboolean          codef_certificate_is_matched  (CodefCertificate *self);

CodefCertificateFindings codef_certificate_judge    (CodefCertificate *self, gint64 now_unix_sec);
/* (transfer full) (nullable): the worst finding as a translated sentence; NULL if there is none. */
char             *codef_certificate_describe   (CodefCertificate *self, gint64 now_unix_sec);
/* (transfer full) (nullable): "홍길동 · until 2027-03-02", in UTC; NULL if the certificate was not read. */
char             *codef_certificate_summarize  (CodefCertificate *self);

G_END_DECLS
