/* SPDX-License-Identifier: MIT */
#include "store-keyring-file.h"

#include <gio/gio.h>
#include <string.h>

/* libsecret's secret-file-collection.c: a name, two bytes of version, and one value of this type: length of the salt, salt, iterations,
 * time of change, use count, and the items with hashed attributes and sealed content. */
#define MAGIC   "GnomeKeyring\n\r\0\n"
#define VERSION "\1\0"
#define CONTENT "(uayutua(a{say}ay))"

char *
store_keyring_file_path (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (g_strcmp0 (backend, "file") != 0 && !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return NULL;
  return g_build_filename (g_get_user_data_dir (), "keyrings", "default.keyring", NULL);
}

gboolean
store_keyring_file_is_sound (const char *path)
{
  g_autoptr(GMappedFile) file = NULL;
  g_autoptr(GBytes) copy = NULL;
  g_autoptr(GVariant) content = NULL;
  const gsize head_bytes = sizeof MAGIC - 1 + sizeof VERSION - 1;
  gsize length_bytes;
  const char *bytes;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  file = g_mapped_file_new (path, FALSE, NULL);
  length_bytes = file != NULL ? g_mapped_file_get_length (file) : 0;
  bytes = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  if (length_bytes <= head_bytes || length_bytes > STORE_KEYRING_FILE_MAX_BYTES || memcmp (bytes, MAGIC VERSION, head_bytes) != 0)
    return FALSE;
  /* a copy, since values want to lie at multiples of eight */
  copy = g_bytes_new (bytes + head_bytes, length_bytes - head_bytes);
  content = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CONTENT), copy, FALSE));
  return g_variant_is_normal_form (content);
}
