/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-parameters.h"

#include "cli-input.h"
#include "codef-condition.h"
#include "codef-error.h"
#include "codef-product.h"
#include "codef-public-key.h"
#include "codef-redactor.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

const CliOption cli_parameters_options[] = {
  { "body", 0, "FILE|-", N_("the parameters as a JSON object; the others go over it") },
  { "parameter", 'p', "NAME=TEXT", N_("a string; NAME:=JSON any JSON value, NAME@FILE the base64 of a file"),
    CLI_WORDS_PARAMETERS },
  { "secret", 0, "NAME[@FILE|@-]", N_("a value to encrypt: from a file, standard input, or asked for at the terminal"),
    CLI_WORDS_PARAMETERS },
  { NULL },
};

/* A member of the object to be: JSON text, or a secret that is still to be encrypted. */
typedef struct
{
  char        *name;     /* (owned) unescaped, to be compared */
  char        *key;      /* (owned) the name as JSON text */
  char        *lexeme;   /* (owned) (nullable) the value as JSON text */
  CodefSecret *secret;   /* (owned) (nullable) */
  gboolean     is_typed; /* stood in the arguments, where others can read it */
} Member;

struct _CliParameters
{
  GBytes       *body;    /* (owned) (nullable) */
  GPtrArray    *members; /* (owned) of Member: those of the body, with the others over and behind them */
  CodefProduct *product; /* (owned) (nullable) */
  gboolean      edited;  /* something went over the body */
};

static void
member_free (Member *member)
{
  g_free (member->name);
  g_free (member->key);
  g_free (member->lexeme);
  g_clear_pointer (&member->secret, codef_secret_unref);
  g_free (member);
}

static char *
quote (const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

/* The first member of that name is replaced where it stands, later ones of the same name go: what was given last counts. */
static Member *
set_member (CliParameters *self, const char *name, char *lexeme, CodefSecret *secret)
{
  Member *member = g_new0 (Member, 1);
  guint position = self->members->len;

  member->name = g_strdup (name);
  member->key = quote (name);
  member->lexeme = lexeme;
  member->secret = secret;
  for (guint i = self->members->len; i > 0; i--)
    if (g_str_equal (((Member *) g_ptr_array_index (self->members, i - 1))->name, name))
      {
        g_ptr_array_remove_index (self->members, i - 1);
        position = i - 1;
      }
  g_ptr_array_insert (self->members, (int) position, member);
  self->edited = TRUE;
  return member;
}

static Member *
member_from_node (DocDocument *document, DocNode node)
{
  Member *member = g_new0 (Member, 1);
  gsize key_length, length;
  const char *key = doc_document_get_name_lexeme (document, node, &key_length);
  const char *lexeme = doc_document_get_lexeme (document, node, &length);

  member->name = doc_document_dup_name (document, node);
  member->key = g_strdup_printf ("\"%.*s\"", (int) key_length, key);
  member->lexeme = g_strndup (lexeme, length);
  return member;
}

static gboolean
read_body (CliParameters *self, const char *source, GError **error)
{
  g_autoptr(DocDocument) document = NULL;
  DocNode node;

  self->body = cli_input_read (source, error);
  if (self->body == NULL)
    return FALSE;
  document = doc_document_new_plain (self->body, NULL);
  if (doc_document_get_problem (document) != NULL)
    {
      g_autofree char *problem = cli_input_describe (source, doc_document_get_problem (document));

      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, problem);
      return FALSE;
    }
  if (doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: the parameters must be a JSON object"), source);
      return FALSE;
    }
  for (node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    g_ptr_array_add (self->members, member_from_node (document, node));
  return TRUE;
}

static CodefParameter *
find_parameter (CodefProduct *product, const char *name)
{
  return product != NULL ? codef_product_find_parameter (product, name) : NULL;
}

/* One-time codes identify a person for a minute; every later request repeats them in clear anyway. */
static gboolean
is_one_time_code (const char *name)
{
  return g_str_equal (name, "smsAuthNo") || g_str_equal (name, "emailAuthNo") || g_str_equal (name, "secureNo");
}

/* What is encrypted under a condition is judged when all parameters are known: check_conditions(). */
static gboolean
is_secret_name (CodefProduct *product, const char *name)
{
  const char *dot = strrchr (name, '.'); /* accountList[0].password */
  CodefParameter *parameter;

  if (dot != NULL)
    name = dot + 1;
  parameter = find_parameter (product, name);
  if (parameter != NULL)
    return codef_parameter_is_encrypted (parameter);
  return codef_redactor_is_secret_name (name) && !is_one_time_code (name);
}

/* (transfer full) (nullable): the name of a string member, at any depth, that may not stand in the arguments. */
static char *
find_secret_inside (CodefProduct *product, DocDocument *document)
{
  for (DocNode node = 1; node < doc_document_get_n_nodes (document); node++)
    {
      g_autofree char *name = doc_document_dup_name (document, node);

      if (name != NULL && doc_document_get_kind (document, node) == DOC_KIND_STRING && is_secret_name (product, name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

static gboolean
refuse_secret (const char *name, GError **error)
{
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _("%s is secret, and arguments can be read by others: give it with --secret %s, or in the file of --body"), name, name);
  return FALSE;
}

static gboolean
take_text (CliParameters *self, const char *name, const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("%s: the text is not UTF-8"), name);
      return FALSE;
    }
  if (is_secret_name (self->product, name))
    return refuse_secret (name, error);
  set_member (self, name, quote (text), NULL)->is_typed = TRUE;
  return TRUE;
}

static gboolean
take_json (CliParameters *self, const char *name, const char *json, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);
  g_autofree char *secret = NULL;
  const char *lexeme;
  gsize length;

  if (doc_document_get_problem (document) != NULL)
    {
      g_autofree char *problem = cli_input_describe (name, doc_document_get_problem (document));

      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, problem);
      return FALSE;
    }
  if (is_secret_name (self->product, name))
    return refuse_secret (name, error);
  secret = find_secret_inside (self->product, document);
  if (secret != NULL)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _("%s in %s is secret, and arguments can be read by others: give it in the file of --body"), secret, name);
      return FALSE;
    }
  lexeme = doc_document_get_lexeme (document, DOC_NODE_ROOT, &length);
  set_member (self, name, g_strndup (lexeme, length), NULL)->is_typed = TRUE;
  return TRUE;
}

