/* SPDX-License-Identifier: MIT */
/* What the vendor's help desk is told of an exchange, to be read before it is copied or saved. Secrets are masked always, personal data
 * unless that is switched off.
 *
 * Actions: inquiry.copy, inquiry.save. */
#pragma once

#include "app-context.h"
#include "codef-exchange.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_INQUIRY_WINDOW (app_inquiry_window_get_type ())
G_DECLARE_FINAL_TYPE (AppInquiryWindow, app_inquiry_window, APP, INQUIRY_WINDOW, AdwWindow)

/* @exchange: one that has ended. @product: (nullable). @file_name: the name suggested for a file. (transfer none) */
GtkWindow  *app_inquiry_window_new      (AppContext *context, GtkWindow *parent, CodefExchange *exchange, CodefProduct *product,
                                         const char *file_name);
/* (nullable): NULL until it is made. */
const char *app_inquiry_window_get_text (AppInquiryWindow *self);

G_END_DECLS
