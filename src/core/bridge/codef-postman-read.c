/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-postman.h"

#include "codef-error.h"
#include "codef-json.h"
#include "codef-request.h"
#include "codef-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DocDocument  *document; /* (borrowed) */
  CodefCatalog *catalog;  /* (borrowed) */
  GPtrArray    *requests; /* (borrowed) of CodefBridgeRequest */
  GPtrArray    *problems; /* (borrowed) of char */
} Reader;

static void read_items (Reader *reader, DocNode list, const char *folder, guint depth);

static void G_GNUC_PRINTF (3, 4)
complain (Reader *reader, const char *name, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (reader->problems, g_strdup_printf ("%s: %s", name, sentence));
}

/* (transfer full) (nullable): the value of a variable of the collection. */
static char *
find_variable (Reader *reader, const char *name)
{
  DocNode list = doc_document_find_member (reader->document, DOC_NODE_ROOT, "variable");

  if (list == DOC_NODE_NONE)
    return NULL;
  CODEF_JSON_FOREACH (variable, reader->document, list)
    {
      g_autofree char *key = doc_document_dup_member (reader->document, variable, "key");

      if (g_strcmp0 (key, name) == 0)
        return doc_document_dup_member (reader->document, variable, "value");
    }
  return NULL;
}

/* (transfer full): what stands before "/v1/", with a leading {{variable}} replaced once. */
static char *
resolve_host (Reader *reader, const char *url, gsize length)
{
  g_autofree char *host = g_strndup (url, length);
  gsize n = strlen (host);

  if (n > 4 && g_str_has_prefix (host, "{{") && g_str_has_suffix (host, "}}"))
    {
      g_autofree char *name = g_strndup (host + 2, n - 4);

      return find_variable (reader, name);
    }
  if (n > 0 && strstr (host, "://") == NULL && strchr (host, '{') == NULL)
    return g_strconcat ("https://", host, NULL);
  return g_steal_pointer (&host);
}

/* (transfer full) (nullable): a URL is a text, or an object with the text in "raw". */
static char *
dup_url (Reader *reader, DocNode request)
{
  DocNode url = doc_document_find_member (reader->document, request, "url");

  if (url == DOC_NODE_NONE)
    return NULL;
  if (doc_document_get_kind (reader->document, url) == DOC_KIND_STRING)
    return doc_document_dup_string (reader->document, url);
  return doc_document_dup_member (reader->document, url, "raw");
}

/* (transfer full) (nullable) */
static GBytes *
read_body (Reader *reader, DocNode request, const char *name)
{
  DocNode body = doc_document_find_member (reader->document, request, "body");
  g_autofree char *raw = body != DOC_NODE_NONE ? doc_document_dup_member (reader->document, body, "raw") : NULL;
  g_autoptr(GBytes) wire = NULL;
  g_autoptr(DocDocument) document = NULL;
  const DocProblem *problem;

  if (raw == NULL || *raw == '\0')
    return g_bytes_new_static ("{}", 2);
  wire = g_bytes_new (raw, strlen (raw));
  document = doc_document_new (wire, NULL);
  problem = doc_document_get_problem (document);
  if (problem == NULL && doc_document_get_kind (document, DOC_NODE_ROOT) == DOC_KIND_OBJECT)
    return g_bytes_ref (doc_document_get_text (document));
  if (problem != NULL)
    complain (reader, name, _("the body is not JSON: line %u, column %u: %s"), problem->line, problem->column, _(problem->message));
  else
    complain (reader, name, "%s", _("the body is JSON, but no object"));
  return NULL;
}

