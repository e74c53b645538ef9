/* SPDX-License-Identifier: MIT */
#include "codef-condition.h"

#include <string.h>

/* The parameters of every case here: a = 1, b = "two words", c = "", d is absent, notary = 7. */
static const char *
look_up (const char *name, gpointer user_data)
{
  static const struct { const char *name, *value; } values[] = {
    { "a", "1" }, { "b", "two words" }, { "c", "" }, { "notary", "7" },
    { "aNameThatIsLongerThanAnyThatTheServiceHasAndThanWhatIsKeptReadyForIt", "long" },
  };
  guint *n_calls = user_data;

  (*n_calls)++;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].name, name) == 0)
      return values[i].value;
  return NULL;
}

static const struct { const char *condition; gboolean holds; } conditions[] = {
  { "a = 1", TRUE }, { "a=1", TRUE }, { "a = 2", FALSE }, { "a != 1", FALSE }, { "a!=2", TRUE }, { "a = \"1\"", TRUE },
  { "a = 2|1", TRUE }, { "a = 2 | 3", FALSE }, { "a != 2|1", FALSE }, { "a != 2|3", TRUE },
  { "b = \"two words\"", TRUE },
  { "b = two", FALSE }, { "a present", TRUE }, { "a absent", FALSE }, { "c present", FALSE }, { "c absent", TRUE },
  { "d present", FALSE }, { "d absent", TRUE }, { "d = \"\"", TRUE }, { "d != 1", TRUE }, { "d = 1", FALSE },
  { "always", TRUE },
  { "not always", FALSE }, { "not a = 2", TRUE }, { "not not a = 1", TRUE }, { "a = 1 and b present", TRUE },
  { "a = 2 and b present", FALSE }, { "a = 2 or b present", TRUE }, { "a = 1 or a = 2 and d present", TRUE },
  { "(a = 1 or a = 2) and d present", FALSE }, { "a = 2 and d present or a = 1", TRUE },
  { "not (a = 1 and d present)", TRUE },
  { "not a = 1 and a = 1", FALSE }, { "notary = 7", TRUE }, { "a = and", FALSE }, { "a = present|1", TRUE },
  { "aNameThatIsLongerThanAnyThatTheServiceHasAndThanWhatIsKeptReadyForIt = long", TRUE },
  { "aNameThatIsLongerThanAnyThatTheServiceHasAndThanWhatIsKeptReadyForI present", FALSE }, { "a = 한글", FALSE },
  { NULL, FALSE }, { "", FALSE }, { "a =", FALSE }, { "always always", FALSE }, { "always or", FALSE },
};

static const struct { const char *condition, *problem; } malformed[] = {
  { "", "character 1: the name of a parameter is expected" },
  { "   ", "character 4: the name of a parameter is expected" },
  { "a", "character 2: '=', '!=', 'present' or 'absent' is expected" },
  { "a =", "character 4: a value is missing" },
  { "a = 1|", "character 7: a value is missing" },
  { "a = |1", "character 5: a value is missing" },
  { "a = 1 b = 2", "character 7: 'and', 'or' or the end is expected" },
  { "a = 1 and", "character 10: the name of a parameter is expected" },
  { "(a = 1", "character 7: ')' is missing" },
  { "a = 1)", "character 6: 'and', 'or' or the end is expected" },
  { "()", "character 2: the name of a parameter is expected" },
  { "a ! 1", "character 3: '!' stands alone" },
  { "a = \"1", "character 5: the closing quote is missing" },
  { "1 = a", "character 1: the name of a parameter is expected" },
  { "a-b = 1", "character 1: the name of a parameter is expected" },
  { "\"a\" = 1", "character 2: the name of a parameter is expected" },
  { "한글 = 1", "character 1: the name of a parameter is expected" },
  { "a = 한글 or", "character 10: the name of a parameter is expected" },
  { "and = 1", "character 1: the name of a parameter is expected" },
  { "a is 1", "character 3: '=', '!=', 'present' or 'absent' is expected" },
  { "a = 1 AND b = 2", "character 7: 'and', 'or' or the end is expected" },
  { "a = \xff", "character 1: the text is not UTF-8" },
};

static void
test_holds (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  guint n_calls = 0;

  g_assert_cmpint (codef_condition_holds (conditions[i].condition, look_up, &n_calls), ==, conditions[i].holds);
}

static void
test_malformed (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  guint n_calls = 0;
  g_autofree char *problem = codef_condition_check (malformed[i].condition);

  g_assert_cmpstr (problem, ==, malformed[i].problem);
  g_assert_false (codef_condition_holds (malformed[i].condition, look_up, &n_calls));
}

static void
test_well_formed (void)
{
  for (gsize i = 0; conditions[i].condition != NULL; i++)
    g_assert_null (codef_condition_check (conditions[i].condition));
}

static void
test_depth (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autofree char *fine = NULL;
  g_autofree char *problem = NULL;
  guint n_calls = 0;

  for (guint i = 1; i < CODEF_CONDITION_MAX_DEPTH; i++)
    g_string_append (deep, "not ");
  g_string_append (deep, "a = 2");
  fine = codef_condition_check (deep->str);
  g_assert_null (fine);
  g_assert_true (codef_condition_holds (deep->str, look_up, &n_calls));

  g_string_prepend (deep, "not ");
  problem = codef_condition_check (deep->str);
  g_assert_cmpstr (problem, ==, "character 65: nested too deeply");
  for (guint i = 0; i < 100000; i++)
    g_string_prepend_c (deep, '(');
  g_assert_false (codef_condition_holds (deep->str, look_up, &n_calls));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *name = g_strdup_printf ("/condition/holds/%02zu", i);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_holds);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autofree char *name = g_strdup_printf ("/condition/malformed/%02zu", i);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_malformed);
    }
  g_test_add_func ("/condition/well formed", test_well_formed);
  g_test_add_func ("/condition/depth", test_depth);
  return g_test_run ();
}
