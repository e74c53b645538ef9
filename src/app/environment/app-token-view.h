/* SPDX-License-Identifier: MIT */
/* A token taken apart: how long it lasts, what it opens, and what it says word for word. */
#pragma once

#include "codef-clock.h"
#include "codef-token.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_TOKEN_VIEW (app_token_view_get_type ())
G_DECLARE_FINAL_TYPE (AppTokenView, app_token_view, APP, TOKEN_VIEW, AdwBin)

/* @token: (nullable): NULL says that there is none yet. */
void        app_token_view_set_token  (AppTokenView *self, CodefToken *token, CodefClock *clock);
/* For tests and screen readers: the time left, in words. */
const char *app_token_view_get_left   (AppTokenView *self);

/* (transfer full): "6 d 23 h", "59 min 20 s"; "expired" for none. @left_sec: seconds, G_MAXINT64 where nobody knows. */
char       *app_token_view_format_left (gint64 left_sec);

G_END_DECLS
