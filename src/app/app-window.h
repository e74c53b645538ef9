/* SPDX-License-Identifier: MIT */
/* The main window: the picker at the left, a tab for each request at the right, the environment always in sight. */
#pragma once

#include "app-context.h"
#include "app-request-page.h"
#include "store-history-entry.h"
#include "store-request.h"
#include "store-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_WINDOW (app_window_get_type ())
/* Property: "context" (construct-only). Signal: "session-changed": app_window_add_to_session() would give something else. */
G_DECLARE_FINAL_TYPE (AppWindow, app_window, APP, WINDOW, AdwApplicationWindow)

GtkWindow      *app_window_new          (GtkApplication *application, AppContext *context);
AppContext     *app_window_get_context  (AppWindow *self);
/* (transfer none): the tab in front; there always is one. */
AppRequestPage *app_window_get_page     (AppWindow *self);
guint           app_window_get_n_pages  (AppWindow *self);
/* (transfer none): from left to right. */
AppRequestPage *app_window_get_nth_page (AppWindow *self, guint position);
/* What the large part shows: "products" (the tabs) or "accounts". */
const char     *app_window_get_view     (AppWindow *self);
/* "products", "accounts", "history" or "saved": the sidebar, and what belongs to it. */
void            app_window_set_view     (AppWindow *self, const char *view);
/* An empty tab, in front. */
AppRequestPage *app_window_add_page     (AppWindow *self);
/* From now on this window says what could not be read or kept. */
void            app_window_watch_warnings (AppWindow *self);
/* Shows @product in the tab in front if that is untouched, else in a tab of its own. */
void            app_window_open_product (AppWindow *self, CodefProduct *product);
void            app_window_open_path    (AppWindow *self, const char *path);
/* An entry of the history as a new request, with its answer, likewise. */
void            app_window_open_entry   (AppWindow *self, StoreHistoryEntry *entry);
/* The saved request in the file @path of the folder, likewise; the tab that belongs to it already, if there is one. */
void            app_window_open_saved   (AppWindow *self, const char *path);
/* The product of @request with its parameters, likewise. One of the folder brings its file. */
void            app_window_open_request (AppWindow *self, StoreRequest *request);
/* Brings the tab whose question was notified under @tag to the front; FALSE if it is gone from this window. */
gboolean        app_window_show_question (AppWindow *self, guint64 tag);
/* What stands in the tabs now; empty ones are left out. */
void            app_window_add_to_session (AppWindow *self, StoreSession *session);
/* @session: (transfer full): with a tab at least. Instead of the empty tab of a new window: the tab in front at once, the others when there is time. */
void            app_window_restore      (AppWindow *self, StoreSession *session);
/* TRUE until all of them are there. */
gboolean        app_window_is_restoring (AppWindow *self);
/* Closes the tab in front, ending what it does; the last one leaves an empty one. */
void            app_window_close_page   (AppWindow *self);

G_END_DECLS
