/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-form-private.h"

#include "codef-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EMPTY_REQUEST "{}\n"

G_DEFINE_FINAL_TYPE (CodefForm, codef_form, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_PROBLEM_MESSAGE,
  PROP_VALID,
  PROP_N_MISSING,
  N_PROPS,
};

#define READ_ONLY (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS)

static GParamSpec *properties[N_PROPS];

static void
codef_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CodefForm *self = CODEF_FORM (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, codef_form_get_text (self));
      break;
    case PROP_PROBLEM_MESSAGE:
      g_value_set_string (value, self->problem_message);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    case PROP_N_MISSING:
      g_value_set_uint (value, self->n_missing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_form_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CodefForm *self = CODEF_FORM (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      codef_form_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
codef_form_finalize (GObject *object)
{
  CodefForm *self = CODEF_FORM (object);

  codef_record_detach (self->root);
  g_object_unref (self->root);
  g_object_unref (self->catalog);
  g_clear_object (&self->product);
  g_bytes_unref (self->text);
  doc_document_unref (self->document);
  g_free (self->problem_message);
  g_clear_pointer (&self->organizations, g_hash_table_unref);
  g_hash_table_unref (self->others);
  G_OBJECT_CLASS (codef_form_parent_class)->finalize (object);
}

static void
codef_form_class_init (CodefFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = codef_form_get_property;
  object_class->set_property = codef_form_set_property;
  object_class->finalize = codef_form_finalize;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PROBLEM_MESSAGE] = g_param_spec_string ("problem-message", NULL, NULL, NULL, READ_ONLY);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, READ_ONLY);
  properties[PROP_N_MISSING] = g_param_spec_uint ("n-missing", NULL, NULL, 0, G_MAXUINT, 0, READ_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
codef_form_init (CodefForm *self)
{
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* (nullable): of whole JSON that is not an object. */
static const DocProblem *
find_problem (CodefForm *self)
{
  const DocProblem *problem = doc_document_get_problem (self->document);

  if (problem != NULL || doc_document_get_kind (self->document, DOC_NODE_ROOT) == DOC_KIND_OBJECT)
    return problem;
  self->no_object.code = DOC_ERROR_SYNTAX;
  self->no_object.offset_bytes = codef_json_get_offset (self->document, DOC_NODE_ROOT);
  self->no_object.message = N_("a request has to be a JSON object");
  codef_json_locate (self->document, self->no_object.offset_bytes, &self->no_object.line, &self->no_object.column);
  return &self->no_object;
}

const char *
codef_form_look_up_other (CodefForm *self, const char *name)
{
  const char *known = g_hash_table_lookup (self->others, name);

  if (known == NULL && !g_hash_table_contains (self->others, name))
    {
      DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, name);
      char *text = node != DOC_NODE_NONE ? doc_document_dup_string (self->document, node) : NULL;

      g_hash_table_insert (self->others, g_strdup (name), text);
      known = text;
    }
  return known;
}

gboolean
codef_form_knows_organization (CodefForm *self, const char *code)
{
  if (self->organizations == NULL)
    {
      const char *path = codef_product_get_path (self->product);
      g_autoptr(GListModel) meant = codef_catalog_list_organizations (self->catalog, path);

      self->organizations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < g_list_model_get_n_items (meant); i++)
        {
          CodefOrganization *organization = codef_items_peek (CODEF_ITEMS (meant), i);

          g_hash_table_add (self->organizations, g_strdup (codef_organization_get_code (organization)));
        }
    }
  return g_hash_table_size (self->organizations) == 0 || g_hash_table_contains (self->organizations, code);
}

/* What one field has to announce, noted before the first handler runs: a handler may edit the form again. */
typedef struct
{
  CodefField        *field; /* (owned) */
  CodefFieldChanges  changes;
  CodefRecordsChange records_change;
} Announcement;

typedef struct
{
  GArray *announcements; /* (owned) of Announcement */
  guint   n_missing;
  guint   n_wrong;
} Round;

static void
announcement_clear (Announcement *announcement)
{
  g_object_unref (announcement->field);
}

static void
judge_field (CodefField *field, gpointer user_data)
{
  codef_field_judge (field, user_data);
}

static void
collect_field (CodefField *field, gpointer user_data)
{
  Round *round = user_data;
  Announcement announcement = { field, field->changes, field->records_change };

  if (field->required && codef_field_is_empty (field))
    round->n_missing++;
  else if (field->problem != NULL)
    round->n_wrong++;
  if (field->changes == 0)
    return;
  g_object_ref (field);
  field->changes = 0;
  g_array_append_val (round->announcements, announcement);
}

static void
announce (CodefForm *self, Round *round)
{
  for (guint i = 0; i < round->announcements->len; i++)
    {
      Announcement *announcement = &g_array_index (round->announcements, Announcement, i);

      codef_field_announce (announcement->field, announcement->changes, &announcement->records_change);
    }
}

/* Notes what changes in the form's own state; the caller thaws its notifications. */
static void
update_state (CodefForm *self, guint n_missing, guint n_wrong)
{
  g_autofree char *message = NULL;
  gboolean valid = self->problem == NULL && n_missing == 0 && n_wrong == 0;

  if (self->problem != NULL)
    message = g_strdup_printf (_("Line %u, column %u: %s"), self->problem->line, self->problem->column,
                               _(self->problem->message));
  if (g_strcmp0 (self->problem_message, message) != 0)
    {
      g_free (self->problem_message);
      self->problem_message = g_steal_pointer (&message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM_MESSAGE]);
    }
  if (self->valid != valid)
    {
      self->valid = valid;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
    }
  if (self->n_missing != n_missing)
    {
      self->n_missing = n_missing;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_MISSING]);
    }
}

