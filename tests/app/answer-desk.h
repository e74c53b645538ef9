/* SPDX-License-Identifier: MIT */
/* An answer pane on screen, and what tests of it do with it and look for in it. */
#pragma once

#include "app-answer-pane.h"
#include "app-tree-view.h"
#include "fault-server.h"

G_BEGIN_DECLS

/* A pane on screen and what is inside it. */
typedef struct
{
  AppContext    *context; /* (unowned) */
  GtkWindow     *window;
  AppAnswerPane *pane;
  AppTreeView   *tree;
} Desk;

/* (transfer none) (nullable): the first descendant of @type. */
GtkWidget  *desk_find_child         (GtkWidget *widget, GType type);
Desk        desk_open               (AppContext *context);
void        desk_close              (Desk *desk);
/* Sends an object of @members (in single quotes) to the sandbox and shows what comes. */
void        desk_show               (Desk *desk, const char *path, const char *members);
/* Shows what a server answers that breaks every rule on purpose. */
void        desk_show_steps         (Desk *desk, const FaultStep *steps);
/* All labels of a widget that can be seen, one a line. */
void        desk_gather             (GtkWidget *widget, GString *text);
/* Whether @words stand somewhere in the window. */
gboolean    desk_says               (Desk *desk, const char *words);
DocDocument*desk_get_document       (Desk *desk);
/* The node of the tree with that JSON Pointer; there must be one. */
DocNode     desk_find               (Desk *desk, const char *pointer);
/* An action of the tree. */
void        desk_act                (Desk *desk, const char *action);
void        desk_assert_cursor      (Desk *desk, const char *pointer);
/* The words of the row that shows @pointer, as a screen reader hears them. */
char       *desk_dup_row            (Desk *desk, const char *pointer);
/* (transfer full) */
char       *desk_dup_clipboard      (Desk *desk);
void        desk_assert_clipboard   (Desk *desk, const char *expected);
void        desk_assert_copied      (Desk *desk, const char *action, const char *expected);
void        desk_assert_copied_for  (Desk *desk, const char *language, const char *expected);

#define desk_assert_says(desk, words) test_wait_until (desk_says (desk, words), 3000)

G_END_DECLS
