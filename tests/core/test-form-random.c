/* SPDX-License-Identifier: MIT */
/* Random edits from both sides: whatever the order, nothing that an edit is not about changes, and both sides say the
 * same. */
#include "form-fixture.h"

#include "doc-document.h"

#include <string.h>

#define N_ROUNDS 60
#define N_EDITS 60

/* What nobody may touch, in this order: unknown members, odd lexemes, duplicates, nesting. */
static const char *const foreign[] = {
  "\"x-number\": 1.10", "\"x-big\" :12345678901234567890", "\"x-escape\":\"\\u00e9\\ud83d\\ude00\\/\"",
  "\"x-same\": 1", "\"x-same\": 2",
  "\"x-deep\": {\"id\": [ {\"id\": null} ,  [] ], \"\": -0.0e+1}", "\"\\u0078-name\": true", "\"가\": \"나\"",
};

static const char *const values[] = {
  "", "a", "가나다", "0", "1", "Y", "20240229", "20240230", "true", "{\"a\": [1, 2]}", "[]", "[{\"number\": \"5\"}]",
  "\"", "\\", "1.10",
  "line\nline", "\x01", "<placeholder>", "}{",
};

static const char *
pick (GRand *random, const char *const *texts, gsize n)
{
  return texts[g_rand_int_range (random, 0, n)];
}

/* (transfer full): all of foreign in a random layout. */
static char *
write_text (GRand *random)
{
  static const char *const spaces[] = { "", " ", "\n  ", "\n\t", "\r\n    " };
  const char *space = pick (random, spaces, G_N_ELEMENTS (spaces));
  GString *text = g_string_new (g_rand_boolean (random) ? "{" : " {");

  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? "," : "", space, foreign[i]);
  g_string_append (text, g_rand_boolean (random) ? "}" : "\n}\n");
  return g_string_free (text, FALSE);
}

static void
assert_foreign (FormFixture *fixture)
{
  const char *p = codef_form_get_text (fixture->form);

  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      const char *found = strstr (p, foreign[i]);

      if (found == NULL)
        g_error ("lost %s in %s", foreign[i], codef_form_get_text (fixture->form));
      p = found + strlen (foreign[i]);
    }
}

static void
assert_same_fields (GListModel *one, GListModel *other)
{
  g_assert_cmpuint (g_list_model_get_n_items (one), ==, g_list_model_get_n_items (other));
  for (guint i = 0; i < g_list_model_get_n_items (one); i++)
    {
      g_autoptr(CodefField) a = g_list_model_get_item (one, i);
      g_autoptr(CodefField) b = g_list_model_get_item (other, i);
      GListModel *records = codef_field_get_records (a);

      g_assert_cmpstr (codef_field_get_text (a), ==, codef_field_get_text (b));
      g_assert_cmpstr (codef_field_get_problem (a), ==, codef_field_get_problem (b));
      g_assert_cmpint (codef_field_get_visible (a), ==, codef_field_get_visible (b));
      g_assert_cmpint (codef_field_get_required (a), ==, codef_field_get_required (b));
      g_assert_cmpint (codef_field_get_encrypted (a), ==, codef_field_get_encrypted (b));
      if (records == NULL)
        continue;
      g_assert_cmpuint (g_list_model_get_n_items (records), ==, g_list_model_get_n_items (codef_field_get_records (b)));
      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr(GListModel) record = g_list_model_get_item (records, j);
          g_autoptr(GListModel) same = g_list_model_get_item (codef_field_get_records (b), j);

          assert_same_fields (record, same);
        }
    }
}

/* A form that is given the text at once says what this one says after all its edits. */
static void
assert_in_step (FormFixture *fixture)
{
  g_autoptr(CodefForm) fresh = codef_form_new (fixture->catalog, codef_form_get_product (fixture->form));

  g_assert_null (codef_form_get_problem (fixture->form));
  codef_form_set_text (fresh, codef_form_get_text (fixture->form));
  assert_same_fields (codef_form_get_fields (fixture->form), codef_form_get_fields (fresh));
  g_assert_cmpint (codef_form_is_valid (fixture->form), ==, codef_form_is_valid (fresh));
  g_assert_cmpuint (codef_form_get_n_missing (fixture->form), ==, codef_form_get_n_missing (fresh));
}

static CodefField *
pick_field (FormFixture *fixture, GRand *random)
{
  GListModel *fields = codef_form_get_fields (fixture->form);
  guint n = g_list_model_get_n_items (fields);
  g_autoptr(CodefField) field = g_list_model_get_item (fields, g_rand_int_range (random, 0, n));

  return field; /* the form keeps it */
}

