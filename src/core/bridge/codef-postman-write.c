/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-postman.h"

#include "codef-wire.h"
#include "doc-document.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define SCHEMA "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"

/* The service takes percent-encoded JSON; in the collection it stands readable. */
static const char encode_script[] =
  "const body = pm.request.body;\n"
  "if (body && body.mode === 'raw' && body.raw)\n"
  "  body.update({ mode: 'raw', raw: encodeURIComponent(pm.variables.replaceIn(body.raw)) });";
static const char token_script[] =
  "pm.test('a token', () => pm.response.to.have.status(200));\n"
  "pm.collectionVariables.set('token', pm.response.json().access_token);";
static const char check_script[] =
  "const text = pm.response.text();\n"
  "const plain = text.startsWith('{') ? text : decodeURIComponent(text.replace(/\\+/g, ' '));\n"
  "pm.test('CF-00000', () => pm.expect(JSON.parse(plain).result.code).to.eql('CF-00000'));";

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  json_object_set_string_member (object, name, valid);
}

/* (transfer none): a new object at the end of @list. */
static JsonObject *
append_object (JsonArray *list)
{
  JsonObject *object = json_object_new ();

  json_array_add_object_element (list, object);
  return object;
}

static JsonArray *
add_list (JsonObject *object, const char *name)
{
  JsonArray *list = json_array_new ();

  json_object_set_array_member (object, name, list);
  return list;
}

static JsonObject *
add_object (JsonObject *object, const char *name)
{
  JsonObject *inner = json_object_new ();

  json_object_set_object_member (object, name, inner);
  return inner;
}

static void
add_script (JsonObject *item, const char *event, const char *script)
{
  JsonArray *events = json_object_has_member (item, "event") ? json_object_get_array_member (item, "event") : add_list (item, "event");
  JsonObject *one = append_object (events);
  JsonObject *inner;
  JsonArray *lines;
  g_auto(GStrv) split = g_strsplit (script, "\n", -1);

  add_text (one, "listen", event);
  inner = add_object (one, "script");
  add_text (inner, "type", "text/javascript");
  lines = add_list (inner, "exec");
  for (guint i = 0; split[i] != NULL; i++)
    json_array_add_string_element (lines, split[i]);
}

static void
add_url (JsonObject *request, const char *host, const char *path)
{
  g_autofree char *raw = g_strconcat (host, path, NULL);
  JsonObject *url = add_object (request, "url");
  g_auto(GStrv) parts = g_strsplit (path + 1, "/", -1);
  JsonArray *list;

  add_text (url, "raw", raw);
  json_array_add_string_element (add_list (url, "host"), host);
  list = add_list (url, "path");
  for (guint i = 0; parts[i] != NULL; i++)
    json_array_add_string_element (list, parts[i]);
}

static void
add_pair (JsonArray *list, const char *key, const char *value)
{
  JsonObject *pair = append_object (list);

  add_text (pair, "key", key);
  add_text (pair, "value", value);
}

static void
add_auth (JsonObject *request, const char *type, const char *const *pairs)
{
  JsonObject *auth = add_object (request, "auth");
  JsonArray *list;

  add_text (auth, "type", type);
  list = add_list (auth, type);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    add_pair (list, pairs[i], pairs[i + 1]);
}

static void
add_token_item (JsonArray *items)
{
  static const char *const basic[] = { "username", "{{clientId}}", "password", "{{clientSecret}}", NULL };
  JsonObject *item = append_object (items);
  JsonObject *request, *body;
  JsonArray *fields;

  add_text (item, "name", _("Token"));
  add_script (item, "test", token_script);
  request = add_object (item, "request");
  add_text (request, "method", "POST");
  add_auth (request, "basic", basic);
  add_url (request, "{{oauth}}", CODEF_PATH_TOKEN);
  body = add_object (request, "body");
  add_text (body, "mode", "urlencoded");
  fields = add_list (body, "urlencoded");
  add_pair (fields, "grant_type", "client_credentials");
  add_pair (fields, "scope", "read");
}

