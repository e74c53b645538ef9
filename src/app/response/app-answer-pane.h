/* SPDX-License-Identifier: MIT */
/* Everything right of the form: what became of one request. It watches an exchange and owns none: stopping it is
 * "call.cancel" of the tab around it.
 *
 * Actions: answer.find, answer.show-node (u), answer.show-table, answer.show-code (s), answer.next-failure,
 * answer.copy-all, answer.copy-support, answer.save-formatted, answer.save-received, labels.label-mode (s),
 * answer.inquiry, answer.copy-curl, answer.save-har, answer.save-har-open,
 * answer.keep, answer.forget-kept, labels.label-language (s),
 * labels.mask-personal-data. */
#pragma once

#include "app-context.h"
#include "codef-exchange.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  APP_ANSWER_EMPTY,     /* nothing was sent */
  APP_ANSWER_WAITING,
  APP_ANSWER_ANSWERED,  /* a reply, maybe one that refuses, asks for more or cannot be read */
  APP_ANSWER_FAILED,    /* no reply, an error instead */
  APP_ANSWER_CANCELLED,
} AppAnswerState;

#define APP_TYPE_ANSWER_STATE (app_answer_state_get_type ())
GType          app_answer_state_get_type    (void);

#define APP_TYPE_ANSWER_PANE (app_answer_pane_get_type ())
/* Properties: "context" (construct-only), "state" (read-only). */
G_DECLARE_FINAL_TYPE (AppAnswerPane, app_answer_pane, APP, ANSWER_PANE, GtkWidget)

AppAnswerPane *app_answer_pane_new          (AppContext *context);
/* @exchange: (nullable): NULL for nothing sent yet. A late answer of an earlier exchange is never shown. */
void           app_answer_pane_set_exchange (AppAnswerPane *self, CodefExchange *exchange);
/* Labels, meanings and organisation names are those of @product. @product: (nullable): a path outside the catalogue.
 * Takes effect on the next answer. */
void           app_answer_pane_set_product  (AppAnswerPane *self, CodefProduct *product);
/* What was found about the answer in front: marked in the tree and counted in its line, until another answer is shown. */
void           app_answer_pane_set_verdicts (AppAnswerPane *self, GPtrArray *verdicts, guint n_passed, guint n_judged);
AppAnswerState app_answer_pane_get_state    (AppAnswerPane *self);
/* "tree", "table", "problem", "text" or "exchange"; NULL while no view is shown. */
const char    *app_answer_pane_get_view     (AppAnswerPane *self);
/* Shows that view if the answer has it. */
void           app_answer_pane_set_view     (AppAnswerPane *self, const char *name);

G_END_DECLS
