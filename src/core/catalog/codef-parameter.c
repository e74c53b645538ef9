/* SPDX-License-Identifier: MIT */
#include "codef-parameter-private.h"

#include "codef-json.h"
#include "codef-label.h"

typedef struct
{
  char      *value; /* (owned) */
  CodefLabel title;
} Value;

struct _CodefParameter
{
  GObject       parent_instance;
  char         *name;           /* (owned) */
  CodefLabel    title;
  CodefLabel    help;
  CodefLabel    condition;
  CodefInput    input;
  CodefWireType wire_type;
  gboolean      required;
  gboolean      two_way;
  gboolean      encrypted;
  char         *when;           /* (owned) (nullable) */
  char         *encrypted_when; /* (owned) (nullable) */
  char         *format;         /* (owned) (nullable) */
  char         *example;        /* (owned) (nullable) */
  char         *default_text;   /* (owned) (nullable) */
  char        **aliases;        /* (owned) NULL-terminated */
  GArray       *values;         /* (owned) of Value */
  CodefItems   *items;          /* (owned) (nullable) of CodefParameter */
};

G_DEFINE_FINAL_TYPE (CodefParameter, codef_parameter, G_TYPE_OBJECT)

/* In the order of CodefInput and CodefWireType. */
static const char *const input_words[] = {
  "text", "choice", "organization", "connectedId", "date", "month", "year", "digits", "secret", "file", "boolean",
  "list", "object",
};
static const char *const wire_type_words[] = { "string", "boolean", "number", "object", "array" };

static guint
read_word (DocDocument *document, DocNode object, const char *name, const char *const *words, guint n_words)
{
  g_autofree char *word = doc_document_dup_member (document, object, name);

  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return 0;
}

static char *
read_scalar (DocDocument *document, DocNode object, const char *name)
{
  DocNode node = doc_document_find_member (document, object, name);

  if (node == DOC_NODE_NONE || doc_document_get_kind (document, node) >= DOC_KIND_ARRAY)
    return NULL;
  return doc_document_dup_string (document, node);
}

static void
value_clear (Value *value)
{
  g_free (value->value);
  codef_label_clear (&value->title);
}

static void
read_values (CodefParameter *self, DocDocument *document, DocNode list)
{
  if (list == DOC_NODE_NONE)
    return;
  CODEF_JSON_FOREACH (child, document, list)
    {
      Value value = { .value = doc_document_dup_member (document, child, "value") };

      codef_label_read (&value.title, document, child, "title");
      g_array_append_val (self->values, value);
    }
}

static CodefParameter *
read_parameter (DocDocument *document, DocNode object)
{
  CodefParameter *self = g_object_new (CODEF_TYPE_PARAMETER, NULL);
  DocNode items = doc_document_find_member (document, object, "items");

  self->name = doc_document_dup_member (document, object, "name");
  codef_label_read (&self->title, document, object, "title");
  codef_label_read (&self->help, document, object, "help");
  codef_label_read (&self->condition, document, object, "condition");
  self->input = read_word (document, object, "input", input_words, G_N_ELEMENTS (input_words));
  self->wire_type = read_word (document, object, "type", wire_type_words, G_N_ELEMENTS (wire_type_words));
  self->required = codef_json_is_true (document, object, "required");
  self->two_way = codef_json_is_true (document, object, "twoWay");
  self->encrypted = codef_json_is_true (document, object, "encrypted");
  self->when = doc_document_dup_member (document, object, "when");
  self->encrypted_when = doc_document_dup_member (document, object, "encryptedWhen");
  self->format = doc_document_dup_member (document, object, "format");
  self->example = read_scalar (document, object, "example");
  self->default_text = doc_document_dup_member (document, object, "default");
  self->aliases = codef_json_dup_strings (document, object, "aliases");
  read_values (self, document, doc_document_find_member (document, object, "values"));
  if (items != DOC_NODE_NONE)
    self->items = codef_parameter_read_list (document, items);
  return self;
}

