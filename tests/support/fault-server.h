/* SPDX-License-Identifier: MIT */
/* A server on bare sockets that breaks the rules of HTTP and TLS on purpose: the path picks a script of bytes, pauses
 * and ends. It shares no code with libsoup, so a fault of the library cannot hide itself. Loopback only, any free port,
 * its own threads. */
#pragma once

#include "test-certificates.h"
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULT_END,     /* ends a script: the connection is closed in good order */
  FAULT_SEND,    /* @text, @length bytes (0: up to its NUL), @count times (0: once) */
  FAULT_DRIP,    /* @text byte by byte, @ms apart */
  FAULT_PAUSE,   /* @ms */
  FAULT_STALL,   /* ends the script: nothing more until the other side gives up */
  FAULT_RESET,   /* ends the script with a TCP reset */
  FAULT_KEEP,    /* ends the script and waits for the next request on the same connection */
  FAULT_NO_READ, /* only as the first step: the body of the request is not read */
} FaultAction;

typedef struct
{
  FaultAction action;
  const char *text;
  gsize       length;
  guint       count;
  guint       ms;
} FaultStep;

#define FAULT_OK(body) \
  { FAULT_SEND, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" body }
/* A whole answer, percent-encoded as the service sends it. */
#define FAULT_ANSWER \
  "%7B%22result%22%3A%7B%22code%22%3A%22CF-00000%22%2C%22message" \
  "%22%3A%22%EC%84%B1%EA%B3%B5%22%7D%2C%22data%22%3A%7B%7D%7D"

typedef struct _FaultServer FaultServer;

/* @certificate: (nullable) (transfer none): speaks TLS with it; @priority: (nullable): GnuTLS priority string. */
FaultServer *fault_server_new              (TestCertificate *certificate, const char *priority);
void         fault_server_free             (FaultServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultServer, fault_server_free)

guint        fault_server_get_port         (FaultServer *self);
/* (transfer full): "http://127.0.0.1:PORT/path", "https://localhost:PORT/path" with a certificate. */
char        *fault_server_dup_url          (FaultServer *self, const char *path);
/* What requests to @path get: the first request the first script given for it, and so on; the last one goes on for
 * ever. @steps must live as long as the server. Paths without a script get a 404; "/oauth/token" gets a token unless it
 * has a script. */
void         fault_server_add              (FaultServer *self, const char *path, const FaultStep *steps);

/* What a new connection gets before anything is read, TLS or not; NULL: nothing. */
void         fault_server_set_greeting     (FaultServer *self, const FaultStep *steps);
/* For connections from now on. */
void         fault_server_set_certificate  (FaultServer *self, TestCertificate *certificate);

guint        fault_server_get_n_connections (FaultServer *self);
/* Connections that came as far as a finished handshake. */
guint        fault_server_get_n_handshakes (FaultServer *self);
/* Of requests to @path; NULL for all. */
guint        fault_server_get_n_requests   (FaultServer *self, const char *path);
/* Bytes received after any handshake, however broken. */
guint64      fault_server_get_n_bytes      (FaultServer *self);
/* Connections that the other side closed or reset before the script had ended. */
guint        fault_server_get_n_abandoned  (FaultServer *self);
/* (transfer full) (nullable): head and body of the request number @index, from 0, as it came. */
char        *fault_server_dup_request      (FaultServer *self, guint index);

G_END_DECLS
