/* SPDX-License-Identifier: MIT */
/* The files of the program, as a crash, an editor or another version could have left them. */
#include "fuzz.h"

#include "store-account-draft.h"
#include "store-environments.h"
#include "store-favourites.h"
#include "store-wallet.h"

#include <glib/gstdio.h>
#include <unistd.h>

static const char *
get_folder (void)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("codef-fuzz-XXXXXX", NULL);
  return folder;
}

/* A damaged file is moved aside: what is beside it goes. */
static void
sweep (void)
{
  g_autoptr(GDir) dir = g_dir_open (get_folder (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (get_folder (), name, NULL);

      g_unlink (path);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  g_autofree char *path = g_build_filename (get_folder (), "file.json", NULL);
  g_autoptr(StoreEnvironments) environments = NULL;
  g_autoptr(StoreFavourites) favourites = NULL;
  g_autoptr(StoreWallet) wallet = NULL;
  g_autoptr(StoreAccountDraft) draft = NULL;

  if (length == 0)
    return 0;
  g_assert_true (g_file_set_contents (path, (const char *) data + 1, (gssize) length - 1, NULL));
  switch (data[0] % 4)
    {
    case 0:
      environments = store_environments_new (path, NULL);
      break;
    case 1:
      favourites = store_favourites_new (path, NULL);
      break;
    case 2:
      wallet = store_wallet_new (path, NULL);
      break;
    default:
      draft = store_account_draft_load (path, NULL);
      break;
    }
  sweep ();
  return 0;
}
