/* SPDX-License-Identifier: MIT */
/* Calls a day: by the Korean calendar, from several programs at once, only where there is a limit. */
#include "store-quota.h"

#include <glib/gstdio.h>

/* 2026-11-24 23:59:59 in Korea */
#define EVENING_US (G_GINT64_CONSTANT (1795532399) * G_USEC_PER_SEC)

typedef struct
{
  char             *folder; /* (owned) */
  StoreQuota       *quota;  /* (owned) */
  CodefEnvironment *demo;   /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = g_dir_make_tmp ("store-XXXXXX", NULL);

  fixture->folder = g_build_filename (home, STORE_QUOTA_FOLDER, NULL);
  fixture->quota = store_quota_new (fixture->folder);
  fixture->demo = codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->folder);
  g_object_unref (fixture->quota);
  codef_environment_unref (fixture->demo);
}

static void
test_midnight (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (store_quota_count (fixture->quota, fixture->demo, EVENING_US), ==, 0);
  g_assert_cmpuint (store_quota_add (fixture->quota, fixture->demo, EVENING_US), ==, 1);
  g_assert_cmpuint (store_quota_add (fixture->quota, fixture->demo, EVENING_US), ==, 2);
  g_assert_cmpuint (store_quota_count (fixture->quota, fixture->demo, EVENING_US + G_USEC_PER_SEC), ==, 0);
  g_assert_cmpuint (store_quota_add (fixture->quota, fixture->demo, EVENING_US + G_USEC_PER_SEC), ==, 1);
  /* the file of yesterday is gone */
  g_assert_cmpuint (store_quota_count (fixture->quota, fixture->demo, EVENING_US), ==, 0);
}

static void
test_other_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr(StoreQuota) other = store_quota_new (fixture->folder);
  g_autoptr(CodefEnvironment) named = codef_environment_new_custom ("own", "Own", codef_environment_get_api_url (fixture->demo),
                                                                    codef_environment_get_api_url (fixture->demo), NULL);

  store_quota_add (fixture->quota, fixture->demo, EVENING_US);
  g_assert_cmpuint (store_quota_add (other, named, EVENING_US), ==, 2);
  g_assert_cmpuint (store_quota_count (fixture->quota, fixture->demo, EVENING_US), ==, 2);
}

static void
test_unlimited (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefEnvironment) production = codef_environment_new_vendor (CODEF_ENVIRONMENT_PRODUCTION);

  g_assert_true (store_quota_is_limited (fixture->demo));
  g_assert_false (store_quota_is_limited (production));
  g_assert_cmpuint (store_quota_add (fixture->quota, production, EVENING_US), ==, 0);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

/* The request is sent all the same, and counted as far as one knows. */
static void
test_nowhere_to_write (void)
{
  g_autoptr(StoreQuota) quota = store_quota_new ("/dev/null/quota");
  g_autoptr(CodefEnvironment) demo = codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO);

  g_assert_cmpuint (store_quota_add (quota, demo, EVENING_US), ==, 1);
  g_assert_cmpuint (store_quota_count (quota, demo, EVENING_US), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/quota/midnight", Fixture, NULL, set_up, test_midnight, tear_down);
  g_test_add ("/quota/other-program", Fixture, NULL, set_up, test_other_program, tear_down);
  g_test_add ("/quota/unlimited", Fixture, NULL, set_up, test_unlimited, tear_down);
  g_test_add_func ("/quota/nowhere-to-write", test_nowhere_to_write);
  return g_test_run ();
}