static void
codef_parameter_finalize (GObject *object)
{
  CodefParameter *self = CODEF_PARAMETER (object);

  g_free (self->name);
  codef_label_clear (&self->title);
  codef_label_clear (&self->help);
  codef_label_clear (&self->condition);
  g_free (self->when);
  g_free (self->encrypted_when);
  g_free (self->format);
  g_free (self->example);
  g_free (self->default_text);
  g_strfreev (self->aliases);
  g_array_unref (self->values);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (codef_parameter_parent_class)->finalize (object);
}

static void
codef_parameter_class_init (CodefParameterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_parameter_finalize;
}

static void
codef_parameter_init (CodefParameter *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (self->values, (GDestroyNotify) value_clear);
}

/* Recursion stops where the file's nesting does (DOC_MAX_DEPTH). */
CodefItems *
codef_parameter_read_list (DocDocument *document, DocNode list)
{
  GPtrArray *parameters = g_ptr_array_new_with_free_func (g_object_unref);

  CODEF_JSON_FOREACH (child, document, list)
    g_ptr_array_add (parameters, read_parameter (document, child));
  return codef_items_new (CODEF_TYPE_PARAMETER, parameters);
}

CodefParameter *
codef_parameter_find_in (CodefItems *parameters, const char *name)
{
  for (guint i = 0; i < codef_items_get_n (parameters); i++)
    {
      CodefParameter *parameter = codef_items_peek (parameters, i);

      if (codef_parameter_has_name (parameter, name))
        return parameter;
    }
  return NULL;
}

const char *
codef_parameter_get_name (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return self->name;
}

const char *
codef_parameter_get_title (CodefParameter *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return codef_label_get (&self->title, language);
}

const char *
codef_parameter_get_help (CodefParameter *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return codef_label_get (&self->help, language);
}

const char *
codef_parameter_get_condition (CodefParameter *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return codef_label_get (&self->condition, language);
}

CodefInput
codef_parameter_get_input (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), CODEF_INPUT_TEXT);
  return self->input;
}

CodefWireType
codef_parameter_get_wire_type (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), CODEF_WIRE_TYPE_STRING);
  return self->wire_type;
}

gboolean
codef_parameter_is_required (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), FALSE);
  return self->required;
}

const char *
codef_parameter_get_when (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return self->when;
}

gboolean
codef_parameter_is_two_way (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), FALSE);
  return self->two_way;
}

gboolean
codef_parameter_is_encrypted (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), FALSE);
  return self->encrypted;
}

const char *
codef_parameter_get_encrypted_when (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return self->encrypted_when;
}

const char *
codef_parameter_get_format (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return self->format;
}

const char *
codef_parameter_get_example (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return self->example;
}

const char *
codef_parameter_get_default (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return self->default_text;
}

const char *const *
codef_parameter_get_aliases (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return (const char *const *) self->aliases;
}

gboolean
codef_parameter_has_name (CodefParameter *self, const char *name)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), FALSE);
  return g_strcmp0 (self->name, name) == 0 || g_strv_contains ((const char *const *) self->aliases, name);
}

guint
codef_parameter_get_n_values (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), 0);
  return self->values->len;
}

const char *
codef_parameter_get_value (CodefParameter *self, guint i)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self) && i < self->values->len, NULL);
  return g_array_index (self->values, Value, i).value;
}

const char *
codef_parameter_get_value_title (CodefParameter *self, guint i, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self) && i < self->values->len, NULL);
  return codef_label_get (&g_array_index (self->values, Value, i).title, language);
}

GListModel *
codef_parameter_get_items (CodefParameter *self)
{
  g_return_val_if_fail (CODEF_IS_PARAMETER (self), NULL);
  return self->items != NULL ? G_LIST_MODEL (self->items) : NULL;
}
