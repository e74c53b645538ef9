/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-chip.h"
#include "codef-field-check.h"
#include "codef-form-private.h"
#include "codef-json.h"
#include "codef-public-key.h"
#include "codef-variables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (CodefField, codef_field, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_PROBLEM,
  PROP_VISIBLE,
  PROP_REQUIRED,
  PROP_ENCRYPTED,
  N_PROPS,
};

#define READ_ONLY (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

static GParamSpec *properties[N_PROPS];

static void
codef_field_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CodefField *self = CODEF_FIELD (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_VISIBLE:
      g_value_set_boolean (value, self->visible);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;
    case PROP_ENCRYPTED:
      g_value_set_boolean (value, self->encrypted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_field_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CodefField *self = CODEF_FIELD (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      codef_field_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_field_finalize (GObject *object)
{
  CodefField *self = CODEF_FIELD (object);

  g_object_unref (self->parameter);
  g_free (self->text);
  g_clear_object (&self->records);
  G_OBJECT_CLASS (codef_field_parent_class)->finalize (object);
}

static void
codef_field_class_init (CodefFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = codef_field_get_property;
  object_class->set_property = codef_field_set_property;
  object_class->finalize = codef_field_finalize;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, READ_ONLY);
  properties[PROP_VISIBLE] = g_param_spec_boolean ("visible", NULL, NULL, FALSE, READ_ONLY);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, READ_ONLY);
  properties[PROP_ENCRYPTED] = g_param_spec_boolean ("encrypted", NULL, NULL, FALSE, READ_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
codef_field_init (CodefField *self)
{
  self->text = g_strdup ("");
  self->node = DOC_NODE_NONE;
}

CodefField *
codef_field_new (CodefParameter *parameter, CodefRecord *record)
{
  CodefField *self = g_object_new (CODEF_TYPE_FIELD, NULL);

  self->parameter = g_object_ref (parameter);
  self->record = record;
  if (codef_parameter_get_items (parameter) != NULL)
    self->records = codef_items_new (CODEF_TYPE_RECORD, NULL);
  return self;
}

/* TRUE if the string at @node is @text without being copied: both are long where a file stands. */
static gboolean
is_same_string (DocDocument *document, DocNode node, const char *text)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);
  gsize length = strlen (text);

  return length_bytes == length + 2 && memcmp (lexeme + 1, text, length) == 0 && memchr (text, '\\', length) == NULL;
}

static void
read_text (CodefField *self, DocDocument *document)
{
  g_autofree char *text = NULL;

  if (self->node == DOC_NODE_NONE || self->kind == DOC_KIND_NULL)
    text = g_strdup ("");
  else if (self->kind == DOC_KIND_STRING && is_same_string (document, self->node, self->text))
    return;
  else
    text = doc_document_dup_string (document, self->node);
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->checked = FALSE;
  self->changes |= CODEF_FIELD_TEXT;
}

/* As many records as the list has elements; what comes or goes does so at the end. */
static void
match_records (CodefField *self, guint n_elements)
{
  GListModel *parameters = codef_parameter_get_items (self->parameter);
  CodefForm *form = codef_record_get_form (self->record);
  guint n = codef_items_get_n (self->records);
  guint n_kept = MIN (n, n_elements);
  g_autoptr(GPtrArray) additions = g_ptr_array_new_with_free_func (g_object_unref);

  if (n == n_elements)
    return;
  for (guint i = n_kept; i < n; i++)
    codef_record_detach (codef_items_peek (self->records, i));
  for (guint i = n_kept; i < n_elements; i++)
    g_ptr_array_add (additions, codef_record_new (parameters, form));
  self->records_change = (CodefRecordsChange) { n_kept, n - n_kept, additions->len };
  self->changes |= CODEF_FIELD_RECORDS;
  codef_items_edit (self->records, n_kept, n - n_kept, additions);
}

void
codef_field_read (CodefField *self, DocDocument *document, DocNode node)
{
  DocKind kind = node != DOC_NODE_NONE ? doc_document_get_kind (document, node) : DOC_KIND_NULL;
  guint position = 0;
  gboolean is_list;

  self->checked = self->checked && kind == self->kind;
  self->node = node;
  self->kind = kind;
  read_text (self, document);
  if (self->records == NULL)
    return;
  is_list = node != DOC_NODE_NONE && self->kind == DOC_KIND_ARRAY;
  match_records (self, is_list ? doc_document_get_n_children (document, node) : 0);
  if (is_list)
    CODEF_JSON_FOREACH (element, document, node)
      codef_record_read (codef_items_peek (self->records, position++), document, element);
}

void
codef_field_drop_record (CodefField *self, guint position)
{
  codef_record_detach (codef_items_peek (self->records, position));
  codef_items_edit (self->records, position, 1, NULL);
  self->records_change = (CodefRecordsChange) { position, 1, 0 };
  self->changes |= CODEF_FIELD_RECORDS;
}

gboolean
codef_field_is_empty (CodefField *self)
{
  if (self->records != NULL && self->kind == DOC_KIND_ARRAY)
    return codef_items_get_n (self->records) == 0;
  return *self->text == '\0';
}

/* What conditions see: the record's own fields, then those of the request, then what else stands in the request;
 * where a parameter is left out, what the service takes for it. */
typedef struct
{
  CodefForm   *form;
  CodefRecord *record;
} Lookup;

static const char *
look_up (const char *name, gpointer user_data)
{
  Lookup *lookup = user_data;
  CodefField *field = codef_record_find (lookup->record, name);

  if (field == NULL)
    field = codef_record_find (lookup->form->root, name);
  if (field == NULL)
    return codef_form_look_up_other (lookup->form, name);
  return *field->text != '\0' ? field->text : codef_parameter_get_default (field->parameter);
}

static gboolean
all_records_are_objects (CodefField *self, DocDocument *document)
{
  for (guint i = 0; i < codef_items_get_n (self->records); i++)
    {
      DocNode element = codef_record_get_node (codef_items_peek (self->records, i));

      if (doc_document_get_kind (document, element) != DOC_KIND_OBJECT)
        return FALSE;
    }
  return TRUE;
}

static const char *
find_problem (CodefField *self, CodefForm *form)
{
  if (codef_field_is_empty (self))
    return self->required ? _("This is required.") : NULL;
  /* what it stands for is known when it is sent */
  if (codef_variables_stand_in (self->text))
    return NULL;
  if (!self->checked)
    self->text_problem = codef_field_check (self->parameter, self->text, self->kind, self->encrypted);
  self->checked = TRUE;
  if (self->text_problem != NULL)
    return self->text_problem;
  if (self->records != NULL && !all_records_are_objects (self, form->document))
    return _("Each entry has to be a JSON object.");
  if (codef_parameter_get_input (self->parameter) == CODEF_INPUT_ORGANIZATION
      && !codef_field_knows_organization (self, form))
    return _("The catalogue does not know this institution here.");
  return NULL;
}

static void
set_flag (CodefField *self, gboolean *flag, gboolean value, CodefFieldChanges change)
{
  if (*flag == value)
    return;
  *flag = value;
  self->checked = FALSE;
  self->changes |= change;
}

void
codef_field_judge (CodefField *self, CodefForm *form)
{
  Lookup lookup = { form, self->record };
  const char *when = codef_parameter_get_when (self->parameter);
  const char *encrypted_when = codef_parameter_get_encrypted_when (self->parameter);
  gboolean two_way = codef_parameter_is_two_way (self->parameter);
  gboolean holds = when != NULL && codef_condition_holds (when, look_up, &lookup);
  gboolean stands = !codef_field_is_empty (self);
  gboolean needed = codef_parameter_is_required (self->parameter)
                    || (holds && codef_parameter_get_default (self->parameter) == NULL);
  gboolean encrypted = codef_parameter_is_encrypted (self->parameter)
                       || codef_condition_holds (encrypted_when, look_up, &lookup);
  const char *problem;

  set_flag (self, &self->visible, stands || (!two_way && (when == NULL || holds || needed)), CODEF_FIELD_VISIBLE);
  set_flag (self, &self->required, needed && !two_way, CODEF_FIELD_REQUIRED);
  set_flag (self, &self->encrypted, encrypted, CODEF_FIELD_ENCRYPTED);
  problem = find_problem (self, form);
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  self->problem = problem;
  self->changes |= CODEF_FIELD_PROBLEM;
}

void
codef_field_announce (CodefField *self, CodefFieldChanges changes, const CodefRecordsChange *records)
{
  static const struct { CodefFieldChanges change; guint property; } announced[] = {
    { CODEF_FIELD_TEXT, PROP_TEXT }, { CODEF_FIELD_PROBLEM, PROP_PROBLEM }, { CODEF_FIELD_VISIBLE, PROP_VISIBLE },
    { CODEF_FIELD_REQUIRED, PROP_REQUIRED }, { CODEF_FIELD_ENCRYPTED, PROP_ENCRYPTED },
  };

  if (changes & CODEF_FIELD_RECORDS)
    g_list_model_items_changed (G_LIST_MODEL (self->records), records->position, records->n_removed, records->n_added);
  for (gsize i = 0; i < G_N_ELEMENTS (announced); i++)
    if (changes & announced[i].change)
      g_object_notify_by_pspec (G_OBJECT (self), properties[announced[i].property]);
}

CodefParameter *
codef_field_get_parameter (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  return self->parameter;
}

const char *
codef_field_get_text (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  return self->text;
}

CodefForm *
codef_field_get_form (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  return self->record != NULL ? codef_record_get_form (self->record) : NULL;
}

void
codef_field_set_text (CodefField *self, const char *text)
{
  CodefForm *form;

  g_return_if_fail (CODEF_IS_FIELD (self));
  form = codef_field_get_form (self);
  if (form != NULL && g_strcmp0 (self->text, text != NULL ? text : "") != 0)
    codef_form_edit_field (form, self, text != NULL ? text : "");
}

const char *
codef_field_get_problem (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  return self->problem;
}

gboolean
codef_field_get_visible (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), FALSE);
  return self->visible;
}

gboolean
codef_field_get_required (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), FALSE);
  return self->required;
}

gboolean
codef_field_get_encrypted (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), FALSE);
  return self->encrypted;
}

gboolean
codef_field_is_ciphertext (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), FALSE);
  return codef_public_key_is_ciphertext (self->text);
}

char *
codef_field_dup_chip (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  return strlen (self->text) > CODEF_CHIP_MIN_BYTES ? codef_chip_describe (self->text) : NULL;
}

GListModel *
codef_field_get_records (CodefField *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD (self), NULL);
  return self->records != NULL ? G_LIST_MODEL (self->records) : NULL;
}

void
codef_field_add_record (CodefField *self)
{
  CodefForm *form;

  g_return_if_fail (CODEF_IS_FIELD (self) && self->records != NULL);
  form = codef_field_get_form (self);
  if (form != NULL)
    codef_form_add_record (form, self);
}

void
codef_field_remove_record (CodefField *self, guint position)
{
  CodefForm *form;

  g_return_if_fail (CODEF_IS_FIELD (self) && self->records != NULL);
  form = codef_field_get_form (self);
  if (form != NULL && position < codef_items_get_n (self->records))
    codef_form_remove_record (form, self, position);
}
