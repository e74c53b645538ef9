/* SPDX-License-Identifier: MIT */
/* The words of the page that stands in the answer's place when there is nothing to show as a tree: what happened, why,
 * what next. */
#pragma once

#include "codef-error.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* So much of what arrived is shown as plain text. */
#define APP_PROBLEM_EXCERPT_BYTES 2048

/* All texts are plain, translated and owned. */
typedef struct
{
  const char *icon_name;  /* static */
  char       *title;      /* what happened, short */
  char       *cause;      /* (nullable): why, in a sentence */
  char       *next_step;  /* what to do about it */
  char       *detail;     /* (nullable): technical, one click away */
  char       *excerpt;    /* (nullable): the beginning of what arrived, readable as plain text */
} AppProblemText;

/* @error: a CodefError or any other, G_IO_ERROR_CANCELLED included. @arrived: (nullable): what came before it ended. */
AppProblemText *app_problem_text_new_for_error    (const GError *error, DocDocument *arrived);
/* @document has a problem: what came is no whole JSON. */
AppProblemText *app_problem_text_new_for_document (DocDocument *document);
void            app_problem_text_free             (AppProblemText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppProblemText, app_problem_text_free)

G_END_DECLS
