/* SPDX-License-Identifier: MIT */
/* Where a request begins and ends in the bytes of a connection, by the strict letter of RFC 9112.
 *
 * SoupServer 3.2 takes two Content-Length headers, a bad chunk size or a body cut short without a word, buffers bodies
 * without end and answers CONNECT. Everything is therefore looked at here first: what this reader refuses never reaches
 * the server. It copies nothing but the head of the request under way. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Request line and header lines together; the longest honest head is a token of 1 kB and a few lines. */
#define SANDBOX_MAX_HEAD_BYTES ((gsize) 64 * 1024)
/* A request carries certificates and pictures as base64 at most. */
#define SANDBOX_MAX_BODY_BYTES ((guint64) 64 * 1024 * 1024)
/* The token route gets two short parameters. */
#define SANDBOX_MAX_TOKEN_BODY_BYTES ((guint64) 64 * 1024)

typedef struct _SandboxFraming SandboxFraming;

SandboxFraming *sandbox_framing_new         (void);
void            sandbox_framing_free        (SandboxFraming *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxFraming, sandbox_framing_free)

/* Looks at the next bytes of the connection. Returns how many of them belong to the request under way: the rest is the
 * next request and is to be fed again once this one is answered. After a refusal nothing is consumed. */
gsize           sandbox_framing_feed        (SandboxFraming *self, const guint8 *bytes, gsize length);
/* The peer has closed its side: in the middle of a request that is refused with 400. */
void            sandbox_framing_feed_end    (SandboxFraming *self);

/* HTTP status of the refusal, 0 while all is well; its reason in words (English, for the log and the answer). */
guint           sandbox_framing_get_refusal (SandboxFraming *self);
const char     *sandbox_framing_get_reason  (SandboxFraming *self);
/* Nothing of the request has come yet, or the last one is complete. */
gboolean        sandbox_framing_is_idle     (SandboxFraming *self);
/* The head is whole and the body is not, or was refused: what SoupServer reads now is body. */
gboolean        sandbox_framing_is_in_body  (SandboxFraming *self);
/* (nullable): method and target of the latest request exactly as sent. */
const char     *sandbox_framing_get_method  (SandboxFraming *self);
const char     *sandbox_framing_get_target  (SandboxFraming *self);

G_END_DECLS
