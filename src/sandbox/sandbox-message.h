/* SPDX-License-Identifier: MIT */
/* What a person would get in the middle of an additional authentication: an SMS, a mail, a request on the phone, a
 * picture to read. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SANDBOX_TYPE_MESSAGE (sandbox_message_get_type ())
/* Immutable. */
G_DECLARE_FINAL_TYPE (SandboxMessage, sandbox_message, SANDBOX, MESSAGE, GObject)

SandboxMessage *sandbox_message_new (gint64 time_unix_us, const char *jti, const char *path, const char *method,
                                     const char *to, const char *code);

gint64      sandbox_message_get_time_unix_us (SandboxMessage *self);
/* The session it belongs to. */
const char *sandbox_message_get_jti    (SandboxMessage *self);
/* The product that asks. */
const char *sandbox_message_get_path   (SandboxMessage *self);
/* "smsAuthNo", "emailAuthNo", "simpleAuth", "secureNo", "password1" … */
const char *sandbox_message_get_method (SandboxMessage *self);
/* A telephone number or a mail address as the request has it; "" where there is none. */
const char *sandbox_message_get_to     (SandboxMessage *self);
/* The code to type, for a captcha its solution; "" for an approval. */
const char *sandbox_message_get_code   (SandboxMessage *self);
/* (transfer full): {"jti","method","to","code"}, one line without its end: a line of `codefctl sandbox --inbox`. */
char       *sandbox_message_to_line    (SandboxMessage *self);

G_END_DECLS
