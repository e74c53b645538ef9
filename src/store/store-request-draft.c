/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-request-draft.h"

#include "codef-error.h"
#include "codef-redactor.h"
#include "codef-request.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* (transfer full) (nullable): another lexeme for @node, or NULL to leave it. */
typedef char *(*Replace) (DocDocument *document, DocNode node, gpointer user_data);

typedef struct
{
  DocDocument *base;   /* (nullable) parameters with references of their own */
  GPtrArray   *hidden; /* (nullable) */
} Hiding;

static char *
quote (const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

/* (transfer full): the text of @document, all but what is replaced byte for byte. */
static GBytes *
rewrite (DocDocument *document, Replace replace, gpointer user_data)
{
  gsize size;
  const char *text = g_bytes_get_data (doc_document_get_text (document), &size);
  const char *done = text;
  GString *out = g_string_sized_new (size);

  for (DocNode node = DOC_NODE_ROOT; node < doc_document_get_n_nodes (document); node++)
    {
      DocKind kind = doc_document_get_kind (document, node);
      g_autofree char *other = kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER ? replace (document, node, user_data) : NULL;
      gsize length;
      const char *lexeme;

      if (other == NULL)
        continue;
      lexeme = doc_document_get_lexeme (document, node, &length);
      g_string_append_len (out, done, lexeme - done);
      g_string_append (out, other);
      done = lexeme + length;
    }
  g_string_append_len (out, done, text + size - done);
  return g_string_free_to_bytes (out);
}

static gboolean
is_reference (const char *value)
{
  return g_str_has_prefix (value, "{{") && g_str_has_suffix (value, "}}");
}

/* (transfer full) (nullable): the reference that stands at the same place. */
static char *
find_reference (DocDocument *base, DocDocument *document, DocNode node)
{
  g_autofree char *pointer = doc_document_dup_json_pointer (document, node);
  DocNode there = base != NULL ? doc_document_find_json_pointer (base, pointer) : DOC_NODE_NONE;
  g_autofree char *value = there != DOC_NODE_NONE ? doc_document_dup_string (base, there) : NULL;

  return value != NULL && is_reference (value) ? g_steal_pointer (&value) : NULL;
}

static char *
hide (DocDocument *document, DocNode node, gpointer user_data)
{
  Hiding *hiding = user_data;
  g_autofree char *name = doc_document_dup_name (document, node);
  g_autofree char *value = NULL;
  g_autofree char *reference = NULL;

  if (name == NULL || (!codef_redactor_is_secret_name (name) && !codef_request_is_secret_name (name)))
    return NULL;
  value = doc_document_dup_string (document, node);
  if (*value == '\0' || is_reference (value))
    return NULL;
  reference = find_reference (hiding->base, document, node);
  if (reference == NULL)
    reference = g_strdup_printf ("{{%s}}", name);
  if (hiding->hidden != NULL && !g_ptr_array_find_with_equal_func (hiding->hidden, name, g_str_equal, NULL))
    g_ptr_array_add (hiding->hidden, g_strdup (name));
  return quote (reference);
}

GBytes *
store_request_hide_secrets (GBytes *json, StoreRequest *base, GPtrArray *hidden)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  g_autoptr(DocDocument) before = base != NULL ? doc_document_new_plain (store_request_get_parameters (base), NULL) : NULL;
  Hiding hiding = { before, hidden };

  if (doc_document_get_problem (document) != NULL || doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    return NULL;
  return rewrite (document, hide, &hiding);
}

/* @user_data: the document before it was masked; both have the same nodes. */
static char *
put_back (DocDocument *masked, DocNode node, gpointer user_data)
{
  DocDocument *original = user_data;
  g_autofree char *value = doc_document_dup_string (original, node);
  gsize length;
  const char *lexeme;

  if (!is_reference (value))
    return NULL;
  lexeme = doc_document_get_lexeme (original, node, &length);
  return g_strndup (lexeme, length);
}

GBytes *
store_request_keep_references (GBytes *json, GBytes *masked)
{
  g_autoptr(DocDocument) original = doc_document_new_plain (json, NULL);
  g_autoptr(DocDocument) document = doc_document_new_plain (masked, NULL);

  if (doc_document_get_problem (original) != NULL || doc_document_get_problem (document) != NULL ||
      doc_document_get_n_nodes (original) != doc_document_get_n_nodes (document))
    return g_bytes_ref (masked);
  return rewrite (document, put_back, original);
}

/* (transfer full): with CODEF_ERROR_BAD_REQUEST. */
static GBytes *
hide_or_refuse (GBytes *json, StoreRequest *base, GPtrArray *hidden, GError **error)
{
  GBytes *parameters = store_request_hide_secrets (json, base, hidden);

  if (parameters == NULL)
    g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                         _("The JSON is not whole: what is saved must be an object that can be sent."));
  return parameters;
}

StoreRequest *
store_request_new_draft (const char *name, const char *product, const char *environment, GBytes *json, GPtrArray *hidden,
                         GError **error)
{
  g_autoptr(GBytes) parameters = hide_or_refuse (json, NULL, hidden, error);
  g_autoptr(GBytes) whole = NULL;
  g_autofree char *quoted_name = quote (name);
  g_autofree char *quoted_product = quote (product);
  g_autofree char *quoted_environment = environment != NULL ? quote (environment) : NULL;
  GString *text;

  if (parameters == NULL)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, "{\"format\":1,\"name\":%s,\"product\":%s,", quoted_name, quoted_product);
  if (quoted_environment != NULL)
    g_string_append_printf (text, "\"environment\":%s,", quoted_environment);
  g_string_append (text, "\"parameters\":");
  g_string_append_len (text, g_bytes_get_data (parameters, NULL), (gssize) g_bytes_get_size (parameters));
  whole = g_string_free_to_bytes (g_string_append_c (text, '}'));
  return store_request_new (whole, name, error);
}

StoreRequest *
store_request_with_parameters (StoreRequest *self, const char *product, GBytes *json, GPtrArray *hidden, GError **error)
{
  g_autoptr(GBytes) parameters = NULL;
  g_autoptr(GBytes) path = NULL;
  g_autoptr(StoreRequest) other = NULL;
  char *quoted;

  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  parameters = hide_or_refuse (json, self, hidden, error);
  if (parameters == NULL)
    return NULL;
  quoted = quote (product);
  path = g_bytes_new_take (quoted, strlen (quoted));
  other = store_request_with (self, "product", path, error);
  return other != NULL ? store_request_with (other, "parameters", parameters, error) : NULL;
}

static GBytes *
normalize (GBytes *json)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);

  return doc_document_get_problem (document) == NULL ? doc_document_format (document, DOC_NODE_ROOT) : NULL;
}

gboolean
store_request_says (StoreRequest *self, const char *product, GBytes *json)
{
  g_autoptr(GBytes) parameters = NULL;
  g_autoptr(GBytes) here = NULL;
  g_autoptr(GBytes) there = NULL;

  g_return_val_if_fail (STORE_IS_REQUEST (self), FALSE);

  if (!g_str_equal (store_request_get_product (self), product))
    return FALSE;
  parameters = store_request_hide_secrets (json, self, NULL);
  here = parameters != NULL ? normalize (parameters) : NULL;
  there = normalize (store_request_get_parameters (self));
  return here != NULL && there != NULL && g_bytes_equal (here, there);
}
