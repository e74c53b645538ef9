/* SPDX-License-Identifier: MIT */
/* The JSON of a form without its secrets. The redactor knows the usual names; the catalogue knows what else is
 * encrypted when sent. */
#include "codef-form-private.h"

#include "codef-redactor.h"

#include <string.h>

static void
add_names (GHashTable *names, GListModel *parameters)
{
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      CodefParameter *parameter = codef_items_peek (CODEF_ITEMS (parameters), i);

      if (codef_parameter_is_encrypted (parameter) || codef_parameter_get_encrypted_when (parameter) != NULL)
        {
          g_hash_table_add (names, (char *) codef_parameter_get_name (parameter));
          for (const char *const *alias = codef_parameter_get_aliases (parameter); *alias != NULL; alias++)
            g_hash_table_add (names, (char *) *alias);
        }
      if (codef_parameter_get_items (parameter) != NULL)
        add_names (names, codef_parameter_get_items (parameter));
    }
}

/* (transfer full): set of the names that the catalogue wants encrypted; the names are the parameters' own. */
static GHashTable *
collect_names (CodefForm *self)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  if (self->product != NULL)
    add_names (names, codef_product_get_parameters (self->product));
  return names;
}

/* Whole JSON: by the index, so that escaped names and earlier duplicates count too. */
static GString *
mask_whole (CodefForm *self, GHashTable *names)
{
  DocDocument *document = self->document;
  gsize size;
  const char *text = g_bytes_get_data (doc_document_get_text (document), &size);
  const char *end = text + size;
  GString *masked = g_string_new (NULL);

  for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
    {
      DocKind kind = doc_document_get_kind (document, node);
      g_autofree char *name = NULL;
      gsize length_bytes;
      const char *lexeme;

      if (kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER)
        name = doc_document_dup_name (document, node);
      if (name == NULL || !g_hash_table_contains (names, name))
        continue;
      lexeme = doc_document_get_lexeme (document, node, &length_bytes);
      if (length_bytes == strlen ("\"\""))
        continue;
      g_string_append_len (masked, text, lexeme - text);
      g_string_append (masked, "\"" CODEF_REDACTED "\"");
      text = lexeme + length_bytes;
    }
  g_string_append_len (masked, text, end - text);
  return masked;
}

/* (nullable): where the value of a member begins whose quoted name ends before @p; NULL if no value follows. */
static const char *
skip_to_value (const char *p)
{
  p += strspn (p, " \t\r\n");
  if (*p != ':')
    return NULL;
  p++;
  return p + strspn (p, " \t\r\n");
}

/* The end of what may be a value: of a string at its closing quote, else at what ends a line or a value. A string
 * that is never closed reaches to the end: better too much than a secret. */
static const char *
skip_value (const char *p)
{
  if (*p != '"')
    return p + strcspn (p, ",]}\r\n");
  for (p++; *p != '\0' && *p != '"'; p++)
    if (*p == '\\' && p[1] != '\0')
      p++;
  return *p == '"' ? p + 1 : p;
}

static void
mask_member (GString *text, const char *name)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
  gsize from = 0;
  const char *found;

  while ((found = strstr (text->str + from, quoted)) != NULL)
    {
      const char *value = skip_to_value (found + strlen (quoted));

      from = found + strlen (quoted) - text->str;
      if (value != NULL && *value != '\0' && !g_str_has_prefix (value, "\"\""))
        {
          gsize start = value - text->str;

          g_string_erase (text, start, skip_value (value) - value);
          g_string_insert (text, start, "\"" CODEF_REDACTED "\"");
          from = start;
        }
    }
}

static GString *
mask_broken (CodefForm *self, GHashTable *names)
{
  GString *masked = g_string_new (codef_form_get_text (self));
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    mask_member (masked, name);
  return masked;
}

char *
codef_form_dup_redacted_text (CodefForm *self)
{
  g_autoptr(GHashTable) names = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) masked = NULL;
  GString *text;

  g_return_val_if_fail (CODEF_IS_FORM (self), NULL);
  names = collect_names (self);
  text = doc_document_get_problem (self->document) == NULL ? mask_whole (self, names) : mask_broken (self, names);
  bytes = g_string_free_to_bytes (text);
  masked = codef_redactor_mask_json (bytes);
  return g_strndup (g_bytes_get_data (masked, NULL), g_bytes_get_size (masked));
}
