/* SPDX-License-Identifier: MIT */
/* What is done to the fields, done to the JSON. Node numbers count in document order, so an edit inside an object
 * leaves the object's own number as it was. */
#include "codef-form-private.h"

#include "codef-edit.h"
#include "codef-json.h"

#include <string.h>

/* (nullable) (transfer full): @text if it is one JSON value of a kind from @first to @last. */
static char *
dup_json_of_kind (const char *text, DocKind first, DocKind last)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);
  DocKind kind;

  if (doc_document_get_problem (document) != NULL)
    return NULL;
  kind = doc_document_get_kind (document, DOC_NODE_ROOT);
  return kind >= first && kind <= last ? doc_document_dup_string (document, DOC_NODE_ROOT) : NULL;
}

/* (transfer full): what is written for @text: a value of the parameter's type if it is one, else a string. */
static char *
write_value (CodefParameter *parameter, const char *text)
{
  char *json = NULL;

  switch (codef_parameter_get_wire_type (parameter))
    {
    case CODEF_WIRE_TYPE_BOOLEAN:
      json = dup_json_of_kind (text, DOC_KIND_FALSE, DOC_KIND_TRUE);
      break;
    case CODEF_WIRE_TYPE_NUMBER:
      json = dup_json_of_kind (text, DOC_KIND_NUMBER, DOC_KIND_NUMBER);
      break;
    case CODEF_WIRE_TYPE_OBJECT:
    case CODEF_WIRE_TYPE_ARRAY:
      json = dup_json_of_kind (text, DOC_KIND_ARRAY, DOC_KIND_OBJECT);
      break;
    case CODEF_WIRE_TYPE_STRING:
    default:
      break;
    }
  return json != NULL ? json : codef_edit_quote (text);
}

/* (nullable): the member before @member in its object. */
static DocNode
previous_sibling (DocDocument *document, DocNode member)
{
  DocNode previous = DOC_NODE_NONE;

  CODEF_JSON_FOREACH (child, document, doc_document_get_parent (document, member))
    {
      if (child == member)
        return previous;
      previous = child;
    }
  return DOC_NODE_NONE;
}

/* Behind which member a new one belongs: behind the nearest parameter that the catalogue has before it; where there
 * is none, directly before the nearest one after it; else at the end. */
static DocNode
find_place (CodefForm *self, CodefField *field)
{
  CodefRecord *record = field->record;
  guint n = codef_record_get_n_fields (record);
  DocNode place = DOC_NODE_NONE;
  guint position = 0;

  while (codef_record_get_field (record, position) != field)
    position++;
  for (guint i = position; i > 0; i--)
    if (codef_record_get_field (record, i - 1)->node != DOC_NODE_NONE)
      return codef_record_get_field (record, i - 1)->node;
  for (guint i = position + 1; i < n; i++)
    if (codef_record_get_field (record, i)->node != DOC_NODE_NONE)
      return previous_sibling (self->document, codef_record_get_field (record, i)->node);
  CODEF_JSON_FOREACH (child, self->document, codef_record_get_node (record))
    place = child;
  return place;
}

/* An element of a list that is not an object becomes one as soon as one of its fields gets a value. */
static void
make_object (CodefForm *self, CodefRecord *record)
{
  DocNode node = codef_record_get_node (record);

  if (doc_document_get_kind (self->document, node) != DOC_KIND_OBJECT)
    codef_form_apply (self, codef_edit_replace (self->document, node, "{}"));
}

static void
write_json (CodefForm *self, CodefField *field, const char *json)
{
  GBytes *text;

  make_object (self, field->record);
  if (field->node != DOC_NODE_NONE)
    text = codef_edit_replace (self->document, field->node, json);
  else
    text = codef_edit_insert_member (self->document, codef_record_get_node (field->record), find_place (self, field),
                                     codef_parameter_get_name (field->parameter), json);
  codef_form_apply (self, text);
}

/* Every member that means the parameter: what stood twice would show again otherwise. */
static void
remove_members (CodefForm *self, CodefField *field)
{
  g_autoptr(DocDocument) document = doc_document_ref (self->document);
  DocNode object = codef_record_get_node (field->record);
  GBytes *text = NULL;
  DocNode node;

  while ((node = codef_record_find_value (document, object, field->parameter)) != DOC_NODE_NONE)
    {
      g_clear_pointer (&text, g_bytes_unref);
      text = codef_edit_remove (document, node);
      doc_document_unref (document);
      document = doc_document_new_plain (text, NULL);
    }
  if (text != NULL)
    codef_form_apply (self, text);
}

void
codef_form_edit_field (CodefForm *self, CodefField *field, const char *text)
{
  g_autofree char *json = NULL;

  if (self->problem != NULL)
    return;
  if (*text == '\0')
    {
      remove_members (self, field);
      return;
    }
  json = write_value (field->parameter, text);
  write_json (self, field, json);
}

void
codef_form_add_record (CodefForm *self, CodefField *field)
{
  if (self->problem != NULL)
    return;
  if (field->node == DOC_NODE_NONE || field->kind != DOC_KIND_ARRAY)
    write_json (self, field, "[]");
  codef_form_apply (self, codef_edit_append_element (self->document, field->node, "{}"));
}

void
codef_form_remove_record (CodefForm *self, CodefField *field, guint position)
{
  DocNode element;
  GBytes *text;

  if (self->problem != NULL)
    return;
  element = codef_record_get_node (codef_items_peek (field->records, position));
  text = codef_edit_remove (self->document, element);
  codef_field_drop_record (field, position);
  codef_form_apply (self, text);
}
