/* SPDX-License-Identifier: MIT */
#include "codef-attempt-private.h"

#include "codef-redactor.h"

G_DEFINE_FINAL_TYPE (CodefAttempt, codef_attempt, G_TYPE_OBJECT)

static void
header_clear (CodefHeader *header)
{
  g_free ((char *) header->name);
  g_free ((char *) header->value);
}

static GArray *
header_array_new (void)
{
  GArray *headers = g_array_new (FALSE, FALSE, sizeof (CodefHeader));

  g_array_set_clear_func (headers, (GDestroyNotify) header_clear);
  return headers;
}

static void
codef_attempt_finalize (GObject *object)
{
  CodefAttempt *self = CODEF_ATTEMPT (object);

  g_free (self->url);
  g_array_unref (self->request_headers);
  g_clear_pointer (&self->request_wire, g_bytes_unref);
  g_free (self->reason);
  g_array_unref (self->response_headers);
  g_clear_pointer (&self->kept_wire, g_byte_array_unref);
  g_clear_pointer (&self->response_wire, g_bytes_unref);
  g_clear_pointer (&self->document, doc_document_unref);
  g_clear_object (&self->overflow);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (codef_attempt_parent_class)->finalize (object);
}

static void
codef_attempt_class_init (CodefAttemptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_attempt_finalize;
}

static void
codef_attempt_init (CodefAttempt *self)
{
  self->request_headers = header_array_new ();
  self->response_headers = header_array_new ();
  self->timing = (CodefTiming) { -1, -1, -1, -1, -1, -1, -1 };
}

CodefAttempt *
_codef_attempt_new (CodefAttemptPurpose purpose, const char *url, GBytes *request_wire, gint64 started_unix_us)
{
  CodefAttempt *self = g_object_new (CODEF_TYPE_ATTEMPT, NULL);

  self->purpose = purpose;
  self->url = g_strdup (url);
  self->request_wire = g_bytes_ref (request_wire);
  self->started_unix_us = started_unix_us;
  return self;
}

void
_codef_attempt_copy_headers (GArray *to, SoupMessageHeaders *from)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;

  g_array_set_size (to, 0);
  soup_message_headers_iter_init (&iter, from);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      CodefHeader header = { g_utf8_make_valid (name, -1), NULL };
      g_autofree char *text = g_utf8_make_valid (value, -1);

      header.value = codef_redactor_mask_header (header.name, text);
      g_array_append_val (to, header);
    }
}

void
_codef_attempt_take_bytes (CodefAttempt *self, const guint8 *data, gsize length)
{
  self->response_wire_size += length;
  if (self->purpose == CODEF_ATTEMPT_TOKEN)
    return;
  if (self->kept_wire == NULL)
    self->kept_wire = g_byte_array_new ();
  g_byte_array_append (self->kept_wire, data, MIN (length, CODEF_ATTEMPT_WIRE_KEPT_BYTES - self->kept_wire->len));
}

CodefAttemptPurpose
codef_attempt_get_purpose (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), CODEF_ATTEMPT_CALL);
  return self->purpose;
}

const char *
codef_attempt_get_method (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return "POST";
}

const char *
codef_attempt_get_url (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->url;
}

const CodefHeader *
codef_attempt_get_request_headers (CodefAttempt *self, guint *n_headers)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self) && n_headers != NULL, NULL);
  *n_headers = self->request_headers->len;
  return (const CodefHeader *) (gpointer) self->request_headers->data;
}

GBytes *
codef_attempt_get_request_wire (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->request_wire;
}

gint64
codef_attempt_get_started_unix_us (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), 0);
  return self->started_unix_us;
}

guint
codef_attempt_get_status (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), 0);
  return self->status;
}

const char *
codef_attempt_get_reason (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->reason;
}

const CodefHeader *
codef_attempt_get_response_headers (CodefAttempt *self, guint *n_headers)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self) && n_headers != NULL, NULL);
  *n_headers = self->response_headers->len;
  return (const CodefHeader *) (gpointer) self->response_headers->data;
}

GBytes *
codef_attempt_get_response_wire (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->response_wire;
}

guint64
codef_attempt_get_response_wire_size (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), 0);
  return self->response_wire_size;
}

DocDocument *
codef_attempt_get_document (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->document;
}

GOutputStream *
codef_attempt_get_overflow (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->overflow;
}

guint64
codef_attempt_get_overflow_size (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), 0);
  return self->overflow_bytes;
}

const CodefTiming *
codef_attempt_get_timing (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return &self->timing;
}

const char *
codef_attempt_get_tls (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->tls;
}

const GError *
codef_attempt_get_error (CodefAttempt *self)
{
  g_return_val_if_fail (CODEF_IS_ATTEMPT (self), NULL);
  return self->error;
}
