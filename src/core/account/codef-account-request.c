/* SPDX-License-Identifier: MIT */
/* The list as JSON: the request that goes out, what is read from an edited one or a file, what can be kept without
 * secrets. */
#include "codef-config.h"

#include "codef-account-list-private.h"

#include "codef-edit.h"
#include "codef-error.h"
#include "codef-json.h"
#include "codef-redactor.h"
#include "codef-request.h"
#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_lexeme (GString *json, DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);

  g_string_append_len (json, lexeme, (gssize) length_bytes);
}

static void
append_member (GString *json, const char *name, const char *value)
{
  g_autofree char *quoted_name = codef_edit_quote (name);
  g_autofree char *quoted = codef_edit_quote (value);

  g_string_append_printf (json, "%s:%s,", quoted_name, quoted);
}

static void
drop_comma (GString *json)
{
  if (json->len > 0 && json->str[json->len - 1] == ',')
    g_string_truncate (json, json->len - 1);
}

/* The members of @text that @product asks for, each followed by a comma. @complete: those that are absent as "". */
static void
append_asked (GString *json, const char *text, CodefProduct *product, gboolean complete)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);
  GListModel *parameters = codef_product_get_parameters (product);

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);
      const char *name = codef_parameter_get_name (parameter);
      DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, name);

      for (const char *const *alias = codef_parameter_get_aliases (parameter); node == DOC_NODE_NONE
           && *alias != NULL; alias++)
        node = doc_document_find_member (document, DOC_NODE_ROOT, *alias);
      if (node == DOC_NODE_NONE && !complete)
        continue;
      g_string_append_printf (json, "\"%s\":", name);
      if (node != DOC_NODE_NONE)
        append_lexeme (json, document, node);
      else
        g_string_append (json, "\"\"");
      g_string_append_c (json, ',');
    }
}

/* @narrow: only what the operation asks for; else the account as typed. */
static void
append_account (GString *json, CodefAccountList *self, CodefAccount *account, gboolean narrow)
{
  if (!narrow)
    {
      g_string_append (json, codef_account_get_text (account));
      return;
    }
  g_string_append_c (json, '{');
  append_asked (json, codef_account_get_text (account), codef_account_operation_get_account (self->operation),
                codef_account_operation_is_complete (self->operation));
  drop_comma (json);
  g_string_append_c (json, '}');
}

/* TRUE if an account goes out as typed: the operation asks for everything that can stand in one. */
static gboolean
asks_for_all (CodefAccountList *self)
{
  CodefAccountOperation *create = codef_account_guide_get_operation (self->guide, CODEF_ACCOUNT_KIND_CREATE);

  return codef_account_operation_get_account (create) == codef_account_operation_get_account (self->operation);
}

static void
append_accounts (GString *json, CodefAccountList *self, gboolean narrow)
{
  g_string_append (json, "\"accountList\":[");
  for (guint i = 0; i < self->accounts->len; i++)
    {
      append_account (json, self, codef_account_list_get (self, i), narrow);
      g_string_append_c (json, ',');
    }
  drop_comma (json);
  g_string_append (json, "],");
}

static void
wipe_string (GString *json)
{
  explicit_bzero (json->str, json->len);
  g_string_free (json, TRUE);
}

/* (transfer full): takes @json. */
static GBytes *
format (GString *json)
{
  g_autoptr(GBytes) compact = g_bytes_new_static (json->str, json->len);
  const DocLimits limits = { CODEF_REQUEST_MAX_BYTES, DOC_MAX_DEPTH };
  g_autoptr(DocDocument) document = doc_document_new_plain (compact, &limits);
  GBytes *formatted = doc_document_get_problem (document) == NULL ? doc_document_format (document, DOC_NODE_ROOT)
                                                                  : g_bytes_new (json->str, json->len);

  g_clear_pointer (&document, doc_document_unref);
  wipe_string (json);
  return formatted;
}

GBytes *
codef_account_list_dup_request (CodefAccountList *self)
{
  GString *json;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), NULL);
  json = g_string_new ("{");
  if (codef_account_operation_uses_connected_id (self->operation) && *self->connected_id != '\0')
    append_member (json, "connectedId", self->connected_id);
  if (codef_account_operation_get_source (self->operation) != NULL)
    append_asked (json, codef_form_get_text (codef_account_list_get_source (self)),
                  codef_account_operation_get_source (self->operation), TRUE);
  if (codef_account_operation_get_account (self->operation) != NULL)
    append_accounts (json, self, !asks_for_all (self));
  g_string_append (json, self->extras);
  drop_comma (json);
  g_string_append_c (json, '}');
  return format (json);
}

/* TRUE for what may not lie in a file: what is encrypted when sent, files of certificates, and what the redactor
 * hides. */
static gboolean
is_left_out (CodefAccountList *self, const char *name)
{
  CodefAccountOperation *create = codef_account_guide_get_operation (self->guide, CODEF_ACCOUNT_KIND_CREATE);
  CodefParameter *parameter = codef_product_find_parameter (codef_account_operation_get_account (create), name);

  if (parameter != NULL
      && (codef_parameter_is_encrypted (parameter) || codef_parameter_get_input (parameter) == CODEF_INPUT_FILE))
    return TRUE;
  return codef_redactor_is_secret_name (name);
}

