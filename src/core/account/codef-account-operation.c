/* SPDX-License-Identifier: MIT */
#include "codef-account-operation-private.h"

#include "codef-confidence-private.h"
#include "codef-json.h"
#include "codef-label.h"
#include "codef-product-private.h"

#include <string.h>

struct _CodefAccountOperation
{
  GObject          parent_instance;
  CodefAccountKind kind;
  char            *path;              /* (owned) */
  CodefLabel       title;
  CodefLabel       help;
  CodefConfidence  confidence;
  gboolean         uses_connected_id;
  gboolean         complete;
  CodefProduct    *request;           /* (owned) */
  CodefProduct    *account;           /* (owned) (nullable) */
  CodefProduct    *source;            /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (CodefAccountOperation, codef_account_operation, G_TYPE_OBJECT)

/* In the order of CodefAccountKind. */
static const char *const ids[CODEF_ACCOUNT_N_KINDS] = {
  "create", "add", "update", "delete", "list", "connected-ids", "reference-add", "reference-update",
};

static const char connected_id_parameter[] =
  "{\"name\":\"connectedId\",\"title\":{\"ko\":\"커넥티드 아이디\",\"en\":\"Connected ID\"},"
  "\"type\":\"string\",\"input\":\"connectedId\",\"required\":true}";

static void
codef_account_operation_finalize (GObject *object)
{
  CodefAccountOperation *self = CODEF_ACCOUNT_OPERATION (object);

  g_free (self->path);
  codef_label_clear (&self->title);
  codef_label_clear (&self->help);
  g_clear_object (&self->request);
  g_clear_object (&self->account);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (codef_account_operation_parent_class)->finalize (object);
}

static void
codef_account_operation_class_init (CodefAccountOperationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_account_operation_finalize;
}

static void
codef_account_operation_init (CodefAccountOperation *self)
{
}

static void
append_lexeme (GString *json, DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);

  g_string_append_len (json, lexeme, length_bytes);
}

/* A parameter of the file; where an operation is complete, without its condition. */
static void
append_parameter (GString *json, DocDocument *document, DocNode parameter, gboolean without_condition)
{
  char separator = '{';

  CODEF_JSON_FOREACH (member, document, parameter)
    {
      g_autofree char *name = doc_document_dup_name (document, member);

      if (without_condition && (g_str_equal (name, "when") || g_str_equal (name, "condition")))
        continue;
      g_string_append_printf (json, "%c\"%s\":", separator, name);
      append_lexeme (json, document, member);
      separator = ',';
    }
  g_string_append_c (json, '}');
}

static void
append_separator (GString *json)
{
  if (json->str[json->len - 1] != '[')
    g_string_append_c (json, ',');
}

/* The parameters that @names lists, in its order; all of them where it is the word "all". */
static void
append_parameters (GString *json, DocDocument *document, DocNode names, gboolean without_condition)
{
  DocNode all = doc_document_find_member (document, DOC_NODE_ROOT, "parameters");
  gboolean has_all = doc_document_get_kind (document, names) == DOC_KIND_STRING;

  CODEF_JSON_FOREACH (wanted, document, has_all ? all : names)
    {
      g_autofree char *name = has_all ? doc_document_dup_member (document, wanted, "name")
        : doc_document_dup_string (document, wanted);

      CODEF_JSON_FOREACH (parameter, document, all)
        {
          g_autofree char *found = doc_document_dup_member (document, parameter, "name");

          if (!g_str_equal (name, found))
            continue;
          append_separator (json);
          append_parameter (json, document, parameter, without_condition);
        }
    }
}

/* (transfer full): takes @parameters, the inside of the list "parameters" of a product. */
static CodefProduct *
make_product (CodefAccountOperation *self, DocDocument *document, GString *parameters)
{
  DocNode sample = doc_document_find_member (document, DOC_NODE_ROOT, "newAccount");
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(GBytes) text = NULL;
  g_autoptr(DocDocument) product = NULL;

  g_string_append_printf (json, "{\"path\":\"%s\",\"clientType\":\"A\",\"parameters\":%s],\"sampleRequest\":",
                          self->path, parameters->str);
  append_lexeme (json, document, sample);
  g_string_append_c (json, '}');
  g_string_free (parameters, TRUE);
  text = g_bytes_new (json->str, json->len);
  product = doc_document_new_plain (text, NULL);
  g_assert (doc_document_get_problem (product) == NULL);
  return codef_product_new_from_document (product, FALSE);
}

