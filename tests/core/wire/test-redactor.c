/* SPDX-License-Identifier: MIT */
/* K: the one redactor. SECRET stands in every input that has one, and must not be in any output. */
#include "codef-redactor.h"

#include <string.h>

#define M "••••"
#define SECRET "Zq9"

typedef struct
{
  const char *name, *in, *out;
} Row;

static const Row json_rows[] = {
  { "string", "{\"password\":\"Zq9\"}", "{\"password\":\"" M "\"}" },
  { "any-case", "{\"CertPassword\":\"Zq9\"}", "{\"CertPassword\":\"" M "\"}" },
  { "snake-case", "{\"client_secret\":\"Zq9\"}", "{\"client_secret\":\"" M "\"}" },
  { "with-hyphens", "{\"client-secret\":\"Zq9\"}", "{\"client-secret\":\"" M "\"}" },
  { "escaped-name", "{\"p\\u0061ssword\":\"Zq9\"}", "{\"p\\u0061ssword\":\"" M "\"}" },
  { "korean-name", "{\"비밀번호\":\"Zq9\"}", "{\"비밀번호\":\"" M "\"}" },
  { "korean-name-inside", "{\"계좌비밀번호\":\"Zq9\"}", "{\"계좌비밀번호\":\"" M "\"}" },
  { "resident-number", "{\"주민등록번호\":\"Zq9\",\"identity\":\"Zq9\"}", "{\"주민등록번호\":\"" M "\",\"identity\":\"" M "\"}" },
  { "deep", "{\"a\":[{\"b\":{\"accountPassword\":\"Zq9\"}}]}", "{\"a\":[{\"b\":{\"accountPassword\":\"" M "\"}}]}" },
  { "list-of-accounts", "{\"accountList\":[{\"id\":\"x\",\"password\":\"Zq9\"},{\"password\":\"Zq9\"}]}",
    "{\"accountList\":[{\"id\":\"x\",\"password\":\"" M "\"},{\"password\":\"" M "\"}]}" },
  { "number", "{\"cardNo\":9410123456789012}", "{\"cardNo\":\"" M "\"}" },
  { "negative-number", "{\"pin\":-1.5e3,\"a\":1}", "{\"pin\":\"" M "\",\"a\":1}" },
  { "list", "{\"password\":[\"Zq9\",\"Zq9\",5]}", "{\"password\":[\"" M "\",\"" M "\",\"" M "\"]}" },
  { "object", "{\"token\":{\"value\":\"Zq9\",\"deep\":[{\"x\":\"Zq9\"}]},\"a\":\"b\"}",
    "{\"token\":{\"value\":\"" M "\",\"deep\":[{\"x\":\"" M "\"}]},\"a\":\"b\"}" },
  { "literals-stay", "{\"password\":null,\"token\":true}", "{\"password\":null,\"token\":true}" },
  { "empty-stays", "{\"password\":\"\"}", "{\"password\":\"\"}" },
  { "spaces-stay", "{ \"password\" :\n\t\"Zq9\" , \"a\" : 1.10 }", "{ \"password\" :\n\t\"" M "\" , \"a\" : 1.10 }" },
  { "escapes-in-value", "{\"password\":\"Zq9\\\"Zq9\\\\\",\"a\":\"b\"}", "{\"password\":\"" M "\",\"a\":\"b\"}" },
  { "numbers-byte-for-byte", "{\"a\":12345678901234567890,\"b\":1.10,\"c\":-0}",
    "{\"a\":12345678901234567890,\"b\":1.10,\"c\":-0}" },
  { "duplicates", "{\"password\":\"Zq9\",\"password\":\"Zq9\"}", "{\"password\":\"" M "\",\"password\":\"" M "\"}" },
  { "token-type-stays", "{\"access_token\":\"Zq9\",\"token_type\":\"bearer\",\"expires_in\":5}",
    "{\"access_token\":\"" M "\",\"token_type\":\"bearer\",\"expires_in\":5}" },
  { "connected-id-stays", "{\"connectedId\":\"8PQI4dQ\",\"organization\":\"0004\"}",
    "{\"connectedId\":\"8PQI4dQ\",\"organization\":\"0004\"}" },
  { "files", "{\"derFile\":\"Zq9\",\"keyFile\":\"Zq9\",\"certFile\":\"Zq9\"}",
    "{\"derFile\":\"" M "\",\"keyFile\":\"" M "\",\"certFile\":\"" M "\"}" },
  { "codes-of-a-phone", "{\"smsAuthNo\":\"Zq9\",\"secureNo\":\"Zq9\",\"emailAuthNo\":\"Zq9\"}",
    "{\"smsAuthNo\":\"" M "\",\"secureNo\":\"" M "\",\"emailAuthNo\":\"" M "\"}" },
  { "cut-in-value", "{\"password\":\"Zq9", "{\"password\":\"" M },
  { "cut-after-name", "{\"password\":", "{\"password\":" },
  { "cut-in-name", "{\"passw", "{\"passw" },
  { "broken-before", "{,,]\"password\":\"Zq9\"", "{,,]\"password\":\"" M "\"" },
  { "no-quotes", "{password:\"Zq9\",a:\"b\"}", "{password:\"" M "\",a:\"b\"}" },
  { "single-quotes", "{'password' : 'Zq9','a':'b'}", "{'password' : '" M "','a':'b'}" },
  { "korean-without-quotes", "{비밀번호: \"Zq9\"}", "{비밀번호: \"" M "\"}" },
  { "har-header", "{\"headers\":[{\"name\":\"Authorization\",\"value\":\"Bearer Zq9\"}]}",
    "{\"headers\":[{\"name\":\"Authorization\",\"value\":\"" M "\"}]}" },
  { "har-parameter",
    "{\"params\":[{\"name\":\"client_secret\",\"value\":\"Zq9\"},{\"name\":\"scope\",\"value\":\"read\"}]}",
    "{\"params\":[{\"name\":\"client_secret\",\"value\":\"" M "\"},{\"name\":\"scope\",\"value\":\"read\"}]}" },
  { "har-cookies", "{\"cookies\":[{\"name\":\"sid\",\"value\":\"Zq9\"}]}",
    "{\"cookies\":[{\"name\":\"" M "\",\"value\":\"" M "\"}]}" },
  { "har-body", "{\"postData\":{\"text\":\"{\\\"password\\\":\\\"Zq9\\\"}\"}}",
    "{\"postData\":{\"text\":\"{\\\"password\\\":\\\"" M "\\\"}\"}}" },
  { "har-form", "{\"text\":\"grant_type=x&client_secret=Zq9&scope=read\"}",
    "{\"text\":\"grant_type=x&client_secret=" M "&scope=read\"}" },
  { "har-url", "{\"url\":\"https://h/x?access_token=Zq9&a=b\"}", "{\"url\":\"https://h/x?access_token=" M "&a=b\"}" },
  { "bearer-in-a-string", "{\"note\":\"Bearer Zq9\"}", "{\"note\":\"Bearer " M "\"}" },
  { "prose-stays", "{\"message\":\"아이디 또는 비밀번호 오류입니다.\"}", "{\"message\":\"아이디 또는 비밀번호 오류입니다.\"}" },
  { "no-json", "hello", "hello" },
  { "empty", "", "" },
};

