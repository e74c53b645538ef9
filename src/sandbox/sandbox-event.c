/* SPDX-License-Identifier: MIT */
#include "sandbox-event.h"

struct _SandboxEvent
{
  GObject parent_instance;
  gint64  time_unix_us;
  guint   status;
  char   *method;      /* (owned) */
  char   *path;        /* (owned) */
  char   *code;        /* (owned) (nullable) */
  char   *form;        /* (owned) (nullable) */
  GBytes *request;     /* (owned) (nullable) */
  char  **findings;    /* (owned) */
  char   *personality; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SandboxEvent, sandbox_event, G_TYPE_OBJECT)

static void
sandbox_event_finalize (GObject *object)
{
  SandboxEvent *self = SANDBOX_EVENT (object);

  g_free (self->method);
  g_free (self->path);
  g_free (self->code);
  g_free (self->form);
  g_clear_pointer (&self->request, g_bytes_unref);
  g_strfreev (self->findings);
  g_free (self->personality);
  G_OBJECT_CLASS (sandbox_event_parent_class)->finalize (object);
}

static void
sandbox_event_class_init (SandboxEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sandbox_event_finalize;
}

static void
sandbox_event_init (SandboxEvent *self)
{
}

static char **
copy_findings (GPtrArray *findings)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    g_strv_builder_add (builder, findings->pdata[i]);
  return g_strv_builder_end (builder);
}

SandboxEvent *
sandbox_event_new (const SandboxEventFacts *facts)
{
  SandboxEvent *self = g_object_new (SANDBOX_TYPE_EVENT, NULL);

  self->time_unix_us = facts->time_unix_us;
  self->status = facts->status;
  self->method = g_strdup (facts->method);
  self->path = g_strdup (facts->path);
  self->code = g_strdup (facts->code);
  self->form = g_strdup (facts->form);
  self->request = facts->request == NULL ? NULL : g_bytes_ref (facts->request);
  self->findings = copy_findings (facts->findings);
  self->personality = g_strdup (facts->personality);
  return self;
}

gint64
sandbox_event_get_time_unix_us (SandboxEvent *self)
{
  return self->time_unix_us;
}

const char *
sandbox_event_get_method (SandboxEvent *self)
{
  return self->method;
}

const char *
sandbox_event_get_path (SandboxEvent *self)
{
  return self->path;
}

guint
sandbox_event_get_status (SandboxEvent *self)
{
  return self->status;
}

const char *
sandbox_event_get_code (SandboxEvent *self)
{
  return self->code;
}

const char *
sandbox_event_get_form (SandboxEvent *self)
{
  return self->form;
}

GBytes *
sandbox_event_get_request (SandboxEvent *self)
{
  return self->request;
}

const char *const *
sandbox_event_get_findings (SandboxEvent *self)
{
  return (const char *const *) self->findings;
}

const char *
sandbox_event_get_personality (SandboxEvent *self)
{
  return self->personality;
}
