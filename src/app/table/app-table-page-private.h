/* SPDX-License-Identifier: MIT */
/* Shared by the parts of the table page: what is shown in app-table-page.c, how a list becomes a table in
 * app-table-page-loading.c, what a person does with it in app-table-page-actions.c. */
#pragma once

#include "app-table-head.h"
#include "app-table-page.h"
#include "app-table-row.h"

G_BEGIN_DECLS

struct _AppTablePage
{
  GtkWidget          parent_instance;
  AppContext        *context;          /* (owned) (nullable): until it is set */
  GSignalGroup      *context_signals;  /* (owned) */
  GSignalGroup      *style_signals;    /* (owned) */
  gulong             focus_id;         /* on the window, while there is one around the page */
  CodefProduct      *product;          /* (owned) (nullable) */
  DocDocument       *document;         /* (owned) (nullable) */
  GArray            *lists;            /* (owned) (nullable) of DocNode: until they are found */
  DocNode            wanted;           /* the array to be shown; DOC_NODE_NONE: the best one */
  DocNode            shown;            /* the array on screen or on its way there */
  AppTableGrid      *grid;             /* (owned) */
  GtkMultiSelection *selection;        /* (owned) of DocRow, sorted */
  GCancellable      *cancellable;      /* (owned) (nullable): of what is being found, made or sorted */
  GCancellable      *exporting;        /* (owned) of files; cancelled with the page */
  guint              reveal_id;        /* that something is being made is said a moment later */
  guint              current;          /* the row that had the keyboard last */
  gboolean           choosing;         /* the picker is being filled */

  GtkStack          *states;           /* template child: status, busy, table */
  GtkWidget         *bar;              /* template child */
  GtkDropDown       *picker;           /* template child */
  GtkLabel          *facts;            /* template child */
  GtkWidget         *column_list;      /* template child */
  GtkWidget         *note;             /* template child */
  GtkWidget         *status;           /* template child */
  AppTableHead      *head;             /* template child */
  GtkScrolledWindow *scroller;         /* template child */
  GtkListView       *list;             /* template child */
  GtkPopover        *menu;             /* template child */
};

/* Ends what is under way. */
void     _app_table_page_stop            (AppTablePage *self);
/* Finds the lists, if that has not been done, and makes the table that is wanted; does nothing out of sight. */
void     _app_table_page_load            (AppTablePage *self);
/* Names of the lists in the language of labels. */
void     _app_table_page_fill_picker     (AppTablePage *self);
/* Something is under way from now on, and can be stopped. (transfer none) */
GCancellable *_app_table_page_begin      (AppTablePage *self);
/* It ended: @state is shown. */
void     _app_table_page_end             (AppTablePage *self, const char *state);
/* The rows of @table (nullable), from its top. */
void     _app_table_page_show_table      (AppTablePage *self, DocTable *table);
void     _app_table_page_update_facts    (AppTablePage *self);
/* Moves the keyboard to a row. */
void     _app_table_page_move_to         (AppTablePage *self, guint position);
/* Scrolls so that the column under the cursor is seen. */
void     _app_table_page_reveal_column   (AppTablePage *self);
void     _app_table_page_install_actions (GtkWidgetClass *widget_class);
void     _app_table_page_update_actions  (AppTablePage *self);

G_END_DECLS
