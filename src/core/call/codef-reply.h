/* SPDX-License-Identifier: MIT */
/* An answer that arrived, even when it says no. Immutable. */
#pragma once

#include "codef-attempt.h"

G_BEGIN_DECLS

#define CODEF_TYPE_REPLY (codef_reply_get_type ())
GType        codef_reply_get_type       (void);
CodefReply  *codef_reply_new            (CodefAttempt *attempt);
CodefReply  *codef_reply_ref            (CodefReply *self);
void         codef_reply_unref          (CodefReply *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefReply, codef_reply_unref)

/* What kind of thing came. */
typedef enum
{
  CODEF_REPLY_ENVELOPE,   /* result and data: a CODEF answer */
  CODEF_REPLY_REFUSAL,    /* the flat body of the gateway: error, error_description, code, message */
  CODEF_REPLY_OTHER_JSON, /* whole JSON, but no CODEF answer */
  CODEF_REPLY_UNREADABLE, /* HTML, cut short, bad escapes, invalid UTF-8, nothing at all */
} CodefReplyShape;

CodefReplyShape codef_reply_get_shape      (CodefReply *self);
CodefAttempt *codef_reply_get_attempt      (CodefReply *self);
DocDocument  *codef_reply_get_document     (CodefReply *self); /* (transfer none); an empty document if nothing came */
guint         codef_reply_get_status       (CodefReply *self); /* HTTP */
/* (nullable): result.code or the flat code. */
const char   *codef_reply_get_code         (CodefReply *self);
const char   *codef_reply_get_message      (CodefReply *self); /* (nullable) */
const char   *codef_reply_get_extra_message (CodefReply *self); /* (nullable) */
const char   *codef_reply_get_transaction_id (CodefReply *self); /* (nullable) */
/* HTTP 200 and CF-00000 in a whole envelope, and no further step asked for. */
gboolean      codef_reply_is_success       (CodefReply *self);
/* CF-03002, or continue2Way true with CF-00000 (2019 answers): more input is wanted. */
gboolean      codef_reply_is_challenge     (CodefReply *self);
/* HTTP 401 with error invalid_token, or a CF-0999x code: the token was rejected. HTTP 200 with CF-00401 is not. */
gboolean      codef_reply_rejects_token    (CodefReply *self);

G_END_DECLS
