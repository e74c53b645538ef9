/* SPDX-License-Identifier: MIT */
/* Saved requests as what a suite runs. */
#pragma once

#include "codef-suite-case.h"
#include "store-request.h"

G_BEGIN_DECLS

/* (transfer full): its variables are the file's own. */
CodefSuiteCase *store_suite_make_case (StoreRequest *request);
/* TRUE if @request has one of the words of @tags (nullable: all have), which are parted by commas or spaces. */
gboolean        store_suite_has_tag   (StoreRequest *request, const char *tags);

G_END_DECLS