static const Row text_rows[] = {
  { "bearer", "Authorization: Bearer Zq9.Zq9-Zq9_Zq9", "Authorization: Bearer " M },
  { "bearer-any-case", "authorization: bearer Zq9", "authorization: bearer " M },
  { "basic", "sent Basic Q0NDQw== to host", "sent Basic " M " to host" },
  { "bare-header", "Authorization: Zq9", "Authorization: " M },
  { "cookie-line", "Cookie: a=Zq9; b=Zq9\nAccept: x", "Cookie: " M "\nAccept: x" },
  { "set-cookie-line", "Set-Cookie: a=Zq9; Path=/", "Set-Cookie: " M },
  { "curl-header", "curl -H 'Authorization: Bearer Zq9' -H 'Accept: x'",
    "curl -H 'Authorization: Bearer " M "' -H 'Accept: x'" },
  { "curl-user", "curl -u id:Zq9 https://h", "curl -u id:" M " https://h" },
  { "curl-user-quoted", "curl --user 'id:Zq9 Zq9' https://h", "curl --user 'id:" M "' https://h" },
  { "curl-data", "curl -d '{\"password\":\"Zq9\"}'", "curl -d '{\"password\":\"" M "\"}'" },
  { "curl-data-form", "curl -d grant_type=x -d client_secret=Zq9", "curl -d grant_type=x -d client_secret=" M },
  { "curl-data-encoded", "curl -d '%7B%22password%22%3A%22Zq9%22%2C%22a%22%3A%22b%22%7D'",
    "curl -d '%7B%22password%22%3A%22" M "%22%2C%22a%22%3A%22b%22%7D'" },
  { "query", "GET /x?access_token=Zq9&a=b HTTP/1.1", "GET /x?access_token=" M "&a=b HTTP/1.1" },
  { "query-last", "https://h/?a=b&token=Zq9", "https://h/?a=b&token=" M },
  { "fragment", "https://h/#access_token=Zq9", "https://h/#access_token=" M },
  { "user-info", "https://user:Zq9@host/path", "https://user:" M "@host/path" },
  { "user-info-with-at", "http://user:Zq9@Zq9@host:8080", "http://user:" M "@host:8080" },
  { "no-user-info", "https://host:8080/a:b@c", "https://host:8080/a:b@c" },
  { "form", "grant_type=client_credentials&client_secret=Zq9&scope=read",
    "grant_type=client_credentials&client_secret=" M "&scope=read" },
  { "env", "CODEF_CLIENT_SECRET=Zq9\nCODEF_CLIENT_ID=x", "CODEF_CLIENT_SECRET=" M "\nCODEF_CLIENT_ID=x" },
  { "env-quoted", "export CLIENT_SECRET=\"Zq9 Zq9\"", "export CLIENT_SECRET=\"" M "\"" },
  { "java", "String CLIENT_SECRET = \"Zq9\";", "String CLIENT_SECRET = \"" M "\";" },
  { "php", "'password' => 'Zq9', 'a' => 'b'", "'password' => '" M "', 'a' => 'b'" },
  { "python-dict", "{'password': 'Zq9', 'a': 'b'}", "{'password': '" M "', 'a': 'b'}" },
  { "json", "body {\"userPassword\": \"Zq9\"} end", "body {\"userPassword\": \"" M "\"} end" },
  { "json-number", "{\"pin\":1234}", "{\"pin\":" M "}" },
  { "json-escaped-quote", "{\"password\":\"Zq9\\\"Zq9\",\"a\":1}", "{\"password\":\"" M "\",\"a\":1}" },
  { "json-in-a-string", "\"{\\\"password\\\":\\\"Zq9\\\"}\"", "\"{\\\"password\\\":\\\"" M "\\\"}\"" },
  { "json-literal", "{\"password\":null}", "{\"password\":null}" },
  { "jwt", "token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJDIn0.Q0ND end", "token " M " end" },
  { "jwt-in-json", "{\"x\":\"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJDIn0.Q0ND\"}", "{\"x\":\"" M "\"}" },
  { "not-a-jwt", "eyJ is how they begin", "eyJ is how they begin" },
  { "private-key", "-----BEGIN RSA PRIVATE KEY-----\nZq9Zq9\nZq9Zq9\n-----END RSA PRIVATE KEY-----\nx",
    "-----BEGIN RSA PRIVATE KEY-----" M "-----END RSA PRIVATE KEY-----\nx" },
  { "private-key-cut", "-----BEGIN PRIVATE KEY-----\nZq9Zq9", "-----BEGIN PRIVATE KEY-----" M },
  { "public-key-stays", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
    "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----" },
  { "korean-form", "비밀번호=Zq9&이름=홍길동", "비밀번호=" M "&이름=홍길동" },
  { "korean-quoted", "\"카드번호\": \"Zq9\"", "\"카드번호\": \"" M "\"" },
  { "prose-with-colon", "password: wrong length", "password: wrong length" },
  { "masked-again", "Authorization: Bearer " M, "Authorization: Bearer " M },
  { "line-break-in-string", "\"a\\npassword=Zq9\\nb\"", "\"a\\npassword=" M "\\nb\"" },
  { "plain", "Nothing to hide: 0004, 개인 보유계좌", "Nothing to hide: 0004, 개인 보유계좌" },
  { "lone-percent", "100% of %zz and %4", "100% of %zz and %4" },
  { "empty", "", "" },
};

