/* SPDX-License-Identifier: MIT */
/* An institution of the catalogue. Public codes repeat between institutions; scope tells which products mean which. Immutable; share it
 * freely between threads. */
#pragma once

#include "codef-confidence.h"
#include "codef-language.h"

G_BEGIN_DECLS

#define CODEF_TYPE_ORGANIZATION (codef_organization_get_type ())
G_DECLARE_FINAL_TYPE (CodefOrganization, codef_organization, CODEF, ORGANIZATION, GObject)
const char   *codef_organization_get_code  (CodefOrganization *self);
const char   *codef_organization_get_name  (CodefOrganization *self, CodefLanguage language);
const char   *codef_organization_get_business_type (CodefOrganization *self); /* BK CD IS ST PB ETC NT */
CodefConfidence codef_organization_get_confidence (CodefOrganization *self);
/* By name, code or initial consonants. */
gboolean      codef_organization_matches   (CodefOrganization *self, const char *query);

G_END_DECLS
