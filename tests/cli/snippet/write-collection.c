/* SPDX-License-Identifier: MIT */
/* usage: write-collection URL: some requests as a Postman collection for the service at URL, on standard output. */
#include "codef-postman.h"

#include <string.h>

static const struct { const char *folder, *name, *path, *json; } cases[] = {
  { "", "보유계좌", "/v1/kr/bank/p/account/account-list", "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\",\"memo\":\"a+b 한\"}" },
  { "public/tax", "사업자", "/v1/kr/public/nt/business/status", "{\"organization\":\"0004\",\"reqIdentityList\":[{\"reqIdentity\":\"3333344444\"}]}" },
  { "account", "create", "/v1/account/create", "{\"accountList\":[{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\","
    "\"organization\":\"0004\",\"loginType\":\"1\",\"id\":\"tester\",\"password\":\"Zq9Canary\"}]}" },
};

int
main (int argc, char **argv)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  g_autoptr(CodefEnvironment) environment = codef_environment_new_custom ("custom", "custom", argv[1], argv[1], NULL);
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_bridge_request_free);
  g_autoptr(GBytes) written = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));

      g_ptr_array_add (requests, codef_bridge_request_new (cases[i].folder, cases[i].name, NULL, cases[i].path, json));
    }
  written = codef_postman_write ("from Codef Console", requests, environment, catalog);
  g_print ("%.*s", (int) g_bytes_get_size (written), (const char *) g_bytes_get_data (written, NULL));
  return 0;
}
