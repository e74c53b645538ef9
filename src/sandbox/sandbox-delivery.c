/* SPDX-License-Identifier: MIT */
#include "sandbox-delivery.h"

#define N_DROPS 20

/* A delivery that is not over at once; ends with its message. */
typedef struct
{
  SoupServerMessage *msg;        /* (owned) */
  SandboxConnection *connection; /* (owned) */
  GBytes            *answer;     /* (owned) */
  GSource           *timer;      /* (owned) (nullable) */
  SandboxDelivery    manner;
  double             drip_seconds;
  gsize              sent_bytes;
} Delivery;

static void
delivery_free (Delivery *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_signal_handlers_disconnect_by_data (self->msg, self);
  g_object_unref (self->msg);
  g_object_unref (self->connection);
  g_bytes_unref (self->answer);
  g_free (self);
}

static void
on_over_cb (SoupServerMessage *msg, gpointer user_data)
{
  delivery_free (user_data);
}

static void
set_timer (Delivery *self, double seconds, GSourceFunc callback)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  self->timer = g_timeout_source_new ((guint) (seconds * 1000.0));
  g_source_set_callback (self->timer, callback, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Takes the connection away from the server and closes it in the face of the peer. */
static void
break_off (SoupServerMessage *msg, SandboxConnection *connection, gboolean reset)
{
  g_autoptr(SandboxConnection) keep = g_object_ref (connection);
  g_autoptr(GIOStream) stolen = soup_server_message_steal_connection (msg);

  sandbox_connection_drop (connection, reset);
}

static gboolean
on_drop_cb (gpointer user_data)
{
  Delivery *self = user_data;
  gsize size = g_bytes_get_size (self->answer), piece = MIN (MAX (size / N_DROPS, 1), size - self->sent_bytes);
  g_autoptr(GBytes) drop = g_bytes_new_from_bytes (self->answer, self->sent_bytes, piece);
  SoupMessageBody *body = soup_server_message_get_response_body (self->msg);

  soup_message_body_append_bytes (body, drop);
  self->sent_bytes += piece;
  if (self->sent_bytes == size)
    soup_message_body_complete (body);
  else
    set_timer (self, self->drip_seconds / N_DROPS, on_drop_cb);
  soup_server_message_unpause (self->msg);
  return G_SOURCE_REMOVE;
}

static void
on_half_written_cb (SoupServerMessage *msg, gpointer user_data)
{
  Delivery *self = user_data;
  g_autoptr(SandboxConnection) connection = g_object_ref (self->connection);

  break_off (msg, connection, FALSE); /* frees self through "disconnected" */
}

static void
begin (Delivery *self)
{
  SoupMessageBody *body = soup_server_message_get_response_body (self->msg);
  gsize size = g_bytes_get_size (self->answer);
  g_autoptr(GBytes) half = NULL;

  switch (self->manner)
    {
    case SANDBOX_DELIVERY_RESET:
      break_off (self->msg, self->connection, TRUE);
      return;
    case SANDBOX_DELIVERY_CUT:
      half = g_bytes_new_from_bytes (self->answer, 0, size / 2);
      g_signal_connect (self->msg, "wrote-chunk", G_CALLBACK (on_half_written_cb), self);
      soup_message_headers_set_content_length (soup_server_message_get_response_headers (self->msg), (goffset) size);
      soup_message_body_append_bytes (body, half);
      return;
    case SANDBOX_DELIVERY_DRIP:
      soup_message_headers_set_content_length (soup_server_message_get_response_headers (self->msg), (goffset) size);
      set_timer (self, self->drip_seconds / N_DROPS, on_drop_cb);
      return;
    case SANDBOX_DELIVERY_WHOLE:
    default:
      soup_message_body_append_bytes (body, self->answer);
      soup_message_body_complete (body);
    }
}

static gboolean
on_delay_over_cb (gpointer user_data)
{
  Delivery *self = user_data;
  g_autoptr(SoupServerMessage) msg = g_object_ref (self->msg);
  gboolean broken_off = self->manner == SANDBOX_DELIVERY_RESET;

  begin (self);
  if (!broken_off)
    soup_server_message_unpause (msg);
  return G_SOURCE_REMOVE;
}

static void
begin_slow_delivery (SoupServerMessage *msg, SandboxConnection *connection, const SandboxCall *call)
{
  Delivery *self = g_new0 (Delivery, 1);

  self->msg = g_object_ref (msg);
  self->connection = g_object_ref (connection);
  self->answer = g_bytes_ref (call->answer);
  self->manner = call->scenario->delivery;
  self->drip_seconds = call->scenario->drip_seconds;
  g_signal_connect (msg, "finished", G_CALLBACK (on_over_cb), self);
  g_signal_connect (msg, "disconnected", G_CALLBACK (on_over_cb), self);
  if (call->scenario->delay_seconds > 0)
    {
      soup_server_message_pause (msg);
      set_timer (self, call->scenario->delay_seconds, on_delay_over_cb);
    }
  else
    begin (self);
}

void
sandbox_delivery_send (SoupServerMessage *msg, SandboxConnection *connection, const SandboxCall *call)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (msg);
  SoupMessageBody *body = soup_server_message_get_response_body (msg);
  const SandboxScenario *scenario = call->scenario;

  soup_server_message_set_status (msg, call->status, NULL);
  soup_message_headers_replace (headers, "Content-Type", call->content_type);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  if (call->status == SOUP_STATUS_METHOD_NOT_ALLOWED)
    soup_message_headers_replace (headers, "Allow", "POST");
  if (scenario != NULL && (scenario->delay_seconds > 0 || scenario->delivery != SANDBOX_DELIVERY_WHOLE))
    {
      begin_slow_delivery (msg, connection, call);
      return;
    }
  soup_message_body_append_bytes (body, call->answer);
  soup_message_body_complete (body);
}