static const struct
{
  const char *name, *value, *out;
} header_rows[] = {
  { "Authorization", "Bearer Zq9", "Bearer " M },
  { "authorization", "Basic Q0ND", "Basic " M },
  { "Authorization", "Zq9", M },
  { "Proxy-Authorization", "Basic Q0ND", "Basic " M },
  { "Cookie", "a=Zq9; b=Zq9", "a=" M "; b=" M },
  { "Set-Cookie", "a=Zq9; Path=/; HttpOnly", "a=" M "; Path=/; HttpOnly" },
  { "Set-Cookie", "Zq9", M },
  { "X-Api-Key", "Zq9", M },
  { "X-Client-Secret", "Zq9", M },
  { "Location", "https://h/?access_token=Zq9", "https://h/?access_token=" M },
  { "Content-Type", "application/json; charset=UTF-8", "application/json; charset=UTF-8" },
  { "WWW-Authenticate", "Bearer", "Bearer" },
  { "Content-Length", "5", "5" },
};

static void
check (const char *name, const char *out, const char *expected)
{
  g_test_message ("%s", name);
  g_assert_cmpstr (out, ==, expected);
  g_assert_null (strstr (out, SECRET));
}

static char *
mask_json (const char *text)
{
  g_autoptr(GBytes) in = g_bytes_new_static (text, strlen (text));
  g_autoptr(GBytes) out = codef_redactor_mask_json (in);
  gsize length;
  const char *data = g_bytes_get_data (out, &length);

  return g_strndup (data, length);
}

