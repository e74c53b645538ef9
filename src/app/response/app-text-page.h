/* SPDX-License-Identifier: MIT */
/* The answer as text: indented, coloured while it is small, bounded always. Made when it is first looked at. */
#pragma once

#include "doc-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_TEXT_PAGE (app_text_page_get_type ())
/* Properties: "busy": the text is being made, off the main loop, or on its way into the view, piece by piece. */
G_DECLARE_FINAL_TYPE (AppTextPage, app_text_page, APP, TEXT_PAGE, GtkWidget)

/* @document: (nullable). Nothing is made of it until the page is on screen. */
void     app_text_page_set_document (AppTextPage *self, DocDocument *document);
gboolean app_text_page_is_busy      (AppTextPage *self);
/* (transfer full): what is shown now; "" before the page was looked at. */
char    *app_text_page_dup_text     (AppTextPage *self);

G_END_DECLS
