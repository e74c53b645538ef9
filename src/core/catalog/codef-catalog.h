/* SPDX-License-Identifier: MIT */
/* All that is known offline: products, groups, institutions, result codes, field labels. Built in as a GResource; the user's folder
 * adds or overrides products. The only source for forms, checks, labels, sandbox answers, completion and snippets. */
#pragma once

#include "codef-product.h"

G_BEGIN_DECLS

#define CODEF_TYPE_CATALOG (codef_catalog_get_type ())
G_DECLARE_FINAL_TYPE (CodefCatalog, codef_catalog, CODEF, CATALOG, GObject)

/* Reads the headers of the built-in products at once (a few milliseconds), everything else when asked for. */
CodefCatalog *codef_catalog_new           (void);
/* Adds or overrides one product from its JSON file. @origin: a name for messages. An error says what is wrong, line and column, and
 * leaves the catalogue as it was. */
gboolean      codef_catalog_add_json      (CodefCatalog *self, GBytes *json, const char *origin, GError **error);

/* (transfer none): GListModel of CodefProduct in the order of area, group, then rank and title. */
GListModel   *codef_catalog_get_products  (CodefCatalog *self);
CodefProduct *codef_catalog_find_product  (CodefCatalog *self, const char *path); /* (transfer none) (nullable) */
/* (nullable) */
const char   *codef_catalog_get_area_title  (CodefCatalog *self, const char *area, CodefLanguage language);
const char   *codef_catalog_get_group_title (CodefCatalog *self, const char *group, CodefLanguage language);

/* A search over Korean and English names, path, code, organisations served and initial consonants; several words all have to hit.
 * Returns: TRUE if @product matches; @query NULL or "" matches all. */
gboolean      codef_catalog_product_matches (CodefCatalog *self, CodefProduct *product, const char *query);

/* An institution. Public codes repeat between institutions; scope tells which products mean which. */
#define CODEF_TYPE_ORGANIZATION (codef_organization_get_type ())
G_DECLARE_FINAL_TYPE (CodefOrganization, codef_organization, CODEF, ORGANIZATION, GObject)
const char   *codef_organization_get_code  (CodefOrganization *self);
const char   *codef_organization_get_name  (CodefOrganization *self, CodefLanguage language);
const char   *codef_organization_get_business_type (CodefOrganization *self); /* BK CD IS ST PB ETC NT */
CodefConfidence codef_organization_get_confidence (CodefOrganization *self);
/* By name, code or initial consonants. */
gboolean      codef_organization_matches   (CodefOrganization *self, const char *query);
GListModel   *codef_catalog_get_organizations (CodefCatalog *self);
/* (transfer full): the institutions that can be meant in a request to @path, most likely first. */
GListModel   *codef_catalog_list_organizations (CodefCatalog *self, const char *path);
/* (transfer none) (nullable): the institution meant by @code at @path (@path NULL: any). */
CodefOrganization *codef_catalog_find_organization (CodefCatalog *self, const char *path, const char *code);
/* (transfer full): institutions of a business type (accounts). */
GListModel   *codef_catalog_list_organizations_of (CodefCatalog *self, const char *business_type);

/* A result code. */
#define CODEF_TYPE_RESULT_CODE (codef_result_code_get_type ())
G_DECLARE_FINAL_TYPE (CodefResultCode, codef_result_code, CODEF, RESULT_CODE, GObject)
const char   *codef_result_code_get_code    (CodefResultCode *self);
const char   *codef_result_code_get_message (CodefResultCode *self);  /* the service's Korean text; "" if not known */
const char   *codef_result_code_get_meaning (CodefResultCode *self, CodefLanguage language);
/* What to do about it: never NULL. */
const char   *codef_result_code_get_advice  (CodefResultCode *self, CodefLanguage language);
/* TRUE if sending the same again can help. */
gboolean      codef_result_code_can_retry   (CodefResultCode *self);
/* Where the text comes from, in words. */
const char   *codef_result_code_get_provenance (CodefResultCode *self, CodefLanguage language);
gboolean      codef_result_code_matches     (CodefResultCode *self, const char *query);
GListModel   *codef_catalog_get_result_codes (CodefCatalog *self);
CodefResultCode *codef_catalog_find_result_code (CodefCatalog *self, const char *code); /* (transfer none) (nullable) */

/* (nullable): the label of a field name; @product first (nullable), then the dictionary. */
const char   *codef_catalog_get_field_title (CodefCatalog *self, CodefProduct *product, const char *name, CodefLanguage language);
/* TRUE if the label is of our own wording. */
gboolean      codef_catalog_is_field_glossed (CodefCatalog *self, const char *name);

/* An entry of the dictionary of field names. Immutable. */
#define CODEF_TYPE_FIELD_LABEL (codef_field_label_get_type ())
G_DECLARE_FINAL_TYPE (CodefFieldLabel, codef_field_label, CODEF, FIELD_LABEL, GObject)
const char   *codef_field_label_get_name   (CodefFieldLabel *self);
const char   *codef_field_label_get_title  (CodefFieldLabel *self, CodefLanguage language);
/* Number of products that use the name; 0 where that is not known. */
guint         codef_field_label_get_n_products (CodefFieldLabel *self);
gboolean      codef_field_label_is_glossed (CodefFieldLabel *self);
/* By name, title or initial consonants. */
gboolean      codef_field_label_matches    (CodefFieldLabel *self, const char *query);
/* (transfer none): GListModel of CodefFieldLabel, by name. */
GListModel   *codef_catalog_get_field_labels (CodefCatalog *self);

G_END_DECLS
