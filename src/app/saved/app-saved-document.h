/* SPDX-License-Identifier: MIT */
/* A saved request that is open in a tab: the file as it was last read or written, what is typed over it, and what happens to the file
 * meanwhile. No widgets.
 *
 * Properties (notify on change only): "name" (of the request; announced too when the request is another one), "dirty" (what is typed is not in the file), "state".
 * Signal "reloaded": the file's contents took the place of what was open: show them. */
#pragma once

#include "app-saved.h"

G_BEGIN_DECLS

typedef enum
{
  APP_SAVED_FRESH,   /* the file is as we know it */
  APP_SAVED_CHANGED, /* somebody wrote something else into it while there is something unsaved here */
  APP_SAVED_BROKEN,  /* somebody wrote something into it that is no request */
  APP_SAVED_GONE,    /* somebody removed or renamed it; saving makes it again */
} AppSavedState;

GType app_saved_state_get_type (void);
#define APP_TYPE_SAVED_STATE (app_saved_state_get_type ())
#define APP_TYPE_SAVED_DOCUMENT (app_saved_document_get_type ())
G_DECLARE_FINAL_TYPE (AppSavedDocument, app_saved_document, APP, SAVED_DOCUMENT, GObject)

/* @request: as read from a file of the folder; its origin is the path. (transfer full) */
AppSavedDocument *app_saved_document_new         (AppSaved *saved, StoreRequest *request);
const char       *app_saved_document_get_path    (AppSavedDocument *self);
const char       *app_saved_document_get_name    (AppSavedDocument *self);
/* (transfer none): as the file has it, with changes that wait to be saved. */
StoreRequest     *app_saved_document_get_request (AppSavedDocument *self);
gboolean          app_saved_document_is_dirty    (AppSavedDocument *self);
AppSavedState     app_saved_document_get_state   (AppSavedDocument *self);
/* (nullable): of APP_SAVED_BROKEN: what is wrong, translated, with its place. */
const char       *app_saved_document_get_problem (AppSavedDocument *self);

/* What is typed now; @text may be broken. */
void              app_saved_document_set_draft   (AppSavedDocument *self, const char *product, const char *text);
/* Another member of the file (store_request_with()), to be saved with the rest. */
gboolean          app_saved_document_set_member  (AppSavedDocument *self, const char *name, GBytes *value, GError **error);

/* Writes the draft. @hidden: (nullable) (element-type utf8): gets the names of secrets that became references. STORE_ERROR_CHANGED also
 * sets the state. */
void              app_saved_document_save_async  (AppSavedDocument *self, GPtrArray *hidden, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean          app_saved_document_save_finish (AppSavedDocument *self, GAsyncResult *result, GError **error);
/* Of APP_SAVED_CHANGED: the file's contents, or what is typed here: the next save writes it over them. */
void              app_saved_document_take_theirs (AppSavedDocument *self);
void              app_saved_document_keep_ours   (AppSavedDocument *self);

/* Writes @request as a new file in @folder (NULL: the folder itself) and opens it. finish: (transfer full) */
void              app_saved_document_create_async  (AppSaved *saved, const char *folder, StoreRequest *request,
                                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
AppSavedDocument *app_saved_document_create_finish (GAsyncResult *result, GError **error);
/* Opens the file @path. finish: (transfer full): errors are those of store_request_load(). */
void              app_saved_document_open_async    (AppSaved *saved, const char *path, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
AppSavedDocument *app_saved_document_open_finish   (GAsyncResult *result, GError **error);

G_END_DECLS
