/* SPDX-License-Identifier: MIT */
#include "codef-product-private.h"

#include "codef-answer-words.h"
#include "codef-confidence-private.h"
#include "codef-json.h"
#include "codef-label.h"
#include "codef-parameter-private.h"

#include <stdlib.h>
#include <string.h>

/* What a form needs, read when first asked for. */
typedef struct
{
  CodefLabel  basis;
  CodefLabel  notes;
  CodefItems *parameters;     /* (owned) of CodefParameter */
  GBytes     *sample_request; /* (owned) */
  GBytes     *two_way;        /* (owned) (nullable) */
} Details;

typedef enum
{
  COMPLETENESS_OFFICIAL,
  COMPLETENESS_SAMPLE,
  COMPLETENESS_PARTIAL,
  COMPLETENESS_UNKNOWN,
} Completeness;

struct _CodefProduct
{
  GObject           parent_instance;
  GBytes           *json;         /* (owned) the file; for built-in products the program's own memory */
  char             *path;         /* (owned) */
  char             *code;         /* (owned) (nullable) */
  CodefLabel        title;
  char             *area;         /* (owned) */
  char             *group;        /* (owned) */
  char              client_type;
  CodefConfidence   confidence;
  Completeness      completeness;
  guint             rank;
  gboolean          uses_connected_id;
  gboolean          has_two_way;
  gboolean          user_defined;
  Details          *details;      /* (owned) (nullable) set once, by whichever thread asks first */
  CodefAnswerWords *words;        /* (owned) (nullable) set once */
  GBytes           *answer;       /* (owned) (nullable) set once */
};

G_DEFINE_FINAL_TYPE (CodefProduct, codef_product, G_TYPE_OBJECT)

/* In the order of Completeness. */
static const struct { const char *id, *korean, *english; } completeness_words[] = {
  { "official", "공식 예시 응답", "official sample answer" },
  { "sample", "응답 항목 확인됨", "fields known" },
  { "partial", "응답 항목 일부 확인됨", "some fields known" },
  { "unknown", "응답 항목 알 수 없음", "answer unknown" },
};

/* For a product of the user's own without a sample answer. */
static const char unknown_answer[] =
  "{\n"
  "  \"result\": {\n"
  "    \"code\": \"CF-00000\",\n"
  "    \"extraMessage\": \"\",\n"
  "    \"message\": \"성공\",\n"
  "    \"transactionId\": \"000000000000000000000000\"\n"
  "  },\n"
  "  \"data\": {}\n"
  "}\n";

static Completeness
read_completeness (DocDocument *document)
{
  g_autofree char *word = doc_document_dup_member (document, DOC_NODE_ROOT, "completeness");

  for (guint i = 0; i < G_N_ELEMENTS (completeness_words); i++)
    if (g_strcmp0 (word, completeness_words[i].id) == 0)
      return i;
  return COMPLETENESS_UNKNOWN;
}

static guint
read_rank (DocDocument *document)
{
  DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, "rank");
  g_autofree char *digits = node != DOC_NODE_NONE ? doc_document_dup_string (document, node) : NULL;

  return digits != NULL ? strtoul (digits, NULL, 10) : 0;
}

CodefProduct *
codef_product_new_from_document (DocDocument *document, gboolean user_defined)
{
  CodefProduct *self = g_object_new (CODEF_TYPE_PRODUCT, NULL);
  g_autofree char *client_type = doc_document_dup_member (document, DOC_NODE_ROOT, "clientType");

  self->json = g_bytes_ref (doc_document_get_text (document));
  self->path = doc_document_dup_member (document, DOC_NODE_ROOT, "path");
  self->code = doc_document_dup_member (document, DOC_NODE_ROOT, "code");
  codef_label_read (&self->title, document, DOC_NODE_ROOT, "title");
  self->area = doc_document_dup_member (document, DOC_NODE_ROOT, "area");
  self->group = doc_document_dup_member (document, DOC_NODE_ROOT, "group");
  self->client_type = client_type != NULL ? client_type[0] : 'A';
  self->confidence = codef_confidence_read (document, DOC_NODE_ROOT);
  self->completeness = read_completeness (document);
  self->rank = read_rank (document);
  self->uses_connected_id = codef_json_is_true (document, DOC_NODE_ROOT, "usesConnectedId");
  self->has_two_way = doc_document_find_member (document, DOC_NODE_ROOT, "twoWay") != DOC_NODE_NONE;
  self->user_defined = user_defined;
  return self;
}

static void
details_free (Details *details)
{
  codef_label_clear (&details->basis);
  codef_label_clear (&details->notes);
  g_clear_object (&details->parameters);
  g_clear_pointer (&details->sample_request, g_bytes_unref);
  g_clear_pointer (&details->two_way, g_bytes_unref);
  g_free (details);
}

static void
codef_product_finalize (GObject *object)
{
  CodefProduct *self = CODEF_PRODUCT (object);

  g_bytes_unref (self->json);
  g_free (self->path);
  g_free (self->code);
  codef_label_clear (&self->title);
  g_free (self->area);
  g_free (self->group);
  g_clear_pointer (&self->details, details_free);
  g_clear_pointer (&self->words, codef_answer_words_free);
  g_clear_pointer (&self->answer, g_bytes_unref);
  G_OBJECT_CLASS (codef_product_parent_class)->finalize (object);
}

static void
codef_product_class_init (CodefProductClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_product_finalize;
}

static void
codef_product_init (CodefProduct *self)
{
}

