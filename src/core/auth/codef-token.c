/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-token.h"

#include "codef-error.h"
#include "codef-secret.h"
#include "doc-document.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Thirty million years: further away counts as this, so that sums of times cannot overflow. */
#define LIFETIME_MAX_SEC G_GINT64_CONSTANT (1000000000000000)

struct _CodefToken
{
  CodefSecret *bearer;           /* (owned) */
  GBytes      *header;           /* (owned) (nullable) JSON text; NULL if the token is opaque, as is all below */
  GBytes      *payload;          /* (owned) (nullable) JSON text */
  char       **authorities;      /* (owned) (nullable) */
  char        *service_type;     /* (owned) (nullable) */
  char        *client_id;        /* (owned) (nullable) */
  gint64       expires_unix_sec; /* G_MAXINT64 where not known */
};

G_DEFINE_BOXED_TYPE (CodefToken, codef_token, codef_token_ref, codef_token_unref)

static void
token_clear (CodefToken *self)
{
  g_clear_pointer (&self->bearer, codef_secret_unref);
  g_clear_pointer (&self->header, g_bytes_unref);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_strfreev (self->authorities);
  g_free (self->service_type);
  g_free (self->client_id);
}

/* Visible ASCII alone: anything else could not stand in a header, and a line break would begin another one. */
static gboolean
is_header_safe (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p <= ' ' || *p > '~' || *p == '\\' || *p == '"')
      return FALSE;
  return *text != '\0';
}

/* An integer written as a number or as text, at most LIFETIME_MAX_SEC from 0; FALSE for anything else. */
static gboolean
read_integer (DocDocument *document, const char *name, gint64 *value)
{
  DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, name);
  g_autofree char *text = NULL;
  const char *digits;

  if (node == DOC_NODE_NONE)
    return FALSE;
  if (doc_document_get_kind (document, node) != DOC_KIND_NUMBER
      && doc_document_get_kind (document, node) != DOC_KIND_STRING)
    return FALSE;
  text = doc_document_dup_string (document, node);
  digits = *text == '-' ? text + 1 : text;
  if (*digits == '\0' || digits[strspn (digits, "0123456789")] != '\0')
    return FALSE;
  *value = CLAMP (g_ascii_strtoll (text, NULL, 10), -LIFETIME_MAX_SEC, LIFETIME_MAX_SEC);
  return TRUE;
}

/* (transfer full) (nullable): one base64url part without padding (RFC 7515 §2) as a whole JSON object. */
static DocDocument *
decode_part (const char *part)
{
  static const char *const padding[] = { "", "===", "==", "=" };
  g_autofree char *padded = g_strconcat (part, padding[strlen (part) % 4], NULL);
  g_autoptr(GBytes) text = NULL;
  g_autoptr(DocDocument) document = NULL;
  gsize length;
  guchar *bytes;

  g_strdelimit (g_strdelimit (padded, "-", '+'), "_", '/');
  bytes = g_base64_decode (padded, &length);
  text = g_bytes_new_take (bytes, length);
  document = doc_document_new_plain (text, NULL);
  if (doc_document_get_problem (document) != NULL || doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    return NULL;
  return g_steal_pointer (&document);
}

static char **
read_authorities (DocDocument *payload)
{
  DocNode list = doc_document_find_member (payload, DOC_NODE_ROOT, "authorities");
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  if (list != DOC_NODE_NONE)
    for (DocNode node = doc_document_get_first_child (payload, list); node != DOC_NODE_NONE;
         node = doc_document_get_next_sibling (payload, node))
      {
        g_autofree char *name = doc_document_dup_string (payload, node);

        g_strv_builder_add (names, name);
      }
  return g_strv_builder_end (names);
}

/* What the JWT says of itself; a token that is none stays opaque, which is no error. */
static void
read_jwt (CodefToken *self)
{
  g_auto(GStrv) parts = g_strsplit (codef_secret_reveal (self->bearer), ".", -1);
  g_autoptr(DocDocument) header = NULL;
  g_autoptr(DocDocument) payload = NULL;
  gint64 expires;

  if (g_strv_length (parts) != 3)
    return;
  header = decode_part (parts[0]);
  payload = decode_part (parts[1]);
  if (header == NULL || payload == NULL)
    return;
  self->header = g_bytes_ref (doc_document_get_text (header));
  self->payload = g_bytes_ref (doc_document_get_text (payload));
  self->authorities = read_authorities (payload);
  self->service_type = doc_document_dup_member (payload, DOC_NODE_ROOT, "service_type");
  self->client_id = doc_document_dup_member (payload, DOC_NODE_ROOT, "client_id");
  if (read_integer (payload, "exp", &expires))
    self->expires_unix_sec = MIN (self->expires_unix_sec, expires);
}

static gboolean
fail_unreadable (GError **error, const char *sentence)
{
  g_set_error (error, CODEF_ERROR, CODEF_ERROR_UNREADABLE, _("The token server answered without a usable token: %s."),
               sentence);
  return FALSE;
}

/* Returns: (transfer full): access_token, checked; NULL with an error. */
static CodefSecret *
read_bearer (DocDocument *document, GError **error)
{
  g_autofree char *type = NULL;
  g_autoptr(CodefSecret) bearer = NULL;
  char *text;

  if (doc_document_get_problem (document) != NULL)
    return fail_unreadable (error, _("it is not JSON")), NULL;
  text = doc_document_dup_member (document, DOC_NODE_ROOT, "access_token");
  if (text == NULL)
    return fail_unreadable (error, _("it has no access_token")), NULL;
  bearer = codef_secret_new_take (text);
  if (!is_header_safe (text))
    return fail_unreadable (error, _("its access_token has characters that no token may have")), NULL;
  type = doc_document_dup_member (document, DOC_NODE_ROOT, "token_type");
  if (type != NULL && g_ascii_strcasecmp (type, "bearer") != 0)
    return fail_unreadable (error, _("its token_type is not bearer")), NULL;
  return g_steal_pointer (&bearer);
}

CodefToken *
codef_token_new_from_answer (GBytes *answer, gint64 now_unix_sec, GError **error)
{
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(CodefSecret) bearer = NULL;
  CodefToken *self;
  gint64 lifetime_sec;

  g_return_val_if_fail (answer != NULL, NULL);
  document = doc_document_new_plain (answer, NULL);
  bearer = read_bearer (document, error);
  if (bearer == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (CodefToken);
  self->bearer = g_steal_pointer (&bearer);
  self->expires_unix_sec = G_MAXINT64;
  if (read_integer (document, "expires_in", &lifetime_sec))
    self->expires_unix_sec = now_unix_sec + lifetime_sec;
  read_jwt (self);
  return self;
}

CodefToken *
codef_token_ref (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_token_unref (CodefToken *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) token_clear);
}

CodefSecret *
codef_token_get_bearer (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->bearer;
}

gint64
codef_token_get_expires_unix_sec (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->expires_unix_sec;
}

gboolean
codef_token_is_fresh (CodefToken *self, gint64 now_unix_sec, gint64 margin_sec)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->expires_unix_sec == G_MAXINT64 || now_unix_sec < self->expires_unix_sec - margin_sec;
}

GBytes *
codef_token_get_header (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->header;
}

GBytes *
codef_token_get_payload (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->payload;
}

const char *const *
codef_token_get_authorities (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *) self->authorities;
}

const char *
codef_token_get_service_type (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->service_type;
}

const char *
codef_token_get_client_id (CodefToken *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->client_id;
}
