/* SPDX-License-Identifier: MIT */
/* What people paste and import: a curl command, or a Postman collection; and a request's JSON on its way out, as a program in every
 * language and with its secrets hidden. */
#include "fuzz.h"

#include "codef-curl.h"
#include "codef-postman.h"
#include "codef-request.h"
#include "codef-snippet.h"

#include <string.h>

static CodefCatalog *catalog;
static CodefEnvironment *environment;

/* Hiding is done once: what is hidden stays as it is. */
static void
check_hidden (CodefBridgeRequest *request)
{
  CodefProduct *product = codef_catalog_find_product (catalog, request->path);
  g_autoptr(GBytes) once = codef_bridge_hide_secrets (request->json, product);
  g_autoptr(GBytes) twice = codef_bridge_hide_secrets (once, product);

  g_assert_true (g_bytes_equal (once, twice));
  g_assert_null (codef_request_check_path (request->path));
  for (CodefSnippetKind kind = 0; kind < CODEF_SNIPPET_N_KINDS; kind++)
    {
      g_autofree char *text = codef_snippet_write (kind, request->path, request->json, product, environment, NULL);

      g_assert_nonnull (text);
      g_assert_true (kind == CODEF_SNIPPET_CURL || g_utf8_validate (text, -1, NULL));
    }
}

static void
check_collection (const char *text, size_t length)
{
  g_autoptr(GBytes) json = g_bytes_new (text, length);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) requests = codef_postman_read (json, catalog, problems, NULL);
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GPtrArray) again = NULL;
  guint n_problems = problems->len;

  if (requests == NULL)
    return;
  for (guint i = 0; i < requests->len; i++)
    check_hidden (g_ptr_array_index (requests, i));
  written = codef_postman_write ("fuzz", requests, environment, catalog);
  again = codef_postman_read (written, catalog, problems, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len + (problems->len - n_problems), ==, requests->len);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t length)
{
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autoptr(CodefBridgeRequest) request = NULL;

  if (catalog == NULL)
    {
      catalog = codef_catalog_new ();
      environment = codef_environment_new_vendor (CODEF_ENVIRONMENT_DEMO);
    }
  request = codef_curl_read (text, NULL, NULL);
  if (request != NULL)
    check_hidden (request);
  check_collection (text, strlen (text));
  return 0;
}
