/* SPDX-License-Identifier: MIT */
/* Inside Flatpak libsecret keeps secrets in an encrypted file of its own, and ends the process when that file was cut off. So it is
 * looked at before libsecret does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than a thousand keys take a few hundred kB. */
#define STORE_KEYRING_FILE_MAX_BYTES ((gsize) 16 * 1024 * 1024)

/* (transfer full) (nullable): the file that libsecret will use; NULL where it asks the Secret Service. */
char    *store_keyring_file_path     (void);
/* TRUE if there is no file yet, or if it is whole. */
gboolean store_keyring_file_is_sound (const char *path);

G_END_DECLS
