/* SPDX-License-Identifier: MIT */
/* The inside of the keys window, shared by its two halves: what it shows, and what it does with keys. */
#pragma once

#include "app-keys-form.h"
#include "app-keys-window.h"
#include "app-notice.h"
#include "app-token-view.h"

G_BEGIN_DECLS

struct _AppKeysWindow
{
  AdwWindow         parent_instance;
  AppContext       *context;      /* (owned) */
  CodefEnvironment *environment;  /* (owned) (nullable) until one is shown */
  GPtrArray        *ids;          /* (owned) of utf8: environment ids in the order of the chooser */
  GCancellable     *cancellable;  /* (owned) of everything under way; another one after each change of environment */
  GSignalGroup     *token_signals; /* (owned) on the token source of the environment */
  guint             n_under_way;
  gboolean          filling;      /* the chooser is being filled by us */
  gboolean          has_stored;   /* something is stored for the environment */
  GtkWidget        *spinner;      /* this and the following: of the template */
  GtkWidget        *save_button;
  GtkWidget        *notice;
  GtkWidget        *chooser;
  GtkWidget        *form;
  GtkWidget        *local;
  GtkWidget        *place;
  GtkWidget        *place_icon;
  GtkWidget        *place_text;
  GtkWidget        *token;
};

void app_keys_window_install_actions (GtkWidgetClass *widget_class);
/* Reads what is stored for the environment now shown. */
void app_keys_window_load            (AppKeysWindow *self);
/* Buttons and spinner follow the state. */
void app_keys_window_update          (AppKeysWindow *self);
/* The token that the environment's client holds now. */
void app_keys_window_update_token    (AppKeysWindow *self);

G_END_DECLS
