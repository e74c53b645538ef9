/* SPDX-License-Identifier: MIT */
/* The tabs that were open, and what stood in them, in $XDG_STATE_HOME/codef-console/session.json, so that neither an end nor a crash
 * costs any typing. Secrets are no part of it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STORE_SESSION_FILE "session.json"
/* More tabs than that are forgotten, the first ones kept. */
#define STORE_SESSION_MAX_TABS 100
/* Of a tab with a longer text only the path is kept, and of those that come when all texts together have twice that. */
#define STORE_SESSION_MAX_TEXT_BYTES ((gsize) 512 * 1024)

typedef struct
{
  char *path; /* (owned) of the product; never empty */
  char *text; /* (owned) (nullable) the request as it was typed, whole or not; NULL: too long to be kept */
  char *file; /* (owned) (nullable) absolute path of the saved request that it belongs to; NULL: it belongs to none */
} StoreTab;

/* @text: the values of secret names are left empty, references in their place stay. */
StoreTab     *store_tab_new          (const char *path, const char *text);
void          store_tab_free         (StoreTab *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreTab, store_tab_free)

typedef struct
{
  GPtrArray *tabs;     /* (owned) (element-type StoreTab) from left to right */
  guint      selected; /* the one in front; always of tabs unless there is none */
} StoreSession;

StoreSession *store_session_new      (void);
void          store_session_free     (StoreSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreSession, store_session_free)

/* (transfer full) (nullable): NULL without an error if there is none; an error if the file cannot be read or is none of ours. */
StoreSession *store_session_load     (const char *path, GError **error);
/* Atomic. Short, but it waits for the disk: any thread. */
gboolean      store_session_save     (const char *path, const StoreSession *session, GError **error);

G_END_DECLS
