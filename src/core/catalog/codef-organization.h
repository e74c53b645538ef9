/* SPDX-License-Identifier: MIT */
/* An institution of the catalogue. Public codes repeat between institutions; scope tells which products mean which.
 * Immutable; share it freely between threads. */
#pragma once

#include "codef-confidence.h"
#include "codef-language.h"

G_BEGIN_DECLS

#define CODEF_TYPE_ORGANIZATION (codef_organization_get_type ())
G_DECLARE_FINAL_TYPE (CodefOrganization, codef_organization, CODEF, ORGANIZATION, GObject)
/* Four digits. */
const char   *codef_organization_get_code  (CodefOrganization *self);
const char   *codef_organization_get_name  (CodefOrganization *self, CodefLanguage language);
/* The value of businessType in account requests: "BK", "CD", "IS", "ST", "PB", "ETC" or "NT" (tax office). */
const char   *codef_organization_get_business_type (CodefOrganization *self);
CodefConfidence codef_organization_get_confidence (CodefOrganization *self);
/* Where code and name come from, in words. */
const char   *codef_organization_get_provenance (CodefOrganization *self, CodefLanguage language);
/* By name, other names in use, code or initial consonants; @query NULL or "" matches all. */
gboolean      codef_organization_matches   (CodefOrganization *self, const char *query);

G_END_DECLS
