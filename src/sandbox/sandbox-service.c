/* SPDX-License-Identifier: MIT */
#include "sandbox-service.h"

#include "codef-wire.h"
#include "sandbox-account-route.h"
#include "sandbox-answer.h"
#include "sandbox-error-body.h"
#include "sandbox-group.h"
#include "sandbox-product-route.h"
#include "sandbox-token-route.h"
#include "sandbox-token.h"
#include "sandbox-two-way.h"
#include <libsoup/soup.h>
#include <string.h>

#define RESULT_BAD_PARAMETER "CF-00007"
#define RESULT_BAD_ENCODING "CF-00009"
/* A demo token on the production host. */
#define RESULT_WRONG_HOST "CF-00004"

SandboxService *
sandbox_service_new (CodefCatalog *catalog, CodefClock *clock, SandboxStore *store, SandboxInbox *inbox, guint64 seed)
{
  SandboxService *self = g_new0 (SandboxService, 1);

  self->catalog = g_object_ref (catalog);
  self->clock = g_object_ref (clock);
  self->store = store;
  self->state = sandbox_store_get_state (store);
  self->keys = sandbox_key_pair_ref (self->state->keys);
  self->dice = sandbox_dice_new (seed);
  self->inbox = inbox;
  self->waiting = g_ptr_array_new ();
  g_mutex_init (&self->lock);
  return self;
}

void
sandbox_service_free (SandboxService *self)
{
  g_object_unref (self->catalog);
  g_object_unref (self->clock);
  sandbox_key_pair_unref (self->keys);
  sandbox_dice_free (self->dice);
  sandbox_inbox_free (self->inbox);
  g_ptr_array_unref (self->waiting);
  g_free (self->known_bearer);
  g_free (self->known_client);
  g_free (self->next_words);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
sandbox_service_set_next_words (SandboxService *self, const char *words)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->next_words);
  self->next_words = g_strdup (words);
}

static char *
take_next_words (SandboxService *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_steal_pointer (&self->next_words);
}

static void
refuse_token (SandboxCall *call, const char *error, const char *description)
{
  sandbox_call_find (call, "token refused: %s", description);
  sandbox_answer_flat (call, SOUP_STATUS_UNAUTHORIZED, sandbox_error_body_new_token (error, description));
}

/* Whose token it is; NULL if it is none of ours, or dead. The one checked last is remembered: an RSA check costs more
 * than an answer. */
static const char *
find_client (SandboxService *self, SandboxCall *call, const char *bearer, SandboxTokenState *state)
{
  gint64 now_unix_sec = call->now_unix_us / G_USEC_PER_SEC, expires = 0;
  g_autofree char *client = NULL;

  *state = SANDBOX_TOKEN_VALID;
  if (g_strcmp0 (self->known_bearer, bearer) == 0 && now_unix_sec < self->known_expires_unix_sec)
    return self->known_client;
  *state = sandbox_token_check (self->keys, bearer, now_unix_sec, &client, &expires);
  if (*state != SANDBOX_TOKEN_VALID)
    return NULL;
  g_free (self->known_bearer);
  g_free (self->known_client);
  self->known_bearer = g_strdup (bearer);
  self->known_client = g_steal_pointer (&client);
  self->known_expires_unix_sec = expires;
  return self->known_client;
}

static gboolean
check_token (SandboxService *self, SandboxCall *call)
{
  SandboxTokenState state;
  const char *client;

  if (call->authorization == NULL || g_ascii_strncasecmp (call->authorization, "Bearer ", 7) != 0)
    {
      refuse_token (call, "unauthorized", "Full authentication is required to access this resource");
      return FALSE;
    }
  client = find_client (self, call, call->authorization + 7, &state);
  if (g_strcmp0 (client, CODEF_SANDBOX_CLIENT_ID) == 0)
    call->personality = SANDBOX_PERSONALITY_VENDOR;
  else if (g_strcmp0 (client, self->state->client_id) == 0)
    call->personality = SANDBOX_PERSONALITY_OWN;
  else
    refuse_token (call, "invalid_token",
                  state == SANDBOX_TOKEN_EXPIRED ? "Access token expired" : "Cannot convert access token to JSON");
  return call->personality != SANDBOX_PERSONALITY_NONE;
}

static gboolean
check_body (SandboxService *self, SandboxCall *call)
{
  call->body = sandbox_body_new (call->wire);
  if (call->body->problem != NULL)
    sandbox_call_find (call, "body: %s", call->body->problem);
  switch (call->body->kind)
    {
    case SANDBOX_BODY_OBJECT:
    case SANDBOX_BODY_EMPTY:
      return TRUE;
    case SANDBOX_BODY_NULL:
      sandbox_answer_flat (call, SOUP_STATUS_INTERNAL_SERVER_ERROR,
                           sandbox_error_body_new (500, "No message available", call->path));
      return FALSE;
    case SANDBOX_BODY_BAD_ENCODING:
      sandbox_answer_code (self, call, RESULT_BAD_ENCODING, NULL);
      return FALSE;
    case SANDBOX_BODY_NOT_JSON:
    default:
      sandbox_answer_code (self, call, CODEF_RESULT_NOT_JSON, NULL);
      return FALSE;
    }
}

/* What the scenario file has for this call. Returns: (transfer none): its words. */
static const char *
use_rule (SandboxService *self, SandboxCall *call)
{
  SandboxRule *rule = NULL;

  if (self->rules != NULL)
    rule = sandbox_rules_use (self->rules, call->path, call->body->document, sandbox_two_way_is_continuation (call));
  if (rule == NULL)
    return "";
  if (rule->steps != NULL)
    call->steps = g_ptr_array_ref (rule->steps);
  call->approve_after_us = rule->approve_after_us;
  return rule->words;
}

