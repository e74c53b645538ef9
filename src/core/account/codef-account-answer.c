/* SPDX-License-Identifier: MIT */
#include "codef-account-answer.h"

#include "codef-json.h"
#include "codef-wire.h"

struct _CodefAccountAnswer
{
  char      *code;          /* (owned) (nullable) */
  char      *message;       /* (owned) (nullable) */
  char      *extra_message; /* (owned) (nullable) */
  char      *connected_id;  /* (owned) (nullable) */
  GPtrArray *accepted;      /* (owned) of CodefRegistration */
  GPtrArray *refused;       /* (owned) of CodefRegistration */
  GPtrArray *accounts;      /* (owned) of CodefRegistration */
  GPtrArray *connected_ids; /* (owned) of text */
  gint64     next_page;     /* −1: none */
  gboolean   has_accounts;
};

G_DEFINE_BOXED_TYPE (CodefAccountAnswer, codef_account_answer, codef_account_answer_ref, codef_account_answer_unref)

static void
account_answer_clear (CodefAccountAnswer *self)
{
  g_free (self->code);
  g_free (self->message);
  g_free (self->extra_message);
  g_free (self->connected_id);
  g_ptr_array_unref (self->accepted);
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->connected_ids);
}

static DocKind
get_kind (DocDocument *document, DocNode node)
{
  return node != DOC_NODE_NONE ? doc_document_get_kind (document, node) : DOC_KIND_NULL;
}

/* (transfer full): of CodefRegistration. A list of one may come as a bare object (protocol notes §3). */
static GPtrArray *
read_registrations (DocDocument *document, DocNode data, const char *name)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) codef_registration_unref);
  DocNode node = doc_document_find_member (document, data, name);

  if (get_kind (document, node) == DOC_KIND_OBJECT && doc_document_get_n_children (document, node) > 0)
    g_ptr_array_add (list, codef_registration_read (document, node));
  if (get_kind (document, node) != DOC_KIND_ARRAY)
    return list;
  CODEF_JSON_FOREACH (element, document, node)
    if (doc_document_get_kind (document, element) == DOC_KIND_OBJECT)
      g_ptr_array_add (list, codef_registration_read (document, element));
  return list;
}

static GPtrArray *
read_texts (DocDocument *document, DocNode data, const char *name)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  DocNode node = doc_document_find_member (document, data, name);

  if (get_kind (document, node) != DOC_KIND_ARRAY)
    return list;
  CODEF_JSON_FOREACH (element, document, node)
    if (doc_document_get_kind (document, element) == DOC_KIND_STRING)
      g_ptr_array_add (list, doc_document_dup_string (document, element));
  return list;
}

/* −1 unless it is a whole number from 0, written as a number or as text. */
static gint64
read_number (DocDocument *document, DocNode data, const char *name)
{
  DocNode node = doc_document_find_member (document, data, name);
  g_autofree char *text = NULL;
  gint64 number;

  if (get_kind (document, node) != DOC_KIND_NUMBER && get_kind (document, node) != DOC_KIND_STRING)
    return -1;
  text = doc_document_dup_string (document, node);
  return g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL) ? number : -1;
}

static gint64
read_next_page (DocDocument *document, DocNode data)
{
  gint64 page = read_number (document, data, "pageNo");
  gint64 next = read_number (document, data, "nextPageNo");

  if (get_kind (document, doc_document_find_member (document, data, "hasNext")) != DOC_KIND_TRUE)
    return -1;
  return next >= 0 ? next : MAX (page, 0) + 1;
}

CodefAccountAnswer *
codef_account_answer_new (DocDocument *document)
{
  CodefAccountAnswer *self;
  DocNode result, data;

  g_return_val_if_fail (document != NULL, NULL);
  self = g_atomic_rc_box_new0 (CodefAccountAnswer);
  result = doc_document_find (document, DOC_NODE_ROOT, "result", NULL);
  data = doc_document_find (document, DOC_NODE_ROOT, "data", NULL);
  if (result == DOC_NODE_NONE) /* the gateway's flat body */
    result = DOC_NODE_ROOT;
  self->code = doc_document_dup_member (document, result, "code");
  self->message = doc_document_dup_member (document, result, "message");
  self->extra_message = doc_document_dup_member (document, result, "extraMessage");
  if (data == DOC_NODE_NONE)
    data = DOC_NODE_ROOT;
  self->connected_id = doc_document_dup_member (document, data, "connectedId");
  self->accepted = read_registrations (document, data, "successList");
  self->refused = read_registrations (document, data, "errorList");
  self->accounts = read_registrations (document, data, "accountList");
  self->has_accounts = get_kind (document, doc_document_find_member (document, data, "accountList")) >= DOC_KIND_ARRAY;
  self->connected_ids = read_texts (document, data, "connectedIdList");
  self->next_page = read_next_page (document, data);
  return self;
}

CodefAccountAnswer *
codef_account_answer_ref (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_account_answer_unref (CodefAccountAnswer *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) account_answer_clear);
}

const char *
codef_account_answer_get_code (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

const char *
codef_account_answer_get_message (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->message;
}

const char *
codef_account_answer_get_extra_message (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->extra_message;
}

gboolean
codef_account_answer_is_done (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return g_strcmp0 (self->code, CODEF_RESULT_SUCCESS) == 0 || codef_account_answer_is_partial (self);
}

gboolean
codef_account_answer_is_partial (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return g_strcmp0 (self->code, CODEF_RESULT_PARTIAL) == 0;
}

const char *
codef_account_answer_get_connected_id (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->connected_id;
}

GPtrArray *
codef_account_answer_get_accepted (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->accepted;
}

GPtrArray *
codef_account_answer_get_refused (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->refused;
}

GPtrArray *
codef_account_answer_get_accounts (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->accounts;
}

gboolean
codef_account_answer_has_accounts (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->has_accounts;
}

GPtrArray *
codef_account_answer_get_connected_ids (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->connected_ids;
}

gint64
codef_account_answer_get_next_page (CodefAccountAnswer *self)
{
  g_return_val_if_fail (self != NULL, -1);
  return self->next_page;
}
