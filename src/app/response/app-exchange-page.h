/* SPDX-License-Identifier: MIT */
/* Every attempt of an exchange, in the order they were made. */
#pragma once

#include "codef-exchange.h"
#include "codef-privacy.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_EXCHANGE_PAGE (app_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (AppExchangePage, app_exchange_page, APP, EXCHANGE_PAGE, GtkWidget)

/* @exchange: (nullable). Rows are made while the page is on screen. */
void app_exchange_page_set_exchange (AppExchangePage *self, CodefExchange *exchange);
/* @privacy: (nullable): masks personal data in both directions. */
void app_exchange_page_set_privacy  (AppExchangePage *self, CodefPrivacy *privacy);

G_END_DECLS
