/* SPDX-License-Identifier: MIT */
/* A bar over the content that says one thing and offers one way on. Its text is never markup. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  APP_NOTICE_INFORMATION,
  APP_NOTICE_WARNING,
  APP_NOTICE_ERROR,
} AppNoticeKind;

#define APP_TYPE_NOTICE (app_notice_get_type ())
G_DECLARE_FINAL_TYPE (AppNotice, app_notice, APP, NOTICE, AdwBin)

GtkWidget  *app_notice_new      (void);
/* @button: (nullable): its label; @action: (nullable): what it does, in the form of gtk_actionable_set_detailed_action_name(). */
void        app_notice_show     (AppNotice *self, AppNoticeKind kind, const char *text, const char *button, const char *action);
void        app_notice_hide     (AppNotice *self);
/* (nullable): NULL while hidden. */
const char *app_notice_get_text (AppNotice *self);

G_END_DECLS
