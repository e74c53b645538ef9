/* SPDX-License-Identifier: MIT */
/* One operation of account management: where it is posted to and what it asks. Immutable; share it freely between
 * threads. */
#pragma once

#include "codef-confidence.h"
#include "codef-product.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_ACCOUNT_KIND_CREATE,
  CODEF_ACCOUNT_KIND_ADD,
  CODEF_ACCOUNT_KIND_UPDATE,
  CODEF_ACCOUNT_KIND_DELETE,
  CODEF_ACCOUNT_KIND_LIST,
  CODEF_ACCOUNT_KIND_CONNECTED_IDS,
  CODEF_ACCOUNT_KIND_REFERENCE_ADD,
  CODEF_ACCOUNT_KIND_REFERENCE_UPDATE,
} CodefAccountKind;

#define CODEF_ACCOUNT_N_KINDS (CODEF_ACCOUNT_KIND_REFERENCE_UPDATE + 1)

#define CODEF_TYPE_ACCOUNT_OPERATION (codef_account_operation_get_type ())
G_DECLARE_FINAL_TYPE (CodefAccountOperation, codef_account_operation, CODEF, ACCOUNT_OPERATION, GObject)

CodefAccountKind codef_account_operation_get_kind    (CodefAccountOperation *self);
/* The word of the command line: "create", "connected-ids" … */
const char      *codef_account_operation_get_id      (CodefAccountOperation *self);
const char      *codef_account_operation_get_path    (CodefAccountOperation *self);
const char      *codef_account_operation_get_title   (CodefAccountOperation *self, CodefLanguage language);
const char      *codef_account_operation_get_help    (CodefAccountOperation *self, CodefLanguage language);
CodefConfidence  codef_account_operation_get_confidence (CodefAccountOperation *self);
/* connectedId is required. */
gboolean         codef_account_operation_uses_connected_id (CodefAccountOperation *self);
/* Each parameter is sent, an empty one as "". */
gboolean         codef_account_operation_is_complete (CodefAccountOperation *self);

/* The whole request as a product: connectedId, the source, accountList with the parameters of one account. (transfer
 * none) */
CodefProduct    *codef_account_operation_get_request (CodefAccountOperation *self);
/* What is asked of one account, as a product for a form; (transfer none) (nullable): NULL where there is no
 * accountList. The same object for all operations that ask the same. */
CodefProduct    *codef_account_operation_get_account (CodefAccountOperation *self);
/* What says whose certificate is used again, likewise; (transfer none) (nullable). */
CodefProduct    *codef_account_operation_get_source  (CodefAccountOperation *self);

G_END_DECLS
