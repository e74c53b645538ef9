/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-snippet-private.h"

#include "codef-error.h"
#include "codef-request.h"
#include "codef-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEMPLATES "/io/github/codef_console/CodefConsole/snippets/"

static const struct
{
  const char *id, *title, *language_id, *file_name, *template;
} kinds[] = {
  [CODEF_SNIPPET_CURL] = { "curl", "Shell · curl", "sh", "request.sh", "curl.sh.in" },
  [CODEF_SNIPPET_PYTHON] = { "easycodefpy", "Python · easycodefpy", "python3", "request.py", "easycodefpy.py.in" },
  [CODEF_SNIPPET_PYTHON_AIO] = { "aio-easycodefpy", "Python · aio-easycodefpy", "python3", "request.py", "aio-easycodefpy.py.in" },
  [CODEF_SNIPPET_JAVA] = { "easycodef-java", "Java · easycodef-java", "java", "Request.java", "easycodef-java.java.in" },
  [CODEF_SNIPPET_JAVA_V2] = { "easycodef-java-v2", "Java · easycodef-java-v2", "java", "Request.java", "easycodef-java-v2.java.in" },
  [CODEF_SNIPPET_NODE] = { "easycodef-node", "Node.js · easycodef-node", "js", "request.js", "easycodef-node.js.in" },
  [CODEF_SNIPPET_GO] = { "easycodefgo", "Go · easycodefgo", "go", "main.go", "easycodefgo.go.in" },
  [CODEF_SNIPPET_RUBY] = { "easycodefrb", "Ruby · easycodefrb", "ruby", "request.rb", "easycodefrb.rb.in" },
};

/* What the templates say in words. */
static const struct
{
  const char *name, *text;
} sentences[] = {
  { "keys", N_("Keys and secrets come from variables of the environment, never from this file.") },
  { "hosts", N_("This library has the vendor's hosts built in: this goes to the vendor's sandbox.") },
  { "hosts_node", N_("The hosts are set before the library itself is loaded.") },
  { "no_sandbox", N_("This library has no sandbox: this goes to the demo host.") },
  { "two_way", N_("The institution may ask for more, several times: a picture to read, a code, an approval.") },
  { "seal", N_("Secrets travel encrypted with the public key of the account.") },
  { "escape", N_("A value inside of a JSON string.") },
  { "decode", N_("Answers are percent-encoded as a whole.") },
  { "argv", N_("What is private goes to curl through a pipe: arguments can be read by others.") },
};

typedef struct
{
  CodefSnippetKind     kind;
  const char          *path;
  DocDocument         *document;    /* (borrowed) */
  CodefProduct        *product;     /* (borrowed) (nullable) */
  CodefEnvironment    *environment; /* (borrowed) */
  CodefEnvironmentKind target;
  CodefSnippetValue   *value;       /* (borrowed) the parameters, for what is true of them */
  gboolean             has_two_way;
} Snippet;

static gboolean
is_own_host (Snippet *snippet)
{
  return snippet->target == CODEF_ENVIRONMENT_LOCAL || snippet->target == CODEF_ENVIRONMENT_CUSTOM;
}

static gboolean
test (char flag, gpointer user_data)
{
  Snippet *snippet = user_data;
  gboolean is_vendor = snippet->target == CODEF_ENVIRONMENT_DEMO || snippet->target == CODEF_ENVIRONMENT_PRODUCTION;

  switch (flag)
    {
    case 'S': /* secrets that are encrypted */
      return snippet->value->has_sealed;
    case 's':
      return !snippet->value->has_sealed;
    case 'E': /* secrets that are not */
      return snippet->value->has_plain;
    case 'T': /* additional authentication */
      return snippet->has_two_way;
    case 't':
      return !snippet->has_two_way;
    case 'C': /* keys of the client's own, at the vendor's hosts */
      return is_vendor;
    case 'D':
      return !is_vendor;
    case 'N': /* hosts that are not the vendor's */
      return is_own_host (snippet);
    case 'n':
      return !is_own_host (snippet);
    case 'V': /* the vendor's sandbox with its published pair */
      return snippet->target == CODEF_ENVIRONMENT_SANDBOX;
    case 'J': /* a reader of JSON is needed */
      return snippet->has_two_way || snippet->value->has_numbers;
    default:
      return FALSE;
    }
}

static char *
quote_url (Snippet *snippet, const char *host, const char *path)
{
  g_autofree char *url = g_strconcat (host, path, NULL);

  return _codef_snippet_quote (snippet->kind, url);
}

static char *
build_title (Snippet *snippet)
{
  const char *code = snippet->product != NULL ? codef_product_get_code (snippet->product) : NULL;
  g_autofree char *title = NULL;

  if (snippet->product != NULL)
    title = g_strdup_printf ("%s%s%s (%s)", codef_product_get_title (snippet->product, CODEF_LANGUAGE_KOREAN),
                             code != NULL ? ", " : "", code != NULL ? code : "", snippet->path);
  return _codef_snippet_comment (title != NULL ? title : snippet->path);
}

/* "production|demo|sandbox" */
static char *
choose (Snippet *snippet, const char *words)
{
  g_auto(GStrv) choices = g_strsplit (words, "|", 3);
  guint i = snippet->target == CODEF_ENVIRONMENT_PRODUCTION ? 0 : snippet->target == CODEF_ENVIRONMENT_DEMO ? 1 : 2;

  return g_strdup (choices[i]);
}

