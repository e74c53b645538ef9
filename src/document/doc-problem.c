/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "doc-problem.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (doc-error-quark, doc_error)

GError *
doc_problem_to_error (const DocProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);
  if (problem->line == 0)
    return g_error_new (DOC_ERROR, problem->code, _("byte %" G_GSIZE_FORMAT ": %s"), problem->offset_bytes + 1, _(problem->message));
  /* Translators: where in a text something is wrong, and what. */
  return g_error_new (DOC_ERROR, problem->code, _("line %u, column %u: %s"), problem->line, problem->column, _(problem->message));
}
