/* SPDX-License-Identifier: MIT */
/* A document as a tree: a list over DocRows, folded and read by keyboard or pointer, any part of it copied.
 *
 * Actions: tree.toggle, tree.toggle-node (u), tree.open, tree.fold, tree.open-below, tree.fold-siblings, tree.open-all,
 * tree.open-levels (u: so many stand open), tree.fold-all, tree.menu, tree.show-value, tree.use-in, tree.expect, tree.copy-value, tree.copy-json,
 * tree.copy-key, tree.copy-path, tree.copy-pointer, tree.copy-expression (s: a language of app-tree-copy.h). A row
 * dragged away is its value as text. */
#pragma once

#include "app-context.h"
#include "doc-rows.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_TREE_VIEW (app_tree_view_get_type ())
G_DECLARE_FINAL_TYPE (AppTreeView, app_tree_view, APP, TREE_VIEW, GtkWidget)

/* Once, after the template is made. */
void     app_tree_view_set_context  (AppTreeView *self, AppContext *context);
/* Shows @document from its top. @document, @product: (nullable). */
void     app_tree_view_set_document (AppTreeView *self, DocDocument *document, CodefProduct *product);
/* (transfer none) (nullable) */
DocRows *app_tree_view_get_rows     (AppTreeView *self);
/* The row under the cursor; DOC_NODE_NONE if there is none. */
DocNode  app_tree_view_get_node     (AppTreeView *self);
/* Opens what hides @node, scrolls to it and moves the cursor there, the keyboard with it. */
void     app_tree_view_go_to        (AppTreeView *self, DocNode node);
/* The same, while the keyboard stays where it is. */
void     app_tree_view_show         (AppTreeView *self, DocNode node);
/* Marks the rows of @matches (nullable); another document has none. */
void     app_tree_view_set_matches  (AppTreeView *self, DocMatches *matches);
/* @verdicts: (nullable) (element-type CodefVerdict): marks the rows of their nodes; another document has none. */
void     app_tree_view_set_verdicts (AppTreeView *self, GPtrArray *verdicts);
/* Shows only @matches and what they stand in; NULL: everything. */
void     app_tree_view_set_filter   (AppTreeView *self, DocMatches *matches);

G_END_DECLS
