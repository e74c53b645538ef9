/* SPDX-License-Identifier: MIT */
#include "codef-result-code-private.h"

#include "codef-confidence-private.h"
#include "codef-json.h"
#include "codef-label.h"
#include "codef-query.h"

struct _CodefResultCode
{
  GObject         parent_instance;
  char           *code;       /* (owned) */
  char           *message;    /* (owned) */
  CodefLabel      meaning;
  CodefLabel      advice;
  CodefLabel      provenance;
  gboolean        retry;
  CodefConfidence confidence;
  char           *folded;     /* (owned) (nullable) set once */
};

G_DEFINE_FINAL_TYPE (CodefResultCode, codef_result_code, G_TYPE_OBJECT)

CodefResultCode *
codef_result_code_read (DocDocument *document, DocNode object)
{
  CodefResultCode *self = g_object_new (CODEF_TYPE_RESULT_CODE, NULL);

  self->code = doc_document_dup_member (document, object, "code");
  self->message = doc_document_dup_member (document, object, "message");
  codef_label_read (&self->meaning, document, object, "meaning");
  codef_label_read (&self->advice, document, object, "advice");
  codef_label_read (&self->provenance, document, object, "provenance");
  self->retry = codef_json_is_true (document, object, "retry");
  self->confidence = codef_confidence_read (document, object);
  return self;
}

static void
codef_result_code_finalize (GObject *object)
{
  CodefResultCode *self = CODEF_RESULT_CODE (object);

  g_free (self->code);
  g_free (self->message);
  codef_label_clear (&self->meaning);
  codef_label_clear (&self->advice);
  codef_label_clear (&self->provenance);
  g_free (self->folded);
  G_OBJECT_CLASS (codef_result_code_parent_class)->finalize (object);
}

static void
codef_result_code_class_init (CodefResultCodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_result_code_finalize;
}

static void
codef_result_code_init (CodefResultCode *self)
{
}

const char *
codef_result_code_get_code (CodefResultCode *self)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), NULL);
  return self->code;
}

const char *
codef_result_code_get_message (CodefResultCode *self)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), NULL);
  return self->message;
}

const char *
codef_result_code_get_meaning (CodefResultCode *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), NULL);
  return codef_label_get (&self->meaning, language);
}

const char *
codef_result_code_get_advice (CodefResultCode *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), NULL);
  return codef_label_get (&self->advice, language);
}

gboolean
codef_result_code_can_retry (CodefResultCode *self)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), FALSE);
  return self->retry;
}

CodefConfidence
codef_result_code_get_confidence (CodefResultCode *self)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), CODEF_CONFIDENCE_LOW);
  return self->confidence;
}

const char *
codef_result_code_get_provenance (CodefResultCode *self, CodefLanguage language)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), NULL);
  return codef_label_get (&self->provenance, language);
}

gboolean
codef_result_code_matches (CodefResultCode *self, const char *query)
{
  g_return_val_if_fail (CODEF_IS_RESULT_CODE (self), FALSE);
  if (g_once_init_enter (&self->folded))
    {
      const char *const texts[] = { self->code, self->message, self->meaning.korean, self->meaning.english, NULL };

      g_once_init_leave (&self->folded, codef_query_fold_texts (texts));
    }
  return codef_query_text_matches (query, self->folded);
}