static gboolean
take_file (CliParameters *self, const char *name, const char *path, GError **error)
{
  g_autoptr(GBytes) content = cli_input_read (path, error);
  g_autofree char *base64 = NULL;
  gsize length;
  const guchar *bytes;

  if (content == NULL)
    return FALSE;
  bytes = g_bytes_get_data (content, &length);
  base64 = g_base64_encode (bytes, length);
  set_member (self, name, quote (base64), NULL);
  return TRUE;
}

/* (transfer full) (nullable): what stands before the first of = := @ ; @rest: what stands from there. */
static char *
split_name (const char *value, const char **rest)
{
  gsize length = strcspn (value, "=:@");

  *rest = value + length;
  return length > 0 ? g_strndup (value, length) : NULL;
}

static gboolean
take_parameter (CliParameters *self, const char *value, GError **error)
{
  const char *rest;
  g_autofree char *name = split_name (value, &rest);

  if (name != NULL && rest[0] == '=')
    return take_text (self, name, rest + 1, error);
  if (name != NULL && g_str_has_prefix (rest, ":="))
    return take_json (self, name, rest + 2, error);
  if (name != NULL && rest[0] == '@')
    return take_file (self, name, rest + 1, error);
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("-p takes NAME=TEXT, NAME:=JSON or NAME@FILE, not “%s”"), value);
  return FALSE;
}

static gboolean
take_secret (CliParameters *self, const char *value, GError **error)
{
  const char *rest;
  g_autofree char *name = split_name (value, &rest);
  CodefSecret *secret;

  if (name == NULL || (rest[0] != '\0' && (rest[0] != '@' || rest[1] == '\0')))
    {
      /* not repeated: it may hold the secret itself */
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("--secret takes NAME, NAME@FILE or NAME@-, never the value itself"));
      return FALSE;
    }
  secret = rest[0] == '@' ? cli_input_read_secret (rest + 1, error) : cli_input_ask_secret (name, error);
  if (secret == NULL)
    return FALSE;
  set_member (self, name, NULL, secret);
  return TRUE;
}

/* CodefConditionLookup: the text of a top-level parameter. The array keeps what is handed out. */
typedef struct
{
  CliParameters *parameters;
  GPtrArray     *texts; /* (owned) */
} Lookup;

static const char *
look_up (const char *name, gpointer user_data)
{
  Lookup *lookup = user_data;

  for (guint i = 0; i < lookup->parameters->members->len; i++)
    {
      Member *member = g_ptr_array_index (lookup->parameters->members, i);
      g_autoptr(JsonNode) node = NULL;
      char *text = NULL;

      if (!g_str_equal (member->name, name) || member->lexeme == NULL)
        continue;
      node = json_from_string (member->lexeme, NULL);
      if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
        text = json_node_dup_string (node);
      else
        text = g_strdup (member->lexeme);
      g_ptr_array_add (lookup->texts, text);
      return *text != '\0' ? text : NULL;
    }
  return NULL;
}

