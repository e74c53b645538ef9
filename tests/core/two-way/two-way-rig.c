/* SPDX-License-Identifier: MIT */
#include "two-way-rig.h"

#include "codef-continuation.h"
#include "codef-credentials.h"
#include "codef-environment.h"
#include "codef-public-key.h"
#include "codef-secret.h"
#include "codef-transport.h"
#include <glib/gstdio.h>
#include <string.h>

static char *shared_folder;

static void
remove_shared_folder (void)
{
  g_autofree char *file = g_build_filename (shared_folder, "sandbox.json", NULL);

  g_unlink (file);
  g_rmdir (shared_folder);
  g_free (shared_folder);
}

static char *
share_store_file (void)
{
  if (shared_folder == NULL)
    {
      shared_folder = g_dir_make_tmp ("two-way-test-XXXXXX", NULL);
      atexit (remove_shared_folder);
    }
  return g_build_filename (shared_folder, "sandbox.json", NULL);
}

static void
make_client (TwoWayRig *self)
{
  g_autoptr(CodefEnvironment) environment = codef_environment_new_local (sandbox_server_get_url (self->server));
  g_autoptr(CodefSecret) secret = codef_secret_new (sandbox_server_get_client_secret (self->server));
  g_autoptr(CodefPublicKey) key = codef_public_key_new (sandbox_server_get_public_key (self->server), NULL);
  g_autoptr(CodefCredentials) credentials =
    codef_credentials_new (sandbox_server_get_client_id (self->server), secret, key);
  g_autoptr(CodefTransport) transport = codef_transport_new ("1.0", FALSE, self->clock);

  self->client = codef_client_new (transport, environment, credentials, self->clock);
  codef_client_set_catalog (self->client, self->catalog);
}

TwoWayRig *
two_way_rig_new (const SandboxOptions *options)
{
  TwoWayRig *self = g_new0 (TwoWayRig, 1);
  SandboxOptions own = { 0 };
  g_autofree char *store_file = share_store_file ();
  g_autoptr(GError) error = NULL;

  if (options != NULL)
    own = *options;
  own.store_file = store_file;
  self->catalog = codef_catalog_new ();
  self->clock = codef_clock_new (0);
  self->server = sandbox_server_new (self->catalog, self->clock, &own, &error);
  g_assert_no_error (error);
  sandbox_server_start (self->server, &error);
  g_assert_no_error (error);
  make_client (self);
  return self;
}

void
two_way_rig_free (TwoWayRig *self)
{
  g_object_unref (self->client);
  sandbox_server_stop (self->server);
  g_object_unref (self->server);
  g_object_unref (self->clock);
  g_object_unref (self->catalog);
  g_free (self);
}

static GBytes *
seal (TwoWayRig *self, const char *path, const char *json)
{
  CodefPublicKey *key = codef_credentials_get_public_key (codef_client_get_credentials (self->client));
  g_autoptr(GBytes) plain = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  GBytes *sealed =
    codef_request_seal (plain, codef_catalog_find_product (self->catalog, path), key, NULL, &error);

  g_assert_no_error (error);
  return sealed;
}

static void
wait (CodefExchange *exchange)
{
  test_wait_until (codef_exchange_get_phase (exchange) != CODEF_PHASE_WAITING, 20000);
}

char *
two_way_rig_dup_sample (TwoWayRig *self, const char *path, const char *over)
{
  GBytes *sample = codef_product_get_sample_request (codef_catalog_find_product (self->catalog, path));
  g_autoptr(GBytes) changes = g_bytes_new (over, strlen (over));
  g_autoptr(GBytes) both = codef_continuation_overlay (sample, changes);

  return g_strndup (g_bytes_get_data (both, NULL), g_bytes_get_size (both));
}

