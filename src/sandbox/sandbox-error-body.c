/* SPDX-License-Identifier: MIT */
#include "sandbox-error-body.h"

#include "sandbox-json.h"
#include <libsoup/soup.h>

/* The code and text beside a refused token, as the service's own examples print them. */
#define TOKEN_ERROR_CODE "CF-99997"
#define TOKEN_ERROR_MESSAGE "OAUTH2.0 토큰 에러입니다. 메시지를 확인하세요."

char *
sandbox_error_body_new (guint status, const char *message, const char *path)
{
  GString *json = g_string_new ("{");

  sandbox_json_append_name (json, "status");
  g_string_append_printf (json, "%u", status);
  sandbox_json_append_member (json, "error", soup_status_get_phrase (status));
  sandbox_json_append_member (json, "message", message);
  if (path != NULL)
    sandbox_json_append_member (json, "path", path);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static GString *
begin_oauth (const char *error, const char *description)
{
  GString *json = g_string_new ("{");

  sandbox_json_append_member (json, "error", error);
  sandbox_json_append_member (json, "error_description", description);
  return json;
}

char *
sandbox_error_body_new_oauth (const char *error, const char *description)
{
  GString *json = begin_oauth (error, description);

  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

char *
sandbox_error_body_new_token (const char *error, const char *description)
{
  GString *json = begin_oauth (error, description);

  sandbox_json_append_member (json, "code", TOKEN_ERROR_CODE);
  sandbox_json_append_member (json, "message", TOKEN_ERROR_MESSAGE);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}
