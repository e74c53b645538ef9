/* SPDX-License-Identifier: MIT */
/* Reading the certificate of an account, in a thread. */
#include "codef-account-private.h"

#include "codef-public-key.h"
#include "codef-secret.h"
#include <string.h>

/* What a certificate is read from. */
typedef struct
{
  GBytes      *first;    /* (owned) (nullable) the certificate, or the pfx where there is no key */
  GBytes      *key;      /* (owned) (nullable) */
  CodefSecret *password; /* (owned) (nullable) */
  char        *digest;   /* (owned) (nullable) tells changes; NULL where there is nothing to read */
} Files;

static void
files_free (Files *files)
{
  g_clear_pointer (&files->first, g_bytes_unref);
  g_clear_pointer (&files->key, g_bytes_unref);
  g_clear_pointer (&files->password, codef_secret_unref);
  g_free (files->digest);
  g_free (files);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Files, files_free)

/* (transfer full) (nullable): NULL if there is none. What is too large to be a certificate is not decoded: the reader
 * judges it by its size alone. */
static GBytes *
decode_file (const char *base64)
{
  guchar *bytes;
  gsize length;

  if (base64 == NULL || *base64 == '\0')
    return NULL;
  if (strlen (base64) / 4 * 3 > CODEF_CERTIFICATE_MAX_BYTES)
    return g_bytes_new (base64, CODEF_CERTIFICATE_MAX_BYTES + 1);
  bytes = g_base64_decode (base64, &length);
  return g_bytes_new_take (bytes, length);
}

static char *
make_digest (char **values)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (char **value = values; *value != NULL; value++)
    g_checksum_update (checksum, (const guchar *) *value, (gssize) strlen (*value) + 1);
  return g_strdup (g_checksum_get_string (checksum));
}

/* (transfer full): */
static char *
dup_value (DocDocument *document, const char *name)
{
  char *text = doc_document_dup_member (document, DOC_NODE_ROOT, name);

  return text != NULL ? text : g_strdup ("");
}

/* (transfer full): */
static Files *
collect_files (CodefAccount *self, gboolean decode)
{
  const char *text = codef_account_get_text (self);
  g_autoptr(GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  g_autofree char *login_type = dup_value (document, "loginType");
  g_autofree char *cert_type = dup_value (document, "certType");
  gboolean is_pfx = g_str_equal (cert_type, "pfx");
  g_autofree char *first = dup_value (document, is_pfx ? "certFile" : "derFile");
  g_autofree char *key = is_pfx ? g_strdup ("") : dup_value (document, "keyFile");
  g_autofree char *password = dup_value (document, "password");
  char *values[] = { cert_type, first, key, password, NULL };
  Files *files = g_new0 (Files, 1);

  if (!g_str_equal (login_type, "0") || *first == '\0' || (*key == '\0' && !is_pfx))
    return files;
  files->digest = make_digest (values);
  if (decode)
    {
      files->first = decode_file (first);
      files->key = decode_file (key);
      if (*password != '\0' && !codef_public_key_is_ciphertext (password))
        files->password = codef_secret_new (password);
    }
  explicit_bzero (password, strlen (password));
  return files;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Files *files = task_data;
  CodefCertificate *certificate = files->key != NULL
    ? codef_certificate_new_pair (files->first, files->key, files->password)
                                                     : codef_certificate_new_pfx (files->first, files->password);

  g_task_return_pointer (task, certificate, (GDestroyNotify) codef_certificate_unref);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CodefAccount *self = CODEF_ACCOUNT (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefCertificate) certificate = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr(Files) now = collect_files (self, FALSE);
  Files *then = g_task_get_task_data (G_TASK (result));

  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_strcmp0 (now->digest, then->digest) == 0)
    _codef_account_take_certificate (self, certificate, then->digest);
  g_task_return_boolean (task, TRUE);
}

void
codef_account_inspect_async (CodefAccount *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) reading = NULL;
  Files *files;

  g_return_if_fail (CODEF_IS_ACCOUNT (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, codef_account_inspect_async);
  files = collect_files (self, TRUE);
  if (files->digest == NULL)
    {
      files_free (files);
      _codef_account_take_certificate (self, NULL, NULL);
      g_task_return_boolean (task, TRUE);
      return;
    }
  reading = g_task_new (self, cancellable, on_read_cb, g_steal_pointer (&task));
  g_task_set_source_tag (reading, codef_account_inspect_async);
  g_task_set_task_data (reading, files, (GDestroyNotify) files_free);
  g_task_run_in_thread (reading, read_in_thread);
}

gboolean
codef_account_inspect_finish (CodefAccount *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
codef_account_needs_inspection (CodefAccount *self)
{
  g_autoptr(Files) files = NULL;

  g_return_val_if_fail (CODEF_IS_ACCOUNT (self), FALSE);
  files = collect_files (self, FALSE);
  return g_strcmp0 (files->digest, self->inspected) != 0;
}
