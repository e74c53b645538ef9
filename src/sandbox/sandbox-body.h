/* SPDX-License-Identifier: MIT */
/* A request body as the service reads it: form-decode once, whatever arrived, then JSON (protocol: "Request"). */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

typedef enum
{
  SANDBOX_BODY_OBJECT,
  SANDBOX_BODY_EMPTY,        /* nothing: no parameters */
  SANDBOX_BODY_NULL,         /* the literal null */
  SANDBOX_BODY_NOT_JSON,     /* CF-00002; also JSON that is not an object */
  SANDBOX_BODY_BAD_ENCODING, /* CF-00009: a broken escape, or no UTF-8 behind the escapes */
} SandboxBodyKind;

typedef struct
{
  SandboxBodyKind kind;
  DocDocument    *document; /* (owned) without nodes for an empty body */
  const char     *form;     /* in words, static: "percent-encoded, spaces as +" */
  char           *problem;  /* (owned) (nullable) what is wrong, in words */
} SandboxBody;

SandboxBody *sandbox_body_new  (GBytes *wire);
void         sandbox_body_free (SandboxBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxBody, sandbox_body_free)

G_END_DECLS
