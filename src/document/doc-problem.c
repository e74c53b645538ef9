/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "doc-problem.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (doc-error-quark, doc_error)

GError *
doc_problem_to_error (const DocProblem *problem)
{
  g_autofree char *byte = NULL;

  g_return_val_if_fail (problem != NULL, NULL);
  if (problem->line == 0)
    {
      byte = g_strdup_printf ("%" G_GSIZE_FORMAT, problem->offset_bytes + 1);
      /* Translators: the number of the byte at which something is wrong, and what. */
      return g_error_new (DOC_ERROR, problem->code, _("byte %s: %s"), byte, _(problem->message));
    }
  /* Translators: where in a text something is wrong, and what. */
  return g_error_new (DOC_ERROR, problem->code, _("line %u, column %u: %s"), problem->line, problem->column,
                      _(problem->message));
}

char *
doc_problem_describe (const DocProblem *problem, const char *origin)
{
  guint line;
  gsize column;

  g_return_val_if_fail (problem != NULL, NULL);

  /* a broken escape has a place in the encoded text only, which is one line */
  line = problem->line > 0 ? problem->line : 1;
  column = problem->line > 0 ? problem->column : problem->offset_bytes + 1;
  return g_strdup_printf ("%s:%u:%zu: %s", origin, line, column, _(problem->message));
}
