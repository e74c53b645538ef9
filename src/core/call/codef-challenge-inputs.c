/* SPDX-License-Identifier: MIT */
/* Which parameters the next request has to bring (protocol notes §5.3). */
#include "codef-challenge-private.h"

#include <string.h>

/* What a list stands for where the catalogue does not say. */
static const struct { const char *list, *input; } lists[] = {
  { "reqDongNumList", "dongNum" }, { "reqHoNumList", "hoNum" },    { "reqAddrList", "reqAddress" },
  { "resAddrList", "uniqueNo" },   { "reqUserIdList", "index" },
};

/* Keys of extraInfo whose answer has a name of its own. */
static const struct { const char *key, *input; } renamed[] = {
  { "reqUserId", "id" }, { "reqUserPass", "password" }, { "reqUserPass1", "password1" }, { "reqEmail", "email" },
};

/* Keys that tell and do not ask. */
static const char *const told[] = { "code", "message", "errorMessage", "extraMessage" };

static char *
dup_label (CodefChallenge *self, const char *name, CodefLanguage language)
{
  const char *title = self->catalog != NULL
                        ? codef_catalog_get_field_title (self->catalog, self->product, name, language) : NULL;

  return g_strdup (title != NULL ? title : name);
}

static gboolean
is_encrypted (CodefChallenge *self, const char *name)
{
  CodefParameter *parameter = self->product != NULL ? codef_product_find_parameter (self->product, name) : NULL;

  return parameter != NULL ? codef_parameter_is_encrypted (parameter) : codef_request_is_secret_name (name);
}

static void
add_input (CodefChallenge *self, const char *name, gboolean is_required)
{
  CodefChallengeInput input = { 0 };

  input.name = g_strdup (name);
  input.label_korean = dup_label (self, name, CODEF_LANGUAGE_KOREAN);
  input.label_english = dup_label (self, name, CODEF_LANGUAGE_ENGLISH);
  input.is_secret = is_encrypted (self, name);
  input.is_required = is_required;
  g_array_append_val (self->inputs, input);
}

/* "reqSMSAuthNo" → "smsAuthNo", "commDongNum" → "dongNum": without the prefix, the first word in small letters. */
static char *
dup_input_name (const char *key)
{
  const char *rest = key;
  char *name;
  gsize n_upper;

  for (gsize i = 0; i < G_N_ELEMENTS (renamed); i++)
    if (g_str_equal (renamed[i].key, key))
      return g_strdup (renamed[i].input);
  if (g_str_has_prefix (key, "req") && g_ascii_isupper (key[3]))
    rest = key + strlen ("req");
  else if (g_str_has_prefix (key, "comm") && g_ascii_isupper (key[4]))
    rest = key + strlen ("comm");
  name = g_strdup (rest);
  for (n_upper = 0; g_ascii_isupper (name[n_upper]); n_upper++)
    ;
  /* of "SMSAuthNo" the last capital begins the next word */
  if (n_upper > 1 && name[n_upper] != '\0')
    n_upper--;
  for (gsize i = 0; i < n_upper; i++)
    name[i] = g_ascii_tolower (name[i]);
  return name;
}

static gboolean
is_told (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_str_equal (told[i], key))
      return TRUE;
  return FALSE;
}

/* A list with nothing in it asks nothing; the method's own name says more. */
static gboolean
is_empty_list (DocDocument *document, DocNode node)
{
  return doc_document_get_kind (document, node) == DOC_KIND_ARRAY && doc_document_get_n_children (document, node) == 0;
}

/* One for each key that asks, at most this many: nobody fills in more, and a hostile answer could have a million. */
#define MAX_INPUTS 64

