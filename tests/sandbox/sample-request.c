/* SPDX-License-Identifier: MIT */
#include "sample-request.h"

#include "doc-document.h"
#include "sandbox-json.h"
#include "sandbox-parameters.h"

typedef struct
{
  DocDocument    *document;
  CodefPublicKey *key;       /* (nullable) */
  const char     *without;   /* (nullable) */
  const char     *record_of; /* (nullable) */
} Maker;

static CodefParameter *
find_parameter (GListModel *parameters, const char *name)
{
  for (guint i = 0; parameters != NULL && i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);

      if (g_str_equal (codef_parameter_get_name (parameter), name) ||
          g_strv_contains (codef_parameter_get_aliases (parameter), name))
        return parameter; /* alive in its model */
    }
  return NULL;
}

static gboolean
is_secret (Maker *self, CodefParameter *parameter)
{
  const char *condition = parameter == NULL ? NULL : codef_parameter_get_encrypted_when (parameter);

  return parameter != NULL && self->key != NULL &&
         (codef_parameter_is_encrypted (parameter) ||
          (condition != NULL && sandbox_parameters_condition_holds (condition, self->document)));
}

static void append_record (Maker *self, GString *json, DocNode record, GListModel *parameters, gboolean leave_out);

static void
append_value (Maker *self, GString *json, DocNode node, CodefParameter *parameter)
{
  DocKind kind = doc_document_get_kind (self->document, node);
  g_autofree char *text = NULL, *ciphertext = NULL;

  if (kind == DOC_KIND_ARRAY && parameter != NULL && codef_parameter_get_items (parameter) != NULL)
    {
      gboolean leave_out = g_strcmp0 (self->record_of, codef_parameter_get_name (parameter)) == 0;

      g_string_append_c (json, '[');
      for (DocNode record = doc_document_get_first_child (self->document, node); record != DOC_NODE_NONE;
           record = doc_document_get_next_sibling (self->document, record))
        {
          if (doc_document_get_position (self->document, record) > 0)
            g_string_append_c (json, ',');
          append_record (self, json, record, codef_parameter_get_items (parameter),
                         leave_out && doc_document_get_position (self->document, record) == 0);
        }
      g_string_append_c (json, ']');
      return;
    }
  if (kind != DOC_KIND_STRING)
    {
      sandbox_json_append_node (json, self->document, node);
      return;
    }
  text = doc_document_dup_string (self->document, node);
  if (is_secret (self, parameter) && *text != '\0')
    ciphertext = codef_public_key_encrypt (self->key, "secret 비밀", NULL);
  sandbox_json_append_string (json, ciphertext != NULL ? ciphertext : *text == '<' ? "replaced" : text);
}

static void
append_record (Maker *self, GString *json, DocNode record, GListModel *parameters, gboolean leave_out)
{
  g_string_append_c (json, '{');
  for (DocNode node = doc_document_get_first_child (self->document, record); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (self->document, node))
    {
      g_autofree char *name = doc_document_dup_name (self->document, node);
      CodefParameter *parameter = find_parameter (parameters, name);
      const char *canonical = parameter == NULL ? name : codef_parameter_get_name (parameter);

      if (leave_out && g_strcmp0 (self->without, canonical) == 0)
        continue;
      sandbox_json_append_name (json, name);
      append_value (self, json, node, parameter);
    }
  g_string_append_c (json, '}');
}

char *
sample_request_new (CodefProduct *product, CodefPublicKey *key, const char *without, const char *record_of)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (codef_product_get_sample_request (product), NULL);
  Maker maker = { document, key, without, record_of };
  g_autoptr(GString) json = g_string_new (NULL);

  append_record (&maker, json, DOC_NODE_ROOT, codef_product_get_parameters (product), record_of == NULL);
  return g_strdup (json->str);
}
