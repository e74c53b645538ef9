/* SPDX-License-Identifier: MIT */
/* All that is known offline: products, groups, institutions, result codes, field labels. Built in as a GResource; the
 * user's folder adds or overrides products. The only source for forms, checks, labels, sandbox answers, completion
 * and snippets. Every thread may read it, and so the objects in it. */
#pragma once

#include "codef-field-label.h"
#include "codef-organization.h"
#include "codef-product.h"
#include "codef-result-code.h"

G_BEGIN_DECLS

#define CODEF_TYPE_CATALOG (codef_catalog_get_type ())
G_DECLARE_FINAL_TYPE (CodefCatalog, codef_catalog, CODEF, CATALOG, GObject)

/* Reads the headers of the built-in products at once (a few milliseconds), everything else when asked for. */
CodefCatalog *codef_catalog_new           (void);
/* Adds or overrides one product (by its path) from its JSON file; data/schemas/product.schema.json describes it.
 * @origin: a name for messages. Belongs to the thread that shows the list; one items-changed. What it overrides stays
 * alive as long as the catalogue.
 * Returns: FALSE with G_IO_ERROR_INVALID_DATA, "ORIGIN:LINE:COLUMN: what is wrong" (translated), and the catalogue as
 * it was. */
gboolean      codef_catalog_add_json      (CodefCatalog *self, GBytes *json, const char *origin, GError **error);

/* The sandbox answers requests to @path with @answer (JSON text; NULL: with the catalogue's own again) from now on; forms, labels and what
 * answers are compared with stay. Any thread. */
void          codef_catalog_set_own_answer (CodefCatalog *self, const char *path, GBytes *answer);
gboolean      codef_catalog_has_own_answer (CodefCatalog *self, const char *path);
/* (transfer full): what the sandbox answers for @product. Any thread. */
GBytes       *codef_catalog_dup_answer    (CodefCatalog *self, CodefProduct *product);

/* (transfer none): GListModel of CodefProduct in the order of area, group, then rank and title. */
GListModel   *codef_catalog_get_products  (CodefCatalog *self);
CodefProduct *codef_catalog_find_product  (CodefCatalog *self, const char *path); /* (transfer none) (nullable) */
/* (nullable) */
const char   *codef_catalog_get_area_title  (CodefCatalog *self, const char *area, CodefLanguage language);
const char   *codef_catalog_get_group_title (CodefCatalog *self, const char *group, CodefLanguage language);

/* A search over Korean and English names, path, code, organisations served and initial consonants; several words all
 * have to hit.
 * Returns: TRUE if @product matches; @query NULL or "" matches all. */
gboolean      codef_catalog_product_matches (CodefCatalog *self, CodefProduct *product, const char *query);

/* (transfer none): GListModel of CodefOrganization. */
GListModel   *codef_catalog_get_organizations (CodefCatalog *self);
/* (transfer full): the institutions that can be meant in a request to @path: those whose scope it lies in, the
 * narrowest scope first; where there are none, those of its business area that have no scope. No two of them have the
 * same code. */
GListModel   *codef_catalog_list_organizations (CodefCatalog *self, const char *path);
/* (transfer none) (nullable): the institution meant by @code at @path (@path NULL: any). */
CodefOrganization *codef_catalog_find_organization (CodefCatalog *self, const char *path, const char *code);
/* (transfer full): institutions of a business type (accounts). */
GListModel   *codef_catalog_list_organizations_of (CodefCatalog *self, const char *business_type);

/* (transfer none): GListModel of CodefResultCode, by code. */
GListModel   *codef_catalog_get_result_codes (CodefCatalog *self);
CodefResultCode *codef_catalog_find_result_code (CodefCatalog *self, const char *code); /* (transfer none) (nullable) */

/* (nullable): the label of a field name; @product first (nullable), then the dictionary. */
const char   *codef_catalog_get_field_title (CodefCatalog *self, CodefProduct *product, const char *name,
                                             CodefLanguage language);
/* TRUE if the label is of our own wording. */
gboolean      codef_catalog_is_field_glossed (CodefCatalog *self, const char *name);

/* (transfer none): GListModel of CodefFieldLabel, by name. */
GListModel   *codef_catalog_get_field_labels (CodefCatalog *self);

G_END_DECLS
