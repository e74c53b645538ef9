/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-state.h"

#include "sandbox-json.h"
#include <glib/gi18n-lib.h>
#include <gnutls/crypto.h>

/* The form of the file; another number is of a newer program. */
#define STATE_FORMAT 1

/* A version 4 UUID that cannot be guessed: whoever has the pair has the state behind it. */
static char *
make_uuid (void)
{
  guchar b[16];

  if (gnutls_rnd (GNUTLS_RND_KEY, b, sizeof b) < 0)
    g_error ("The system's random generator does not work");
  b[6] = (b[6] & 0x0f) | 0x40;
  b[8] = (b[8] & 0x3f) | 0x80;
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2],
                          b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static SandboxState *
new_empty (void)
{
  SandboxState *self = g_new0 (SandboxState, 1);

  self->connected_ids = g_ptr_array_new_with_free_func ((GDestroyNotify) sandbox_connected_id_free);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sandbox_session_free);
  return self;
}

SandboxState *
sandbox_state_new (void)
{
  SandboxState *self = new_empty ();

  self->client_id = make_uuid ();
  self->client_secret = make_uuid ();
  return self;
}

void
sandbox_state_free (SandboxState *self)
{
  g_free (self->client_id);
  g_free (self->client_secret);
  g_clear_pointer (&self->keys, sandbox_key_pair_unref);
  g_ptr_array_unref (self->connected_ids);
  g_hash_table_unref (self->sessions);
  g_free (self);
}

gboolean
sandbox_state_ensure_keys (SandboxState *self, GError **error)
{
  if (self->keys == NULL)
    self->keys = sandbox_key_pair_generate (error);
  return self->keys != NULL;
}

static gboolean
read_pairs (SandboxState *self, DocDocument *document, GError **error)
{
  DocNode format = doc_document_find_member (document, DOC_NODE_ROOT, "format");
  g_autofree char *number = format == DOC_NODE_NONE ? NULL : doc_document_dup_string (document, format);
  g_autofree char *pem = doc_document_dup_member (document, DOC_NODE_ROOT, "privateKey");

  self->client_id = doc_document_dup_member (document, DOC_NODE_ROOT, "clientId");
  self->client_secret = doc_document_dup_member (document, DOC_NODE_ROOT, "clientSecret");
  if (g_strcmp0 (number, G_STRINGIFY (STATE_FORMAT)) != 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("its format is not known"));
  else if (self->client_id == NULL || self->client_secret == NULL || pem == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it lacks the keys"));
  else
    self->keys = sandbox_key_pair_new_from_pem (pem, error);
  return self->keys != NULL;
}

/* The elements of a list member, one after the other. */
static DocNode
first_of (DocDocument *document, DocNode node, const char *name)
{
  DocNode list = doc_document_find_member (document, node, name);

  return list == DOC_NODE_NONE ? DOC_NODE_NONE : doc_document_get_first_child (document, list);
}

static void
read_connected_ids (SandboxState *self, DocDocument *document)
{
  for (DocNode node = first_of (document, DOC_NODE_ROOT, "connectedIds"); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autofree char *id = doc_document_dup_member (document, node, "connectedId");
      SandboxConnectedId *connected_id;

      if (id == NULL)
        continue;
      connected_id = sandbox_connected_id_new (id);
      for (DocNode account = first_of (document, node, "accountList"); account != DOC_NODE_NONE;
           account = doc_document_get_next_sibling (document, account))
        g_ptr_array_add (connected_id->accounts, sandbox_account_new_from_json (document, account));
      g_ptr_array_add (self->connected_ids, connected_id);
    }
}

static void
read_sessions (SandboxState *self, DocDocument *document)
{
  for (DocNode node = first_of (document, DOC_NODE_ROOT, "authentications"); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      SandboxSession *session = sandbox_session_new_from_json (document, node);

      if (session != NULL)
        g_hash_table_replace (self->sessions, session->jti, session);
    }
}

SandboxState *
sandbox_state_new_from_json (GBytes *text, GError **error)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (text, NULL);
  g_autoptr(SandboxState) self = new_empty ();

  if (doc_document_get_problem (document) != NULL)
    {
      g_autoptr(GError) problem = doc_problem_to_error (doc_document_get_problem (document));

      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, problem->message);
      return NULL;
    }
  if (!read_pairs (self, document, error))
    return NULL;
  read_connected_ids (self, document);
  read_sessions (self, document);
  return g_steal_pointer (&self);
}

