/* SPDX-License-Identifier: MIT */
#include "codef-challenge-private.h"

G_DEFINE_FINAL_TYPE (CodefChallenge, codef_challenge, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (CodefChallengeKind, codef_challenge_kind,
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_CAPTCHA, "captcha"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_SMS, "sms"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_EMAIL, "email"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_APPROVAL, "approval"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_PASSWORD, "password"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_SIGN_UP, "sign-up"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_CHOICE, "choice"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_SIGNATURE, "signature"),
  G_DEFINE_ENUM_VALUE (CODEF_CHALLENGE_OTHER, "other"))

static void
clear_input (gpointer input)
{
  CodefChallengeInput *self = input;

  g_free (self->name);
  g_free (self->label_korean);
  g_free (self->label_english);
}

static void
codef_challenge_finalize (GObject *object)
{
  CodefChallenge *self = CODEF_CHALLENGE (object);

  g_clear_object (&self->choices);
  g_clear_pointer (&self->picture, codef_picture_unref);
  g_clear_error (&self->picture_error);
  g_array_unref (self->inputs);
  g_bytes_unref (self->extra_info);
  g_free (self->two_way_info);
  g_free (self->code);
  g_free (self->message);
  g_free (self->time_stamp);
  g_free (self->jti);
  g_free (self->method);
  g_clear_object (&self->catalog);
  g_clear_object (&self->product);
  doc_document_unref (self->answer);
  G_OBJECT_CLASS (codef_challenge_parent_class)->finalize (object);
}

static void
codef_challenge_class_init (CodefChallengeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_challenge_finalize;
}

static void
codef_challenge_init (CodefChallenge *self)
{
  self->inputs = g_array_new (FALSE, TRUE, sizeof (CodefChallengeInput));
  g_array_set_clear_func (self->inputs, clear_input);
}

static DocNode
find_object (DocDocument *answer, DocNode parent, const char *name)
{
  DocNode node = parent != DOC_NODE_NONE ? doc_document_find_member (answer, parent, name) : DOC_NODE_NONE;

  return node != DOC_NODE_NONE && doc_document_get_kind (answer, node) == DOC_KIND_OBJECT ? node : DOC_NODE_NONE;
}

/* (nullable): a string or number as text. */
static char *
dup_scalar (CodefChallenge *self, const char *name)
{
  DocNode node = self->data != DOC_NODE_NONE ? doc_document_find_member (self->answer, self->data, name)
                                             : DOC_NODE_NONE;
  DocKind kind = node != DOC_NODE_NONE ? doc_document_get_kind (self->answer, node) : DOC_KIND_NULL;

  return kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER ? doc_document_dup_string (self->answer, node) : NULL;
}

