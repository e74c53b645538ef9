/* SPDX-License-Identifier: MIT */
/* Which rows of an answer failed by themselves, and the way from one to the next. */
#include "codef-failures.h"

#include <string.h>

static const struct { const char *name, *json; guint count; } answers[] = {
  { "none", "{\"result\":{\"code\":\"CF-00000\"},\"data\":{\"a\":\"1\"}}", 0 },
  { "row", "{\"result\":{\"code\":\"CF-00000\"},\"data\":[{\"code\":\"CF-12803\"},{\"code\":\"CF-00000\"}]}", 1 },
  { "list", "{\"data\":{\"successList\":[{\"code\":\"CF-00000\"}],\"errorList\":[{\"code\":\"CF-04019\"},"
            "{\"code\":\"CF-04004\"}]}}", 2 },
  { "outside", "{\"result\":{\"code\":\"CF-12803\"},\"data\":{}}", 0 },
  { "other-codes", "{\"data\":[{\"code\":\"0004\"},{\"code\":12803},{\"code\":\"CF-1\"},{\"Code\":\"CF-12803\"}]}", 0 },
  { "no-object", "[{\"data\":{\"code\":\"CF-12803\"}}]", 0 },
  { "broken", "{\"data\":{\"code\":\"CF-12803\"", 1 },
  { "nothing", "", 0 },
};

static DocDocument *
read_text (const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return doc_document_new_plain (bytes, NULL);
}

static void
test_count (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(DocDocument) document = read_text (answers[i].json);
  DocNode node = DOC_NODE_NONE;

  g_assert_cmpuint (codef_failures_count (document), ==, answers[i].count);
  for (guint seen = 0; seen < answers[i].count; seen++)
    {
      DocNode next = codef_failures_find (document, node);

      g_assert_true (node == DOC_NODE_NONE || next > node);
      node = next;
    }
  /* behind the last one the first comes again */
  g_assert_cmpuint (codef_failures_find (document, node), ==, codef_failures_find (document, DOC_NODE_NONE));
  g_assert_true ((codef_failures_find (document, DOC_NODE_NONE) == DOC_NODE_NONE) == (answers[i].count == 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/failures/", answers[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_count);
    }
  return g_test_run ();
}
