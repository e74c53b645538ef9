/* SPDX-License-Identifier: MIT */
/* Looks for keys, values, labels and initial consonants in the tree of an answer while they are typed: how many there
 * are, the next and the previous one, those alone. What begins with '$' is a JSONPath and selects. The search runs in a
 * thread; another letter ends it.
 *
 * Actions: find.next, find.previous, find.recall (s: a JSONPath), find.close. Property: "open". */
#pragma once

#include "app-tree-view.h"

G_BEGIN_DECLS

#define APP_TYPE_FIND_BAR (app_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AppFindBar, app_find_bar, APP, FIND_BAR, GtkBox)

/* Once, after the template is made. Neither is owned by the other: both are children of one widget. */
void        app_find_bar_set_tree     (AppFindBar *self, AppContext *context, AppTreeView *tree);
/* Another document stands in the tree: looks there for the same, if the bar is open. @document, @product: (nullable). */
void        app_find_bar_set_document (AppFindBar *self, DocDocument *document, CodefProduct *product);
/* Shows the bar with the keyboard in its entry; what was looked for last is selected. */
void        app_find_bar_open         (AppFindBar *self);
/* Hides the bar and shows every row again; the keyboard goes to the tree. */
void        app_find_bar_close        (AppFindBar *self);
gboolean    app_find_bar_is_open      (AppFindBar *self);
/* "3 of 17", "Not found", or why it cannot be looked for. */
const char *app_find_bar_get_status   (AppFindBar *self);

G_END_DECLS
