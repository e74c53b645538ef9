/* SPDX-License-Identifier: MIT */
#include "sandbox-group.h"

#include "sandbox-answer.h"
#include "sandbox-product-route.h"

#define LOGIN_SIMPLE_AUTH "5"
#define RESULT_TIMED_OUT "CF-12001"
#define RESULT_FINISHED "CF-00025"
/* Requests that come closer together are not recognised as belonging together. */
#define MIN_SPACING_US (250 * 1000)

char *
sandbox_group_dup_id (SandboxCall *call, GPtrArray *steps)
{
  g_autofree char *login_type = sandbox_call_dup_string (call, "loginType");
  g_autofree char *id = sandbox_call_dup_string (call, "id");
  SandboxStep *first = steps->pdata[0];

  if (id == NULL || *id == '\0' || first->kind != SANDBOX_STEP_APPROVAL ||
      g_strcmp0 (login_type, LOGIN_SIMPLE_AUTH) != 0)
    return NULL;
  return g_steal_pointer (&id);
}

/* The latest authentication with that id. */
static SandboxSession *
find_leader (SandboxService *service, const char *id)
{
  SandboxSession *leader = NULL, *session;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, service->state->sessions);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &session))
    if (g_strcmp0 (session->group, id) == 0 && (leader == NULL || session->began_us > leader->began_us))
      leader = session;
  return leader;
}

gboolean
sandbox_group_join (SandboxService *service, SandboxCall *call, CodefProduct *product, GPtrArray *steps)
{
  g_autofree char *id = sandbox_group_dup_id (call, steps);
  SandboxSession *leader = id == NULL ? NULL : find_leader (service, id);
  gboolean under_way, same_path;

  if (leader == NULL)
    return FALSE;
  under_way = !leader->finished && call->now_unix_us <= leader->deadline_us;
  same_path = g_str_equal (leader->path, call->path);
  if (!same_path)
    {
      sandbox_answer_code (service, call, under_way ? RESULT_TIMED_OUT : RESULT_FINISHED, NULL);
      return TRUE;
    }
  if (!under_way || call->now_unix_us - leader->began_us < MIN_SPACING_US)
    return FALSE;
  sandbox_call_find (call, "waits for the authentication %s", leader->jti);
  call->waits = TRUE;
  call->leader = g_strdup (leader->jti);
  g_ptr_array_add (service->waiting, call);
  return TRUE;
}

/* A new list first: an answer may take calls out of the old one. */
static GPtrArray *
take_followers (SandboxService *service, const char *jti)
{
  GPtrArray *followers = g_ptr_array_new ();

  for (guint i = 0; i < service->waiting->len;)
    {
      SandboxCall *call = service->waiting->pdata[i];

      if (!g_str_equal (call->leader, jti))
        i++;
      else
        g_ptr_array_add (followers, g_ptr_array_remove_index (service->waiting, i));
    }
  return followers;
}

void
sandbox_group_release (SandboxService *service, const char *jti, const char *code)
{
  g_autoptr(GPtrArray) followers = take_followers (service, jti);

  for (guint i = 0; i < followers->len; i++)
    {
      SandboxCall *call = followers->pdata[i];

      call->waits = FALSE;
      if (code != NULL)
        sandbox_answer_code (service, call, code, NULL);
      else
        sandbox_product_route_answer (service, call, codef_catalog_find_product (service->catalog, call->path));
      sandbox_answer_dress (call);
      call->answered (call, call->answered_data);
    }
}

void
sandbox_group_expire (SandboxService *service, gint64 now_unix_us)
{
  for (guint i = 0; i < service->waiting->len;)
    {
      SandboxCall *call = service->waiting->pdata[i];
      SandboxSession *leader = sandbox_state_find_session (service->state, call->leader);
      g_autofree char *jti = g_strdup (call->leader);

      if (leader != NULL && !leader->finished && now_unix_us <= leader->deadline_us)
        {
          i++;
          continue;
        }
      if (leader != NULL)
        leader->finished = service->state->changed = TRUE;
      sandbox_group_release (service, jti, RESULT_TIMED_OUT);
    }
}
