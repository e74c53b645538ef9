/* SPDX-License-Identifier: MIT */
/* An answer held against what its saved request expects, its baseline and the catalogue. Works in another thread; the latest question
 * is the one that is answered. No widgets.
 *
 * Signal "changed": there are other verdicts. */
#pragma once

#include "codef-product.h"
#include "codef-verdict.h"
#include "store-request.h"

G_BEGIN_DECLS

#define APP_TYPE_CHECK (app_check_get_type ())
G_DECLARE_FINAL_TYPE (AppCheck, app_check, APP, CHECK, GObject)

AppCheck     *app_check_new          (void);
/* @request: (nullable): NULL: there are no verdicts. @answer: (nullable), likewise. @product: (nullable): without it, or where the
 * answer is no success, the catalogue says nothing. */
void          app_check_run          (AppCheck *self, StoreRequest *request, CodefProduct *product, DocDocument *answer, gboolean success);
/* (transfer none) (element-type CodefVerdict): those of expectations in their order, differences from the baseline, then drift. */
GPtrArray    *app_check_get_verdicts (AppCheck *self);
/* Those that judge: drift does not. */
guint         app_check_count        (AppCheck *self, gboolean passed_only);
/* (nullable): the first that did not pass after @after in document order (DOC_NODE_NONE: from the top), drift aside, and from the top
 * again; NULL if there is none with a node. */
CodefVerdict *app_check_find_next    (AppCheck *self, DocNode after);

G_END_DECLS
