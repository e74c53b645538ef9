/* SPDX-License-Identifier: MIT */
/* What the catalogue knows of account management: the operations, the parameters of an account, the vendor's example.
 * Immutable. */
#pragma once

#include "codef-account-operation.h"
#include "codef-catalog.h"

G_BEGIN_DECLS

#define CODEF_TYPE_ACCOUNT_GUIDE (codef_account_guide_get_type ())
G_DECLARE_FINAL_TYPE (CodefAccountGuide, codef_account_guide, CODEF, ACCOUNT_GUIDE, GObject)

CodefAccountGuide     *codef_account_guide_new            (CodefCatalog *catalog);
CodefCatalog          *codef_account_guide_get_catalog    (CodefAccountGuide *self); /* (transfer none) */
/* (transfer none): */
CodefAccountOperation *codef_account_guide_get_operation  (CodefAccountGuide *self, CodefAccountKind kind);
/* (transfer none) (nullable): by the word of the command line. */
CodefAccountOperation *codef_account_guide_find_operation (CodefAccountGuide *self, const char *id);
/* (transfer none): JSON object text of the registration in the vendor's guide; its password is the placeholder
 * "<password>". */
const char            *codef_account_guide_get_example    (CodefAccountGuide *self);
/* (transfer none): JSON object text of what a new account begins with. */
const char            *codef_account_guide_get_new_account (CodefAccountGuide *self);

/* (transfer none) (nullable): the institution meant by @code among those of @business_type. */
CodefOrganization     *codef_account_guide_find_organization (CodefAccountGuide *self, const char *business_type,
                                                              const char *code);
/* (transfer none) (nullable): the title of a value of a choice, "개인" for clientType "P". */
const char            *codef_account_guide_describe_value (CodefAccountGuide *self, const char *parameter,
                                                           const char *value,
                                                           CodefLanguage language);

G_END_DECLS
