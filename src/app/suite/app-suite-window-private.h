/* SPDX-License-Identifier: MIT */
/* Shared by the parts of the window: the table of results in app-suite-window.c, running in app-suite-window-run.c. */
#pragma once

#include "app-notice.h"
#include "app-suite-setup.h"
#include "app-suite-window.h"

G_BEGIN_DECLS

/* view: GtkSingleSelection ← GtkFilterListModel ("failed only") ← CodefSuite */
struct _AppSuiteWindow
{
  AdwWindow           parent_instance;
  AppContext         *context;       /* (owned) */
  CodefSuite         *suite;         /* (owned) (nullable) */
  AppSuitePlan       *plan;          /* (owned) (nullable) of the suite, or of the one being prepared */
  GCancellable       *preparing;     /* (owned) (nullable) set while one is being prepared */
  char               *keys_of;       /* (owned) (nullable) id of the environment whose keys are missing */
  char               *keys_sentence; /* (owned) (nullable) why */
  GtkFilterListModel *shown;         /* (owned) */
  GtkCustomFilter    *filter;        /* (owned) */
  gboolean            failed_only;
  gboolean            was_stopped;   /* by the person */
  gboolean            asking;        /* whether to send */
  guint               update_id;     /* idle; 0: none */

  GtkWidget          *title;         /* this and the following: of the template */
  GtkWidget          *toasts;
  GtkWidget          *notice;
  GtkStack           *stack;         /* setup, busy, results */
  AppSuiteSetup      *setup;
  GtkWidget          *back_button;
  GtkWidget          *run_button;
  GtkWidget          *stop_button;
  GtkWidget          *export_button;
  GtkWidget          *again_button;
  GtkLabel           *status;
  GtkProgressBar     *progress;
  GtkColumnView      *view;
};

void app_suite_window_install_run (GtkWidgetClass *widget_class);
/* Buttons, words and progress follow what is going on. */
void app_suite_window_update      (AppSuiteWindow *self);
/* Shows @suite from now on. */
void app_suite_window_set_suite   (AppSuiteWindow *self, CodefSuite *suite);

G_END_DECLS
