/* SPDX-License-Identifier: MIT */
/* Documents with pseudonyms: the bytes between the values that are replaced are copied as they are. */
#include "codef-privacy-private.h"

#include "codef-base64.h"
#include "codef-redactor.h"

#include <string.h>

/* A file in base64 shows the same people as the fields around it: no file of this length or more stays. */
#define MIN_FILE_BYTES 256
#define MAX_NAME_BYTES  128

typedef struct
{
  CodefPrivacy *privacy;  /* borrowed */
  DocDocument  *document; /* borrowed */
  GString      *out;      /* (nullable): until something is replaced */
  const char   *copied;   /* up to here the text is in @out */
} Masking;

/* (transfer full) (nullable): the name of the member that @node is, or that the list is which it stands in. */
static char *
dup_name (DocDocument *document, DocNode node)
{
  gsize length_bytes;
  const char *name = doc_document_get_name_lexeme (document, node, &length_bytes);

  while (name == NULL && node != DOC_NODE_ROOT)
    {
      node = doc_document_get_parent (document, node);
      name = doc_document_get_name_lexeme (document, node, &length_bytes);
    }
  if (name == NULL || length_bytes > MAX_NAME_BYTES)
    return NULL;
  if (memchr (name, '\\', length_bytes) != NULL)
    return doc_document_dup_name (document, node);
  /* "identityList": ["…"] holds what "identity" would. */
  if (doc_document_get_kind (document, node) == DOC_KIND_ARRAY && length_bytes > 4
      && memcmp (name + length_bytes - 4, "List", 4) == 0)
    length_bytes -= 4;
  return g_strndup (name, length_bytes);
}

static void
append_json_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
replace (Masking *self, const char *lexeme, gsize length_bytes, const char *masked, gboolean is_string)
{
  GBytes *text = doc_document_get_text (self->document);

  if (self->out == NULL)
    {
      self->out = g_string_sized_new (g_bytes_get_size (text) + 64);
      self->copied = g_bytes_get_data (text, NULL);
    }
  g_string_append_len (self->out, self->copied, lexeme - self->copied);
  if (is_string)
    append_json_string (self->out, masked);
  else
    g_string_append (self->out, masked);
  self->copied = lexeme + length_bytes;
}

/* A number stays one: no zero at its front. */
static void
mask_number (Masking *self, DocNode node, const char *name)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (self->document, node, &length_bytes);
  CodefPrivacyKind kind = name != NULL ? codef_privacy_guess (name) : CODEF_PRIVACY_NONE;
  g_autofree char *text = NULL, *masked = NULL;

  if (kind == CODEF_PRIVACY_NONE || length_bytes > 32 || strspn (lexeme, "0123456789") < length_bytes)
    return;
  text = g_strndup (lexeme, length_bytes);
  masked = codef_privacy_mask (self->privacy, kind == CODEF_PRIVACY_BIRTH ? kind : CODEF_PRIVACY_ACCOUNT, text);
  if (*masked == '0' && length_bytes > 1)
    *masked = '1';
  replace (self, lexeme, length_bytes, masked, FALSE);
}

static gboolean
is_file (const char *text, gsize length_bytes)
{
  g_autoptr(GBytes) file = length_bytes >= MIN_FILE_BYTES ? codef_base64_decode (text) : NULL;

  return file != NULL;
}

static void
mask_string (Masking *self, DocNode node, const char *name)
{
  gsize length_bytes;
  const char *lexeme = doc_document_get_lexeme (self->document, node, &length_bytes);
  g_autofree char *text = NULL, *masked = NULL;

  if (length_bytes <= 2)
    return;
  text = doc_document_dup_string (self->document, node);
  if (is_file (text, length_bytes))
    {
      replace (self, lexeme, length_bytes, CODEF_REDACTED, TRUE);
      return;
    }
  masked = codef_privacy_mask_value (self->privacy, name, text);
  if (!g_str_equal (text, masked))
    replace (self, lexeme, length_bytes, masked, TRUE);
}

/* (transfer full) (nullable): NULL if nothing was replaced. */
static GBytes *
mask_nodes (CodefPrivacy *privacy, DocDocument *document)
{
  Masking self = { privacy, document, NULL, NULL };
  gsize length_bytes;
  const char *text = g_bytes_get_data (doc_document_get_text (document), &length_bytes);
  guint32 n_nodes = doc_document_get_n_nodes (document);

  for (DocNode node = 0; node < n_nodes; node++)
    {
      DocKind kind = doc_document_get_kind (document, node);
      g_autofree char *name =
        kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER ? dup_name (document, node) : NULL;

      if (kind == DOC_KIND_STRING)
        mask_string (&self, node, name);
      else if (kind == DOC_KIND_NUMBER)
        mask_number (&self, node, name);
    }
  if (self.out == NULL)
    return NULL;
  g_string_append_len (self.out, self.copied, text + length_bytes - self.copied);
  return g_string_free_to_bytes (self.out);
}

/* What cannot be read as JSON is searched for shapes, and for what the names of fields say as far as it could be
 * read. */
static GBytes *
mask_broken (CodefPrivacy *self, DocDocument *document)
{
  g_autoptr(GBytes) bytes = mask_nodes (self, document);
  GBytes *text = bytes != NULL ? bytes : doc_document_get_text (document);
  g_autofree char *valid = g_utf8_make_valid (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
  char *masked = codef_privacy_mask_text (self, valid);

  return g_bytes_new_take (masked, strlen (masked));
}

static DocDocument *
read_again (GBytes *text)
{
  /* Pseudonyms can be longer than what they stand for. */
  const DocLimits limits = { MAX (DOC_MAX_SIZE_BYTES, g_bytes_get_size (text)), DOC_MAX_DEPTH };

  return doc_document_new_plain (text, &limits);
}

DocDocument *
codef_privacy_mask_document (CodefPrivacy *self, DocDocument *document)
{
  g_autoptr(GBytes) masked = NULL;

  g_return_val_if_fail (self != NULL && document != NULL, NULL);

  masked = doc_document_get_problem (document) != NULL ? mask_broken (self, document) : mask_nodes (self, document);
  return masked != NULL ? read_again (masked) : doc_document_ref (document);
}

typedef struct
{
  CodefPrivacy *privacy;  /* (owned) */
  DocDocument  *document; /* (owned) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  codef_privacy_unref (job->privacy);
  doc_document_unref (job->document);
  g_free (job);
}

static void
mask_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task, codef_privacy_mask_document (job->privacy, job->document),
                         (GDestroyNotify) doc_document_unref);
}

void
codef_privacy_mask_document_async (CodefPrivacy *self, DocDocument *document, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, codef_privacy_mask_document_async);
  job->privacy = codef_privacy_ref (self);
  job->document = doc_document_ref (document);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, mask_in_thread);
}

DocDocument *
codef_privacy_mask_document_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GBytes *
codef_privacy_mask_json (CodefPrivacy *self, GBytes *json)
{
  g_autoptr(DocDocument) document = NULL, masked = NULL;

  g_return_val_if_fail (self != NULL && json != NULL, NULL);

  document = read_again (json);
  masked = codef_privacy_mask_document (self, document);
  return g_bytes_ref (masked != document ? doc_document_get_text (masked) : json);
}
