/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-answers.h"

#include "cli-exit.h"
#include "cli-input.h"

#include <glib/gi18n.h>

struct _CliAnswers
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
      g_autofree char *problem = cli_input_describe (path, doc_document_get_problem (document));

      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, problem);
      return FALSE;
    }
  if (doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT,
                   _("%s: the answers must be a JSON object: {\"smsAuthNo\": \"123456\"}"), path);
      return FALSE;
    }
  for (node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    if (!check_member (document, node))
      {
        g_autofree char *name = doc_document_dup_name (document, node);

        g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT,
                     _("%s: the answer to %s must be a text, an object of inputs, or a list of those"), path, name);
        return FALSE;
      }
  return TRUE;
}

CliAnswers *
cli_answers_new (const char *path, GError **error)
{
  g_autoptr(GBytes) content = cli_input_read (path, error);
  g_autoptr(DocDocument) document = NULL;
  CliAnswers *self;

  if (content == NULL)
    return NULL;
  document = doc_document_new_plain (content, NULL);
  if (!check (document, path, error))
    return NULL;
  self = g_new0 (CliAnswers, 1);
  self->document = g_steal_pointer (&document);
  self->used = g_hash_table_new (NULL, NULL);
  return self;
}

CliAnswers *
cli_answers_copy (CliAnswers *self)
{
  CliAnswers *copy = g_new0 (CliAnswers, 1);

  copy->document = doc_document_ref (self->document);
  copy->used = g_hash_table_new (NULL, NULL);
  return copy;
}

void
cli_answers_free (CliAnswers *self)
{
  doc_document_unref (self->document);
  g_hash_table_unref (self->used);
  g_free (self);
}

/* The next value of a member that is left; DOC_NODE_NONE when all are used. */
static DocNode
take_value (CliAnswers *self, DocNode member)
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
write_inputs (CliAnswers *self, DocNode value, const char *name)
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
cli_answers_take (CliAnswers *self, CodefChallenge *challenge)
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