static void
append_connected_ids (SandboxState *self, GString *json)
{
  sandbox_json_append_name (json, "connectedIds");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->connected_ids->len; i++)
    {
      SandboxConnectedId *connected_id = self->connected_ids->pdata[i];

      g_string_append (json, i == 0 ? "{" : ",{");
      sandbox_json_append_member (json, "connectedId", connected_id->id);
      sandbox_json_append_name (json, "accountList");
      g_string_append_c (json, '[');
      for (guint j = 0; j < connected_id->accounts->len; j++)
        {
          g_string_append (json, j == 0 ? "{" : ",{");
          sandbox_account_append_members (connected_id->accounts->pdata[j], json);
          g_string_append_c (json, '}');
        }
      g_string_append (json, "]}");
    }
  g_string_append_c (json, ']');
}

static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  const SandboxSession *first = *(SandboxSession *const *) a, *second = *(SandboxSession *const *) b;

  return g_strcmp0 (first->jti, second->jti);
}

static void
append_sessions (SandboxState *self, GString *json)
{
  g_autoptr(GPtrArray) sessions = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    g_ptr_array_add (sessions, session);
  g_ptr_array_sort (sessions, compare_sessions); /* so that the same state is the same text */
  sandbox_json_append_name (json, "authentications");
  g_string_append_c (json, '[');
  for (guint i = 0; i < sessions->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      sandbox_session_append_json (sessions->pdata[i], json);
    }
  g_string_append_c (json, ']');
}

char *
sandbox_state_to_json (SandboxState *self)
{
  g_autofree char *pem = sandbox_key_pair_to_pem (self->keys);
  GString *json = g_string_new ("{");

  sandbox_json_append_name (json, "format");
  g_string_append_printf (json, "%d", STATE_FORMAT);
  sandbox_json_append_member (json, "clientId", self->client_id);
  sandbox_json_append_member (json, "clientSecret", self->client_secret);
  sandbox_json_append_member (json, "privateKey", pem);
  append_connected_ids (self, json);
  append_sessions (self, json);
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}

void
sandbox_state_take_memory (SandboxState *self, SandboxState *other)
{
  GPtrArray *connected_ids = self->connected_ids;
  GHashTable *sessions = self->sessions;

  self->connected_ids = other->connected_ids;
  self->sessions = other->sessions;
  other->connected_ids = connected_ids;
  other->sessions = sessions;
}

SandboxConnectedId *
sandbox_state_find_connected_id (SandboxState *self, const char *id)
{
  for (guint i = 0; i < self->connected_ids->len; i++)
    {
      SandboxConnectedId *connected_id = self->connected_ids->pdata[i];

      if (g_str_equal (connected_id->id, id))
        return connected_id;
    }
  return NULL;
}

void
sandbox_state_add_connected_id (SandboxState *self, SandboxConnectedId *connected_id)
{
  g_ptr_array_add (self->connected_ids, connected_id);
  self->changed = TRUE;
}

SandboxSession *
sandbox_state_find_session (SandboxState *self, const char *jti)
{
  return g_hash_table_lookup (self->sessions, jti);
}

/* Forgets the oldest one; those under way only where all are. */
static void
forget_oldest (SandboxState *self)
{
  SandboxSession *oldest = NULL, *session;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &session))
    if (oldest == NULL || session->finished > oldest->finished ||
        (session->finished == oldest->finished && session->began_us < oldest->began_us))
      oldest = session;
  if (oldest != NULL)
    g_hash_table_remove (self->sessions, oldest->jti);
}

void
sandbox_state_add_session (SandboxState *self, SandboxSession *session)
{
  if (g_hash_table_size (self->sessions) >= SANDBOX_MAX_SESSIONS)
    forget_oldest (self);
  self->changed = TRUE;
  g_hash_table_replace (self->sessions, session->jti, session);
}
