/* SPDX-License-Identifier: MIT */
#include "codef-certificate.h"
#include "codef-secret.h"
#include "test-user-certificate.h"

#define DAY G_GINT64_CONSTANT (86400)
#define NOW G_GINT64_CONSTANT (1790000000)

/* 1.2.410.200004.1.15 and …1.4 in DER */
#define SEED_PKCS5 "\x2a\x83\x1a\x8c\x9a\x44\x01\x0f"
#define UNKNOWN_OID "\x2a\x83\x1a\x8c\x9a\x44\x01\x7f"

static TestUserCertificate *certificate, *other;
static CodefSecret *right, *wrong;

static GBytes *
bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
test_pair (void)
{
  g_autoptr(CodefCertificate) read = codef_certificate_new_pair (certificate->certificate, certificate->key, right);
  g_autofree char *summary = codef_certificate_summarize (read);
  g_autofree char *sentence = codef_certificate_describe (read, NOW);

  g_assert_cmpuint (codef_certificate_judge (read, NOW), ==, CODEF_CERTIFICATE_FINE);
  g_assert_true (codef_certificate_is_matched (read));
  g_assert_cmpstr (codef_certificate_get_name (read), ==, "홍길동()000404");
  g_assert_nonnull (strstr (codef_certificate_get_subject (read), "O=test"));
  g_assert_nonnull (strstr (codef_certificate_get_issuer (read), "O=test"));
  g_assert_cmpint (codef_certificate_get_valid_from_unix_sec (read), ==, NOW - 100 * DAY);
  g_assert_cmpint (codef_certificate_get_valid_until_unix_sec (read), ==, NOW + 100 * DAY);
  g_assert_cmpstr (summary, ==, "홍길동 · until 2026-12-30");
  g_assert_null (sentence);
}

static void
test_pfx (void)
{
  g_autoptr(CodefCertificate) read = codef_certificate_new_pfx (certificate->pfx, right);

  g_assert_cmpuint (codef_certificate_judge (read, NOW), ==, CODEF_CERTIFICATE_FINE);
  g_assert_true (codef_certificate_is_matched (read));
  g_assert_cmpstr (codef_certificate_get_name (read), ==, "홍길동()000404");
}

static void
test_plain_key (void)
{
  g_autoptr(CodefCertificate) with =
    codef_certificate_new_pair (certificate->certificate, certificate->plain_key, right);
  g_autoptr(CodefCertificate) without =
    codef_certificate_new_pair (certificate->certificate, certificate->plain_key, NULL);

  g_assert_true (codef_certificate_is_matched (with));
  g_assert_true (codef_certificate_is_matched (without));
}

typedef struct
{
  const char               *name;
  GBytes                   *(*first) (void); /* the certificate, or the pfx if there is no second file */
  GBytes                   *(*second) (void);
  gboolean                  has_password;
  gboolean                  is_right;
  CodefCertificateFindings  findings;
  gboolean                  is_named; /* the certificate was read all the same */
} Case;

static GBytes *get_certificate (void) { return g_bytes_ref (certificate->certificate); }
static GBytes *get_key (void) { return g_bytes_ref (certificate->key); }
static GBytes *get_other_key (void) { return g_bytes_ref (other->key); }
static GBytes *get_pem (void) { return g_bytes_ref (certificate->pem); }
static GBytes *get_pfx (void) { return g_bytes_ref (certificate->pfx); }
static GBytes *get_text (void) { return bytes ("no certificate at all"); }
static GBytes *get_nothing (void) { return bytes (""); }
static GBytes *get_seed_key (void) { return test_user_certificate_new_seed_key (SEED_PKCS5, strlen (SEED_PKCS5),
                                                                                2048); }
static GBytes *get_unknown_key (void) { return test_user_certificate_new_seed_key (UNKNOWN_OID, strlen (UNKNOWN_OID),
                                                                                   2048); }
static GBytes *get_cut_pfx (void) { return g_bytes_new_from_bytes (certificate->pfx, 0,
                                                                   g_bytes_get_size (certificate->pfx) - 9); }

static GBytes *
get_large (void)
{
  return g_bytes_new_take (g_malloc0 (CODEF_CERTIFICATE_MAX_BYTES + 1), CODEF_CERTIFICATE_MAX_BYTES + 1);
}

