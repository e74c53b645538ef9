/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-reading.h"

#include "app-plain.h"
#include "app-summary.h"
#include "codef-redactor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_KEY_BYTES 128

static gboolean
is_container (DocKind kind)
{
  return kind == DOC_KIND_OBJECT || kind == DOC_KIND_ARRAY;
}

static void
fill_key (AppReading *self, const AppLens *lens, DocDocument *document, DocNode node)
{
  gsize name_bytes;
  const char *name = doc_document_get_name_lexeme (document, node, &name_bytes);

  if (name != NULL)
    {
      self->key = app_plain_line (name, name_bytes, MAX_KEY_BYTES);
      self->label = g_strdup (codef_catalog_get_field_title (lens->catalog, lens->product, self->key, lens->language));
      self->duplicate = doc_document_is_duplicate (document, node);
    }
  else if (node != DOC_NODE_ROOT)
    {
      self->key = g_strdup_printf ("%u", doc_document_get_position (document, node));
      self->is_element = TRUE;
    }
}

static void
fill_value (AppReading *self, const AppLens *lens, DocDocument *document, DocNode node)
{
  if (is_container (self->kind))
    {
      guint32 n_children = doc_document_get_n_children (document, node);
      /* more may have been sent than could be read */
      const char *more = doc_document_is_cut (document, node) ? "+" : "";

      self->value = g_strdup_printf (self->kind == DOC_KIND_OBJECT ? "{%u%s}" : "[%u%s]", n_children, more);
      self->is_empty = n_children == 0;
      self->meaning = self->is_element ? app_summary_of (lens, document, node) : NULL;
    }
  else
    {
      gsize length_bytes;
      const char *lexeme = doc_document_get_lexeme (document, node, &length_bytes);

      /* A sandbox echoes what it does not know, a password sent by mistake among it. */
      if (self->kind == DOC_KIND_STRING && length_bytes > 2 && self->key != NULL
          && codef_redactor_is_secret_name (self->key))
        {
          self->value = g_strdup ("\"" CODEF_REDACTED "\"");
          return;
        }
      self->value = app_plain_line (lexeme, length_bytes, APP_READING_MAX_BYTES);
      self->meaning = app_lens_read (lens, document, node);
    }
}

void
app_reading_fill (AppReading *self, const AppLens *lens, DocDocument *document, DocNode node)
{
  *self = (AppReading) { .kind = doc_document_get_kind (document, node) };
  fill_key (self, lens, document, node);
  fill_value (self, lens, document, node);
}

void
app_reading_clear (AppReading *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->meaning, g_free);
}

const char *
app_reading_get_duplicate_mark (void)
{
  return _("duplicate key");
}

static void
append (GString *sentence, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (sentence->len > 0)
    g_string_append (sentence, ", ");
  g_string_append (sentence, part);
}

char *
app_reading_dup_sentence (const AppReading *self)
{
  GString *sentence = g_string_new (self->key);

  append (sentence, self->label);
  if (is_container (self->kind))
    {
      append (sentence, self->meaning);
      append (sentence, self->value);
    }
  else
    {
      append (sentence, self->value);
      append (sentence, self->meaning);
    }
  if (self->duplicate)
    append (sentence, app_reading_get_duplicate_mark ());
  return g_string_free (sentence, FALSE);
}
