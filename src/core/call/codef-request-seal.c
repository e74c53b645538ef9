/* SPDX-License-Identifier: MIT */
/* Encrypts the secret fields of a request in its own text: only those values change, every other byte stays. */
#include "codef-config.h"

#include "codef-condition.h"
#include "codef-error.h"
#include "codef-product.h"
#include "codef-public-key.h"
#include "codef-request.h"
#include "doc-document.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* What the service wants encrypted where the catalogue says nothing (protocol notes §6). */
static const char *const secret_names[] = {
  "password", "certPassword", "accountPassword", "fastPassword", "cardPassword", "withdrawAccountPassword",
  "userPassword", "password1",
};

typedef struct
{
  DocDocument    *document;
  CodefProduct   *product; /* (nullable) */
  CodefPublicKey *key;     /* (nullable) */
  GString        *out;     /* (owned) the text so far */
  const char     *rest;    /* what is not copied yet */
  GHashTable     *values;  /* (owned) name → text of the values conditions were asked for */
  DocNode         record;  /* the object that the node at hand belongs to */
  guint           n_sealed;
} Sealing;

static void
wipe_text (gpointer text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

/* The value that a condition asks for: of the record itself, then of the request. */
static const char *
lookup_value (const char *name, gpointer user_data)
{
  Sealing *sealing = user_data;
  DocNode node = doc_document_find_member (sealing->document, sealing->record, name);
  char *text;

  if (node == DOC_NODE_NONE)
    node = doc_document_find_member (sealing->document, DOC_NODE_ROOT, name);
  if (node == DOC_NODE_NONE)
    return NULL;
  text = doc_document_dup_string (sealing->document, node);
  if (*text == '\0')
    {
      g_free (text);
      return NULL;
    }
  /* the grammar borrows the text while it is evaluated, so every one is kept until the end */
  g_hash_table_add (sealing->values, text);
  return text;
}

/* The parameter that a member of @record stands for: of the product itself, or of the list that the record is an item
 * of. */
static CodefParameter *
find_parameter (Sealing *sealing, const char *name)
{
  DocNode list = doc_document_get_parent (sealing->document, sealing->record);
  g_autofree char *list_name = NULL;
  CodefParameter *parent;
  GListModel *items;

  if (sealing->product == NULL)
    return NULL;
  if (sealing->record == DOC_NODE_ROOT)
    return codef_product_find_parameter (sealing->product, name);
  list_name = list != DOC_NODE_NONE ? doc_document_dup_name (sealing->document, list) : NULL;
  parent = list_name != NULL ? codef_product_find_parameter (sealing->product, list_name) : NULL;
  items = parent != NULL ? codef_parameter_get_items (parent) : NULL;
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CodefParameter) item = g_list_model_get_item (items, i);

      if (g_str_equal (codef_parameter_get_name (item), name))
        return item;
    }
  return NULL;
}

gboolean
codef_request_is_secret_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (secret_names); i++)
    if (g_str_equal (secret_names[i], name))
      return TRUE;
  return FALSE;
}

static gboolean
is_encrypted (Sealing *sealing, const char *name)
{
  CodefParameter *parameter = find_parameter (sealing, name);

  if (parameter != NULL && codef_parameter_get_encrypted_when (parameter) != NULL)
    return codef_condition_holds (codef_parameter_get_encrypted_when (parameter), lookup_value, sealing);
  if (parameter != NULL)
    return codef_parameter_is_encrypted (parameter);
  return codef_request_is_secret_name (name);
}

gboolean
codef_request_is_sealed (DocDocument *document, DocNode node, CodefProduct *product)
{
  Sealing sealing = { .document = document, .product = product };
  g_autofree char *name = NULL;
  gboolean sealed;

  g_return_val_if_fail (document != NULL, FALSE);

  name = doc_document_dup_name (document, node);
  if (name == NULL)
    return FALSE;
  sealing.record = doc_document_get_parent (document, node);
  sealing.values = g_hash_table_new_full (NULL, NULL, wipe_text, NULL);
  sealed = is_encrypted (&sealing, name);
  g_hash_table_unref (sealing.values);
  return sealed;
}

static gboolean
seal_value (Sealing *sealing, DocNode node, const char *name, GError **error)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (sealing->document, node, &length);
  g_autofree char *plain = doc_document_dup_string (sealing->document, node);
  g_autofree char *cipher = NULL;
  gboolean done = TRUE;

  if (*plain != '\0' && !codef_public_key_is_ciphertext (plain))
    {
      if (sealing->key == NULL)
        g_set_error (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY,
                     _("“%s” must be encrypted, and there is no public key for this environment. Add it to the "
                       "credentials."), name);
      else
        cipher = codef_public_key_encrypt (sealing->key, plain, error);
      done = cipher != NULL;
    }
  if (cipher != NULL)
    {
      g_string_append_len (sealing->out, sealing->rest, lexeme - sealing->rest);
      /* base64 needs no escapes */
      g_string_append_printf (sealing->out, "\"%s\"", cipher);
      sealing->rest = lexeme + length;
      sealing->n_sealed++;
    }
  explicit_bzero (plain, strlen (plain));
  return done;
}

static gboolean
seal_node (Sealing *sealing, DocNode node, GError **error)
{
  DocKind kind = doc_document_get_kind (sealing->document, node);
  g_autofree char *name = NULL;

  /* a password typed as a number is a password too */
  if (kind != DOC_KIND_STRING && kind != DOC_KIND_NUMBER)
    return TRUE;
  name = doc_document_dup_name (sealing->document, node);
  if (name == NULL)
    return TRUE;
  sealing->record = doc_document_get_parent (sealing->document, node);
  return !is_encrypted (sealing, name) || seal_value (sealing, node, name, error);
}

static GBytes *
seal_document (Sealing *sealing, GBytes *json, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (doc_document_get_text (sealing->document), &length);
  guint32 n_nodes = doc_document_get_n_nodes (sealing->document);

  sealing->rest = text;
  for (DocNode node = 0; node < n_nodes; node++)
    if (!seal_node (sealing, node, error))
      return NULL;
  if (sealing->n_sealed == 0)
    return g_bytes_ref (json);
  g_string_append_len (sealing->out, sealing->rest, text + length - sealing->rest);
  return g_bytes_new (sealing->out->str, sealing->out->len);
}

GBytes *
codef_request_seal (GBytes *json, CodefProduct *product, CodefPublicKey *key, guint *n_sealed, GError **error)
{
  const DocLimits limits = { CODEF_REQUEST_MAX_BYTES, DOC_MAX_DEPTH };
  g_autoptr(DocDocument) document = NULL;
  Sealing sealing;
  GBytes *sealed;

  g_return_val_if_fail (json != NULL, NULL);
  document = doc_document_new_plain (json, &limits);
  if (doc_document_get_problem (document) != NULL)
    {
      g_autoptr(GError) cause = doc_problem_to_error (doc_document_get_problem (document));

      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("The parameters are not valid JSON: %s."),
                   cause->message);
      return NULL;
    }
  sealing = (Sealing) { .document = document, .product = product, .key = key };
  sealing.out = g_string_new (NULL);
  sealing.values = g_hash_table_new_full (NULL, NULL, wipe_text, NULL);
  sealed = seal_document (&sealing, json, error);
  g_hash_table_unref (sealing.values);
  g_string_free (sealing.out, TRUE);
  if (n_sealed != NULL)
    *n_sealed = sealing.n_sealed;
  return sealed;
}
