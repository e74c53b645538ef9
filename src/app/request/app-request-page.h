/* SPDX-License-Identifier: MIT */
/* One tab: a path, a form, and what became of the last request.
 *
 * Properties: "title", "subtitle" (texts for tab and window), "product" (nullable), "busy" (from the wish to send until the end),
 * "challenged" (the service asks for more input before it answers), "phone-visible" (the pretend phone is shown).
 * Signal: "draft-changed": the path, or what is typed.
 * Actions: call.send, call.cancel, call.restart, call.first-request, call.phone, call.run-list, call.copy-curl, desk.use-code (s), lanes.run,
 * lanes.close, lanes.back, call.save, call.save-as, call.take-theirs, call.keep-ours,
 * call.use-in (s), call.expect (s), call.expectations, call.next-unexpected. */
#pragma once

#include "app-context.h"
#include "app-saved-document.h"
#include "codef-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_REQUEST_PAGE (app_request_page_get_type ())
G_DECLARE_FINAL_TYPE (AppRequestPage, app_request_page, APP, REQUEST_PAGE, AdwBin)

/* Empty: it shows a welcome until a product or a path is chosen. */
GtkWidget     *app_request_page_new          (AppContext *context);
void           app_request_page_set_product  (AppRequestPage *self, CodefProduct *product);
/* A path of the catalogue chooses its product; of another the JSON stays. */
void           app_request_page_set_path     (AppRequestPage *self, const char *path);
/* What was sent on another day, with its answer: @path, @json (nullable) and @exchange (nullable), one that has ended. Without a path the
 * tab stays as it is. @sentence: for the notice. */
void           app_request_page_show_past    (AppRequestPage *self, const char *path, const char *json, CodefExchange *exchange,
                                              const char *sentence);
/* The saved request @document as the contents of the tab, which then belongs to it. */
void           app_request_page_open_document (AppRequestPage *self, AppSavedDocument *document);
/* The tab belongs to @document (nullable) from now on; its contents stay. */
void           app_request_page_set_document (AppRequestPage *self, AppSavedDocument *document);
/* (transfer none) (nullable) */
AppSavedDocument *app_request_page_get_document (AppRequestPage *self);
CodefProduct  *app_request_page_get_product  (AppRequestPage *self); /* (transfer none) (nullable) */
const char    *app_request_page_get_path     (AppRequestPage *self); /* "" in an empty tab */
CodefForm     *app_request_page_get_form     (AppRequestPage *self); /* (transfer none) (nullable): NULL in an empty tab */
/* (transfer none) (nullable): the last one, until the next. */
CodefExchange *app_request_page_get_exchange (AppRequestPage *self);
const char    *app_request_page_get_title    (AppRequestPage *self);
const char    *app_request_page_get_subtitle (AppRequestPage *self);
gboolean       app_request_page_is_busy      (AppRequestPage *self);
gboolean       app_request_page_is_challenged (AppRequestPage *self);
/* (transfer full) (nullable): who asks and what, in a sentence; NULL while nothing is asked. */
char          *app_request_page_dup_question (AppRequestPage *self);
/* TRUE if nothing would be lost by showing another product here: nothing was typed and nothing sent. */
gboolean       app_request_page_is_untouched (AppRequestPage *self);
void           app_request_page_focus_path   (AppRequestPage *self);
/* Opens the search in the answer, if there is one. */
void           app_request_page_find         (AppRequestPage *self);
/* Does what @action of the answer pane does, "answer.inquiry"; nothing while there is no answer for it. */
void           app_request_page_act_on_answer (AppRequestPage *self, const char *action);
/* What a notice of the page says now; (nullable). */
const char    *app_request_page_get_notice   (AppRequestPage *self);
/* Ends what is under way; nothing of it is shown any more. */
void           app_request_page_cancel       (AppRequestPage *self);

G_END_DECLS
