/* SPDX-License-Identifier: MIT */
/* usage: write-snippets FOLDER URL: every snippet of some requests for every environment, as FOLDER/CASE/ENVIRONMENT/KIND/FILE. URL is
 * the host of the custom environment. */
#include "codef-catalog.h"
#include "codef-snippet.h"

#include <string.h>

#define CANARY "Zq9Canary"

static const struct { const char *name, *path, *json; } cases[] = {
  { "plain", "/v1/kr/bank/p/account/account-list", "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\"}" },
  { "list", "/v1/kr/public/nt/business/status", "{\"organization\":\"0004\",\"reqIdentityList\":[{\"reqIdentity\":\"3333344444\"},"
                                                "{\"reqIdentity\":\"1234567890\"}]}" },
  { "sealed", "/v1/account/create", "{\"accountList\":[{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\","
                                    "\"organization\":\"0004\",\"loginType\":\"1\",\"id\":\"tester\",\"password\":\"" CANARY "\"},"
                                    "{\"countryCode\":\"KR\",\"businessType\":\"CD\",\"clientType\":\"P\",\"organization\":\"0306\","
                                    "\"loginType\":\"1\",\"id\":\"tester\",\"password\":\"" CANARY "2\"}]}" },
  { "two-way", "/v1/kr/public/ft/do-not-call/set-register", "{\"organization\":\"0001\",\"userName\":\"홍길동\",\"identity\":\"" CANARY "\","
                                    "\"phoneNo\":\"01000000000\",\"telecom\":\"0\",\"authMethod\":\"0\",\"timeout\":\"160\"}" },
  { "odd", "/v1/kr/bank/p/account/account-list", "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\",\"__proto__\":{},"
           "\"memo\":\"$(touch pwned) `touch pwned` '\\\"#{`touch pwned`} \\\\u000a \\\\ \\n a b+c/한\\u202e\",\"n\":[12345678901234567890,"
           "1.10,-3,true,false,null,[],{}],\"cardNo\":{\"deep\":[\"" CANARY "\"]}}" },
  { "empty", "/v1/account/connectedId-list", "{}" },
};

static void
write_one (const char *folder, gsize i, CodefEnvironment *environment, CodefSnippetKind kind, CodefCatalog *catalog)
{
  CodefProduct *product = codef_catalog_find_product (catalog, cases[i].path);
  g_autoptr(GBytes) json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
  g_autofree char *place = g_build_filename (folder, cases[i].name, codef_environment_get_id (environment),
                                             codef_snippet_get_id (kind), NULL);
  g_autofree char *path = g_build_filename (place, codef_snippet_get_file_name (kind), NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = codef_snippet_write (kind, cases[i].path, json, product, environment, &error);

  if (text == NULL)
    g_error ("%s: %s", path, error->message);
  if (strstr (text, CANARY) != NULL || strstr (text, "@{") != NULL || strstr (text, "\n?") != NULL)
    g_error ("%s: %s", path, text);
  g_mkdir_with_parents (place, 0700);
  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  g_autoptr(CodefCatalog) catalog = codef_catalog_new ();
  CodefEnvironment *environments[] = {
    codef_environment_new_custom ("custom", "custom", argv[2], argv[2], NULL), codef_environment_new_vendor (CODEF_ENVIRONMENT_SANDBOX),
    codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO), codef_environment_new_vendor (CODEF_ENVIRONMENT_PRODUCTION),
  };

  g_assert_cmpint (argc, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (environments); j++)
      for (CodefSnippetKind kind = 0; kind < CODEF_SNIPPET_N_KINDS; kind++)
        write_one (argv[1], i, environments[j], kind, catalog);
  for (gsize j = 0; j < G_N_ELEMENTS (environments); j++)
    codef_environment_unref (environments[j]);
  return 0;
}