static void
test_json (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (json_rows); i++)
    {
      g_autofree char *out = mask_json (json_rows[i].in);

      check (json_rows[i].name, out, json_rows[i].out);
    }
}

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_rows); i++)
    {
      g_autofree char *out = codef_redactor_mask_text (text_rows[i].in);

      check (text_rows[i].name, out, text_rows[i].out);
    }
}

static void
test_headers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (header_rows); i++)
    {
      g_autofree char *out = codef_redactor_mask_header (header_rows[i].name, header_rows[i].value);

      check (header_rows[i].name, out, header_rows[i].out);
    }
}

static void
test_names (void)
{
  static const char *const secret[] = {
    "password", "PASSWORD", "certPassword", "accountPassword", "withdrawAccountPassword", "password1", "userPassword",
      "client_secret",
    "clientSecret", "access_token", "accessToken", "refresh_token", "Authorization", "Proxy-Authorization", "Cookie",
    "Set-Cookie", "keyFile",
    "derFile", "certFile", "signedData", "ePrepayPass", "reqUserPass", "managePass", "smsAuthNo", "secureNo", "cardNo",
    "identity", "비밀번호", "새비밀번호",
  };
  static const char *const open[] = {
    "", "id", "organization", "connectedId", "token_type", "identityEncYn", "secureNoRefresh", "message", "code",
      "birthDate", "publicKey", "client_id",
    "resAccount", "accountList", "pinned", "passport_country", "이름",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (secret); i++)
    if (!codef_redactor_is_secret_name (secret[i]))
      g_error ("%s is secret", secret[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    if (codef_redactor_is_secret_name (open[i]))
      g_error ("%s is not secret", open[i]);
}

static void
test_wire (void)
{
  static const char encoded[] = "%7B%22password%22%3A%22Zq9%2BC%3D%3D%22%2C%22name%22%3A%22%ED%99%8D+%EA%B8%B8%22%7D";
  static const char expected[] = "%7B%22password%22%3A%22" M "%22%2C%22name%22%3A%22%ED%99%8D+%EA%B8%B8%22%7D";
  static const char plain[] = "{\"password\":\"Zq9+C\"}";
  g_autoptr(GBytes) in = g_bytes_new_static (encoded, strlen (encoded));
  g_autoptr(GBytes) out = codef_redactor_mask_wire (in);
  g_autoptr(GBytes) plain_in = g_bytes_new_static (plain, strlen (plain));
  g_autoptr(GBytes) plain_out = codef_redactor_mask_wire (plain_in);

  g_assert_cmpmem (g_bytes_get_data (out, NULL), g_bytes_get_size (out), expected, strlen (expected));
  g_assert_cmpmem (g_bytes_get_data (plain_out, NULL), g_bytes_get_size (plain_out), "{\"password\":\"" M "\"}",
                   strlen ("{\"password\":\"" M "\"}"));
}

/* Cut anywhere, the redactor stays within its text and lets nothing out that it would not let out whole. */
static void
test_cut (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (json_rows); i++)
    for (gsize length = strlen (json_rows[i].in); length > 0; length--)
      {
        g_autofree char *cut = g_strndup (json_rows[i].in, length);
        g_autofree char *json = mask_json (cut);
        g_autofree char *text = codef_redactor_mask_text (cut);

        g_assert_cmpuint (strlen (json), <=, 4 * length + 64);
        g_assert_cmpuint (strlen (text), <=, 4 * length + 64);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/redactor/names", test_names);
  g_test_add_func ("/core/redactor/K6-json", test_json);
  g_test_add_func ("/core/redactor/K6-text", test_text);
  g_test_add_func ("/core/redactor/K6-headers", test_headers);
  g_test_add_func ("/core/redactor/wire", test_wire);
  g_test_add_func ("/core/redactor/cut", test_cut);
  return g_test_run ();
}
