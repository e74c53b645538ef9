/* SPDX-License-Identifier: MIT */
#include "sandbox-scenario.h"

static void
test_words (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SandboxScenario) s =
    sandbox_scenario_new ("code:CF-12041:NOT(04:00~05:00); delay:0.5;drip:3;plain;", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (s->code, ==, "CF-12041");
  g_assert_cmpstr (s->extra_message, ==, "NOT(04:00~05:00)");
  g_assert_cmpfloat (s->delay_seconds, ==, 0.5);
  g_assert_cmpfloat (s->drip_seconds, ==, 3.0);
  g_assert_cmpint (s->delivery, ==, SANDBOX_DELIVERY_DRIP);
  g_assert_cmpint (s->dress, ==, SANDBOX_DRESS_PLAIN);
}

static void
test_later_overrides (void)
{
  g_autoptr(SandboxScenario) s = sandbox_scenario_new ("code:CF-12041:a;cut;code:CF-12803;reset", NULL);

  g_assert_cmpstr (s->code, ==, "CF-12803");
  g_assert_null (s->extra_message);
  g_assert_cmpint (s->delivery, ==, SANDBOX_DELIVERY_RESET);
}

static void
test_two_way (void)
{
  static const char *const expected[] = { "secureNo", "smsAuthNo", NULL };
  g_autoptr(SandboxScenario) s = sandbox_scenario_new ("twoway:secureNo, smsAuthNo", NULL);

  g_assert_cmpstrv (s->two_way_methods, expected);
}

static void
test_unknown (void)
{
  static const char *const bad[] = {
    "explode",       "code",          "code:",
    "code:12803",    "code:CF-1280x", "code:CF-128033",
    "http",          "http:200",      "http:600",
    "http:5oo",      "delay",         "delay:",
    "delay:-1",      "delay:nan",     "delay:1e9",
    "delay:1s",      "drip:x",        "cut:1",
    "reset:1",       "plain:1",       "html:1",
    "token",         "token:fresh",   "wrong-host:1",
    "twoway",        "twoway:",       "twoway:secureNo,,smsAuthNo",
    "Code:CF-12803",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *words = g_strconcat ("plain;", bad[i], NULL);

      g_assert_null (sandbox_scenario_new (words, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, bad[i]));
    }
}

/* Each word of the help is one that is understood. */
static void
test_help (void)
{
  const char *const *words = sandbox_scenario_list_words ();

  g_assert_nonnull (words[0]);
  for (guint i = 0; words[i] != NULL; i += 2)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SandboxScenario) s = sandbox_scenario_new (words[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (s);
      g_assert_nonnull (words[i + 1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox/scenario/words", test_words);
  g_test_add_func ("/sandbox/scenario/later-overrides", test_later_overrides);
  g_test_add_func ("/sandbox/scenario/two-way", test_two_way);
  g_test_add_func ("/sandbox/scenario/unknown", test_unknown);
  g_test_add_func ("/sandbox/scenario/help", test_help);
  return g_test_run ();
}
