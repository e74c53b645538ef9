/* SPDX-License-Identifier: MIT */
#include "codef-secret.h"

#include <string.h>

/* The canary never stands in the program as it is: only its mask does. */
#define LENGTH 24

static void
make_canary (char *canary)
{
  for (gsize i = 0; i < LENGTH; i++)
    canary[i] = (char) ('A' + (i * 7 + 3) % 26) ^ 0x20;
  canary[LENGTH] = '\0';
}

/* How often the canary stands in the writable memory of this process, its own search apart. */
static guint
count_in_memory (void)
{
  g_autofree char *maps = NULL;
  g_autofree char *canary = g_malloc (LENGTH + 1);
  g_auto(GStrv) lines = NULL;
  guint found = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  make_canary (canary);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], " rw-p ") != NULL && strstr (lines[i], "[heap]") != NULL)
      {
        char *end, *p = (char *) g_ascii_strtoull (lines[i], &end, 16);
        char *limit = (char *) g_ascii_strtoull (end + 1, NULL, 16);

        for (; (p = memmem (p, (gsize) (limit - p), canary, LENGTH)) != NULL; p++)
          found += p != canary;
      }
  return found;
}

static void
test_wiped (void)
{
  char *text = g_malloc (LENGTH + 1);
  CodefSecret *secret;

  make_canary (text);
  secret = codef_secret_new_take (text);
  if (count_in_memory () == 0)
    {
      codef_secret_unref (secret);
      g_test_skip ("this allocator does not use the heap that is searched");
      return;
    }
  g_assert_cmpuint (count_in_memory (), ==, 1);
  codef_secret_unref (secret);
  g_assert_cmpuint (count_in_memory (), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/secret/K9-wiped", test_wiped);
  return g_test_run ();
}