CodefExchange *
two_way_rig_start (TwoWayRig *self, const char *path, const char *json)
{
  g_autofree char *sample = json == NULL ? two_way_rig_dup_sample (self, path, "{}") : NULL;
  g_autoptr(GBytes) sealed = seal (self, path, json != NULL ? json : sample);
  g_autoptr(GError) error = NULL;
  g_autoptr(CodefRequest) request = codef_request_new (path, sealed, 0, &error);
  CodefExchange *exchange;

  g_assert_no_error (error);
  exchange = codef_client_start (self->client, request);
  wait (exchange);
  return exchange;
}

void
two_way_rig_continue (TwoWayRig *self, CodefExchange *exchange, const char *inputs)
{
  g_autoptr(GBytes) sealed = seal (self, codef_request_get_path (codef_exchange_get_request (exchange)), inputs);
  g_autoptr(GError) error = NULL;

  codef_client_continue (self->client, exchange, sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_WAITING);
  wait (exchange);
}

char *
two_way_rig_read_code (TwoWayRig *self, CodefExchange *exchange)
{
  const char *jti = codef_challenge_get_jti (codef_exchange_get_challenge (exchange));
  GListModel *messages = sandbox_server_get_messages (self->server);
  char *code = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr(SandboxMessage) message = g_list_model_get_item (messages, i);

      if (!g_str_equal (sandbox_message_get_jti (message), jti))
        continue;
      g_free (code);
      code = g_strdup (sandbox_message_get_code (message));
    }
  g_assert_nonnull (code);
  return code;
}

static char *
find_answer (TwoWayRig *self, CodefExchange *exchange)
{
  CodefChallenge *challenge = codef_exchange_get_challenge (exchange);
  g_autoptr(CodefChoice) choice = NULL;

  switch (codef_challenge_get_kind (challenge))
    {
    case CODEF_CHALLENGE_CHOICE:
      choice = g_list_model_get_item (G_LIST_MODEL (codef_challenge_get_choices (challenge)), 0);
      return g_strdup (codef_choice_get_value (choice));
    case CODEF_CHALLENGE_APPROVAL:
      sandbox_server_use_phone (self->server, codef_challenge_get_jti (challenge), SANDBOX_SERVER_APPROVE);
      return g_strdup ("1");
    case CODEF_CHALLENGE_SIGN_UP:
    case CODEF_CHALLENGE_SIGNATURE:
    case CODEF_CHALLENGE_OTHER:
      return g_strdup ("anything");
    case CODEF_CHALLENGE_CAPTCHA:
    case CODEF_CHALLENGE_SMS:
    case CODEF_CHALLENGE_EMAIL:
    case CODEF_CHALLENGE_PASSWORD:
    default:
      return two_way_rig_read_code (self, exchange);
    }
}

void
two_way_rig_answer (TwoWayRig *self, CodefExchange *exchange)
{
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (codef_exchange_get_challenge (exchange), &n_inputs);
  g_autofree char *answer = find_answer (self, exchange);
  g_autofree char *json = NULL;

  g_assert_cmpuint (n_inputs, >, 0);
  json = g_strdup_printf ("{\"%s\":\"%s\"}", inputs[0].name, answer);
  two_way_rig_continue (self, exchange, json);
}

CodefChallenge *
two_way_check_asks (CodefExchange *exchange, const char *method)
{
  const GError *error = codef_exchange_get_error (exchange);
  CodefChallenge *challenge = codef_exchange_get_challenge (exchange);

  g_assert_no_error (error);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_CHALLENGED);
  g_assert_nonnull (challenge);
  g_assert_cmpstr (codef_challenge_get_method (challenge), ==, method);
  return challenge;
}

void
two_way_check_ends (CodefExchange *exchange, const char *code)
{
  const GError *error = codef_exchange_get_error (exchange);

  g_assert_no_error (error);
  g_assert_cmpint (codef_exchange_get_phase (exchange), ==, CODEF_PHASE_ANSWERED);
  g_assert_cmpstr (codef_reply_get_code (codef_exchange_get_reply (exchange)), ==, code);
  g_assert_null (codef_exchange_get_challenge (exchange));
}

char *
two_way_dup_member (GBytes *json, const char *name)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, name);

  return node != DOC_NODE_NONE ? doc_document_dup_string (document, node) : NULL;
}
