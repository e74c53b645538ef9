/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-request.h"

#include "codef-error.h"
#include "doc-document.h"
#include <glib/gi18n-lib.h>
#include <string.h>

struct _CodefRequest
{
  char  *path;         /* (owned) */
  GBytes *json;        /* (owned) */
  GBytes *wire;        /* (owned) percent-encoded */
  guint  deadline_sec;
};

G_DEFINE_BOXED_TYPE (CodefRequest, codef_request, codef_request_ref, codef_request_unref)

static void
request_clear (CodefRequest *self)
{
  g_free (self->path);
  g_bytes_unref (self->json);
  g_bytes_unref (self->wire);
}

static gboolean
check_json (GBytes *json, GError **error)
{
  const DocLimits limits = { CODEF_REQUEST_MAX_BYTES, DOC_MAX_DEPTH };
  g_autoptr(DocDocument) document = doc_document_new_plain (json, &limits);
  const DocProblem *problem = doc_document_get_problem (document);

  if (problem != NULL)
    {
      g_autoptr(GError) cause = doc_problem_to_error (problem);

      g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("The parameters are not valid JSON: %s."),
                   cause->message);
      return FALSE;
    }
  if (doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                           _("The parameters must be one JSON object: {\"name\": \"value\"}."));
      return FALSE;
    }
  return TRUE;
}

CodefRequest *
codef_request_new (const char *path, GBytes *json, guint deadline_sec, GError **error)
{
  CodefRequest *self;
  const char *problem;

  g_return_val_if_fail (path != NULL && json != NULL, NULL);
  problem = codef_request_check_path (path);
  if (problem != NULL)
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, problem);
      return NULL;
    }
  if (!check_json (json, error))
    return NULL;
  self = g_atomic_rc_box_new0 (CodefRequest);
  self->path = g_strdup (path);
  self->json = g_bytes_ref (json);
  self->wire = doc_percent_encode (json, DOC_PERCENT_JAVA);
  self->deadline_sec = deadline_sec != 0 ? deadline_sec : CODEF_DEADLINE_DEFAULT_SEC;
  return self;
}

CodefRequest *
codef_request_ref (CodefRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_request_unref (CodefRequest *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) request_clear);
}

const char *
codef_request_get_path (CodefRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

GBytes *
codef_request_get_json (CodefRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->json;
}

GBytes *
codef_request_get_wire (CodefRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->wire;
}

guint
codef_request_get_deadline_sec (CodefRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->deadline_sec;
}

/* A segment "." or ".." would be removed on the way, and another path would be asked. */
static gboolean
has_dot_segment (const char *path)
{
  g_auto(GStrv) segments = g_strsplit (path, "/", -1);

  for (guint i = 0; segments[i] != NULL; i++)
    if (g_str_equal (segments[i], ".") || g_str_equal (segments[i], ".."))
      return TRUE;
  return FALSE;
}

const char *
codef_request_check_path (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  if (!g_str_has_prefix (path, "/v1/") || path[strlen ("/v1/")] == '\0')
    return _("A path begins with /v1/, such as /v1/kr/bank/p/account/account-list.");
  for (const char *p = path; *p != '\0'; p++)
    {
      if (*p == '?' || *p == '#')
        return _("A path has no query: parameters go into the body.");
      if (*p <= ' ' || *p > '~' || strchr ("\"<>\\^`{|}%", *p) != NULL)
        return _("A path holds only letters, digits, hyphens, underscores, dots and slashes.");
    }
  if (has_dot_segment (path) || strstr (path, "//") != NULL)
    return _("A path has no empty parts and no “..”.");
  return NULL;
}
