/* SPDX-License-Identifier: MIT */
#include "codef-reply.h"

#include "codef-wire.h"
#include <string.h>

struct _CodefReply
{
  CodefAttempt   *attempt;        /* (owned) */
  DocDocument    *document;       /* (owned) */
  CodefReplyShape shape;
  char           *code;           /* (owned) (nullable) */
  char           *message;        /* (owned) (nullable) */
  char           *extra_message;  /* (owned) (nullable) */
  char           *transaction_id; /* (owned) (nullable) */
  char           *refusal;        /* (owned) (nullable) "error" of the flat body */
  gboolean        asks_for_more;  /* data.continue2Way is true */
};

G_DEFINE_BOXED_TYPE (CodefReply, codef_reply, codef_reply_ref, codef_reply_unref)

static void
reply_clear (CodefReply *self)
{
  g_object_unref (self->attempt);
  doc_document_unref (self->document);
  g_free (self->code);
  g_free (self->message);
  g_free (self->extra_message);
  g_free (self->transaction_id);
  g_free (self->refusal);
}

static void
read_envelope (CodefReply *self, DocNode result)
{
  DocNode more = doc_document_find (self->document, DOC_NODE_ROOT, "data", "continue2Way", NULL);

  self->shape = CODEF_REPLY_ENVELOPE;
  self->code = doc_document_dup_member (self->document, result, "code");
  self->message = doc_document_dup_member (self->document, result, "message");
  self->extra_message = doc_document_dup_member (self->document, result, "extraMessage");
  self->transaction_id = doc_document_dup_member (self->document, result, "transactionId");
  self->asks_for_more = more != DOC_NODE_NONE && doc_document_get_kind (self->document, more) == DOC_KIND_TRUE;
}

/* {"error","error_description","code","message"}: the gateway, before any product saw the request (protocol notes
 * §1.5). */
static void
read_refusal (CodefReply *self)
{
  g_autofree char *refusal = doc_document_dup_member (self->document, DOC_NODE_ROOT, "error");
  g_autofree char *code = doc_document_dup_member (self->document, DOC_NODE_ROOT, "code");

  if (refusal == NULL && (code == NULL || !g_str_has_prefix (code, "CF-")))
    return;
  self->shape = CODEF_REPLY_REFUSAL;
  self->refusal = g_steal_pointer (&refusal);
  self->code = g_steal_pointer (&code);
  self->message = doc_document_dup_member (self->document, DOC_NODE_ROOT, "message");
  self->extra_message = doc_document_dup_member (self->document, DOC_NODE_ROOT, "error_description");
  self->transaction_id = doc_document_dup_member (self->document, DOC_NODE_ROOT, "transactionId");
}

static void
read_document (CodefReply *self)
{
  DocNode result;

  if (codef_attempt_get_error (self->attempt) != NULL || doc_document_get_problem (self->document) != NULL)
    {
      self->shape = CODEF_REPLY_UNREADABLE;
      return;
    }
  self->shape = CODEF_REPLY_OTHER_JSON;
  result = doc_document_find_member (self->document, DOC_NODE_ROOT, "result");
  if (result != DOC_NODE_NONE && doc_document_get_kind (self->document, result) == DOC_KIND_OBJECT
      && doc_document_find_member (self->document, DOC_NODE_ROOT, "data") != DOC_NODE_NONE)
    read_envelope (self, result);
  else if (doc_document_get_kind (self->document, DOC_NODE_ROOT) == DOC_KIND_OBJECT)
    read_refusal (self);
}

CodefReply *
codef_reply_new (CodefAttempt *attempt)
{
  CodefReply *self;
  DocDocument *document;

  g_return_val_if_fail (CODEF_IS_ATTEMPT (attempt), NULL);
  self = g_atomic_rc_box_new0 (CodefReply);
  self->attempt = g_object_ref (attempt);
  document = codef_attempt_get_document (attempt);
  if (document != NULL)
    {
      self->document = doc_document_ref (document);
    }
  else
    {
      g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);

      self->document = doc_document_new (nothing, NULL);
    }
  read_document (self);
  return self;
}

CodefReply *
codef_reply_ref (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_reply_unref (CodefReply *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) reply_clear);
}

CodefReplyShape
codef_reply_get_shape (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, CODEF_REPLY_UNREADABLE);
  return self->shape;
}

CodefAttempt *
codef_reply_get_attempt (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->attempt;
}

DocDocument *
codef_reply_get_document (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->document;
}

guint
codef_reply_get_status (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return codef_attempt_get_status (self->attempt);
}

const char *
codef_reply_get_code (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

const char *
codef_reply_get_message (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->message;
}

const char *
codef_reply_get_extra_message (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->extra_message;
}

const char *
codef_reply_get_transaction_id (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->transaction_id;
}

gboolean
codef_reply_is_success (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->shape == CODEF_REPLY_ENVELOPE && codef_reply_get_status (self) == 200
         && g_strcmp0 (self->code, CODEF_RESULT_SUCCESS) == 0 && !self->asks_for_more;
}

gboolean
codef_reply_is_challenge (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->shape != CODEF_REPLY_ENVELOPE)
    return FALSE;
  return g_strcmp0 (self->code, CODEF_RESULT_CHALLENGE) == 0
         || (g_strcmp0 (self->code, CODEF_RESULT_SUCCESS) == 0 && self->asks_for_more);
}

/* CF-09990 to CF-09994 speak of the token; CF-09999 is the general failure of the server (protocol notes §1.5). */
static gboolean
is_token_code (const char *code)
{
  return code != NULL && g_str_has_prefix (code, "CF-0999") && code[7] >= '0' && code[7] <= '4' && code[8] == '\0';
}

gboolean
codef_reply_rejects_token (CodefReply *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->shape != CODEF_REPLY_REFUSAL && self->shape != CODEF_REPLY_ENVELOPE)
    return FALSE;
  return (codef_reply_get_status (self) == 401 && g_strcmp0 (self->refusal, "invalid_token") == 0)
         || is_token_code (self->code);
}