static void
edit_field (FormFixture *fixture, GRand *random)
{
  CodefField *field = pick_field (fixture, random);
  const char *value = pick (random, values, G_N_ELEMENTS (values));

  codef_field_set_text (field, value);
  g_assert_cmpstr (codef_field_get_text (field), ==, value);
}

static void
edit_records (FormFixture *fixture, GRand *random)
{
  CodefField *list = form_fixture_field (fixture, "list");
  GListModel *records = codef_field_get_records (list);
  guint n = g_list_model_get_n_items (records);

  if (n == 0 || g_rand_int_range (random, 0, 3) == 0)
    {
      codef_field_add_record (list);
      g_assert_cmpuint (g_list_model_get_n_items (records), ==, n + 1);
    }
  else if (g_rand_int_range (random, 0, 4) == 0)
    {
      codef_field_remove_record (list, g_rand_int_range (random, 0, n));
      g_assert_cmpuint (g_list_model_get_n_items (records), ==, n - 1);
    }
  else
    {
      const char *name = g_rand_boolean (random) ? "number" : "note";
      CodefField *field = form_fixture_record_field (fixture, "list", g_rand_int_range (random, 0, n), name);
      const char *value = pick (random, values, G_N_ELEMENTS (values));

      codef_field_set_text (field, value);
      g_assert_cmpstr (codef_field_get_text (field), ==, value);
    }
}

/* In the text: the same with other white space, or broken and whole again. */
static void
edit_text (FormFixture *fixture, GRand *random)
{
  g_autofree char *text = g_strdup (codef_form_get_text (fixture->form));
  g_autofree char *changed = g_strdup_printf ("\n%s ", text);

  if (g_rand_boolean (random))
    {
      gsize cut = g_rand_int_range (random, 1, strrchr (text, '}') - text + 1);
      g_autofree char *broken = g_strndup (text, cut);

      codef_form_set_text (fixture->form, broken);
      g_assert_nonnull (codef_form_get_problem (fixture->form));
      codef_field_set_text (pick_field (fixture, random), "lost");
      g_assert_cmpstr (codef_form_get_text (fixture->form), ==, broken);
    }
  codef_form_set_text (fixture->form, changed);
  g_assert_cmpstr (codef_form_get_text (fixture->form), ==, changed);
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_auto(FormFixture) fixture = { 0 };
      g_autofree char *text = write_text (random);

      form_fixture_set_up (&fixture, text);
      for (guint i = 0; i < N_EDITS; i++)
        {
          int choice = g_rand_int_range (random, 0, 10);

          if (choice < 6)
            edit_field (&fixture, random);
          else if (choice < 9)
            edit_records (&fixture, random);
          else
            edit_text (&fixture, random);
          assert_foreign (&fixture);
        }
      assert_in_step (&fixture);
    }
}

/* Setting and taking back leaves no trace, in whatever text. */
static void
test_there_and_back (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_auto(FormFixture) fixture = { 0 };
      g_autofree char *text = write_text (random);
      CodefField *field;

      form_fixture_set_up (&fixture, text);
      field = pick_field (&fixture, random);
      codef_field_set_text (field, "value");
      g_assert_cmpstr (codef_form_get_text (fixture.form), !=, text);
      codef_field_set_text (field, "");
      g_assert_cmpstr (codef_form_get_text (fixture.form), ==, text);
    }
}

/* The fastest of a few keys typed into a list of @n_records, in microseconds. */
static gint64
time_key (guint n_records)
{
  g_auto(FormFixture) fixture = { 0 };
  g_autoptr(GString) text = g_string_new ("{'id':'a','list':[");
  gint64 fastest_us = G_MAXINT64;

  for (guint i = 0; i < n_records; i++)
    g_string_append_printf (text, "%s{'number':'%04u','note':'words that make a thousand of them a hundred kB'}",
                            i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  form_fixture_set_up (&fixture, text->str);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i + 1);
      gint64 start_us = g_get_monotonic_time ();

      codef_field_set_text (form_fixture_record_field (&fixture, "list", i, "number"), value);
      fastest_us = MIN (fastest_us, g_get_monotonic_time () - start_us);
    }
  return MAX (fastest_us, 1);
}

/* A key typed into one of a thousand records costs one reading of the text, not one for each record: sixteen times
 * the records may take sixteen times as long and some noise more, where quadratic work would take 256 times. */
static void
test_thousand_records (void)
{
  gint64 few_us = time_key (100);
  gint64 many_us = time_key (1600);

  g_test_minimized_result (many_us / 1000., "a key in 100 records: %.2f ms, in 1600: %.2f ms", few_us / 1000.,
                           many_us / 1000.);
  g_assert_cmpint (many_us, <, 64 * few_us);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form/random/edits", test_random);
  g_test_add_func ("/form/random/there and back", test_there_and_back);
  g_test_add_func ("/form/thousand records", test_thousand_records);
  return g_test_run ();
}