/* Only what came goes back: a value that this program made up would be as wrong as a missing one. */
static char *
copy_two_way_info (CodefChallenge *self)
{
  static const char *const names[] = { "jobIndex", "threadIndex", "jti", "twoWayTimestamp" };
  GString *json = g_string_new ("{");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DocNode node = doc_document_find_member (self->answer, self->data, names[i]);
      gsize length;
      const char *lexeme;

      if (node == DOC_NODE_NONE)
        continue;
      lexeme = doc_document_get_lexeme (self->answer, node, &length);
      g_string_append_printf (json, "%s\"%s\":", json->len > 1 ? "," : "", names[i]);
      g_string_append_len (json, lexeme, (gssize) length);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

/* (nullable): a text that says something. */
static char *
dup_words (CodefChallenge *self, const char *name)
{
  g_autofree char *text = doc_document_dup_member (self->answer, self->extra, name);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
read_words (CodefChallenge *self)
{
  self->code = dup_words (self, "code");
  self->message = dup_words (self, "errorMessage");
  if (self->message == NULL)
    self->message = dup_words (self, "message");
}

static GBytes *
copy_extra_info (CodefChallenge *self)
{
  gsize length;
  const char *lexeme;

  if (self->extra == DOC_NODE_NONE)
    return g_bytes_new_static ("{}", 2);
  lexeme = doc_document_get_lexeme (self->answer, self->extra, &length);
  return g_bytes_new (lexeme, length);
}

static void
read_picture (CodefChallenge *self)
{
  g_autofree char *text = NULL;

  if (self->extra != DOC_NODE_NONE)
    text = doc_document_dup_member (self->answer, self->extra, "reqSecureNo");
  self->picture = codef_picture_new_from_text (text != NULL ? text : "", &self->picture_error);
}

static void
read_answer (CodefChallenge *self)
{
  self->data = find_object (self->answer, DOC_NODE_ROOT, "data");
  self->extra = find_object (self->answer, self->data, "extraInfo");
  self->method = dup_scalar (self, "method");
  self->jti = dup_scalar (self, "jti");
  self->time_stamp = dup_scalar (self, "twoWayTimestamp");
  self->two_way_info = self->jti != NULL ? copy_two_way_info (self) : NULL;
  self->extra_info = copy_extra_info (self);
  if (self->extra != DOC_NODE_NONE)
    read_words (self);
}

CodefChallenge *
codef_challenge_new_from_document (DocDocument *answer, CodefRequest *request, CodefCatalog *catalog)
{
  CodefChallenge *self;
  CodefProduct *product;

  g_return_val_if_fail (answer != NULL && request != NULL, NULL);
  self = g_object_new (CODEF_TYPE_CHALLENGE, NULL);
  self->answer = doc_document_ref (answer);
  product = catalog != NULL ? codef_catalog_find_product (catalog, codef_request_get_path (request)) : NULL;
  self->catalog = catalog != NULL ? g_object_ref (catalog) : NULL;
  self->product = product != NULL ? g_object_ref (product) : NULL;
  read_answer (self);
  _codef_challenge_find_kind (self);
  _codef_challenge_find_inputs (self);
  _codef_challenge_find_limit (self, request);
  if (self->kind == CODEF_CHALLENGE_CAPTCHA)
    read_picture (self);
  return self;
}

CodefChallenge *
codef_challenge_new (CodefReply *reply, CodefRequest *request, CodefCatalog *catalog)
{
  g_return_val_if_fail (reply != NULL, NULL);
  return codef_challenge_new_from_document (codef_reply_get_document (reply), request, catalog);
}

DocDocument *
codef_challenge_get_answer (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->answer;
}

CodefChallengeKind
codef_challenge_get_kind (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), CODEF_CHALLENGE_OTHER);
  return self->kind;
}

const char *
codef_challenge_get_method (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->method;
}

const char *
codef_challenge_get_jti (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->jti;
}

const char *
codef_challenge_get_time_stamp (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->time_stamp;
}

const char *
codef_challenge_get_message (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->message;
}

const char *
codef_challenge_get_code (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->code;
}

const CodefChallengeInput *
codef_challenge_get_inputs (CodefChallenge *self, guint *n_inputs)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self) && n_inputs != NULL, NULL);
  *n_inputs = self->inputs->len;
  return (const CodefChallengeInput *) (gpointer) self->inputs->data;
}

CodefPicture *
codef_challenge_get_picture (CodefChallenge *self, GError **error)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  if (self->picture_error != NULL)
    g_propagate_error (error, g_error_copy (self->picture_error));
  return self->picture;
}

CodefChoices *
codef_challenge_get_choices (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->choices;
}

GBytes *
codef_challenge_get_extra_info (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->extra_info;
}

guint
codef_challenge_get_limit_sec (CodefChallenge *self, CodefLimitOrigin *origin)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), 0);
  if (origin != NULL)
    *origin = self->limit_origin;
  return self->limit_sec;
}

const char *
codef_challenge_get_two_way_info (CodefChallenge *self)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self), NULL);
  return self->two_way_info;
}

gboolean
codef_challenge_is_same (CodefChallenge *self, CodefChallenge *other)
{
  g_return_val_if_fail (CODEF_IS_CHALLENGE (self) && CODEF_IS_CHALLENGE (other), FALSE);
  if (g_strcmp0 (self->jti, other->jti) != 0 || g_strcmp0 (self->method, other->method) != 0
      || self->inputs->len != other->inputs->len)
    return FALSE;
  for (guint i = 0; i < self->inputs->len; i++)
    if (!g_str_equal (g_array_index (self->inputs, CodefChallengeInput, i).name,
                      g_array_index (other->inputs, CodefChallengeInput, i).name))
      return FALSE;
  return TRUE;
}