static char *
list_names (Snippet *snippet)
{
  g_autoptr(GString) names = g_string_new ("CODEF_CLIENT_ID CODEF_CLIENT_SECRET");

  if (snippet->value->has_sealed)
    g_string_append (names, " CODEF_PUBLIC_KEY");
  for (guint i = 0; i < snippet->value->variables->len; i++)
    g_string_append_printf (names, " %s", (const char *) g_ptr_array_index (snippet->value->variables, i));
  return g_strdup (names->str);
}

static char *
render (Snippet *snippet, const char *indent, gboolean is_open)
{
  g_autoptr(CodefSnippetValue) value = _codef_snippet_value_new (snippet->kind, snippet->document, snippet->product, indent);
  gsize length = strlen (value->text) - (is_open ? 1 : 0);

  if (is_open && length > 0 && value->text[length - 1] == '\n')
    length--;
  return g_strndup (value->text, length);
}

static char *
lookup_sentence (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].name, name))
      return _codef_snippet_comment (_(sentences[i].text));
  return NULL;
}

static char *
lookup (const char *name, const char *indent, gpointer user_data)
{
  Snippet *snippet = user_data;

  if (g_str_has_prefix (name, "by:"))
    return choose (snippet, name + strlen ("by:"));
  if (g_str_equal (name, "title"))
    return build_title (snippet);
  if (g_str_equal (name, "path"))
    return _codef_snippet_quote (snippet->kind, snippet->path);
  if (g_str_equal (name, "url"))
    return quote_url (snippet, codef_environment_get_api_url (snippet->environment), snippet->path);
  if (g_str_equal (name, "oauth"))
    return quote_url (snippet, codef_environment_get_oauth_url (snippet->environment), CODEF_PATH_TOKEN);
  if (g_str_equal (name, "api_host"))
    return quote_url (snippet, codef_environment_get_api_url (snippet->environment), "");
  if (g_str_equal (name, "oauth_host"))
    return quote_url (snippet, codef_environment_get_oauth_url (snippet->environment), "");
  if (g_str_equal (name, "sandbox_id"))
    return g_strdup (CODEF_SANDBOX_CLIENT_ID);
  if (g_str_equal (name, "sandbox_secret"))
    return g_strdup (CODEF_SANDBOX_CLIENT_SECRET);
  if (g_str_equal (name, "names"))
    return list_names (snippet);
  if (g_str_equal (name, "strip")) /* the comma before what is added to an empty object */
    return g_strdup (doc_document_get_n_children (snippet->document, DOC_NODE_ROOT) == 0 ? "#, " : "");
  if (g_str_equal (name, "parameters") || g_str_equal (name, "parameters_open"))
    return render (snippet, indent, g_str_equal (name, "parameters_open"));
  return lookup_sentence (name);
}

static DocDocument *
read_object (const char *path, GBytes *json, GError **error)
{
  const char *problem = codef_request_check_path (path);
  g_autoptr(DocDocument) document = NULL;

  if (problem != NULL)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, problem);
      return NULL;
    }
  document = doc_document_new_plain (json, NULL);
  if (doc_document_get_problem (document) == NULL && doc_document_get_kind (document, DOC_NODE_ROOT) == DOC_KIND_OBJECT)
    return g_steal_pointer (&document);
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("The parameters are no JSON object."));
  return NULL;
}

char *
codef_snippet_write (CodefSnippetKind kind, const char *path, GBytes *json, CodefProduct *product, CodefEnvironment *environment,
                     GError **error)
{
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(CodefSnippetValue) value = NULL;
  g_autoptr(GBytes) template = NULL;
  g_autofree char *resource = NULL;
  Snippet snippet;

  g_return_val_if_fail (kind < CODEF_SNIPPET_N_KINDS, NULL);
  g_return_val_if_fail (path != NULL && json != NULL && environment != NULL, NULL);

  document = read_object (path, json, error);
  if (document == NULL)
    return NULL;
  value = _codef_snippet_value_new (kind, document, product, "");
  snippet = (Snippet) { kind, path, document, product, environment, codef_environment_get_kind (environment), value,
                        product != NULL && codef_product_has_two_way (product) };
  resource = g_strconcat (TEMPLATES, kinds[kind].template, NULL);
  template = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  /* a resource ends with a NUL of its own */
  return _codef_snippet_fill (g_bytes_get_data (template, NULL), test, lookup, &snippet);
}

const char *
codef_snippet_get_id (CodefSnippetKind kind)
{
  g_return_val_if_fail (kind < CODEF_SNIPPET_N_KINDS, NULL);

  return kinds[kind].id;
}

const char *
codef_snippet_get_title (CodefSnippetKind kind)
{
  g_return_val_if_fail (kind < CODEF_SNIPPET_N_KINDS, NULL);

  return kinds[kind].title;
}

const char *
codef_snippet_get_language_id (CodefSnippetKind kind)
{
  g_return_val_if_fail (kind < CODEF_SNIPPET_N_KINDS, NULL);

  return kinds[kind].language_id;
}

const char *
codef_snippet_get_file_name (CodefSnippetKind kind)
{
  g_return_val_if_fail (kind < CODEF_SNIPPET_N_KINDS, NULL);

  return kinds[kind].file_name;
}