/* (transfer full) (nullable): operations that ask the same of an account share one product, so that a form survives a
 * change of the operation. @made: the parameters' text → product. */
static CodefProduct *
make_part (CodefAccountOperation *self, DocDocument *document, DocNode names, GHashTable *made)
{
  GString *parameters;
  CodefProduct *product;

  if (names == DOC_NODE_NONE)
    return NULL;
  parameters = g_string_new ("[");
  append_parameters (parameters, document, names, self->complete);
  product = g_hash_table_lookup (made, parameters->str);
  if (product == NULL)
    {
      char *key = g_strdup (parameters->str);

      product = make_product (self, document, parameters);
      g_hash_table_insert (made, key, product);
    }
  else
    g_string_free (parameters, TRUE);
  return g_object_ref (product);
}

static CodefProduct *
make_request (CodefAccountOperation *self, DocDocument *document, DocNode source, DocNode account)
{
  GString *parameters = g_string_new ("[");

  if (self->uses_connected_id)
    g_string_append (parameters, connected_id_parameter);
  if (source != DOC_NODE_NONE)
    append_parameters (parameters, document, source, self->complete);
  if (account != DOC_NODE_NONE)
    {
      append_separator (parameters);
      g_string_append (parameters,
                       "{\"name\":\"accountList\",\"title\":{\"ko\":\"계정 목록\",\"en\":\"Accounts\"},\"type\":\"array\","
                                   "\"input\":\"list\",\"required\":true,\"items\":[");
      append_parameters (parameters, document, account, self->complete);
      g_string_append (parameters, "]}");
    }
  return make_product (self, document, parameters);
}

static CodefAccountKind
read_kind (DocDocument *document, DocNode node)
{
  g_autofree char *id = doc_document_dup_member (document, node, "id");

  for (guint kind = 0; kind < CODEF_ACCOUNT_N_KINDS; kind++)
    if (g_strcmp0 (ids[kind], id) == 0)
      return kind;
  g_error ("the catalogue names an account operation that the program does not know: %s", id);
}

CodefAccountOperation *
codef_account_operation_read (DocDocument *document, DocNode node, GHashTable *made)
{
  CodefAccountOperation *self = g_object_new (CODEF_TYPE_ACCOUNT_OPERATION, NULL);
  DocNode account = doc_document_find_member (document, node, "account");
  DocNode source = doc_document_find_member (document, node, "source");

  self->kind = read_kind (document, node);
  self->path = doc_document_dup_member (document, node, "path");
  codef_label_read (&self->title, document, node, "title");
  codef_label_read (&self->help, document, node, "help");
  self->confidence = codef_confidence_read (document, node);
  self->uses_connected_id = codef_json_is_true (document, node, "usesConnectedId");
  self->complete = codef_json_is_true (document, node, "complete");
  self->request = make_request (self, document, source, account);
  self->account = make_part (self, document, account, made);
  self->source = make_part (self, document, source, made);
  return self;
}

CodefAccountKind
codef_account_operation_get_kind (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), CODEF_ACCOUNT_KIND_CREATE);
  return self->kind;
}

const char *
codef_account_operation_get_id (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), NULL);
  return ids[self->kind];
}

const char *
codef_account_operation_get_path (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), NULL);
  return self->path;
}

const char *
codef_account_operation_get_title (CodefAccountOperation *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), NULL);
  return codef_label_get (&self->title, language);
}

const char *
codef_account_operation_get_help (CodefAccountOperation *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), NULL);
  return codef_label_get (&self->help, language);
}

CodefConfidence
codef_account_operation_get_confidence (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), CODEF_CONFIDENCE_LOW);
  return self->confidence;
}

gboolean
codef_account_operation_uses_connected_id (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), FALSE);
  return self->uses_connected_id;
}

gboolean
codef_account_operation_is_complete (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), FALSE);
  return self->complete;
}

CodefProduct *
codef_account_operation_get_request (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), NULL);
  return self->request;
}

CodefProduct *
codef_account_operation_get_account (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), NULL);
  return self->account;
}

CodefProduct *
codef_account_operation_get_source (CodefAccountOperation *self)
{
  g_return_val_if_fail (CODEF_IS_ACCOUNT_OPERATION (self), NULL);
  return self->source;
}
