/* SPDX-License-Identifier: MIT */
/* One account of a list: what is typed for it, what is wrong with that, and what the service said to it. Belongs to one
 * thread. */
#pragma once

#include "codef-account-guide.h"
#include "codef-certificate.h"
#include "codef-form.h"
#include "codef-registration.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_ACCOUNT_WAITING,  /* not sent, or changed since */
  CODEF_ACCOUNT_SENT,     /* no answer yet */
  CODEF_ACCOUNT_ACCEPTED, /* the service took it */
  CODEF_ACCOUNT_REFUSED,  /* it did not */
} CodefAccountState;

#define CODEF_TYPE_ACCOUNT_STATE (codef_account_state_get_type ())
GType               codef_account_state_get_type    (void);

#define CODEF_TYPE_ACCOUNT (codef_account_get_type ())
/* Properties (all notify on change only): "state", "form", "certificate", "problem". Signals (no arguments): "edited":
 * another text is typed; "changed": what a row says of the account is another (after each edit too). */
G_DECLARE_FINAL_TYPE (CodefAccount, codef_account, CODEF, ACCOUNT, GObject)

/* @json: (nullable): a JSON object text; NULL for what a new account begins with. @operation: which fields are asked
 * for. */
CodefAccount       *codef_account_new               (CodefAccountGuide *guide, CodefAccountOperation *operation,
                                                     const char *json);
/* (transfer full): the same typed once more; not sent yet. */
CodefAccount       *codef_account_copy              (CodefAccount *self);

/* Which fields are asked for; what is typed stays. The form is another one where the fields differ. */
void                codef_account_set_operation     (CodefAccount *self, CodefAccountOperation *operation);
/* The JSON object as typed, secrets in clear. */
const char         *codef_account_get_text          (CodefAccount *self);
void                codef_account_set_text          (CodefAccount *self, const char *json);
/* (transfer none): the fields; made when first asked for, because a list has a thousand accounts and shows the fields
 * of few. */
CodefForm          *codef_account_get_form          (CodefAccount *self);
/* (transfer none): how the service will name it. */
CodefRegistration  *codef_account_get_registration  (CodefAccount *self);

/* (transfer full): "KB국민은행 0004 · 개인" */
char               *codef_account_dup_title         (CodefAccount *self, CodefLanguage language);
/* (transfer full): "아이디/비밀번호 · user_id", "공동인증서 · 홍길동 · 2027-03-02까지" */
char               *codef_account_dup_subtitle      (CodefAccount *self, CodefLanguage language);

/* FALSE until somebody looked since the last change: looking costs 0.1 ms, so a list does it bit by bit. */
gboolean            codef_account_is_checked        (CodefAccount *self);
/* @form: (nullable): a form of the same fields to check with where the account has none of its own. */
void                codef_account_check             (CodefAccount *self, CodefForm *form);
/* (nullable): what is wrong, as far as it was checked: "비밀번호: This is required.", the parameter's title in
 * @language. */
char               *codef_account_dup_problem       (CodefAccount *self, CodefLanguage language);
gboolean            codef_account_has_problem       (CodefAccount *self);

CodefAccountState   codef_account_get_state         (CodefAccount *self);
/* @answer: (nullable): what the service said; NULL for a state that is no answer. */
void                codef_account_set_state         (CodefAccount *self, CodefAccountState state,
                                                     CodefRegistration *answer);
/* (transfer none) (nullable): in ACCEPTED and REFUSED. */
CodefRegistration  *codef_account_get_answer        (CodefAccount *self);
/* (transfer full): for a badge: "CF-12803 아이디 또는 비밀번호 오류", or what the state means. */
char               *codef_account_dup_badge         (CodefAccount *self);
/* (transfer full) (nullable): everything a refusal says, and what to do about it; NULL unless REFUSED. */
char               *codef_account_dup_advice        (CodefAccount *self, CodefLanguage language);

/* (transfer none) (nullable): as last read by codef_account_inspect_async(). */
CodefCertificate   *codef_account_get_certificate   (CodefAccount *self);
/* TRUE if there are files that were not read since they or the password changed. */
gboolean            codef_account_needs_inspection  (CodefAccount *self);
/* Reads the certificate in a thread (a password takes up to a second). A change meanwhile makes the result void, which
 * is no error. */
void                codef_account_inspect_async     (CodefAccount *self, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer user_data);
gboolean            codef_account_inspect_finish    (CodefAccount *self, GAsyncResult *result, GError **error);

G_END_DECLS