static void
add_asked (CodefChallenge *self)
{
  DocNode node = self->extra != DOC_NODE_NONE ? doc_document_get_first_child (self->answer, self->extra)
                                              : DOC_NODE_NONE;

  for (; node != DOC_NODE_NONE && self->inputs->len < MAX_INPUTS;
       node = doc_document_get_next_sibling (self->answer, node))
    {
      g_autofree char *key = doc_document_dup_name (self->answer, node);
      g_autofree char *name = dup_input_name (key);

      if (!is_told (key) && *name != '\0' && !is_empty_list (self->answer, node)
          && !doc_document_is_duplicate (self->answer, node))
        add_input (self, name, self->kind != CODEF_CHALLENGE_OTHER);
    }
  /* "etc" only says that it is none of the others */
  if (self->inputs->len == 0 && self->method != NULL && *self->method != '\0' && !g_str_equal (self->method, "etc"))
    add_input (self, self->method, FALSE);
}

/* The input that the catalogue knows for this list of this product; "etc" can mean several lists. */
static char *
find_input_in_catalog (CodefChallenge *self, const char *list)
{
  GBytes *two_way = self->product != NULL ? codef_product_get_two_way (self->product) : NULL;
  g_autoptr(DocDocument) document = two_way != NULL ? doc_document_new_plain (two_way, NULL) : NULL;
  DocNode step = DOC_NODE_NONE;

  if (document != NULL)
    step = doc_document_get_first_child (document,
                                         doc_document_find_member (document, DOC_NODE_ROOT, "steps"));
  for (; step != DOC_NODE_NONE; step = doc_document_get_next_sibling (document, step))
    {
      DocNode inputs = doc_document_find_member (document, step, "inputs");

      if (doc_document_find (document, step, "extraInfo", list, NULL) != DOC_NODE_NONE && inputs != DOC_NODE_NONE
          && doc_document_get_n_children (document, inputs) > 0)
        return doc_document_dup_string (document, doc_document_get_first_child (document, inputs));
    }
  return NULL;
}

/* "commUniqueNo" of the first row → "uniqueNo": the service calls what it wants back "comm…". */
static char *
find_input_in_row (CodefChallenge *self)
{
  DocNode row = doc_document_get_first_child (self->answer, self->list);
  DocNode node = doc_document_get_first_child (self->answer, row);

  for (; node != DOC_NODE_NONE; node = doc_document_get_next_sibling (self->answer, node))
    {
      g_autofree char *key = doc_document_dup_name (self->answer, node);

      if (g_str_has_prefix (key, "comm"))
        return dup_input_name (key);
    }
  return g_strdup ("index");
}

static char *
find_choice_input (CodefChallenge *self)
{
  g_autofree char *list = doc_document_dup_name (self->answer, self->list);
  char *input = find_input_in_catalog (self, list);

  for (gsize i = 0; input == NULL && i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].list, list))
      input = g_strdup (lists[i].input);
  if (input == NULL && self->method != NULL && *self->method != '\0' && !g_str_equal (self->method, "etc"))
    input = g_strdup (self->method);
  return input != NULL ? input : find_input_in_row (self);
}

void
_codef_challenge_find_inputs (CodefChallenge *self)
{
  g_autofree char *choice = NULL;

  switch (self->kind)
    {
    case CODEF_CHALLENGE_CAPTCHA:
      add_input (self, "secureNo", TRUE);
      add_input (self, "secureNoRefresh", FALSE);
      break;
    case CODEF_CHALLENGE_SMS:
      add_input (self, "smsAuthNo", TRUE);
      break;
    case CODEF_CHALLENGE_EMAIL:
      add_input (self, "emailAuthNo", TRUE);
      break;
    case CODEF_CHALLENGE_APPROVAL:
      add_input (self, "simpleAuth", TRUE);
      break;
    case CODEF_CHALLENGE_PASSWORD:
      add_input (self, "password1", TRUE);
      break;
    case CODEF_CHALLENGE_SIGNATURE:
      add_input (self, "signedData", TRUE);
      break;
    case CODEF_CHALLENGE_CHOICE:
      choice = find_choice_input (self);
      add_input (self, choice, TRUE);
      self->choices = codef_choices_new (self->answer, self->list, choice, self->product, self->catalog);
      break;
    case CODEF_CHALLENGE_SIGN_UP:
    case CODEF_CHALLENGE_OTHER:
    default:
      add_asked (self);
    }
}
