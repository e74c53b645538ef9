/* SPDX-License-Identifier: MIT */
/* The cheapest server that can answer a client of the API: a token, then the same 3 kB percent-encoded answer for every POST. Keep-alive,
 * one thread, epoll. Prints its port, serves until it is killed.
 *
 * Requests are told apart by their blank line and Content-Length or chunked end; that is all that is understood. */
#include "doc-percent.h"

#include <errno.h>
#include <glib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define BODY_BYTES 3009

typedef struct
{
  int      fd;
  GString *input;  /* (owned) what was read and not yet answered */
} Connection;

static GString *token_answer, *call_answer;

static GString *
build_answer (const char *body, gsize length)
{
  GString *answer = g_string_new (NULL);

  g_string_printf (answer, "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: %zu\r\n\r\n", length);
  return g_string_append_len (answer, body, (gssize) length);
}

/* A bank's transaction list cut to size by the length of its last text, so that the encoded body has exactly BODY_BYTES. */
static GString *
build_call_answer (void)
{
  g_autoptr(GString) json = g_string_new ("{\"result\":{\"code\":\"CF-00000\",\"extraMessage\":\"\",\"message\":\"성공\","
                                          "\"transactionId\":\"669ef2a6ec82f3c03b2b928a\"},\"data\":{\"resTrHistoryList\":[");
  g_autoptr(GBytes) plain = NULL, wire = NULL;
  g_autofree char *body = NULL;
  gsize length;

  for (int i = 0; i < 8; i++)
    g_string_append_printf (json, "%s{\"resAccountTrDate\":\"201905%02d\",\"resAccountOut\":\"%d\",\"resAccountDesc1\":\"체크카드\"}",
                            i > 0 ? "," : "", i + 10, 1000 * i);
  g_string_append (json, "],\"resAccountName\":\"");
  plain = g_bytes_new (json->str, json->len);
  wire = doc_percent_encode (plain, DOC_PERCENT_JAVA);
  length = g_bytes_get_size (wire);
  body = g_malloc (BODY_BYTES);
  memset (body, 'a', BODY_BYTES);
  memcpy (body, g_bytes_get_data (wire, NULL), length);
  memcpy (body + BODY_BYTES - strlen ("%22%7D%7D"), "%22%7D%7D", strlen ("%22%7D%7D"));
  return build_answer (body, BODY_BYTES);
}

/* Length of the first whole request in @input, 0 while it is not whole. */
static gsize
measure_request (const GString *input)
{
  const char *blank = strstr (input->str, "\r\n\r\n"), *header;
  gsize head, body;

  if (blank == NULL)
    return 0;
  head = (gsize) (blank - input->str) + 4;
  if ((header = strcasestr (input->str, "\r\ncontent-length:")) != NULL && header < blank)
    {
      body = strtoul (header + strlen ("\r\ncontent-length:"), NULL, 10);
      return input->len >= head + body ? head + body : 0;
    }
  if ((header = strcasestr (input->str, "\r\ntransfer-encoding:")) != NULL && header < blank)
    {
      const char *end = strstr (blank + 4, "0\r\n\r\n");

      return end != NULL ? (gsize) (end - input->str) + 5 : 0;
    }
  return head;
}

static gboolean
answer_requests (Connection *connection)
{
  gsize length;

  while ((length = measure_request (connection->input)) > 0)
    {
      const GString *answer = strstr (connection->input->str, " /oauth/") != NULL ? token_answer : call_answer;

      if (write (connection->fd, answer->str, answer->len) != (ssize_t) answer->len)
        return FALSE;
      g_string_erase (connection->input, 0, (gssize) length);
    }
  return TRUE;
}

static gboolean
serve (Connection *connection)
{
  char buffer[16384];
  ssize_t n = read (connection->fd, buffer, sizeof buffer);

  if (n <= 0)
    return n < 0 && (errno == EAGAIN || errno == EINTR);
  g_string_append_len (connection->input, buffer, n);
  return answer_requests (connection);
}

static void
accept_connection (int epoll, int listener)
{
  Connection *connection = g_new0 (Connection, 1);
  struct epoll_event event = { .events = EPOLLIN, .data.ptr = connection };
  int one = 1;

  connection->fd = accept4 (listener, NULL, NULL, SOCK_CLOEXEC);
  connection->input = g_string_new (NULL);
  setsockopt (connection->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  epoll_ctl (epoll, EPOLL_CTL_ADD, connection->fd, &event);
}

int
main (void)
{
  static const char token[] = "{\"access_token\":\"eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2ln\",\"token_type\":\"bearer\",\"expires_in\":604799,\"scope\":\"read\"}";
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t length = sizeof address;
  int listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), epoll = epoll_create1 (EPOLL_CLOEXEC);
  struct epoll_event event = { .events = EPOLLIN, .data.ptr = NULL };

  token_answer = build_answer (token, strlen (token));
  call_answer = build_call_answer ();
  if (bind (listener, (struct sockaddr *) &address, sizeof address) != 0 || listen (listener, 64) != 0)
    return 1;
  getsockname (listener, (struct sockaddr *) &address, &length);
  printf ("%d\n", ntohs (address.sin_port));
  fflush (stdout);
  epoll_ctl (epoll, EPOLL_CTL_ADD, listener, &event);
  while (epoll_wait (epoll, &event, 1, -1) > 0)
    {
      Connection *connection = event.data.ptr;

      if (connection == NULL)
        accept_connection (epoll, listener);
      else if (!serve (connection))
        {
          close (connection->fd);
          g_string_free (connection->input, TRUE);
          g_free (connection);
        }
    }
  return 0;
}
