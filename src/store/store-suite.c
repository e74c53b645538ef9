/* SPDX-License-Identifier: MIT */
#include "store-suite.h"

static char *
look_up (const char *name, gpointer user_data)
{
  return store_request_dup_variable (user_data, name);
}

CodefSuiteCase *
store_suite_make_case (StoreRequest *request)
{
  const CodefSuiteCaseParts parts = {
    .name = store_request_get_name (request),
    .origin = store_request_get_origin (request),
    .path = store_request_get_product (request),
    .environment = store_request_get_environment (request),
    .parameters = store_request_get_parameters (request),
    .expectations = store_request_get_expectations (request),
    .baseline = store_request_get_baseline (request),
    .lookup = look_up,
    .user_data = g_object_ref (request),
    .destroy = g_object_unref,
  };

  return codef_suite_case_new (&parts);
}

gboolean
store_suite_has_tag (StoreRequest *request, const char *tags)
{
  g_auto(GStrv) words = tags != NULL ? g_strsplit_set (tags, ", ", -1) : NULL;
  gboolean is_any = FALSE;

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (g_strv_contains (store_request_get_tags (request), words[i]))
        return TRUE;
      is_any = is_any || *words[i] != '\0';
    }
  return !is_any;
}
