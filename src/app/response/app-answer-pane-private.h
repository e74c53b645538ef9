/* SPDX-License-Identifier: MIT */
/* Shared by the parts of the pane: states and pages in app-answer-pane.c, the document its views show in
 * app-answer-pane-document.c, what a person does with it in app-answer-pane-actions.c, files in app-answer-pane-saving.c. */
#pragma once

#include "app-answer-pane.h"
#include "app-exchange-page.h"
#include "app-explanation.h"
#include "app-find-bar.h"
#include "app-overflow-bar.h"
#include "app-problem-page.h"
#include "app-status-line.h"
#include "app-table-page.h"
#include "app-text-page.h"
#include "app-tree-view.h"
#include "app-waiting-page.h"

G_BEGIN_DECLS

struct _AppAnswerPane
{
  GtkWidget        parent_instance;
  AppContext      *context;           /* (owned) set at construction */
  CodefExchange   *exchange;          /* (owned) (nullable) */
  CodefProduct    *product;           /* (owned) (nullable) of the next answer */
  CodefProduct    *answered_product;  /* (owned) (nullable) of the answer on screen */
  DocDocument     *document;          /* (owned) (nullable) what the views show of the answer: masked where that is wanted */
  GBytes          *folding;           /* (owned) (nullable) the tree's, from when masks change until the document is there again */
  DocNode          place;             /* beside it: the row of the cursor, or DOC_NODE_NONE */
  DocNode          array;             /* beside it: what the table shows, or DOC_NODE_NONE */
  GPtrArray       *verdicts;          /* (owned) (nullable) of CodefVerdict, on the answer on screen */
  GCancellable    *masking;           /* (owned) (nullable) while the masked document is made */
  GSignalGroup    *exchange_signals;  /* (owned) */
  GSignalGroup    *context_signals;   /* (owned) */
  GCancellable    *cancellable;       /* (owned) of file choosers and writes; cancelled with the pane */
  guint            reveal_id;         /* the waiting page is shown a moment after waiting began */
  AppAnswerState   state;

  GtkStack        *stack;             /* template child: empty, waiting, result */
  AppWaitingPage  *waiting;           /* template child */
  AppStatusLine   *status_line;       /* template child */
  GtkStack        *views;             /* template child: tree, table, problem, text, exchange */
  AppExplanation  *explanation;       /* template child: the block above the tree */
  GtkWidget       *notes_bar;         /* template child */
  GtkLabel        *notes;             /* template child: quiet remarks */
  AppOverflowBar  *overflow_bar;      /* template child */
  AppFindBar      *find_bar;          /* template child */
  AppTreeView     *tree;              /* template child */
  AppTablePage    *table;             /* template child */
  AppProblemPage  *problem;           /* template child */
  AppTextPage     *text;              /* template child */
  AppExchangePage *exchange_page;     /* template child */
};

void         _app_answer_pane_install_actions (GtkWidgetClass *widget_class);
/* What is handed on to others: answer.inquiry, answer.copy-curl, answer.save-har, answer.save-har-open. */
void         _app_answer_pane_install_evidence (GtkWidgetClass *widget_class);
void         _app_answer_pane_update_evidence (AppAnswerPane *self);
/* What the built-in sandbox answers: answer.keep, answer.forget-kept. */
void         _app_answer_pane_install_keep    (GtkWidgetClass *widget_class);
void         _app_answer_pane_update_keep     (AppAnswerPane *self);
/* (transfer full): "account-list-20261124-073100.json", after the request and its moment. */
char        *_app_answer_pane_dup_file_name   (AppAnswerPane *self, const char *extension);
void         _app_answer_pane_install_saving  (GtkWidgetClass *widget_class);
void         _app_answer_pane_update_saving   (AppAnswerPane *self);
/* Actions that need the context: labels. */
void         _app_answer_pane_insert_settings (AppAnswerPane *self);
void         _app_answer_pane_update_actions  (AppAnswerPane *self);
/* Shows @document (nullable) in all views, with pseudonyms where they are wanted: at once, or as soon as they are there. */
void         _app_answer_pane_set_document    (AppAnswerPane *self, DocDocument *document);
/* Personal data is to be masked from now on, or is not any more. */
void         _app_answer_pane_follow_privacy  (AppAnswerPane *self);
/* (transfer none) (nullable): what the views show; NULL if nothing came, or nothing that may be shown yet. */
DocDocument *_app_answer_pane_get_document    (AppAnswerPane *self);
/* (transfer full): indented where that is possible, else as it came. */
GBytes      *_app_answer_pane_dup_formatted   (DocDocument *document);
/* (transfer none) (nullable): what has the whole of the answer on screen, if that is only its beginning. */
GOutputStream *_app_answer_pane_get_overflow  (AppAnswerPane *self);

G_END_DECLS
