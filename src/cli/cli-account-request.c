/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-account-request.h"

#include "cli-exit.h"
#include "doc-document.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

/* Longer lists come from a file; a mistyped number must not make millions of accounts. */
#define MAX_POSITION 9999

/* A member on its way to its account. */
typedef struct
{
  char *name;   /* (owned) */
  char *lexeme; /* (owned) JSON text */
} Member;

typedef struct
{
  CodefAccountOperation *operation;
  GPtrArray             *accounts;  /* (owned) of GPtrArray of Member */
  GString               *rest;      /* (owned) the other members as JSON text, each ended by a comma */
} Gathering;

static void
member_free (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_free (member->lexeme);
  g_free (member);
}

static char *
quote (const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

static char *
dup_lexeme (DocDocument *document, DocNode node)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (document, node, &length);

  return g_strndup (lexeme, length);
}

/* What is given later counts. Takes @lexeme (transfer full). */
static void
set_member (GPtrArray *account, const char *name, char *lexeme)
{
  Member *member;

  for (guint i = 0; i < account->len; i++)
    {
      member = account->pdata[i];
      if (!g_str_equal (member->name, name))
        continue;
      g_free (member->lexeme);
      member->lexeme = lexeme;
      return;
    }
  member = g_new0 (Member, 1);
  member->name = g_strdup (name);
  member->lexeme = lexeme;
  g_ptr_array_add (account, member);
}

static void
add_account (Gathering *gathering, DocDocument *document, DocNode object)
{
  GPtrArray *account = g_ptr_array_new_with_free_func (member_free);

  for (DocNode member = doc_document_get_first_child (document, object); member != DOC_NODE_NONE;
       member = doc_document_get_next_sibling (document, member))
    {
      g_autofree char *name = doc_document_dup_name (document, member);

      set_member (account, name, dup_lexeme (document, member));
    }
  g_ptr_array_add (gathering->accounts, account);
}

static gboolean
take_list (Gathering *gathering, DocDocument *document, GError **error)
{
  DocNode list = doc_document_find_member (document, DOC_NODE_ROOT, "accountList");

  if (list == DOC_NODE_NONE)
    return TRUE;
  for (DocNode account = doc_document_get_first_child (document, list); account != DOC_NODE_NONE;
       account = doc_document_get_next_sibling (document, account))
    if (doc_document_get_kind (document, account) == DOC_KIND_OBJECT)
      add_account (gathering, document, account);
  if (doc_document_get_kind (document, list) == DOC_KIND_ARRAY
      && gathering->accounts->len == doc_document_get_n_children (document, list))
    return TRUE;
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, _("accountList has to be a list of JSON objects"));
  return FALSE;
}

/* Splits "accountList[2].password". @position: the number; G_MAXUINT if the name has another form. @member: within
 * @name. */
static gboolean
split_name (const char *name, guint *position, const char **member, GError **error)
{
  const char *number = name + strlen ("accountList[");
  char *end = NULL;
  guint64 value;

  *position = G_MAXUINT;
  *member = name;
  if (!g_str_has_prefix (name, "accountList["))
    return TRUE;
  value = g_ascii_strtoull (number, &end, 10);
  if (end == number || !g_ascii_isdigit (*number) || !g_str_has_prefix (end, "].") || end[2] == '\0'
      || value > MAX_POSITION)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("%s: say accountList[0].password, the first account being 0"),
                   name);
      return FALSE;
    }
  *position = (guint) value;
  *member = end + strlen ("].");
  return TRUE;
}

static GPtrArray *
find_account (Gathering *gathering, const char *name, guint position, const char *new_account, GError **error)
{
  if (position == G_MAXUINT && gathering->accounts->len > 1)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _("the list has %u accounts: say accountList[0].%s for the first one"),
                   gathering->accounts->len, name);
      return NULL;
    }
  position = position == G_MAXUINT ? 0 : position;
  if (position > gathering->accounts->len)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("accountList[%u].%s: the account before it is missing"),
                   position, name);
      return NULL;
    }
  if (position == gathering->accounts->len)
    {
      g_autoptr(GBytes) text = g_bytes_new_static (new_account, strlen (new_account));
      g_autoptr(DocDocument) document = doc_document_new_plain (text, NULL);

      add_account (gathering, document, DOC_NODE_ROOT);
    }
  return gathering->accounts->pdata[position];
}

/* TRUE if a name that stands beside connectedId means the account. */
static gboolean
is_of_account (Gathering *gathering, const char *name)
{
  CodefProduct *account = codef_account_operation_get_account (gathering->operation);
  CodefProduct *source = codef_account_operation_get_source (gathering->operation);

  return account != NULL && codef_product_find_parameter (account, name) != NULL
         && (source == NULL || codef_product_find_parameter (source, name) == NULL);
}

static gboolean
take_member (Gathering *gathering, DocDocument *document, DocNode node, const char *new_account, GError **error)
{
  g_autofree char *name = doc_document_dup_name (document, node);
  g_autofree char *lexeme = dup_lexeme (document, node);
  const char *member;
  GPtrArray *account;
  guint position;

  if (g_str_equal (name, "accountList"))
    return TRUE;
  if (!split_name (name, &position, &member, error))
    return FALSE;
  if (position == G_MAXUINT && !is_of_account (gathering, name))
    {
      gsize length;
      const char *key = doc_document_get_name_lexeme (document, node, &length);

      g_string_append_printf (gathering->rest, "\"%.*s\":%s,", (int) length, key, lexeme);
      return TRUE;
    }
  account = find_account (gathering, member, position, new_account, error);
  if (account == NULL)
    return FALSE;
  set_member (account, member, g_steal_pointer (&lexeme));
  return TRUE;
}

static void
append_accounts (Gathering *gathering, GString *json)
{
  g_string_append (json, "\"accountList\":[");
  for (guint i = 0; i < gathering->accounts->len; i++)
    {
      GPtrArray *account = gathering->accounts->pdata[i];

      g_string_append (json, i > 0 ? ",{" : "{");
      for (guint j = 0; j < account->len; j++)
        {
          Member *member = account->pdata[j];
          g_autofree char *key = quote (member->name);

          g_string_append_printf (json, "%s%s:%s", j > 0 ? "," : "", key, member->lexeme);
        }
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

char *
cli_account_request_gather (GBytes *json, CodefAccountOperation *operation, const char *new_account, GError **error)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  g_autoptr(GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GString) rest = g_string_new (NULL);
  Gathering gathering = { operation, accounts, rest };
  const DocProblem *problem = doc_document_get_problem (document);
  GString *text;

  if (problem != NULL) /* the JSON was made here, so it can only be too large */
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("the request cannot be made: %s"), _(problem->message));
      return NULL;
    }
  if (!take_list (&gathering, document, error))
    return NULL;
  for (DocNode member = doc_document_get_first_child (document, DOC_NODE_ROOT); member != DOC_NODE_NONE;
       member = doc_document_get_next_sibling (document, member))
    if (!take_member (&gathering, document, member, new_account, error))
      return NULL;
  text = g_string_new ("{");
  g_string_append (text, rest->str);
  append_accounts (&gathering, text);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
