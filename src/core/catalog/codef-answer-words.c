/* SPDX-License-Identifier: MIT */
#include "codef-answer-words.h"

#include "codef-json.h"
#include "codef-label.h"

#include <string.h>

struct _CodefAnswerWords
{
  GHashTable *titles;   /* (owned) name → CodefLabel */
  GHashTable *meanings; /* (owned) name, '\n', value → CodefLabel */
};

static void
label_free (CodefLabel *label)
{
  codef_label_clear (label);
  g_free (label);
}

/* @key: (transfer full). The first one of a name stays. */
static void
add_label (GHashTable *labels, char *key, DocDocument *document, DocNode object)
{
  CodefLabel *label;

  if (g_hash_table_contains (labels, key))
    {
      g_free (key);
      return;
    }
  label = g_new0 (CodefLabel, 1);
  codef_label_read (label, document, object, "title");
  g_hash_table_insert (labels, key, label);
}

char *
codef_answer_words_dup_name (const char *path)
{
  const char *dot = strrchr (path, '.');
  const char *name = dot != NULL ? dot + 1 : path;

  return g_strndup (name, strcspn (name, "["));
}

CodefAnswerWords *
codef_answer_words_new (DocDocument *document)
{
  CodefAnswerWords *self = g_new0 (CodefAnswerWords, 1);
  DocNode fields = doc_document_find (document, DOC_NODE_ROOT, "answer", "fields", NULL);
  DocNode enums = doc_document_find (document, DOC_NODE_ROOT, "answer", "enums", NULL);

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) label_free);
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) label_free);
  if (fields != DOC_NODE_NONE)
    CODEF_JSON_FOREACH (field, document, fields)
      {
        g_autofree char *path = doc_document_dup_member (document, field, "path");

        add_label (self->titles, codef_answer_words_dup_name (path), document, field);
      }
  if (enums != DOC_NODE_NONE)
    CODEF_JSON_FOREACH (values, document, enums)
      {
        g_autofree char *name = doc_document_dup_name (document, values);

        CODEF_JSON_FOREACH (value, document, values)
          {
            g_autofree char *text = doc_document_dup_member (document, value, "value");

            add_label (self->meanings, g_strconcat (name, "\n", text, NULL), document, value);
          }
      }
  return self;
}

void
codef_answer_words_free (CodefAnswerWords *self)
{
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->meanings);
  g_free (self);
}

const char *
codef_answer_words_get_title (CodefAnswerWords *self, const char *name, CodefLanguage language)
{
  CodefLabel *label = g_hash_table_lookup (self->titles, name);

  return label != NULL ? codef_label_get (label, language) : NULL;
}

const char *
codef_answer_words_get_meaning (CodefAnswerWords *self, const char *name, const char *value,
                                CodefLanguage language)
{
  g_autofree char *key = g_strconcat (name, "\n", value, NULL);
  CodefLabel *label = g_hash_table_lookup (self->meanings, key);

  return label != NULL ? codef_label_get (label, language) : NULL;
}