static void
take_request (Reader *reader, DocNode request, const char *name, const char *folder)
{
  g_autofree char *url = dup_url (reader, request);
  g_autofree char *method = doc_document_dup_member (reader->document, request, "method");
  const char *path = url != NULL ? strstr (url, "/v1/") : NULL;
  g_autofree char *host = path != NULL ? resolve_host (reader, url, (gsize) (path - url)) : NULL;
  g_autoptr(GBytes) json = NULL;
  g_autoptr(GBytes) hidden = NULL;

  if (url != NULL && strstr (url, CODEF_PATH_TOKEN) != NULL)
    return;
  if (path == NULL)
    complain (reader, name, "%s", _("its address has no path that begins with /v1/"));
  else if (codef_request_check_path (path) != NULL)
    complain (reader, name, "%s", codef_request_check_path (path));
  else if (method != NULL && g_ascii_strcasecmp (method, "POST") != 0)
    complain (reader, name, _("it is sent with %s; the service takes POST only"), method);
  else
    json = read_body (reader, request, name);
  if (json == NULL)
    return;
  hidden = codef_bridge_hide_secrets (json, codef_catalog_find_product (reader->catalog, path));
  g_ptr_array_add (reader->requests, codef_bridge_request_new (folder, name, host, path, hidden));
}

/* A name of a folder is one part of a path. */
static char *
join_folder (const char *folder, const char *name)
{
  g_autofree char *part = g_strdelimit (g_strdup (name), "/", '-');

  return *folder != '\0' ? g_strconcat (folder, "/", part, NULL) : g_steal_pointer (&part);
}

static void
read_item (Reader *reader, DocNode item, const char *folder, guint depth)
{
  DocNode list = doc_document_find_member (reader->document, item, "item");
  DocNode request = doc_document_find_member (reader->document, item, "request");
  g_autofree char *given = doc_document_dup_member (reader->document, item, "name");
  const char *name = given != NULL && *given != '\0' ? given : _("Request");

  if (list != DOC_NODE_NONE)
    {
      g_autofree char *inner = join_folder (folder, name);

      read_items (reader, list, inner, depth + 1);
    }
  else if (request != DOC_NODE_NONE && doc_document_get_kind (reader->document, request) == DOC_KIND_OBJECT)
    take_request (reader, request, name, folder);
  else
    complain (reader, name, "%s", _("it is neither a request nor a folder"));
}

static void
read_items (Reader *reader, DocNode list, const char *folder, guint depth)
{
  if (depth > CODEF_POSTMAN_MAX_DEPTH)
    {
      complain (reader, folder, _("folders lie more than %d deep; what is below is left out"), CODEF_POSTMAN_MAX_DEPTH);
      return;
    }
  CODEF_JSON_FOREACH (item, reader->document, list)
    {
      if (reader->requests->len + reader->problems->len >= CODEF_POSTMAN_MAX_REQUESTS)
        {
          complain (reader, folder, _("there are more than %d requests; the rest is left out"), CODEF_POSTMAN_MAX_REQUESTS);
          return;
        }
      read_item (reader, item, folder, depth);
    }
}

static DocDocument *
read_collection (GBytes *json, GError **error)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  const DocProblem *problem = doc_document_get_problem (document);
  DocNode list;

  if (problem != NULL)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("The collection is not JSON: line %u, column %u: %s"), problem->line,
                   problem->column, _(problem->message));
      return NULL;
    }
  list = doc_document_find_member (document, DOC_NODE_ROOT, "item");
  if (doc_document_find_member (document, DOC_NODE_ROOT, "info") != DOC_NODE_NONE && list != DOC_NODE_NONE &&
      doc_document_get_kind (document, list) == DOC_KIND_ARRAY)
    return g_steal_pointer (&document);
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                       _("This is no Postman collection (v2): it has no “info” with a list “item”."));
  return NULL;
}

GPtrArray *
codef_postman_read (GBytes *json, CodefCatalog *catalog, GPtrArray *problems, GError **error)
{
  g_autoptr(DocDocument) document = NULL;
  GPtrArray *requests;
  Reader reader;

  g_return_val_if_fail (json != NULL && catalog != NULL && problems != NULL, NULL);

  document = read_collection (json, error);
  if (document == NULL)
    return NULL;
  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_bridge_request_free);
  reader = (Reader) { document, catalog, requests, problems };
  read_items (&reader, doc_document_find_member (document, DOC_NODE_ROOT, "item"), "", 0);
  return requests;
}
