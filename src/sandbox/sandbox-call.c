/* SPDX-License-Identifier: MIT */
#include "sandbox-call.h"

#include "codef-redactor.h"

/* What the live log keeps of one request. */
#define MAX_LOGGED_BYTES ((gsize) 64 * 1024)

SandboxCall *
sandbox_call_new (const char *method, const char *path, const char *query, const char *authorization, GBytes *wire,
                  gint64 now_unix_us)
{
  SandboxCall *self = g_new0 (SandboxCall, 1);

  self->method = g_strdup (method);
  self->path = g_strdup (path);
  self->query = g_strdup (query);
  self->authorization = g_strdup (authorization);
  self->wire = g_bytes_ref (wire);
  self->now_unix_us = now_unix_us;
  self->echo = g_string_new (NULL);
  self->findings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sandbox_call_free (SandboxCall *self)
{
  g_free (self->method);
  g_free (self->path);
  g_free (self->query);
  g_free (self->authorization);
  g_bytes_unref (self->wire);
  g_clear_pointer (&self->body, sandbox_body_free);
  g_clear_pointer (&self->scenario, sandbox_scenario_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_string_free (self->echo, TRUE);
  g_ptr_array_unref (self->findings);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_free (self->code);
  g_free (self->leader);
  g_free (self);
}

void
sandbox_call_find (SandboxCall *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

char *
sandbox_call_dup_string (SandboxCall *self, const char *name)
{
  if (self->body == NULL || self->body->kind != SANDBOX_BODY_OBJECT)
    return NULL;
  return doc_document_dup_member (self->body->document, DOC_NODE_ROOT, name);
}

/* The decoded request without its secrets. */
static GBytes *
mask_request (SandboxCall *self)
{
  g_autoptr(GBytes) text = NULL;
  gsize size;

  if (self->body == NULL)
    return NULL;
  size = g_bytes_get_size (doc_document_get_text (self->body->document));
  if (size == 0)
    return NULL;
  text = g_bytes_new_from_bytes (doc_document_get_text (self->body->document), 0, MIN (size, MAX_LOGGED_BYTES));
  return codef_redactor_mask_json (text);
}

SandboxEvent *
sandbox_call_to_event (SandboxCall *self)
{
  static const char *const personalities[] = { NULL, "vendor", "own" };
  g_autoptr(GBytes) request = mask_request (self);
  SandboxEventFacts facts = {
    .time_unix_us = self->now_unix_us,
    .method = self->method,
    .path = self->path,
    .status = self->status,
    .code = self->code,
    .form = self->body == NULL ? NULL : self->body->form,
    .request = request,
    .findings = self->findings,
    .personality = personalities[self->personality],
  };

  return sandbox_event_new (&facts);
}