static Details *
get_details (CodefProduct *self)
{
  if (g_once_init_enter (&self->details))
    {
      g_autoptr(DocDocument) document = doc_document_new_plain (self->json, NULL);
      DocNode parameters = doc_document_find_member (document, DOC_NODE_ROOT, "parameters");
      Details *details = g_new0 (Details, 1);

      codef_label_read (&details->basis, document, DOC_NODE_ROOT, "basis");
      codef_label_read (&details->notes, document, DOC_NODE_ROOT, "notes");
      details->parameters = codef_parameter_read_list (document, parameters);
      details->sample_request = codef_json_slice_member (document, DOC_NODE_ROOT, "sampleRequest");
      details->two_way = codef_json_slice_member (document, DOC_NODE_ROOT, "twoWay");
      g_once_init_leave (&self->details, details);
    }
  return self->details;
}

static CodefAnswerWords *
get_words (CodefProduct *self)
{
  if (g_once_init_enter (&self->words))
    {
      g_autoptr(DocDocument) document = doc_document_new_plain (self->json, NULL);

      g_once_init_leave (&self->words, codef_answer_words_new (document));
    }
  return self->words;
}

/* A sample answer lies in the user's own file, or in the catalogue under the name of the path: a product that the
 * user overrides keeps its answer. */
static GBytes *
load_answer (CodefProduct *self)
{
  g_autoptr(DocDocument) document = NULL;
  g_autofree char *resource = NULL;
  const char *name = self->path;
  GBytes *answer = NULL;

  if (self->user_defined)
    {
      document = doc_document_new_plain (self->json, NULL);
      answer = codef_json_slice_member (document, DOC_NODE_ROOT, "sampleAnswer");
      if (answer != NULL)
        return answer;
    }
  if (g_str_has_prefix (name, "/v1/kr/"))
    name += strlen ("/v1/kr/");
  resource = g_strconcat (CODEF_CATALOG_RESOURCE "answers/", name, ".json", NULL);
  g_strdelimit (resource + strlen (CODEF_CATALOG_RESOURCE "answers/"), "/", '_');
  answer = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  return answer != NULL ? answer : g_bytes_new_static (unknown_answer, strlen (unknown_answer));
}

static void
collect_names (GHashTable *names, DocDocument *document, DocNode list, const char *member)
{
  CODEF_JSON_FOREACH (child, document, list)
    {
      g_autofree char *path = doc_document_dup_member (document, child, member);

      g_hash_table_add (names, codef_answer_words_dup_name (path));
    }
}

void
codef_product_count_names (CodefProduct *self, GHashTable *counts)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (self->json, NULL);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  collect_names (names, document, doc_document_find_member (document, DOC_NODE_ROOT, "parameters"), "name");
  collect_names (names, document, doc_document_find (document, DOC_NODE_ROOT, "answer", "fields", NULL), "path");
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (count + 1));
    }
}

const char *
codef_product_get_path (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return self->path;
}

const char *
codef_product_get_code (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return self->code;
}

const char *
codef_product_get_title (CodefProduct *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return codef_label_get (&self->title, language);
}

const char *
codef_product_get_area (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return self->area;
}

const char *
codef_product_get_group (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return self->group;
}

char
codef_product_get_client_type (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), 'A');
  return self->client_type;
}

CodefConfidence
codef_product_get_confidence (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), CODEF_CONFIDENCE_LOW);
  return self->confidence;
}

const char *
codef_product_get_completeness_id (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return completeness_words[self->completeness].id;
}

const char *
codef_product_get_completeness (CodefProduct *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return language == CODEF_LANGUAGE_KOREAN ? completeness_words[self->completeness].korean
                                           : completeness_words[self->completeness].english;
}

gboolean
codef_product_is_answer_known (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), FALSE);
  return self->completeness != COMPLETENESS_UNKNOWN;
}

const char *
codef_product_get_basis (CodefProduct *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return codef_label_get (&get_details (self)->basis, language);
}

const char *
codef_product_get_notes (CodefProduct *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return codef_label_get (&get_details (self)->notes, language);
}

guint
codef_product_get_rank (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), 0);
  return self->rank;
}

gboolean
codef_product_uses_connected_id (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), FALSE);
  return self->uses_connected_id;
}

gboolean
codef_product_has_two_way (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), FALSE);
  return self->has_two_way;
}

gboolean
codef_product_is_user_defined (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), FALSE);
  return self->user_defined;
}

GListModel *
codef_product_get_parameters (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return G_LIST_MODEL (get_details (self)->parameters);
}

CodefParameter *
codef_product_find_parameter (CodefProduct *self, const char *name)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return codef_parameter_find_in (get_details (self)->parameters, name);
}

GBytes *
codef_product_get_sample_request (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return get_details (self)->sample_request;
}

GBytes *
codef_product_get_sample_answer (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  if (g_once_init_enter (&self->answer))
    g_once_init_leave (&self->answer, load_answer (self));
  return self->answer;
}

GBytes *
codef_product_get_two_way (CodefProduct *self)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self), NULL);
  return self->has_two_way ? get_details (self)->two_way : NULL;
}

const char *
codef_product_get_field_title (CodefProduct *self, const char *name, CodefLanguage language)
{
  CodefParameter *parameter;
  const char *title;

  g_return_val_if_fail (CODEF_IS_PRODUCT (self) && name != NULL, NULL);
  title = codef_answer_words_get_title (get_words (self), name, language);
  if (title != NULL)
    return title;
  parameter = codef_product_find_parameter (self, name);
  return parameter != NULL ? codef_parameter_get_title (parameter, language) : NULL;
}

const char *
codef_product_describe_value (CodefProduct *self, const char *field, const char *value, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_PRODUCT (self) && field != NULL && value != NULL, NULL);
  return codef_answer_words_get_meaning (get_words (self), field, value, language);
}
