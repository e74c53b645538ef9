/* SPDX-License-Identifier: MIT */
#include "codef-field-label-private.h"

#include "codef-json.h"
#include "codef-label.h"
#include "codef-query.h"

struct _CodefFieldLabel
{
  GObject    parent_instance;
  char      *name;       /* (owned) */
  CodefLabel title;
  gboolean   glossed;
  guint      n_products;
  char      *folded;     /* (owned) (nullable) set once */
};

G_DEFINE_FINAL_TYPE (CodefFieldLabel, codef_field_label, G_TYPE_OBJECT)

CodefFieldLabel *
codef_field_label_read (DocDocument *document, DocNode object)
{
  CodefFieldLabel *self = g_object_new (CODEF_TYPE_FIELD_LABEL, NULL);

  self->name = doc_document_dup_member (document, object, "name");
  codef_label_read (&self->title, document, object, "title");
  self->glossed = codef_json_is_true (document, object, "glossed");
  return self;
}

void
codef_field_label_set_n_products (CodefFieldLabel *self, guint n_products)
{
  self->n_products = n_products;
}

static void
codef_field_label_finalize (GObject *object)
{
  CodefFieldLabel *self = CODEF_FIELD_LABEL (object);

  g_free (self->name);
  codef_label_clear (&self->title);
  g_free (self->folded);
  G_OBJECT_CLASS (codef_field_label_parent_class)->finalize (object);
}

static void
codef_field_label_class_init (CodefFieldLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_field_label_finalize;
}

static void
codef_field_label_init (CodefFieldLabel *self)
{
}

const char *
codef_field_label_get_name (CodefFieldLabel *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD_LABEL (self), NULL);
  return self->name;
}

const char *
codef_field_label_get_title (CodefFieldLabel *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_FIELD_LABEL (self), NULL);
  return codef_label_get (&self->title, language);
}

guint
codef_field_label_get_n_products (CodefFieldLabel *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD_LABEL (self), 0);
  return self->n_products;
}

gboolean
codef_field_label_is_glossed (CodefFieldLabel *self)
{
  g_return_val_if_fail (CODEF_IS_FIELD_LABEL (self), FALSE);
  return self->glossed;
}

gboolean
codef_field_label_matches (CodefFieldLabel *self, const char *query)
{
  g_return_val_if_fail (CODEF_IS_FIELD_LABEL (self), FALSE);
  if (g_once_init_enter (&self->folded))
    {
      const char *const texts[] = { self->name, self->title.korean, self->title.english, NULL };

      g_once_init_leave (&self->folded, codef_query_fold_texts (texts));
    }
  return codef_query_text_matches (query, self->folded);
}
