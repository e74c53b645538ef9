/* SPDX-License-Identifier: MIT */
/* The inside of the editor, shared by its two halves: what it shows, and its actions. */
#pragma once

#include "app-account-editor.h"

G_BEGIN_DECLS

struct _AppAccountEditor
{
  AdwBin              parent_instance;
  AppContext         *context;        /* (owned) */
  AppAccountDesk     *desk;           /* (owned) */
  CodefAccountList   *list;           /* borrowed from the desk */
  CodefForm          *envelope;       /* (owned) the request as one JSON text, for the JSON and wire views */
  GtkMultiSelection  *selection;      /* (owned) over the list */
  GSimpleActionGroup *actions;        /* (owned) "accounts" */
  char               *problem;        /* (owned) (nullable) of the edited JSON */
  GtkWidget          *json_editor;    /* (nullable) made when first shown; child of stack */
  GtkWidget          *wire_view;      /* (nullable) likewise */
  gboolean            updating;       /* one side is being brought in step with the other */
  GtkWidget          *stack;          /* this and the following: of the template */
  GtkWidget          *list_view;
  GtkWidget          *list_stack;
  GtkWidget          *heading;
  GtkWidget          *caption;
  GtkWidget          *source_box;
  GtkWidget          *source_list;
};

void app_account_editor_install_actions (AppAccountEditor *self);
void app_account_editor_update_actions  (AppAccountEditor *self);
/* The views of the JSON follow the list. */
void app_account_editor_update_envelope (AppAccountEditor *self);

G_END_DECLS
