/* SPDX-License-Identifier: MIT */
#include "sandbox-body.h"

#include "doc-percent.h"
#include <string.h>

/* Which of the known encoders wrote the text, as far as its escapes tell. */
static const char *
name_form (const char *wire, gsize length)
{
  gboolean has_escape = memchr (wire, '%', length) != NULL;
  gboolean has_plus = memchr (wire, '+', length) != NULL;
  gboolean has_space_escape = g_strstr_len (wire, (gssize) length, "%20") != NULL;

  if (length > 0 && (wire[0] == '{' || wire[0] == '[' || g_ascii_isspace (wire[0])))
    return has_plus || has_escape ? "plain JSON with + or %, which the service decodes all the same" : "plain JSON";
  if (has_plus && has_space_escape)
    return "percent-encoded, spaces both as + and as %20";
  if (has_plus)
    return "percent-encoded, spaces as +";
  if (has_space_escape)
    return "percent-encoded, spaces as %20";
  return has_escape ? "percent-encoded" : "plain text";
}

static SandboxBodyKind
judge (SandboxBody *self, GBytes *text, gsize bad_offset)
{
  const DocProblem *problem;

  self->document = doc_document_new_plain (text, NULL);
  problem = doc_document_get_problem (self->document);
  if (problem != NULL && problem->code == DOC_ERROR_EMPTY)
    return SANDBOX_BODY_EMPTY;
  if (bad_offset != G_MAXSIZE && problem != NULL)
    {
      self->problem = g_strdup_printf ("a percent sign without two hexadecimal digits at byte %zu", bad_offset);
      return SANDBOX_BODY_BAD_ENCODING;
    }
  if (problem != NULL)
    {
      self->problem = g_strdup_printf ("line %u, column %u: %s", problem->line, problem->column, problem->message);
      return problem->code == DOC_ERROR_UTF8 ? SANDBOX_BODY_BAD_ENCODING : SANDBOX_BODY_NOT_JSON;
    }
  switch (doc_document_get_kind (self->document, DOC_NODE_ROOT))
    {
    case DOC_KIND_OBJECT:
      return SANDBOX_BODY_OBJECT;
    case DOC_KIND_NULL:
      return SANDBOX_BODY_NULL;
    case DOC_KIND_FALSE:
    case DOC_KIND_TRUE:
    case DOC_KIND_NUMBER:
    case DOC_KIND_STRING:
    case DOC_KIND_ARRAY:
    default:
      self->problem = g_strdup ("the JSON is not an object");
      return SANDBOX_BODY_NOT_JSON;
    }
}

SandboxBody *
sandbox_body_new (GBytes *wire)
{
  SandboxBody *self = g_new0 (SandboxBody, 1);
  gsize length, text_length, bad_offset = G_MAXSIZE;
  const char *bytes = g_bytes_get_data (wire, &length);
  g_autofree char *decoded = NULL;
  g_autoptr(GBytes) text = NULL;

  self->form = length == 0 ? "empty" : name_form (bytes, length);
  decoded = g_malloc (length + 1);
  text_length = length == 0 ? 0 : doc_percent_decode (bytes, length, decoded, &bad_offset);
  text = g_bytes_new_take (g_steal_pointer (&decoded), text_length);
  self->kind = judge (self, text, bad_offset);
  return self;
}

void
sandbox_body_free (SandboxBody *self)
{
  g_clear_pointer (&self->document, doc_document_unref);
  g_free (self->problem);
  g_free (self);
}
