/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-wallet-words.h"

#include "codef-environment.h"
#include <glib/gi18n.h>

/* Of a connectedId with many institutions these are named; the rest is counted. */
#define MAX_NAMED 3

char *
app_wallet_words_dup_title (StoreWalletEntry *entry)
{
  const char *label = store_wallet_entry_get_label (entry);

  return g_strdup (*label != '\0' ? label : store_wallet_entry_get_connected_id (entry));
}

/* (transfer none): the institution of an account, or its code. */
static const char *
name_place (CodefRegistration *account, AppContext *context)
{
  const char *code = codef_registration_get (account, CODEF_REGISTRATION_ORGANIZATION);
  const char *business_type = codef_registration_get (account, CODEF_REGISTRATION_BUSINESS_TYPE);
  g_autoptr(GListModel) meant = codef_catalog_list_organizations_of (app_context_get_catalog (context), business_type);

  for (guint i = 0; i < g_list_model_get_n_items (meant); i++)
    {
      g_autoptr(CodefOrganization) organization = g_list_model_get_item (meant, i);

      if (g_str_equal (codef_organization_get_code (organization), code))
        return codef_organization_get_name (organization, app_context_get_label_language (context));
    }
  return code;
}

char *
app_wallet_words_dup_places (StoreWalletEntry *entry, AppContext *context)
{
  GPtrArray *accounts = store_wallet_entry_get_accounts (entry);
  g_autoptr(GString) places = g_string_new (NULL);

  if (accounts == NULL)
    return g_strdup (_("What is behind it was not asked yet"));
  if (accounts->len == 0)
    return g_strdup (_("No account is behind it"));
  for (guint i = 0; i < accounts->len && i < MAX_NAMED; i++)
    g_string_append_printf (places, "%s%s", i > 0 ? ", " : "", name_place (accounts->pdata[i], context));
  if (accounts->len > MAX_NAMED)
    g_string_append_printf (places, _(" and %u more"), accounts->len - MAX_NAMED);
  return g_string_free (g_steal_pointer (&places), FALSE);
}

static char *
dup_stranger (StoreWallet *wallet, AppContext *context, const char *environment, const char *connected_id)
{
  const char *id = store_wallet_find_elsewhere (wallet, environment, connected_id);
  g_autoptr(CodefEnvironment) elsewhere = id != NULL ? app_context_find_environment (context, id) : NULL;

  if (id == NULL)
    return NULL;
  return g_strdup_printf (_("This connected ID was issued in another environment: %s"),
                          elsewhere != NULL ? codef_environment_get_title (elsewhere) : id);
}

char *
app_wallet_words_dup_doubts (StoreWallet *wallet, AppContext *context, CodefProduct *product, const char *organization,
                             const char *connected_id)
{
  const char *environment = codef_environment_get_id (app_context_get_environment (context));
  StoreWalletEntry *entry = store_wallet_find (wallet, environment, connected_id);

  if (entry == NULL)
    return *connected_id != '\0' ? dup_stranger (wallet, context, environment, connected_id) : NULL;
  switch (store_wallet_entry_judge (entry, product, organization))
    {
    case STORE_WALLET_LACKS_ORGANIZATION:
      return g_strdup (_("This institution was never registered to this connected ID (CF-04015)."));
    case STORE_WALLET_OTHER_CLIENT_TYPE:
      return g_strdup (_("This institution is registered to this connected ID for the other client type (CF-04016)."));
    case STORE_WALLET_FITS:
    default:
      return NULL;
    }
}
