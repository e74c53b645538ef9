/* SPDX-License-Identifier: MIT */
/* Takes the place of libFuzzer: gives each file of a folder to the target, once. */
#include "fuzz.h"

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (argv[1], 0, &error);
  const char *name;
  guint n_seeds = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, &error));
      LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
      n_seeds++;
    }
  g_assert_cmpuint (n_seeds, >, 0);
  g_print ("%u seeds\n", n_seeds);
  return 0;
}