static const Case cases[] = {
  { "wrong-password", get_certificate, get_key, TRUE, FALSE, CODEF_CERTIFICATE_WRONG_PASSWORD, TRUE },
  { "no-password-yet", get_certificate, get_key, FALSE, FALSE, CODEF_CERTIFICATE_LOCKED, TRUE },
  { "mismatch", get_certificate, get_other_key, TRUE, TRUE, CODEF_CERTIFICATE_MISMATCH, TRUE },
  { "swapped", get_key, get_certificate, TRUE, TRUE, CODEF_CERTIFICATE_SWAPPED, FALSE },
  { "pem-certificate", get_pem, get_key, TRUE, TRUE, CODEF_CERTIFICATE_PEM, FALSE },
  { "no-certificate", get_text, get_key, TRUE, TRUE, CODEF_CERTIFICATE_NO_CERTIFICATE, FALSE },
  { "no-key", get_certificate, get_text, TRUE, TRUE, CODEF_CERTIFICATE_NO_KEY, TRUE },
  { "empty-files", get_nothing, get_nothing, TRUE, TRUE, CODEF_CERTIFICATE_NO_CERTIFICATE | CODEF_CERTIFICATE_NO_KEY,
    FALSE },
  { "seed-key", get_certificate, get_seed_key, TRUE, TRUE, CODEF_CERTIFICATE_SEED, TRUE },
  { "seed-key-without-password", get_certificate, get_seed_key, FALSE, FALSE, CODEF_CERTIFICATE_SEED, TRUE },
  { "unknown-cipher", get_certificate, get_unknown_key, TRUE, TRUE, CODEF_CERTIFICATE_UNREAD, TRUE },
  { "too-large", get_large, get_key, TRUE, TRUE, CODEF_CERTIFICATE_TOO_LARGE, FALSE },
  { "pfx-wrong-password", get_pfx, NULL, TRUE, FALSE, CODEF_CERTIFICATE_WRONG_PASSWORD, FALSE },
  { "pfx-no-password-yet", get_pfx, NULL, FALSE, FALSE, CODEF_CERTIFICATE_LOCKED, FALSE },
  { "pfx-cut-short", get_cut_pfx, NULL, TRUE, TRUE, CODEF_CERTIFICATE_NO_PFX, FALSE },
  { "pfx-is-a-certificate", get_certificate, NULL, TRUE, TRUE, CODEF_CERTIFICATE_NO_PFX, FALSE },
  { "pfx-is-pem", get_pem, NULL, TRUE, TRUE, CODEF_CERTIFICATE_PEM, FALSE },
  { "pfx-too-large", get_large, NULL, TRUE, TRUE, CODEF_CERTIFICATE_TOO_LARGE, FALSE },
};

static void
test_case (gconstpointer data)
{
  const Case *the = data;
  CodefSecret *password = !the->has_password ? NULL : the->is_right ? right : wrong;
  g_autoptr(GBytes) first = the->first ();
  g_autoptr(GBytes) second = the->second != NULL ? the->second () : NULL;
  g_autoptr(CodefCertificate) read = second != NULL ? codef_certificate_new_pair (first, second, password)
                                                    : codef_certificate_new_pfx (first, password);
  g_autofree char *sentence = codef_certificate_describe (read, NOW);

  g_assert_cmphex (codef_certificate_judge (read, NOW), ==, the->findings);
  g_assert_false (codef_certificate_is_matched (read));
  g_assert_cmpint (codef_certificate_get_name (read) != NULL, ==, the->is_named);
  g_assert_nonnull (sentence);
}

static const struct { const char *name; gint64 now_unix_sec; CodefCertificateFindings findings; } times[] = {
  { "before", NOW - 100 * DAY - 1, CODEF_CERTIFICATE_NOT_YET_VALID },
  { "first-second", NOW - 100 * DAY, CODEF_CERTIFICATE_FINE },
  { "thirty-days", NOW + 70 * DAY, CODEF_CERTIFICATE_FINE },
  { "under-thirty-days", NOW + 70 * DAY + 1, CODEF_CERTIFICATE_EXPIRES_SOON },
  { "last-second", NOW + 100 * DAY, CODEF_CERTIFICATE_EXPIRES_SOON },
  { "after", NOW + 100 * DAY + 1, CODEF_CERTIFICATE_EXPIRED },
};

static void
test_time (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefCertificate) read = codef_certificate_new_pair (certificate->certificate, certificate->key, NULL);

  g_assert_cmphex (codef_certificate_judge (read, times[i].now_unix_sec), ==,
                   times[i].findings | CODEF_CERTIFICATE_LOCKED);
}

static void
test_problems_and_notes (void)
{
  g_assert_true (CODEF_CERTIFICATE_PROBLEMS & CODEF_CERTIFICATE_TOO_LARGE);
  g_assert_true (CODEF_CERTIFICATE_PROBLEMS & CODEF_CERTIFICATE_NOT_YET_VALID);
  g_assert_false (CODEF_CERTIFICATE_PROBLEMS & CODEF_CERTIFICATE_LOCKED);
  g_assert_false (CODEF_CERTIFICATE_PROBLEMS & CODEF_CERTIFICATE_SEED);
  g_assert_false (CODEF_CERTIFICATE_PROBLEMS & CODEF_CERTIFICATE_EXPIRES_SOON);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  certificate = test_user_certificate_new ("홍길동()000404", NOW - 100 * DAY, NOW + 100 * DAY);
  other = test_user_certificate_new ("another", NOW - 100 * DAY, NOW + 100 * DAY);
  right = codef_secret_new (TEST_USER_CERTIFICATE_PASSWORD);
  wrong = codef_secret_new ("another password");
  g_test_add_func ("/certificate/pair", test_pair);
  g_test_add_func ("/certificate/pfx", test_pfx);
  g_test_add_func ("/certificate/plain-key", test_plain_key);
  g_test_add_func ("/certificate/problems-and-notes", test_problems_and_notes);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/certificate/bad/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *path = g_strconcat ("/certificate/time/", times[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_time);
    }
  result = g_test_run ();
  test_user_certificate_free (certificate);
  test_user_certificate_free (other);
  codef_secret_unref (right);
  codef_secret_unref (wrong);
  return result;
}