/* (transfer full): takes @json; values that may not be kept become "", at any depth. */
static GString *
leave_out (CodefAccountList *self, GString *json, guint *n_left_out)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json->str, json->len);
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);
  const char *rest = json->str;
  GString *kept = g_string_new (NULL);

  for (DocNode node = 0; node < doc_document_get_n_nodes (document);)
    {
      g_autofree char *name = doc_document_dup_name (document, node);
      gsize length_bytes;
      const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);

      if (name == NULL || !is_left_out (self, name) || length_bytes == strlen ("\"\""))
        {
          node++;
          continue;
        }
      g_string_append_len (kept, rest, lexeme - rest);
      g_string_append (kept, "\"\"");
      rest = lexeme + length_bytes;
      (*n_left_out)++;
      node = doc_document_get_subtree_end (document, node);
    }
  g_string_append (kept, rest);
  wipe_string (json);
  return kept;
}

GBytes *
codef_account_list_export (CodefAccountList *self, guint *n_left_out)
{
  GString *json;
  guint n = 0;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self), NULL);
  json = g_string_new ("{");
  if (*self->connected_id != '\0')
    append_member (json, "connectedId", self->connected_id);
  append_accounts (json, self, FALSE);
  drop_comma (json);
  g_string_append_c (json, '}');
  json = leave_out (self, json, &n);
  if (n_left_out != NULL)
    *n_left_out = n;
  return format (json);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, sentence);
  return FALSE;
}

static gboolean
check_accounts (DocDocument *document, DocNode list, GError **error)
{
  if (doc_document_get_kind (document, list) != DOC_KIND_ARRAY)
    return refuse (error, _("accountList has to be a list of accounts."));
  CODEF_JSON_FOREACH (account, document, list)
    if (doc_document_get_kind (document, account) != DOC_KIND_OBJECT)
      {
        g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("Entry %u of the account list is not a JSON object."),
                     doc_document_get_position (document, account) + 1);
        return FALSE;
      }
  return TRUE;
}

/* (transfer full) (nullable): @text read; NULL with @error if it is broken. */
static DocDocument *
read_json (GBytes *text, GError **error)
{
  const DocLimits limits = { CODEF_REQUEST_MAX_BYTES, DOC_MAX_DEPTH };
  DocDocument *document = doc_document_new_plain (text, &limits);
  const DocProblem *problem = doc_document_get_problem (document);

  if (problem == NULL)
    return document;
  g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("Line %u, column %u: %s"), problem->line, problem->column,
               _(problem->message));
  doc_document_unref (document);
  return NULL;
}

static char *
dup_lexeme (DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);

  return g_strndup (lexeme, length_bytes);
}

/* What stands beside the accounts: connectedId and source go to their places, the rest is kept as it is. */
static void
take_rest (CodefAccountList *self, DocDocument *document)
{
  CodefProduct *source_product = codef_account_operation_get_source (self->operation);
  g_autofree char *connected_id = doc_document_dup_member (document, DOC_NODE_ROOT, "connectedId");
  g_autoptr(GString) source = g_string_new ("{");
  GString *extras = g_string_new (NULL);

  CODEF_JSON_FOREACH (member, document, DOC_NODE_ROOT)
    {
      g_autofree char *name = doc_document_dup_name (document, member);
      g_autofree char *quoted = codef_edit_quote (name);
      GString *to = extras;

      if (g_str_equal (name, "accountList") || (g_str_equal (name, "connectedId") && connected_id != NULL))
        continue;
      if (source_product != NULL && codef_product_find_parameter (source_product, name) != NULL)
        to = source;
      g_string_append_printf (to, "%s:", quoted);
      append_lexeme (to, document, member);
      g_string_append_c (to, ',');
    }
  g_free (self->extras);
  self->extras = g_string_free (extras, FALSE);
  drop_comma (source);
  g_string_append_c (source, '}');
  if (source_product != NULL)
    codef_form_set_text (codef_account_list_get_source (self), source->str);
  codef_account_list_set_connected_id (self, connected_id);
}

/* TRUE if what the operation asks for stands in the account as it does at @node. */
static gboolean
says_the_same (CodefAccountList *self, CodefAccount *account, DocDocument *document, DocNode node)
{
  const char *text = codef_account_get_text (account);
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(DocDocument) typed = doc_document_new_plain (bytes, NULL);
  GListModel *parameters = codef_product_get_parameters (codef_account_operation_get_account (self->operation));

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr(CodefParameter) parameter = g_list_model_get_item (parameters, i);
      g_autofree char *now = doc_document_dup_member (typed, DOC_NODE_ROOT, codef_parameter_get_name (parameter));
      g_autofree char *then = doc_document_dup_member (document, node, codef_parameter_get_name (parameter));

      if (g_strcmp0 (now != NULL ? now : "", then != NULL ? then : "") != 0)
        return FALSE;
    }
  return TRUE;
}

