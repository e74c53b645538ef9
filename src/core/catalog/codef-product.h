/* SPDX-License-Identifier: MIT */
/* A product of the catalogue. Immutable; share it freely between threads. The details are read from the catalogue's
 * bytes when first asked for. */
#pragma once

#include "codef-confidence.h"
#include "codef-parameter.h"

G_BEGIN_DECLS

#define CODEF_TYPE_PRODUCT (codef_product_get_type ())
G_DECLARE_FINAL_TYPE (CodefProduct, codef_product, CODEF, PRODUCT, GObject)

const char  *codef_product_get_path        (CodefProduct *self);
const char  *codef_product_get_code        (CodefProduct *self);    /* (nullable) */
const char  *codef_product_get_title       (CodefProduct *self, CodefLanguage language);
/* "BK", "CD", "IS", "ST", "PB", "ETC". */
const char  *codef_product_get_area        (CodefProduct *self);
/* Id of a group of the catalogue, such as "bank-personal". */
const char  *codef_product_get_group       (CodefProduct *self);
/* 'P', 'B' or 'A'. */
char         codef_product_get_client_type (CodefProduct *self);
CodefConfidence codef_product_get_confidence (CodefProduct *self);
/* How well the answer is known: "official", "sample", "partial" or "unknown". */
const char  *codef_product_get_completeness_id (CodefProduct *self);
/* The same in words. */
const char  *codef_product_get_completeness (CodefProduct *self, CodefLanguage language);
/* Where request and sample answer come from, in words. */
const char  *codef_product_get_basis       (CodefProduct *self, CodefLanguage language);
/* FALSE where nobody knows what the answer holds: the sandbox answers data {}. */
gboolean     codef_product_is_answer_known (CodefProduct *self);
const char  *codef_product_get_notes       (CodefProduct *self, CodefLanguage language); /* (nullable) */
/* From 1 for those called often; 0 otherwise. */
guint        codef_product_get_rank        (CodefProduct *self);
gboolean     codef_product_uses_connected_id (CodefProduct *self);
gboolean     codef_product_has_two_way     (CodefProduct *self);
/* TRUE for a product that the user's own catalogue folder added or overrode. */
gboolean     codef_product_is_user_defined (CodefProduct *self);
/* (transfer none): GListModel of CodefParameter, in the catalogue's order. */
GListModel  *codef_product_get_parameters  (CodefProduct *self);
CodefParameter *codef_product_find_parameter (CodefProduct *self, const char *name); /* (nullable); by name or alias */
/* (transfer none): JSON object text of the documented example request (placeholders in angle brackets). */
GBytes      *codef_product_get_sample_request (CodefProduct *self);
/* (transfer none): JSON text of the sample answer; data is {} where nobody knows. */
GBytes      *codef_product_get_sample_answer (CodefProduct *self);
/* (transfer none) (nullable): JSON text {"when","steps":[{"method","when","extraInfo","inputs"}]} of additional
 * authentication. */
GBytes      *codef_product_get_two_way     (CodefProduct *self);
/* (nullable): the label of an answer field or parameter of this product by its bare name. */
const char  *codef_product_get_field_title (CodefProduct *self, const char *name, CodefLanguage language);
/* (nullable): the meaning of a value of an answer field, from the product's enumerations. */
const char  *codef_product_describe_value  (CodefProduct *self, const char *field, const char *value,
                                            CodefLanguage language);

G_END_DECLS
