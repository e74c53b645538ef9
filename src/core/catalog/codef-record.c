/* SPDX-License-Identifier: MIT */
#include "codef-record.h"

#include "codef-json.h"

#include <string.h>

struct _CodefRecord
{
  GObject    parent_instance;
  CodefForm *form;   /* (not owned) (nullable) */
  GPtrArray *fields; /* (owned) of CodefField */
  DocNode    node;   /* its object in the form's document */
};

static void codef_record_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CodefRecord, codef_record, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, codef_record_list_model_init))

static GType
codef_record_get_item_type (GListModel *model)
{
  return CODEF_TYPE_FIELD;
}

static guint
codef_record_get_n_items (GListModel *model)
{
  return CODEF_RECORD (model)->fields->len;
}

static gpointer
codef_record_get_item (GListModel *model, guint position)
{
  CodefRecord *self = CODEF_RECORD (model);

  return position < self->fields->len ? g_object_ref (g_ptr_array_index (self->fields, position)) : NULL;
}

static void
codef_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = codef_record_get_item_type;
  iface->get_n_items = codef_record_get_n_items;
  iface->get_item = codef_record_get_item;
}

static void
codef_record_finalize (GObject *object)
{
  CodefRecord *self = CODEF_RECORD (object);

  codef_record_detach (self);
  for (guint i = 0; i < self->fields->len; i++)
    codef_record_get_field (self, i)->record = NULL;
  g_ptr_array_unref (self->fields);
  G_OBJECT_CLASS (codef_record_parent_class)->finalize (object);
}

static void
codef_record_class_init (CodefRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_record_finalize;
}

static void
codef_record_init (CodefRecord *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->node = DOC_NODE_NONE;
}

CodefRecord *
codef_record_new (GListModel *parameters, CodefForm *form)
{
  CodefRecord *self = g_object_new (CODEF_TYPE_RECORD, NULL);

  self->form = form;
  for (guint i = 0; parameters != NULL && i < g_list_model_get_n_items (parameters); i++)
    g_ptr_array_add (self->fields, codef_field_new (codef_items_peek (CODEF_ITEMS (parameters), i), self));
  return self;
}

CodefForm *
codef_record_get_form (CodefRecord *self)
{
  return self->form;
}

DocNode
codef_record_get_node (CodefRecord *self)
{
  return self->node;
}

guint
codef_record_get_n_fields (CodefRecord *self)
{
  return self->fields->len;
}

CodefField *
codef_record_get_field (CodefRecord *self, guint i)
{
  return g_ptr_array_index (self->fields, i);
}

CodefField *
codef_record_find (CodefRecord *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (codef_parameter_has_name (codef_record_get_field (self, i)->parameter, name))
      return codef_record_get_field (self, i);
  return NULL;
}

static gboolean
is_named (DocDocument *document, DocNode member, const char *name)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_name_lexeme (document, member, &length_bytes);
  g_autofree char *unescaped = NULL;

  if (memchr (lexeme, '\\', length_bytes) == NULL)
    return strlen (name) == length_bytes && memcmp (lexeme, name, length_bytes) == 0;
  unescaped = doc_document_dup_name (document, member);
  return g_str_equal (unescaped, name);
}

static DocNode
find_last (DocDocument *document, DocNode object, const char *name)
{
  DocNode found = DOC_NODE_NONE;

  CODEF_JSON_FOREACH (member, document, object)
    if (is_named (document, member, name))
      found = member;
  return found;
}

DocNode
codef_record_find_value (DocDocument *document, DocNode object, CodefParameter *parameter)
{
  const char *const *alias = codef_parameter_get_aliases (parameter);
  DocNode found = find_last (document, object, codef_parameter_get_name (parameter));

  for (; found == DOC_NODE_NONE && *alias != NULL; alias++)
    found = find_last (document, object, *alias);
  return found;
}

void
codef_record_read (CodefRecord *self, DocDocument *document, DocNode node)
{
  gboolean is_object = doc_document_get_kind (document, node) == DOC_KIND_OBJECT;

  self->node = node;
  for (guint i = 0; i < self->fields->len; i++)
    {
      CodefField *field = codef_record_get_field (self, i);
      DocNode value = is_object ? codef_record_find_value (document, node, field->parameter) : DOC_NODE_NONE;

      codef_field_read (field, document, value);
    }
}

void
codef_record_detach (CodefRecord *self)
{
  self->form = NULL;
  for (guint i = 0; i < self->fields->len; i++)
    {
      CodefItems *records = codef_record_get_field (self, i)->records;

      for (guint j = 0; records != NULL && j < codef_items_get_n (records); j++)
        codef_record_detach (codef_items_peek (records, j));
    }
}

/* Recursion follows the catalogue's lists of lists, not the text. */
void
codef_record_foreach (CodefRecord *self, CodefRecordFunc func, gpointer user_data)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      CodefField *field = codef_record_get_field (self, i);
      guint n_records = field->records != NULL ? codef_items_get_n (field->records) : 0;

      func (field, user_data);
      for (guint j = 0; j < n_records; j++)
        codef_record_foreach (codef_items_peek (field->records, j), func, user_data);
    }
}
