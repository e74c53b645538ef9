/* SPDX-License-Identifier: MIT */
#include "sandbox-message.h"

#include "sandbox-json.h"

struct _SandboxMessage
{
  GObject parent_instance;
  gint64  time_unix_us;
  char   *jti;    /* (owned) */
  char   *path;   /* (owned) */
  char   *method; /* (owned) */
  char   *to;     /* (owned) */
  char   *code;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (SandboxMessage, sandbox_message, G_TYPE_OBJECT)

static void
sandbox_message_finalize (GObject *object)
{
  SandboxMessage *self = SANDBOX_MESSAGE (object);

  g_free (self->jti);
  g_free (self->path);
  g_free (self->method);
  g_free (self->to);
  g_free (self->code);
  G_OBJECT_CLASS (sandbox_message_parent_class)->finalize (object);
}

static void
sandbox_message_class_init (SandboxMessageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sandbox_message_finalize;
}

static void
sandbox_message_init (SandboxMessage *self)
{
}

static char *
dup_text (const char *text)
{
  return g_strdup (text == NULL ? "" : text);
}

SandboxMessage *
sandbox_message_new (gint64 time_unix_us, const char *jti, const char *path, const char *method, const char *to,
                     const char *code)
{
  SandboxMessage *self = g_object_new (SANDBOX_TYPE_MESSAGE, NULL);

  self->time_unix_us = time_unix_us;
  self->jti = dup_text (jti);
  self->path = dup_text (path);
  self->method = dup_text (method);
  self->to = dup_text (to);
  self->code = dup_text (code);
  return self;
}

gint64
sandbox_message_get_time_unix_us (SandboxMessage *self)
{
  return self->time_unix_us;
}

const char *
sandbox_message_get_jti (SandboxMessage *self)
{
  return self->jti;
}

const char *
sandbox_message_get_path (SandboxMessage *self)
{
  return self->path;
}

const char *
sandbox_message_get_method (SandboxMessage *self)
{
  return self->method;
}

const char *
sandbox_message_get_to (SandboxMessage *self)
{
  return self->to;
}

const char *
sandbox_message_get_code (SandboxMessage *self)
{
  return self->code;
}

char *
sandbox_message_to_line (SandboxMessage *self)
{
  GString *json = g_string_new ("{");

  sandbox_json_append_member (json, "jti", self->jti);
  sandbox_json_append_member (json, "method", self->method);
  sandbox_json_append_member (json, "to", self->to);
  sandbox_json_append_member (json, "code", self->code);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}
