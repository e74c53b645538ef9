/* SPDX-License-Identifier: MIT */
#include "sandbox-two-way-info.h"

#define RESULT_ABSENT "CF-03001"
#define RESULT_WRONG "CF-03003"

static gboolean
read_integer (DocDocument *request, DocNode info, const char *name, gint64 *number)
{
  DocNode node = doc_document_find_member (request, info, name);
  g_autofree char *text = NULL;

  if (node == DOC_NODE_NONE || doc_document_get_kind (request, node) != DOC_KIND_NUMBER)
    return FALSE;
  text = doc_document_dup_string (request, node);
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL);
}

const char *
sandbox_two_way_info_read (DocDocument *request, SandboxTwoWayInfo *info)
{
  DocNode node = doc_document_find_member (request, DOC_NODE_ROOT, "twoWayInfo");
  gint64 job_index, thread_index;

  if (node == DOC_NODE_NONE || doc_document_get_kind (request, node) != DOC_KIND_OBJECT)
    return RESULT_ABSENT;
  info->jti = doc_document_dup_member (request, node, "jti");
  if (info->jti == NULL || !read_integer (request, node, "jobIndex", &job_index) ||
      !read_integer (request, node, "threadIndex", &thread_index) ||
      !read_integer (request, node, "twoWayTimestamp", &info->timestamp_ms) || job_index != 0 || thread_index != 0)
    return RESULT_WRONG;
  return NULL;
}

void
sandbox_two_way_info_clear (SandboxTwoWayInfo *info)
{
  g_free (info->jti);
}
