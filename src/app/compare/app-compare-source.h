/* SPDX-License-Identifier: MIT */
/* One of two answers to be compared: of a tab, or a file. Property: "title". */
#pragma once

#include "codef-product.h"
#include "doc-document.h"

G_BEGIN_DECLS

#define APP_TYPE_COMPARE_SOURCE (app_compare_source_get_type ())
G_DECLARE_FINAL_TYPE (AppCompareSource, app_compare_source, APP, COMPARE_SOURCE, GObject)

AppCompareSource *app_compare_source_new          (const char *title, DocDocument *document);
/* What can be sent once more. @product: (nullable). @json: as it stands in the form, nothing encrypted. */
void              app_compare_source_set_request  (AppCompareSource *self, const char *path, CodefProduct *product,
                                                   const char *json);
/* (transfer none), all of them; @path and @json are NULL for a file. */
const char       *app_compare_source_get_title    (AppCompareSource *self);
DocDocument      *app_compare_source_get_document (AppCompareSource *self);
CodefProduct     *app_compare_source_get_product  (AppCompareSource *self);
const char       *app_compare_source_get_path     (AppCompareSource *self);
const char       *app_compare_source_get_json     (AppCompareSource *self);

G_END_DECLS
