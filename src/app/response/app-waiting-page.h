/* SPDX-License-Identifier: MIT */
/* While an answer is awaited: the time that has passed, a word when it takes long, and the way to stop. */
#pragma once

#include "codef-exchange.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Some products ask an institution that answers after minutes; from here on the page says so. */
#define APP_WAITING_LONG_US (20 * G_TIME_SPAN_SECOND)

#define APP_TYPE_WAITING_PAGE (app_waiting_page_get_type ())
/* Its button activates "call.cancel". */
G_DECLARE_FINAL_TYPE (AppWaitingPage, app_waiting_page, APP, WAITING_PAGE, GtkWidget)

/* @exchange: (nullable): NULL stops the clock. */
void app_waiting_page_set_exchange (AppWaitingPage *self, CodefExchange *exchange);

G_END_DECLS
