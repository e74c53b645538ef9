/* SPDX-License-Identifier: MIT */
/* What an answer to an account operation says: which accounts were taken, which were refused and why, which
 * connectedIds there are. Immutable. The shapes are those of protocol notes §4.3 and §4.5. */
#pragma once

#include "codef-registration.h"

G_BEGIN_DECLS

typedef struct _CodefAccountAnswer CodefAccountAnswer;

#define CODEF_TYPE_ACCOUNT_ANSWER (codef_account_answer_get_type ())
GType               codef_account_answer_get_type     (void);
/* Anything that is no CODEF answer gives an answer with nothing in it. */
CodefAccountAnswer *codef_account_answer_new          (DocDocument *document);
CodefAccountAnswer *codef_account_answer_ref          (CodefAccountAnswer *self);
void                codef_account_answer_unref        (CodefAccountAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefAccountAnswer, codef_account_answer_unref)

/* Of the whole answer; (nullable). */
const char         *codef_account_answer_get_code     (CodefAccountAnswer *self);
const char         *codef_account_answer_get_message  (CodefAccountAnswer *self);
const char         *codef_account_answer_get_extra_message (CodefAccountAnswer *self);
/* Everything or a part was done: CF-00000 or CF-04012. */
gboolean            codef_account_answer_is_done      (CodefAccountAnswer *self);
gboolean            codef_account_answer_is_partial   (CodefAccountAnswer *self);
/* (nullable): the connectedId that was issued or asked about. */
const char         *codef_account_answer_get_connected_id (CodefAccountAnswer *self);

/* (transfer none) (element-type CodefRegistration): successList, errorList, accountList; a single object counts as a
 * list of one. */
GPtrArray          *codef_account_answer_get_accepted (CodefAccountAnswer *self);
GPtrArray          *codef_account_answer_get_refused  (CodefAccountAnswer *self);
GPtrArray          *codef_account_answer_get_accounts (CodefAccountAnswer *self);
/* TRUE if the answer has an accountList, be it empty. */
gboolean            codef_account_answer_has_accounts (CodefAccountAnswer *self);

/* (transfer none) (element-type utf8): connectedIdList. */
GPtrArray          *codef_account_answer_get_connected_ids (CodefAccountAnswer *self);
/* The number of the page that follows, −1 if this is the last one. A page that says that there is more and not where,
 * is followed by its own number plus one. */
gint64              codef_account_answer_get_next_page (CodefAccountAnswer *self);

G_END_DECLS