/* The words of the file come first, then those set from outside, then those of the request itself: later ones win. */
static gboolean
read_scenario (SandboxService *self, SandboxCall *call)
{
  g_autofree char *next = NULL, *own = NULL, *all = NULL;
  g_autoptr(GError) error = NULL;

  if (call->personality != SANDBOX_PERSONALITY_OWN)
    return TRUE;
  next = take_next_words (self);
  own = sandbox_call_dup_string (call, CODEF_SCENARIO_PARAMETER);
  all = g_strjoin (";", use_rule (self, call), next == NULL ? "" : next, own == NULL ? "" : own, NULL);
  call->scenario = sandbox_scenario_new (all, &error);
  if (call->scenario == NULL)
    {
      sandbox_call_find (call, "scenario: %s", error->message);
      sandbox_answer_code (self, call, RESULT_BAD_PARAMETER, CODEF_SCENARIO_PARAMETER);
      return FALSE;
    }
  if (strspn (all, ";") != strlen (all))
    sandbox_call_find (call, "scenario: %s", all + strspn (all, ";"));
  if (call->scenario->two_way_methods != NULL)
    {
      g_clear_pointer (&call->steps, g_ptr_array_unref);
      call->steps = sandbox_step_list_by_methods ((const char *const *) call->scenario->two_way_methods);
    }
  return TRUE;
}

/* Returns: FALSE when the scenario has answered already. */
static gboolean
play_scenario (SandboxService *self, SandboxCall *call)
{
  const SandboxScenario *scenario = call->scenario;

  if (scenario == NULL)
    return TRUE;
  if (scenario->token_expired)
    refuse_token (call, "invalid_token", "Access token expired");
  else if (scenario->http_status == SOUP_STATUS_UNAUTHORIZED)
    refuse_token (call, "invalid_token", "Cannot convert access token to JSON");
  else if (scenario->http_status != 0)
    sandbox_answer_flat (call, scenario->http_status,
                         sandbox_error_body_new (scenario->http_status, "By scenario", call->path));
  else if (scenario->wrong_host)
    sandbox_answer_code (self, call, RESULT_WRONG_HOST, NULL);
  else if (scenario->code != NULL && call->steps == NULL && !sandbox_two_way_is_continuation (call))
    sandbox_answer_code (self, call, scenario->code, scenario->extra_message);
  return call->status == 0;
}

static void
handle_checked (SandboxService *self, SandboxCall *call, CodefProduct *product)
{
  if (product != NULL)
    sandbox_product_route_handle (self, call, product);
  else
    sandbox_account_route_handle (self, call);
}

static void
refuse_unkept (SandboxService *self, SandboxCall *call, const GError *error)
{
  if (call->waits)
    sandbox_service_forget (self, call);
  call->waits = FALSE;
  sandbox_call_find (call, "%s", error->message);
  sandbox_answer_flat (call, SOUP_STATUS_INTERNAL_SERVER_ERROR,
                       sandbox_error_body_new (SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message, call->path));
}

/* The own pair's calls see and change the state: one process at a time, and an answer only after it is kept. */
static void
handle_stateful (SandboxService *self, SandboxCall *call, CodefProduct *product)
{
  g_autoptr(GError) error = NULL;

  if (!sandbox_store_begin (self->store, &error))
    {
      refuse_unkept (self, call, error);
      return;
    }
  handle_checked (self, call, product);
  if (!sandbox_store_end (self->store, &error))
    refuse_unkept (self, call, error);
}

static void
handle_api (SandboxService *self, SandboxCall *call, CodefProduct *product)
{
  if (!check_token (self, call) || !check_body (self, call) || !read_scenario (self, call) ||
      !play_scenario (self, call))
    return;
  if (call->personality == SANDBOX_PERSONALITY_OWN)
    handle_stateful (self, call, product);
  else
    handle_checked (self, call, product);
}

static void
route (SandboxService *self, SandboxCall *call)
{
  gboolean is_token = g_str_equal (call->path, CODEF_PATH_TOKEN);
  gboolean is_account = sandbox_account_route_knows (call->path);
  CodefProduct *product = is_token || is_account ? NULL : codef_catalog_find_product (self->catalog, call->path);

  if (!is_token && !is_account && product == NULL)
    sandbox_answer_flat (call, SOUP_STATUS_NOT_FOUND,
                         sandbox_error_body_new (SOUP_STATUS_NOT_FOUND, "No message available", call->path));
  else if (!g_str_equal (call->method, "POST"))
    sandbox_answer_flat (call, SOUP_STATUS_METHOD_NOT_ALLOWED,
                         sandbox_error_body_new (SOUP_STATUS_METHOD_NOT_ALLOWED, "Only POST is supported", call->path));
  else if (is_token)
    sandbox_token_route_handle (self, call);
  else
    handle_api (self, call, product);
}

void
sandbox_service_handle (SandboxService *self, SandboxCall *call)
{
  route (self, call);
  if (!call->waits)
    sandbox_answer_dress (call);
}

void
sandbox_service_forget (SandboxService *self, SandboxCall *call)
{
  g_ptr_array_remove (self->waiting, call);
}

gboolean
sandbox_service_expire (SandboxService *self)
{
  sandbox_group_expire (self, codef_clock_now_unix_us (self->clock));
  return self->waiting->len > 0;
}

gboolean
sandbox_service_use_phone (SandboxService *self, const char *jti, SandboxPhone phone)
{
  g_autoptr(GError) error = NULL;
  gboolean used;

  if (!sandbox_store_begin (self->store, &error))
    return FALSE;
  used = sandbox_two_way_use_phone (self, jti, phone);
  return sandbox_store_end (self->store, &error) && used;
}
