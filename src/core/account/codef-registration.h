/* SPDX-License-Identifier: MIT */
/* One account as the service names it: where it is registered, and what the service said to it. Immutable. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* What tells accounts apart within one connectedId. In the order in which the service names them. */
typedef enum
{
  CODEF_REGISTRATION_COUNTRY_CODE,
  CODEF_REGISTRATION_BUSINESS_TYPE,
  CODEF_REGISTRATION_CLIENT_TYPE,
  CODEF_REGISTRATION_LOGIN_TYPE,
  CODEF_REGISTRATION_ORGANIZATION,
} CodefRegistrationMember;

#define CODEF_REGISTRATION_N_MEMBERS (CODEF_REGISTRATION_ORGANIZATION + 1)

typedef struct _CodefRegistration CodefRegistration;

#define CODEF_TYPE_REGISTRATION (codef_registration_get_type ())
GType              codef_registration_get_type     (void);
/* From an element of accountList, successList or errorList; the guide of 2019 calls the organization
 * "organizationCode". What is absent is "". */
CodefRegistration *codef_registration_read         (DocDocument *document, DocNode account);
/* @members: CODEF_REGISTRATION_N_MEMBERS texts, each (nullable): "". */
CodefRegistration *codef_registration_new          (const char *const *members);
/* The same account with other words of the service, each (nullable). */
CodefRegistration *codef_registration_new_said     (CodefRegistration *account, const char *code, const char *message,
                                                    const char *extra_message);
CodefRegistration *codef_registration_ref          (CodefRegistration *self);
void               codef_registration_unref        (CodefRegistration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefRegistration, codef_registration_unref)

/* The name of the member on the wire. */
const char        *codef_registration_get_name     (CodefRegistrationMember member);
const char        *codef_registration_get          (CodefRegistration *self, CodefRegistrationMember member);
/* (nullable): what the service said; some answers name accounts without a word to each. */
const char        *codef_registration_get_code     (CodefRegistration *self);
const char        *codef_registration_get_message  (CodefRegistration *self);
const char        *codef_registration_get_extra_message (CodefRegistration *self);
/* TRUE if both name the same account; a member that one of them leaves out does not count (reference-add knows no login
 * type). */
gboolean           codef_registration_matches      (CodefRegistration *self, CodefRegistration *other);

G_END_DECLS