static gboolean
check_conditions (CliParameters *self, GError **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Lookup lookup = { self, texts };

  for (guint i = 0; i < self->members->len; i++)
    {
      Member *member = g_ptr_array_index (self->members, i);
      CodefParameter *parameter = member->is_typed ? find_parameter (self->product, member->name) : NULL;
      const char *when = parameter != NULL ? codef_parameter_get_encrypted_when (parameter) : NULL;

      if (when != NULL && codef_condition_holds (when, look_up, &lookup))
        return refuse_secret (member->name, error);
    }
  return TRUE;
}

/* Standard input can be read once. */
static gboolean
check_one_reader (CliArguments *arguments, GError **error)
{
  guint n_readers = 0;

  for (guint i = 0; i < cli_arguments_get_n_options (arguments); i++)
    {
      const char *value;
      const char *option = cli_arguments_get_option (arguments, i, &value);

      n_readers += (g_str_equal (option, "body") || g_str_equal (option, "answers")) && g_str_equal (value, "-");
      n_readers += (g_str_equal (option, "secret") || g_str_equal (option, "parameter")) && g_str_has_suffix (value, "@-") &&
                   strcspn (value, "=:@") == strlen (value) - 2;
    }
  if (n_readers <= 1)
    return TRUE;
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("standard input can be read only once"));
  return FALSE;
}

CliParameters *
cli_parameters_new (CliArguments *arguments, CodefProduct *product, GError **error)
{
  g_autoptr(CliParameters) self = g_new0 (CliParameters, 1);
  const char *body = cli_arguments_get (arguments, "body");

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free);
  self->product = product != NULL ? g_object_ref (product) : NULL;
  if (!check_one_reader (arguments, error) || (body != NULL && !read_body (self, body, error)))
    return NULL;
  for (guint i = 0; i < cli_arguments_get_n_options (arguments); i++)
    {
      const char *value;
      const char *option = cli_arguments_get_option (arguments, i, &value);

      if (g_str_equal (option, "parameter") && !take_parameter (self, value, error))
        return NULL;
      if (g_str_equal (option, "secret") && !take_secret (self, value, error))
        return NULL;
    }
  if (!check_conditions (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cli_parameters_free (CliParameters *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_object (&self->product);
  g_free (self);
}

gboolean
cli_parameters_has_secrets (CliParameters *self)
{
  for (guint i = 0; i < self->members->len; i++)
    if (((Member *) g_ptr_array_index (self->members, i))->secret != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
append_value (GString *json, Member *member, CodefPublicKey *key, GError **error)
{
  g_autofree char *ciphertext = NULL;
  g_autofree char *quoted = NULL;

  if (member->secret == NULL)
    {
      g_string_append (json, member->lexeme);
      return TRUE;
    }
  if (key == NULL)
    {
      g_set_error (error, CODEF_ERROR, CODEF_ERROR_NO_PUBLIC_KEY, _("%s must be encrypted, and there is no public key"), member->name);
      return FALSE;
    }
  ciphertext = codef_public_key_encrypt (key, codef_secret_reveal (member->secret), error);
  if (ciphertext == NULL)
    {
      g_prefix_error (error, "%s: ", member->name);
      return FALSE;
    }
  quoted = quote (ciphertext);
  g_string_append (json, quoted);
  return TRUE;
}

GBytes *
cli_parameters_to_json (CliParameters *self, CodefPublicKey *key, GError **error)
{
  g_autoptr(GString) json = NULL;

  if (self->body != NULL && !self->edited)
    return g_bytes_ref (self->body);
  json = g_string_new ("{");
  for (guint i = 0; i < self->members->len; i++)
    {
      Member *member = g_ptr_array_index (self->members, i);

      g_string_append_printf (json, "%s%s:", i > 0 ? "," : "", member->key);
      if (!append_value (json, member, key, error))
        return NULL;
    }
  g_string_append_c (json, '}');
  return g_string_free_to_bytes (g_steal_pointer (&json));
}

GBytes *
cli_parameters_seal (CliParameters *self, CliCall *call, GError **error)
{
  CodefPublicKey *key = cli_parameters_has_secrets (self) ? cli_call_get_public_key (call, error) : NULL;
  g_autoptr(GBytes) json = NULL;

  if (cli_parameters_has_secrets (self) && key == NULL)
    return NULL;
  json = cli_parameters_to_json (self, key, error);
  return json != NULL ? cli_call_seal (call, json, self->product, error) : NULL;
}
