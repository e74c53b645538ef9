/* SPDX-License-Identifier: MIT */
#include "codef-error.h"
#include "codef-secret.h"
#include "codef-token.h"

#include <gio/gio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1800000000)

/* (transfer full): base64url without padding, as a JWT has it. */
static char *
encode_part (const char *json)
{
  char *part = g_base64_encode ((const guchar *) json, strlen (json));

  g_strdelimit (g_strdelimit (part, "+", '-'), "/", '_');
  part[strcspn (part, "=")] = '\0';
  return part;
}

static CodefToken *
read_jwt (const char *payload, const char *more)
{
  g_autofree char *head = encode_part ("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
  g_autofree char *body = encode_part (payload);
  g_autofree char *text = g_strdup_printf ("{\"access_token\":\"%s.%s.c2ln\",\"token_type\":\"bearer\"%s}", head, body,
                                           more);
  g_autoptr(GBytes) answer = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  CodefToken *token = codef_token_new_from_answer (answer, NOW, &error);

  g_assert_no_error (error);
  return token;
}

static void
test_jwt (void)
{
  static const char payload[] =
    "{\"service_type\":\"2\",\"scope\":[\"read\"],\"service_no\":\"000000000000\",\"exp\":1800300000,"
    "\"authorities\":[\"INSURANCE\",\"BANK\"],"
    "\"jti\":\"00000000-0000-4000-8000-000000000001\",\"client_id\":\"ef27cfaa-10c1-4470-adac-60ba476273f9\"}";
  g_autoptr(CodefToken) token = read_jwt (payload, ",\"expires_in\":604799");
  static const char *const authorities[] = { "INSURANCE", "BANK", NULL };

  g_assert_cmpint (codef_token_get_expires_unix_sec (token), ==, 1800300000);
  g_assert_cmpstr (codef_token_get_service_type (token), ==, "2");
  g_assert_cmpstr (codef_token_get_client_id (token), ==, "ef27cfaa-10c1-4470-adac-60ba476273f9");
  g_assert_cmpstrv (codef_token_get_authorities (token), authorities);
  g_assert_cmpmem (g_bytes_get_data (codef_token_get_payload (token), NULL),
                   g_bytes_get_size (codef_token_get_payload (token)), payload, strlen (payload));
  g_assert_nonnull (codef_token_get_header (token));
}

/* Payloads of every length, so that each kind of missing padding occurs; and all characters, so that '-' and '_' do. */
static void
test_padding (void)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *filler = g_strnfill (i, '~');
      g_autofree char *payload = g_strdup_printf ("{\"client_id\":\"%s?>?>?>\"}", filler);
      g_autofree char *expected = g_strdup_printf ("%s?>?>?>", filler);
      g_autoptr(CodefToken) token = read_jwt (payload, "");

      g_assert_cmpstr (codef_token_get_client_id (token), ==, expected);
    }
}

static void
test_opaque (void)
{
  static const char *const bearers[] = { "opaque", "a.b", "a.b.c", "..", "!!!.*.x", "W10.W10.c2ln", "bnVsbA.bnVsbA.x",
                                         "e30.bm90IGpzb24.x", "a.b.c.d" };

  for (gsize i = 0; i < G_N_ELEMENTS (bearers); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":\"60\"}", bearers[i]);
      g_autoptr(GBytes) answer = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autoptr(CodefToken) token = codef_token_new_from_answer (answer, NOW, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (codef_secret_reveal (codef_token_get_bearer (token)), ==, bearers[i]);
      g_assert_null (codef_token_get_header (token));
      g_assert_null (codef_token_get_payload (token));
      g_assert_null (codef_token_get_authorities (token));
      g_assert_cmpint (codef_token_get_expires_unix_sec (token), ==, NOW + 60);
    }
}

/* What the claims may hold instead of what they should. */
static void
test_odd_claims (void)
{
  static const struct
  {
    const char *payload;
    gint64      expires;
  } rows[] = {
    { "{}", G_MAXINT64 },
    { "{\"exp\":\"1800000060\"}", NOW + 60 },
    { "{\"exp\":\"soon\"}", G_MAXINT64 },
    { "{\"exp\":1e9}", G_MAXINT64 },
    { "{\"exp\":1800000060.5}", G_MAXINT64 },
    { "{\"exp\":null}", G_MAXINT64 },
    { "{\"exp\":[1]}", G_MAXINT64 },
    { "{\"exp\":0}", 0 },
    { "{\"exp\":-1}", -1 },
    { "{\"exp\":-9223372036854775808}", -G_GINT64_CONSTANT (1000000000000000) },
    { "{\"exp\":99999999999999999999999999}", G_GINT64_CONSTANT (1000000000000000) },
    { "{\"authorities\":\"BANK\",\"service_type\":2,\"client_id\":{}}", G_MAXINT64 },
    { "{\"authorities\":[[],{},null,5,\"BANK\"]}", G_MAXINT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CodefToken) token = read_jwt (rows[i].payload, "");

      g_assert_cmpint (codef_token_get_expires_unix_sec (token), ==, rows[i].expires);
      g_assert_nonnull (codef_token_get_authorities (token));
    }
}

static void
test_fresh (void)
{
  g_autoptr(CodefToken) token = read_jwt ("{\"exp\":1800003600}", "");
  g_autoptr(CodefToken) endless = read_jwt ("{}", "");
  g_autoptr(CodefToken) ancient = read_jwt ("{\"exp\":-9223372036854775808}", "");

  g_assert_true (codef_token_is_fresh (token, NOW - 1, CODEF_TOKEN_MARGIN_SEC));
  g_assert_false (codef_token_is_fresh (token, NOW, CODEF_TOKEN_MARGIN_SEC));
  g_assert_true (codef_token_is_fresh (token, NOW + 3599, 0));
  g_assert_false (codef_token_is_fresh (token, NOW + 3600, 0));
  g_assert_true (codef_token_is_fresh (endless, G_MAXINT64 - 1, CODEF_TOKEN_MARGIN_SEC));
  g_assert_false (codef_token_is_fresh (ancient, 0, CODEF_TOKEN_MARGIN_SEC));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/token/jwt", test_jwt);
  g_test_add_func ("/core/token/padding", test_padding);
  g_test_add_func ("/core/token/O10-opaque", test_opaque);
  g_test_add_func ("/core/token/O4-odd-claims", test_odd_claims);
  g_test_add_func ("/core/token/O7-fresh", test_fresh);
  return g_test_run ();
}