/* Where the operation asks for a part of an account, that part is replaced and the rest stays as typed. */
static void
take_account (CodefAccountList *self, CodefAccount *account, DocDocument *document, DocNode node)
{
  g_autofree char *json = dup_lexeme (document, node);
  CodefForm *form;

  if (asks_for_all (self))
    {
      codef_account_set_text (account, json);
      return;
    }
  if (says_the_same (self, account, document, node))
    return;
  form = codef_account_get_form (account);
  for (guint i = 0; i < g_list_model_get_n_items (codef_form_get_fields (form)); i++)
    {
      g_autoptr(CodefField) field = g_list_model_get_item (codef_form_get_fields (form), i);
      const char *name = codef_parameter_get_name (codef_field_get_parameter (field));
      g_autofree char *value = doc_document_dup_member (document, node, name);

      codef_field_set_text (field, value != NULL ? value : "");
    }
}

static void
add_account (CodefAccountList *self, GPtrArray *accounts, DocDocument *document, DocNode node)
{
  g_autofree char *json = dup_lexeme (document, node);

  g_ptr_array_add (accounts, codef_account_new (self->guide, self->operation, json));
}

static void
take_accounts (CodefAccountList *self, DocDocument *document, DocNode list)
{
  GPtrArray *accounts = g_ptr_array_new_with_free_func (g_object_unref);

  CODEF_JSON_FOREACH (node, document, list)
    {
      if (accounts->len < self->accounts->len)
        {
          CodefAccount *account = codef_account_list_get (self, accounts->len);

          take_account (self, account, document, node);
          g_ptr_array_add (accounts, g_object_ref (account));
        }
      else
        add_account (self, accounts, document, node);
    }
  if (accounts->len == self->accounts->len)
    g_ptr_array_unref (accounts);
  else
    _codef_account_list_replace (self, accounts);
}

gboolean
codef_account_list_set_request (CodefAccountList *self, const char *json, GError **error)
{
  g_autoptr(GBytes) text = NULL;
  g_autoptr(DocDocument) document = NULL;
  DocNode list;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self) && json != NULL, FALSE);
  text = g_bytes_new_static (json, strlen (json));
  document = read_json (text, error);
  if (document == NULL)
    return FALSE;
  if (doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    return refuse (error, _("A request has to be a JSON object."));
  list = doc_document_find_member (document, DOC_NODE_ROOT, "accountList");
  if (list != DOC_NODE_NONE && !check_accounts (document, list, error))
    return FALSE;
  take_rest (self, document);
  if (list != DOC_NODE_NONE && codef_account_operation_get_account (self->operation) != NULL)
    take_accounts (self, document, list);
  _codef_account_list_changed (self);
  return TRUE;
}

/* Where the accounts are in a file: in a request, at the top, or the file is one itself. */
static DocNode
find_accounts (DocDocument *document, GError **error)
{
  DocNode list = doc_document_find_member (document, DOC_NODE_ROOT, "accountList");

  if (list == DOC_NODE_NONE && doc_document_get_kind (document, DOC_NODE_ROOT) == DOC_KIND_ARRAY)
    list = DOC_NODE_ROOT;
  if (list != DOC_NODE_NONE)
    return check_accounts (document, list, error) ? list : DOC_NODE_NONE;
  if (doc_document_find_member (document, DOC_NODE_ROOT, "organization") != DOC_NODE_NONE)
    return DOC_NODE_ROOT;
  refuse (error, _("This JSON holds no accountList."));
  return DOC_NODE_NONE;
}

gboolean
codef_account_list_import (CodefAccountList *self, GBytes *json, GError **error)
{
  g_autoptr(DocDocument) document = NULL;
  g_autofree char *connected_id = NULL;
  GPtrArray *accounts;
  DocNode list;

  g_return_val_if_fail (CODEF_IS_ACCOUNT_LIST (self) && json != NULL, FALSE);
  document = read_json (json, error);
  list = document != NULL ? find_accounts (document, error) : DOC_NODE_NONE;
  if (list == DOC_NODE_NONE)
    return FALSE;
  accounts = g_ptr_array_new_with_free_func (g_object_unref);
  if (doc_document_get_kind (document, list) == DOC_KIND_OBJECT)
    add_account (self, accounts, document, list);
  else
    CODEF_JSON_FOREACH (node, document, list)
      add_account (self, accounts, document, node);
  connected_id = doc_document_dup_member (document, DOC_NODE_ROOT, "connectedId");
  if (connected_id != NULL)
    codef_account_list_set_connected_id (self, connected_id);
  _codef_account_list_step (self, accounts);
  return TRUE;
}

void
codef_account_list_use_example (CodefAccountList *self)
{
  g_autoptr(GBytes) example = NULL;

  g_return_if_fail (CODEF_IS_ACCOUNT_LIST (self));
  example = g_bytes_new_static (codef_account_guide_get_example (self->guide),
                                strlen (codef_account_guide_get_example (self->guide)));
  codef_account_list_import (self, example, NULL);
}
