/* SPDX-License-Identifier: MIT */
#include "store-wallet-entry-private.h"

#include "store-file.h"

#include <string.h>

struct _StoreWalletEntry
{
  GObject    parent_instance;
  char      *environment;    /* (owned) */
  char      *connected_id;   /* (owned) */
  char      *label;          /* (owned) */
  gint64     since_unix_sec;
  GPtrArray *accounts;       /* (owned) (nullable) of CodefRegistration */
};

G_DEFINE_FINAL_TYPE (StoreWalletEntry, store_wallet_entry, G_TYPE_OBJECT)

static void
store_wallet_entry_finalize (GObject *object)
{
  StoreWalletEntry *self = STORE_WALLET_ENTRY (object);

  g_free (self->environment);
  g_free (self->connected_id);
  g_free (self->label);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  G_OBJECT_CLASS (store_wallet_entry_parent_class)->finalize (object);
}

static void
store_wallet_entry_class_init (StoreWalletEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_wallet_entry_finalize;
}

static void
store_wallet_entry_init (StoreWalletEntry *self)
{
}

StoreWalletEntry *
store_wallet_entry_new (const StoreWalletFacts *facts)
{
  StoreWalletEntry *self = g_object_new (STORE_TYPE_WALLET_ENTRY, NULL);

  self->environment = g_strdup (facts->environment);
  self->connected_id = g_strdup (facts->connected_id);
  self->label = g_strdup (facts->label != NULL ? facts->label : "");
  self->since_unix_sec = facts->since_unix_sec;
  self->accounts = facts->accounts != NULL ? g_ptr_array_ref (facts->accounts) : NULL;
  return self;
}

StoreWalletFacts
store_wallet_entry_get_facts (StoreWalletEntry *self)
{
  return (StoreWalletFacts) { self->environment, self->connected_id, self->label, self->since_unix_sec,
    self->accounts };
}

/* (transfer full) (nullable): NULL if there is no such list. */
static GPtrArray *
accounts_from_json (JsonObject *object)
{
  JsonArray *list = store_file_get_array (object, "accounts");
  GPtrArray *accounts;

  if (list == NULL)
    return NULL;
  accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_registration_unref);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *members[CODEF_REGISTRATION_N_MEMBERS];

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      for (guint j = 0; j < CODEF_REGISTRATION_N_MEMBERS; j++)
        members[j] = store_file_get_text (json_node_get_object (node), codef_registration_get_name (j));
      g_ptr_array_add (accounts, codef_registration_new (members));
    }
  return accounts;
}

static gint64
time_from_json (JsonObject *object)
{
  const char *text = store_file_get_text (object, "since");
  g_autoptr(GDateTime) date = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : 0;
}

StoreWalletEntry *
store_wallet_entry_from_json (JsonNode *node)
{
  StoreWalletFacts facts = { NULL };
  g_autoptr(GPtrArray) accounts = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  facts.environment = store_file_get_text (object, "environment");
  facts.connected_id = store_file_get_text (object, "connectedId");
  facts.label = store_file_get_text (object, "label");
  facts.since_unix_sec = time_from_json (object);
  facts.accounts = accounts = accounts_from_json (object);
  if (facts.environment == NULL || facts.connected_id == NULL || *facts.connected_id == '\0')
    return NULL;
  return store_wallet_entry_new (&facts);
}

static JsonArray *
accounts_to_json (GPtrArray *accounts)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < accounts->len; i++)
    {
      JsonObject *object = json_object_new ();

      for (guint j = 0; j < CODEF_REGISTRATION_N_MEMBERS; j++)
        json_object_set_string_member (object, codef_registration_get_name (j),
                                       codef_registration_get (accounts->pdata[i], j));
      json_array_add_object_element (list, object);
    }
  return list;
}

JsonNode *
store_wallet_entry_to_json (StoreWalletEntry *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(GDateTime) since = g_date_time_new_from_unix_utc (self->since_unix_sec);
  g_autofree char *date = since != NULL ? g_date_time_format (since, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  json_object_set_string_member (object, "environment", self->environment);
  json_object_set_string_member (object, "connectedId", self->connected_id);
  if (*self->label != '\0')
    json_object_set_string_member (object, "label", self->label);
  if (date != NULL)
    json_object_set_string_member (object, "since", date);
  if (self->accounts != NULL)
    json_object_set_array_member (object, "accounts", accounts_to_json (self->accounts));
  json_node_take_object (node, object);
  return node;
}

const char *
store_wallet_entry_get_environment (StoreWalletEntry *self)
{
  g_return_val_if_fail (STORE_IS_WALLET_ENTRY (self), NULL);
  return self->environment;
}

const char *
store_wallet_entry_get_connected_id (StoreWalletEntry *self)
{
  g_return_val_if_fail (STORE_IS_WALLET_ENTRY (self), NULL);
  return self->connected_id;
}

const char *
store_wallet_entry_get_label (StoreWalletEntry *self)
{
  g_return_val_if_fail (STORE_IS_WALLET_ENTRY (self), NULL);
  return self->label;
}

gint64
store_wallet_entry_get_since_unix_sec (StoreWalletEntry *self)
{
  g_return_val_if_fail (STORE_IS_WALLET_ENTRY (self), 0);
  return self->since_unix_sec;
}

GPtrArray *
store_wallet_entry_get_accounts (StoreWalletEntry *self)
{
  g_return_val_if_fail (STORE_IS_WALLET_ENTRY (self), NULL);
  return self->accounts;
}

/* TRUE if an account of @business_type can serve a product of @area: what the catalogue calls public is registered as
 * public or as Hometax. */
static gboolean
serves (const char *business_type, const char *area)
{
  return *business_type == '\0' || g_str_equal (business_type, area)
    || (g_str_equal (area, "PB") && g_str_equal (business_type, "NT"));
}

StoreWalletFit
store_wallet_entry_judge (StoreWalletEntry *self, CodefProduct *product, const char *organization)
{
  StoreWalletFit fit = STORE_WALLET_LACKS_ORGANIZATION;
  char client_type;

  g_return_val_if_fail (STORE_IS_WALLET_ENTRY (self) && CODEF_IS_PRODUCT (product)
                        && organization != NULL, STORE_WALLET_FITS);
  if (self->accounts == NULL || *organization == '\0')
    return STORE_WALLET_FITS;
  client_type = codef_product_get_client_type (product);
  for (guint i = 0; i < self->accounts->len; i++)
    {
      CodefRegistration *account = self->accounts->pdata[i];
      const char *of_account = codef_registration_get (account, CODEF_REGISTRATION_CLIENT_TYPE);

      if (!g_str_equal (codef_registration_get (account, CODEF_REGISTRATION_ORGANIZATION), organization)
          || !serves (codef_registration_get (account, CODEF_REGISTRATION_BUSINESS_TYPE),
                      codef_product_get_area (product)))
        continue;
      if (client_type == 'A' || *of_account == '\0' || *of_account == 'A' || *of_account == client_type)
        return STORE_WALLET_FITS;
      fit = STORE_WALLET_OTHER_CLIENT_TYPE;
    }
  return fit;
}