void
codef_form_apply (CodefForm *self, GBytes *text)
{
  Round round = { g_array_new (FALSE, FALSE, sizeof (Announcement)), 0, 0 };

  g_array_set_clear_func (round.announcements, (GDestroyNotify) announcement_clear);
  g_object_ref (self);
  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->document, doc_document_unref);
  self->text = text;
  self->document = doc_document_new_plain (text, NULL);
  self->problem = find_problem (self);
  if (self->problem == NULL)
    {
      g_hash_table_remove_all (self->others);
      codef_record_read (self->root, self->document, DOC_NODE_ROOT);
      codef_record_foreach (self->root, judge_field, self);
    }
  codef_record_foreach (self->root, collect_field, &round);
  update_state (self, round.n_missing, round.n_wrong);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  announce (self, &round);
  g_object_thaw_notify (G_OBJECT (self));
  g_object_unref (self);
  g_array_unref (round.announcements);
}

/* (transfer full): ended by a NUL that is not counted. */
static GBytes *
copy_text (const char *text, gsize size)
{
  return g_bytes_new_take (g_strndup (text, size), size);
}

static GBytes *
write_example (CodefProduct *product)
{
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(GBytes) formatted = NULL;

  if (product == NULL)
    return copy_text (EMPTY_REQUEST, strlen (EMPTY_REQUEST));
  document = doc_document_new_plain (codef_product_get_sample_request (product), NULL);
  formatted = doc_document_format (document, DOC_NODE_ROOT);
  return copy_text (g_bytes_get_data (formatted, NULL), g_bytes_get_size (formatted));
}

CodefForm *
codef_form_new (CodefCatalog *catalog, CodefProduct *product)
{
  CodefForm *self;

  g_return_val_if_fail (CODEF_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (product == NULL || CODEF_IS_PRODUCT (product), NULL);
  self = g_object_new (CODEF_TYPE_FORM, NULL);
  self->catalog = g_object_ref (catalog);
  g_set_object (&self->product, product);
  self->root = codef_record_new (product != NULL ? codef_product_get_parameters (product) : NULL, self);
  codef_form_apply (self, write_example (product));
  return self;
}

CodefProduct *
codef_form_get_product (CodefForm *self)
{
  g_return_val_if_fail (CODEF_IS_FORM (self), NULL);
  return self->product;
}

GListModel *
codef_form_get_fields (CodefForm *self)
{
  g_return_val_if_fail (CODEF_IS_FORM (self), NULL);
  return G_LIST_MODEL (self->root);
}

CodefField *
codef_form_find_field (CodefForm *self, const char *name)
{
  g_return_val_if_fail (CODEF_IS_FORM (self), NULL);
  return codef_record_find (self->root, name);
}

const char *
codef_form_get_text (CodefForm *self)
{
  g_return_val_if_fail (CODEF_IS_FORM (self), NULL);
  return g_bytes_get_data (self->text, NULL);
}

void
codef_form_set_text (CodefForm *self, const char *json)
{
  g_return_if_fail (CODEF_IS_FORM (self) && json != NULL);
  if (!g_str_equal (codef_form_get_text (self), json))
    codef_form_apply (self, copy_text (json, strlen (json)));
}

const DocProblem *
codef_form_get_problem (CodefForm *self)
{
  g_return_val_if_fail (CODEF_IS_FORM (self), NULL);
  return self->problem;
}

gboolean
codef_form_is_valid (CodefForm *self)
{
  g_return_val_if_fail (CODEF_IS_FORM (self), FALSE);
  return self->valid;
}

guint
codef_form_get_n_missing (CodefForm *self)
{
  g_return_val_if_fail (CODEF_IS_FORM (self), 0);
  return self->n_missing;
}

void
codef_form_use_example (CodefForm *self)
{
  g_autoptr(GBytes) example = NULL;

  g_return_if_fail (CODEF_IS_FORM (self));
  example = write_example (self->product);
  codef_form_set_text (self, g_bytes_get_data (example, NULL));
}

void
codef_form_clear (CodefForm *self)
{
  g_return_if_fail (CODEF_IS_FORM (self));
  codef_form_set_text (self, EMPTY_REQUEST);
}
