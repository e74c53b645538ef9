/* SPDX-License-Identifier: MIT */
/* What is asked, by the method's name or by the keys of extraInfo; and how long it may take (protocol notes §5.3,
 * §5.5). */
#include "codef-challenge-private.h"

static const struct
{
  const char        *name;
  CodefChallengeKind kind;
} methods[] = {
  { "secureNo", CODEF_CHALLENGE_CAPTCHA },     { "smsAuthNo", CODEF_CHALLENGE_SMS },
  { "emailAuthNo", CODEF_CHALLENGE_EMAIL },    { "simpleAuth", CODEF_CHALLENGE_APPROVAL },
  { "password1", CODEF_CHALLENGE_PASSWORD },   { "signedData", CODEF_CHALLENGE_SIGNATURE },
},
/* In this order: a sign-up may ask for a temporary password too. */
extra_keys[] = {
  { "reqSecureNo", CODEF_CHALLENGE_CAPTCHA },  { "reqSMSAuthNo", CODEF_CHALLENGE_SMS },
  { "reqEmailAuthNo", CODEF_CHALLENGE_EMAIL }, { "commSimpleAuth", CODEF_CHALLENGE_APPROVAL },
  { "reqPlainTexts", CODEF_CHALLENGE_SIGNATURE }, { "reqUserId", CODEF_CHALLENGE_SIGN_UP },
  { "reqUserPass", CODEF_CHALLENGE_SIGN_UP },  { "reqEmail", CODEF_CHALLENGE_SIGN_UP },
  { "reqUserPass1", CODEF_CHALLENGE_PASSWORD },
};

/* A member that is an array with an object as its first element. */
static DocNode
find_list_in (DocDocument *answer, DocNode object)
{
  DocNode node = object != DOC_NODE_NONE ? doc_document_get_first_child (answer, object) : DOC_NODE_NONE;

  for (; node != DOC_NODE_NONE; node = doc_document_get_next_sibling (answer, node))
    {
      DocNode first = doc_document_get_kind (answer, node) == DOC_KIND_ARRAY
                        ? doc_document_get_first_child (answer, node) : DOC_NODE_NONE;

      if (first != DOC_NODE_NONE && doc_document_get_kind (answer, first) == DOC_KIND_OBJECT)
        return node;
    }
  return DOC_NODE_NONE;
}

static gboolean
find_by_keys (CodefChallenge *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (extra_keys); i++)
    if (self->extra != DOC_NODE_NONE
        && doc_document_find_member (self->answer, self->extra, extra_keys[i].name) != DOC_NODE_NONE)
      {
        self->kind = extra_keys[i].kind;
        return TRUE;
      }
  return FALSE;
}

void
_codef_challenge_find_kind (CodefChallenge *self)
{
  DocNode list = find_list_in (self->answer, self->extra);

  self->list = DOC_NODE_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_strcmp0 (methods[i].name, self->method) == 0)
      {
        self->kind = methods[i].kind;
        return;
      }
  if (find_by_keys (self))
    return;
  if (list == DOC_NODE_NONE) /* developers have seen lists beside extraInfo too (protocol notes §5.3) */
    list = find_list_in (self->answer, self->data);
  self->list = list;
  self->kind = list != DOC_NODE_NONE ? CODEF_CHALLENGE_CHOICE : CODEF_CHALLENGE_OTHER;
}

/* A number of seconds, as a JSON number or as a text. */
static gboolean
read_seconds (DocDocument *document, DocNode object, const char *name, guint *seconds)
{
  DocNode node = object != DOC_NODE_NONE ? doc_document_find_member (document, object, name) : DOC_NODE_NONE;
  g_autofree char *text = node != DOC_NODE_NONE ? doc_document_dup_preview (document, node, 16) : NULL;
  guint64 number;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, 3600, &number, NULL))
    return FALSE;
  *seconds = (guint) number;
  return TRUE;
}

static gboolean
read_request_limit (CodefRequest *request, guint *seconds)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (codef_request_get_json (request), NULL);

  if (!read_seconds (document, DOC_NODE_ROOT, "timeout", seconds))
    return FALSE;
  *seconds = CLAMP (*seconds, 30, 170);
  return TRUE;
}

void
_codef_challenge_find_limit (CodefChallenge *self, CodefRequest *request)
{
  static const struct { CodefChallengeKind kind; guint seconds; } known[] = {
    { CODEF_CHALLENGE_APPROVAL, 270 }, { CODEF_CHALLENGE_EMAIL, 180 },
    { CODEF_CHALLENGE_PASSWORD, 180 }, { CODEF_CHALLENGE_CHOICE, 170 },
  };

  self->limit_origin = CODEF_LIMIT_ANSWER;
  if (read_seconds (self->answer, self->data, "twoWayTimeout", &self->limit_sec)
      || read_seconds (self->answer, DOC_NODE_ROOT, "twoWayTimeout", &self->limit_sec))
    return;
  /* an approval has a limit of its own, whatever the request wished for */
  self->limit_origin = CODEF_LIMIT_REQUEST;
  if (self->kind != CODEF_CHALLENGE_APPROVAL && read_request_limit (request, &self->limit_sec))
    return;
  self->limit_origin = CODEF_LIMIT_METHOD;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].kind == self->kind)
      {
        self->limit_sec = known[i].seconds;
        return;
      }
  self->limit_origin = CODEF_LIMIT_DEFAULT;
  self->limit_sec = 60;
}
