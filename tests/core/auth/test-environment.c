/* SPDX-License-Identifier: MIT */
#include "codef-environment.h"
#include "codef-error.h"
#include "codef-wire.h"

static void
test_vendor (void)
{
  static const struct
  {
    CodefEnvironmentKind kind;
    const char          *id, *api_url;
  } rows[] = {
    { CODEF_ENVIRONMENT_SANDBOX, "sandbox", "https://sandbox.codef.io" },
    { CODEF_ENVIRONMENT_DEMO, "demo", "https://development.codef.io" },
    { CODEF_ENVIRONMENT_PRODUCTION, "production", "https://api.codef.io" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CodefEnvironment) environment = codef_environment_new_vendor (rows[i].kind);

      g_assert_cmpint (codef_environment_get_kind (environment), ==, rows[i].kind);
      g_assert_cmpstr (codef_environment_get_id (environment), ==, rows[i].id);
      g_assert_cmpstr (codef_environment_get_api_url (environment), ==, rows[i].api_url);
      g_assert_cmpstr (codef_environment_get_oauth_url (environment), ==, "https://oauth.codef.io");
      g_assert_cmpstr (codef_environment_get_title (environment), !=, "");
    }
}

static void
test_local (void)
{
  g_autoptr(CodefEnvironment) environment = codef_environment_new_local ("http://127.0.0.1:40123/");

  g_assert_cmpstr (codef_environment_get_id (environment), ==, "local");
  g_assert_cmpstr (codef_environment_get_api_url (environment), ==, "http://127.0.0.1:40123");
  g_assert_cmpstr (codef_environment_get_oauth_url (environment), ==, "http://127.0.0.1:40123");
}

static void
test_custom (void)
{
  static const struct
  {
    const char *typed, *url;
  } good[] = {
    { "https://api.example", "https://api.example" },
    { "https://api.example/", "https://api.example" },
    { "https://api.example:8443", "https://api.example:8443" },
    { "HTTPS://api.example", "https://api.example" },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
    { "http://127.8.9.1", "http://127.8.9.1" },
    { "http://localhost:8080/", "http://localhost:8080" },
    { "http://[::1]:8080", "http://[::1]:8080" },
  };
  static const char *const bad[] = {
    "", "api.example", "ftp://api.example", "http://api.example", "http://10.0.0.1", "http://localhost.example",
    "https://", "https:///x", "https://api.example/v1", "https://api.example?x=1", "https://api.example#x",
    "https://user@api.example",
    "https://user:pass@api.example", "https://[::1", "https://api example", "file:///etc/passwd", "javascript:alert(1)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CodefEnvironment) environment = codef_environment_new_custom ("mine", "Mine", good[i].typed,
                                                                              good[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (codef_environment_get_api_url (environment), ==, good[i].url);
      g_assert_cmpstr (codef_environment_get_oauth_url (environment), ==, good[i].url);
      g_assert_cmpstr (codef_environment_get_title (environment), ==, "Mine");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) first = NULL;
      g_autoptr(GError) second = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (codef_environment_new_custom ("mine", "Mine", bad[i], "https://oauth.example", &first));
      g_assert_error (first, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
      g_assert_null (codef_environment_new_custom ("mine", "Mine", "https://api.example", bad[i], &second));
      g_assert_error (second, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
    }
}

/* Keys are found by id, so no custom environment may answer to the keys of another kind. */
static void
test_reserved (void)
{
  static const char *const ids[] = { "", "local", "sandbox", "demo", "production" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (codef_environment_new_custom (ids[i], "x", "https://a.example", "https://a.example", &error));
      g_assert_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST);
    }
}

static void
test_equal (void)
{
  g_autoptr(CodefEnvironment) demo = codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO);
  g_autoptr(CodefEnvironment) same = codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO);
  g_autoptr(CodefEnvironment) one = codef_environment_new_local ("http://127.0.0.1:1");
  g_autoptr(CodefEnvironment) two = codef_environment_new_local ("http://127.0.0.1:2");

  g_assert_true (codef_environment_equal (demo, same));
  g_assert_false (codef_environment_equal (demo, one));
  g_assert_false (codef_environment_equal (one, two));
  g_assert_true (codef_environment_equal (NULL, NULL));
  g_assert_false (codef_environment_equal (demo, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/environment/vendor", test_vendor);
  g_test_add_func ("/core/environment/local", test_local);
  g_test_add_func ("/core/environment/custom", test_custom);
  g_test_add_func ("/core/environment/O16-reserved", test_reserved);
  g_test_add_func ("/core/environment/equal", test_equal);
  return g_test_run ();
}