/* (transfer none): the list of the folder @path; folders are made as they are needed. */
static JsonArray *
find_folder (JsonArray *items, const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", CODEF_POSTMAN_MAX_DEPTH);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      JsonObject *found = NULL;

      for (guint j = 0; j < json_array_get_length (items) && found == NULL; j++)
        {
          JsonObject *item = json_array_get_object_element (items, j);

          if (json_object_has_member (item, "item") && g_strcmp0 (json_object_get_string_member (item, "name"), parts[i]) == 0)
            found = item;
        }
      if (found == NULL)
        {
          found = append_object (items);
          add_text (found, "name", parts[i]);
          add_list (found, "item");
        }
      items = json_object_get_array_member (found, "item");
    }
  return items;
}

/* The names of all placeholders of @text go into @names. */
static void
collect_names (const char *text, GHashTable *names)
{
  for (const char *at = strstr (text, "{{"); at != NULL; at = strstr (at + 2, "{{"))
    {
      const char *end = strstr (at, "}}");

      if (end != NULL && end > at + 2)
        g_hash_table_add (names, g_strndup (at + 2, (gsize) (end - at - 2)));
    }
}

static void
add_request (JsonArray *items, CodefBridgeRequest *one, CodefCatalog *catalog, GHashTable *names)
{
  static const char *const bearer[] = { "token", "{{token}}", NULL };
  g_autoptr(GBytes) hidden = codef_bridge_hide_secrets (one->json, codef_catalog_find_product (catalog, one->path));
  g_autoptr(DocDocument) document = doc_document_new_plain (hidden, NULL);
  g_autoptr(GBytes) formatted = doc_document_format (document, DOC_NODE_ROOT);
  g_autofree char *text = g_strndup (g_bytes_get_data (formatted, NULL), g_bytes_get_size (formatted));
  JsonObject *item = append_object (find_folder (items, one->folder));
  JsonObject *request, *body;

  add_text (item, "name", one->name);
  add_script (item, "prerequest", encode_script);
  add_script (item, "test", check_script);
  request = add_object (item, "request");
  add_text (request, "method", "POST");
  add_auth (request, "bearer", bearer);
  add_pair (add_list (request, "header"), "Content-Type", "application/json");
  body = add_object (request, "body");
  add_text (body, "mode", "raw");
  add_text (body, "raw", text);
  add_url (request, "{{api}}", one->path);
  if (one->note != NULL)
    add_text (request, "description", one->note);
  collect_names (text, names);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static void
add_variables (JsonObject *collection, CodefEnvironment *environment, GHashTable *names)
{
  static const char *const keys[] = { "clientId", "clientSecret", "token" };
  JsonArray *list = add_list (collection, "variable");
  GList *sorted = g_list_sort (g_hash_table_get_keys (names), compare_names);

  add_pair (list, "api", codef_environment_get_api_url (environment));
  add_pair (list, "oauth", codef_environment_get_oauth_url (environment));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    add_pair (list, keys[i], "");
  for (GList *at = sorted; at != NULL; at = at->next)
    add_pair (list, at->data, "");
  g_list_free (sorted);
}

GBytes *
codef_postman_write (const char *title, GPtrArray *requests, CodefEnvironment *environment, CodefCatalog *catalog)
{
  JsonObject *collection = json_object_new ();
  JsonObject *info = add_object (collection, "info");
  JsonArray *items = add_list (collection, "item");
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), collection);
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  char *text;
  gsize length;

  json_object_unref (collection); /* the node has it */
  add_text (info, "name", title);
  add_text (info, "schema", SCHEMA);
  add_text (info, "description", _("Set clientId and clientSecret, send “Token” first. Secrets have to be set to their ciphertext."));
  add_token_item (items);
  for (guint i = 0; i < requests->len; i++)
    add_request (items, g_ptr_array_index (requests, i), catalog, names);
  add_variables (collection, environment, names);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
