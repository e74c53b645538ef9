/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-answers.h"

#include "codef-error.h"

#include <glib/gi18n-lib.h>

struct _CodefAnswers
{
  DocDocument *document; /* (owned) */
  GHashTable  *used;     /* (owned) DocNode of a member → how many of its values are used */
};

static gboolean
is_scalar (DocDocument *document, DocNode node)
{
  DocKind kind = doc_document_get_kind (document, node);

  return kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER || kind == DOC_KIND_TRUE || kind == DOC_KIND_FALSE;
}

static gboolean
is_answer (DocDocument *document, DocNode node)
{
  return is_scalar (document, node) || doc_document_get_kind (document, node) == DOC_KIND_OBJECT;
}

static gboolean
check_member (DocDocument *document, DocNode node)
{
  DocNode child;

  if (doc_document_get_kind (document, node) != DOC_KIND_ARRAY)
    return is_answer (document, node);
  for (child = doc_document_get_first_child (document, node); child != DOC_NODE_NONE;
       child = doc_document_get_next_sibling (document, child))
    if (!is_answer (document, child))
      return FALSE;
  return TRUE;
}

static gboolean
check (DocDocument *document, const char *path, GError **error)
{
  DocNode node;

  if (doc_document_get_problem (document) != NULL)
    {
      g_autofree char *problem = doc_problem_describe (doc_document_get_problem (document), path);

      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, problem);
      return FALSE;
    }
  if (doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                   _("%s: the answers must be a JSON object: {\"smsAuthNo\": \"123456\"}"), path);
      return FALSE;
    }
  for (node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    if (!check_member (document, node))
      {
        g_autofree char *name = doc_document_dup_name (document, node);

        g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                     _("%s: the answer to %s must be a text, an object of inputs, or a list of those"), path, name);
        return FALSE;
      }
  return TRUE;
}

CodefAnswers *
codef_answers_new (GBytes *json, const char *origin, GError **error)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  CodefAnswers *self;

  if (!check (document, origin, error))
    return NULL;
  self = g_new0 (CodefAnswers, 1);
  self->document = g_steal_pointer (&document);
  self->used = g_hash_table_new (NULL, NULL);
  return self;
}

CodefAnswers *
codef_answers_copy (CodefAnswers *self)
{
  CodefAnswers *copy = g_new0 (CodefAnswers, 1);

  copy->document = doc_document_ref (self->document);
  copy->used = g_hash_table_new (NULL, NULL);
  return copy;
}

void
codef_answers_free (CodefAnswers *self)
{
  doc_document_unref (self->document);
  g_hash_table_unref (self->used);
  g_free (self);
}

/* The next value of a member that is left; DOC_NODE_NONE when all are used. */
static DocNode
take_value (CodefAnswers *self, DocNode member)
{
  guint used = GPOINTER_TO_UINT (g_hash_table_lookup (self->used, GUINT_TO_POINTER (member)));
  DocNode node = member;

  if (doc_document_get_kind (self->document, member) == DOC_KIND_ARRAY)
    {
      node = doc_document_get_first_child (self->document, member);
      for (guint i = 0; i < used && node != DOC_NODE_NONE; i++)
        node = doc_document_get_next_sibling (self->document, node);
    }
  else if (used > 0)
    {
      return DOC_NODE_NONE;
    }
  g_hash_table_insert (self->used, GUINT_TO_POINTER (member), GUINT_TO_POINTER (used + 1));
  return node;
}

/* A bare value is that of the first input; the service takes texts everywhere. */
static GBytes *
write_inputs (CodefAnswers *self, DocNode value, const char *name)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (self->document, value, &length);
  const char *quote = doc_document_get_kind (self->document, value) == DOC_KIND_STRING ? "" : "\"";
  g_autoptr(GString) json = NULL;

  if (doc_document_get_kind (self->document, value) == DOC_KIND_OBJECT)
    return g_bytes_new (lexeme, length);
  json = g_string_new (NULL);
  g_string_append_printf (json, "{\"%s\":%s%.*s%s}", name, quote, (int) length, lexeme, quote);
  return g_string_free_to_bytes (g_steal_pointer (&json));
}

GBytes *
codef_answers_take (CodefAnswers *self, CodefChallenge *challenge)
{
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);
  const char *method = codef_challenge_get_method (challenge);
  DocNode member = DOC_NODE_NONE, value;

  if (method != NULL)
    member = doc_document_find_member (self->document, DOC_NODE_ROOT, method);
  if (member == DOC_NODE_NONE && n_inputs > 0)
    member = doc_document_find_member (self->document, DOC_NODE_ROOT, inputs[0].name);
  if (member == DOC_NODE_NONE)
    return NULL;
  value = take_value (self, member);
  if (value == DOC_NODE_NONE || (n_inputs == 0 && is_scalar (self->document, value)))
    return NULL;
  return write_inputs (self, value, n_inputs > 0 ? inputs[0].name : "");
}

GBytes *
codef_answers_complete (CodefChallenge *challenge, GBytes *inputs)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (inputs, NULL);
  const char *text;
  gsize length;
  GString *json;

  if (codef_challenge_get_kind (challenge) != CODEF_CHALLENGE_CAPTCHA || doc_document_get_problem (document) != NULL ||
      doc_document_find_member (document, DOC_NODE_ROOT, "secureNo") == DOC_NODE_NONE ||
      doc_document_find_member (document, DOC_NODE_ROOT, "secureNoRefresh") != DOC_NODE_NONE)
    return g_bytes_ref (inputs);
  text = doc_document_get_lexeme (document, DOC_NODE_ROOT, &length);
  json = g_string_new_len (text, (gssize) length - 1);
  return g_string_free_to_bytes (g_string_append (json, ",\"secureNoRefresh\":\"0\"}"));
}
