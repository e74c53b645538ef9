/* SPDX-License-Identifier: MIT */
#include "sandbox-parameters.h"

#include "codef-condition.h"
#include "codef-wire.h"
#include "sandbox-json.h"

/* Members of every request that are never echoed: they belong to the protocol, or would collide with the answer. */
static const char *const reserved_names[] = {
  "is2Way", "twoWayInfo", CODEF_SCENARIO_PARAMETER, "result", "data", NULL
};

DocNode
sandbox_parameters_find (DocDocument *document, DocNode record, CodefParameter *parameter)
{
  const char *const *aliases = codef_parameter_get_aliases (parameter);
  DocNode node = doc_document_find_member (document, record, codef_parameter_get_name (parameter));

  for (guint i = 0; node == DOC_NODE_NONE && aliases[i] != NULL; i++)
    node = doc_document_find_member (document, record, aliases[i]);
  return node;
}

static gboolean
is_absent (DocDocument *document, DocNode node)
{
  gsize length;

  if (node == DOC_NODE_NONE)
    return TRUE;
  switch (doc_document_get_kind (document, node))
    {
    case DOC_KIND_NULL:
      return TRUE;
    case DOC_KIND_STRING:
      doc_document_get_lexeme (document, node, &length);
      return length == 2; /* the quotes alone */
    case DOC_KIND_ARRAY:
      return doc_document_get_n_children (document, node) == 0;
    case DOC_KIND_FALSE:
    case DOC_KIND_TRUE:
    case DOC_KIND_NUMBER:
    case DOC_KIND_OBJECT:
    default:
      return FALSE;
    }
}

static const char *find_missing (GListModel *parameters, DocDocument *document, DocNode record);

static const char *
find_missing_in_records (CodefParameter *list, DocDocument *document, DocNode node)
{
  const char *missing = NULL;

  if (doc_document_get_kind (document, node) != DOC_KIND_ARRAY)
    return NULL;
  for (DocNode record = doc_document_get_first_child (document, node); record != DOC_NODE_NONE && missing == NULL;
       record = doc_document_get_next_sibling (document, record))
    missing = find_missing (codef_parameter_get_items (list), document, record);
  return missing;
}

static const char *
find_missing (GListModel *parameters, DocDocument *document, DocNode record)
{
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);
      DocNode node = sandbox_parameters_find (document, record, parameter);
      const char *missing = NULL;

      if (is_absent (document, node))
        missing = codef_parameter_is_required (parameter) ? codef_parameter_get_name (parameter) : NULL;
      else if (codef_parameter_get_items (parameter) != NULL)
        missing = find_missing_in_records (parameter, document, node);
      if (missing != NULL)
        return missing;
    }
  return NULL;
}

const char *
sandbox_parameters_find_missing (CodefProduct *product, DocDocument *document)
{
  return find_missing (codef_product_get_parameters (product), document, DOC_NODE_ROOT);
}

void
sandbox_parameters_echo_unknown (CodefProduct *product, SandboxCall *call)
{
  DocDocument *document = call->body->document;

  if (call->body->kind != SANDBOX_BODY_OBJECT)
    return;
  for (DocNode node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autofree char *name = doc_document_dup_name (document, node);

      if (doc_document_is_duplicate (document, node))
        sandbox_call_find (call, "duplicate: %s, the first one counts", name);
      else if (!g_strv_contains (reserved_names, name) && codef_product_find_parameter (product, name) == NULL)
        {
          sandbox_call_find (call, "unknown: %s, echoed", name);
          sandbox_json_append_name (call->echo, name);
          sandbox_json_append_node (call->echo, document, node);
        }
    }
}

typedef struct
{
  DocDocument *document; /* (unowned) */
  GHashTable  *values;   /* (owned) name → text, alive while the condition is looked at */
} Values;

static const char *
look_up (const char *name, gpointer user_data)
{
  Values *self = user_data;
  DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, name);

  if (is_absent (self->document, node))
    return NULL;
  if (!g_hash_table_contains (self->values, name))
    g_hash_table_insert (self->values, g_strdup (name), doc_document_dup_string (self->document, node));
  return g_hash_table_lookup (self->values, name);
}

gboolean
sandbox_parameters_condition_holds (const char *condition, DocDocument *document)
{
  g_autoptr(GHashTable) values = NULL;
  Values lookup = { document, NULL };

  if (condition == NULL)
    return TRUE;
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lookup.values = values;
  return codef_condition_holds (condition, look_up, &lookup);
}
