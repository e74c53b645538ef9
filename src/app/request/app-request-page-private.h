/* SPDX-License-Identifier: MIT */
/* The inside of a tab, shared by its parts: what it shows, how it sends, and how it is asked back. */
#pragma once

#include "app-answer-pane.h"
#include "app-check.h"
#include "app-desk.h"
#include "app-form-pane.h"
#include "app-lanes.h"
#include "app-notice.h"
#include "app-phone.h"
#include "app-request-page.h"
#include "app-saved-bar.h"
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
  CodefClient   *client;           /* (owned) (nullable) that started the exchange */
  GSignalGroup  *form_signals;     /* (owned) on the form */
  GSignalGroup  *exchange_signals; /* (owned) on the exchange: a late answer of an earlier one has no address */
  GCancellable  *preparing;        /* (owned) (nullable) set while a request is on its way to becoming an exchange */
  gboolean       asking;           /* whether to send to production */
  gboolean       challenged;       /* the service asks for more input */
  gboolean       phone_visible;
  AppLanesPlan  *plan;             /* (owned) (nullable) of the run for a list that is prepared or was started last */
  CodefBatch    *batch;            /* (owned) (nullable) the run */
  CodefRequest  *batch_request;    /* (owned) (nullable) what its lanes have in common */
  GSignalGroup  *batch_signals;    /* (owned) */
  gboolean       lanes_visible;    /* the lanes are shown instead of one answer */
  gboolean       lane_opened;      /* the answer of one lane is shown instead of the lanes */
  AppFormPane   *form_pane;        /* (nullable) made with the first form: an empty tab starts at once; child of paned */
  AppAnswerPane *answer_pane;      /* (nullable) likewise; child of answer_stack */
  AppDesk       *desk;             /* (nullable) likewise; child of answer_stack */
  GtkWidget     *answer_stack;     /* (nullable) likewise; child of work */
  GtkWidget     *work;             /* (nullable) likewise; child of paned: answer and phone */
  AppLanes      *lanes;            /* (nullable) made when first shown; child of answer_stack */
  AppPhone      *phone;            /* (nullable) made when first shown or written to; child of work */
  GtkWidget     *before_desk;      /* (weak) (nullable) what had the focus before the desk took it */
  char          *title;            /* (owned) (nullable) of a saved request */
  AppSavedDocument *document;      /* (owned) (nullable) the saved request that the tab belongs to */
  GSignalGroup  *document_signals; /* (owned) on the document */
  AppCheck      *check;            /* (owned) of the answer in front */
  DocNode        judged_node;      /* the one gone to last that is not as expected */
  GtkWidget     *path_entry;       /* this and the following: of the template */
  GtkWidget     *send_button;
  GtkWidget     *phone_button;
  GtkWidget     *notice;
  GtkWidget     *saved_bar;
  GtkWidget     *stack;
  GtkWidget     *welcome;
  GtkWidget     *paned;
};

/* Takes the path from the entry. FALSE: it cannot be one, and the entry says why. */
gboolean app_request_page_apply_path    (AppRequestPage *self);
/* Actions, button and property "busy" follow the state. */
void     app_request_page_update        (AppRequestPage *self);
/* @plan: (transfer full) (nullable): for a list instead of once. */
void     app_request_page_send          (AppRequestPage *self, AppLanesPlan *plan);
/* Shows @exchange from now on; (nullable), with the client that started it. */
void     app_request_page_set_exchange  (AppRequestPage *self, CodefExchange *exchange, CodefClient *client);

/* The desk and the phone, in app-request-page-desk.c. The actions call.restart, call.phone, desk.use-code. */
void     app_request_page_install_desk  (GtkWidgetClass *widget_class);
/* Makes the desk, once there is an answer pane. */
void     app_request_page_ensure_desk   (AppRequestPage *self);
/* A new exchange or none: what was asked before is over. */
void     app_request_page_reset_desk    (AppRequestPage *self);
/* The exchange has gone on. */
void     app_request_page_follow_desk   (AppRequestPage *self);
/* The environment has changed: the phone is there for the built-in sandbox only. */
void     app_request_page_follow_phone  (AppRequestPage *self);
void     app_request_page_set_phone_visible (AppRequestPage *self, gboolean visible);
void     app_request_page_dispose_desk  (AppRequestPage *self);

/* Runs for a list, in app-request-page-lanes.c. The actions call.run-list, lanes.run, lanes.close, lanes.back. */
void     app_request_page_install_lanes (GtkWidgetClass *widget_class);
void     app_request_page_start_lanes   (AppRequestPage *self, CodefRequest *request, CodefClient *client);
/* Sends the same list once more. */
void     app_request_page_restart_lanes (AppRequestPage *self);
/* Another request begins: the run is over; the lanes go away unless there is a plan for new ones. */
void     app_request_page_drop_lanes    (AppRequestPage *self);
void     app_request_page_dispose_lanes (AppRequestPage *self);
/* The action call.copy-curl, in app-request-page-curl.c. */
void     app_request_page_install_curl  (GtkWidgetClass *widget_class);
/* The saved request that the tab belongs to, in app-request-page-saved.c. The actions call.save, call.save-as, call.take-theirs,
 * call.keep-ours, call.use-in (s, a JSON pointer). */
void     app_request_page_install_saved (GtkWidgetClass *widget_class);
void     app_request_page_init_saved    (AppRequestPage *self);
void     app_request_page_dispose_saved (AppRequestPage *self);
/* Path or form have changed. */
void     app_request_page_follow_draft  (AppRequestPage *self);
/* There may be an answer that others take values from. */
void     app_request_page_note_answer   (AppRequestPage *self);
/* Title and subtitle may have changed. */
void     app_request_page_notify_texts  (AppRequestPage *self);
/* What is expected, in app-request-page-check.c. The actions call.expect (s, a JSON pointer), call.expectations, call.next-unexpected. */
void     app_request_page_install_check (GtkWidgetClass *widget_class);
void     app_request_page_init_check    (AppRequestPage *self);
/* Answer or expectations have changed. */
void     app_request_page_judge         (AppRequestPage *self);
/* Desk, lanes or answer, whichever is due. */
void     app_request_page_show_work     (AppRequestPage *self);

G_END_DECLS
