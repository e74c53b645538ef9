/* SPDX-License-Identifier: MIT */
/* The inside of a tab, shared by its two halves: what it shows, and how it sends. */
#pragma once

#include "app-answer-pane.h"
#include "app-form-pane.h"
#include "app-notice.h"
#include "app-request-page.h"
#include "app-send-button.h"

G_BEGIN_DECLS

struct _AppRequestPage
{
  AdwBin         parent_instance;
  AppContext    *context;          /* (owned) */
  char          *path;             /* (owned) as last taken from the entry; "" in an empty tab */
  CodefForm     *form;             /* (owned) (nullable) NULL in an empty tab */
  char          *pristine;         /* (owned) (nullable) the form's text before anything was typed */
  CodefExchange *exchange;         /* (owned) (nullable) the last one */
  GSignalGroup  *form_signals;     /* (owned) on the form */
  GSignalGroup  *exchange_signals; /* (owned) on the exchange: a late answer of an earlier one has no address */
  GCancellable  *preparing;        /* (owned) (nullable) set while a request is on its way to becoming an exchange */
  gboolean       asking;           /* whether to send to production */
  AppFormPane   *form_pane;        /* (nullable) made with the first form: an empty tab starts at once; child of paned */
  AppAnswerPane *answer_pane;      /* (nullable) likewise */
  GtkWidget     *path_entry;       /* this and the following: of the template */
  GtkWidget     *send_button;
  GtkWidget     *notice;
  GtkWidget     *stack;
  GtkWidget     *welcome;
  GtkWidget     *paned;
};

/* Takes the path from the entry. FALSE: it cannot be one, and the entry says why. */
gboolean app_request_page_apply_path    (AppRequestPage *self);
/* Actions, button and property "busy" follow the state. */
void     app_request_page_update        (AppRequestPage *self);
void     app_request_page_send          (AppRequestPage *self);
/* Shows @exchange from now on; (nullable). */
void     app_request_page_set_exchange  (AppRequestPage *self, CodefExchange *exchange);

G_END_DECLS
