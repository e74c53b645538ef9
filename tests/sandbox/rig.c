/* SPDX-License-Identifier: MIT */
#include "rig.h"

#include "codef-wire.h"
#include "doc-percent.h"
#include <arpa/inet.h>
#include <glib/gstdio.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_TIMEOUT_MS 10000

static char *shared_folder;

static void
remove_shared_folder (void)
{
  g_autofree char *file = g_build_filename (shared_folder, "sandbox.json", NULL);

  g_unlink (file);
  g_rmdir (shared_folder);
  g_free (shared_folder);
}

static char *
share_store_file (void)
{
  if (shared_folder == NULL)
    {
      shared_folder = g_dir_make_tmp ("sandbox-test-XXXXXX", NULL);
      atexit (remove_shared_folder);
    }
  return g_build_filename (shared_folder, "sandbox.json", NULL);
}

Rig *
rig_new (const SandboxOptions *options)
{
  Rig *self = g_new0 (Rig, 1);
  SandboxOptions own = { 0 };
  GError *error = NULL;

  if (options != NULL)
    own = *options;
  self->store_file = own.store_file == NULL ? share_store_file () : g_strdup (own.store_file);
  own.store_file = self->store_file;
  self->catalog = codef_catalog_new ();
  self->clock = codef_clock_new (0);
  self->server = sandbox_server_new (self->catalog, self->clock, &own, &error);
  g_assert_no_error (error);
  sandbox_server_start (self->server, &error);
  g_assert_no_error (error);
  self->session = soup_session_new ();
  soup_session_set_proxy_resolver (self->session, NULL);
  return self;
}

void
rig_free (Rig *self)
{
  g_object_unref (self->session);
  g_object_unref (self->server);
  g_object_unref (self->catalog);
  g_object_unref (self->clock);
  g_free (self->store_file);
  g_free (self->own_token);
  g_free (self->vendor_token);
  g_free (self);
}

guint16
rig_port (Rig *self)
{
  const char *colon = strrchr (sandbox_server_get_url (self->server), ':');

  return (guint16) g_ascii_strtoull (colon + 1, NULL, 10);
}

Answer *
rig_send (Rig *self, const char *method, const char *path, const char *bytes, gssize length, const char *const *headers)
{
  Answer *answer = g_new0 (Answer, 1);
  g_autofree char *url = g_strconcat (sandbox_server_get_url (self->server), path, NULL);
  g_autoptr(SoupMessage) msg = soup_message_new (method, url);
  g_autoptr(GBytes) body = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr(GBytes) reply = NULL;
  GError *error = NULL;

  if (bytes != NULL)
    soup_message_set_request_body_from_bytes (msg, NULL, body);
  for (guint i = 0; headers != NULL && headers[i] != NULL; i += 2)
    soup_message_headers_append (soup_message_get_request_headers (msg), headers[i], headers[i + 1]);
  reply = soup_session_send_and_read (self->session, msg, NULL, &error);
  g_assert_no_error (error);
  answer->status = soup_message_get_status (msg);
  answer->content_type =
    g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (msg), "Content-Type"));
  answer->text = g_strndup (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply));
  answer->document = doc_document_new (reply, NULL);
  answer->code = doc_document_dup_member (answer->document,
                                          doc_document_find_member (answer->document, DOC_NODE_ROOT, "result"), "code");
  return answer;
}

Answer *
rig_post_bytes (Rig *self, const char *path, const char *bytes, gssize length, const char *const *headers)
{
  return rig_send (self, "POST", path, bytes, length, headers);
}

const char *
rig_token (Rig *self, RigPair pair)
{
  char **slot = pair == RIG_OWN ? &self->own_token : &self->vendor_token;
  const char *id = pair == RIG_OWN ? sandbox_server_get_client_id (self->server) : CODEF_SANDBOX_CLIENT_ID;
  const char *secret = pair == RIG_OWN ? sandbox_server_get_client_secret (self->server) : CODEF_SANDBOX_CLIENT_SECRET;
  g_autofree char *both = g_strconcat (id, ":", secret, NULL);
  g_autofree char *basic64 = g_base64_encode ((const guchar *) both, strlen (both));
  g_autofree char *basic = g_strconcat ("Basic ", basic64, NULL);
  const char *const headers[] = { "Authorization", basic, "Content-Type", "application/x-www-form-urlencoded", NULL };
  g_autoptr(Answer) answer = NULL;

  if (*slot != NULL)
    return *slot;
  answer = rig_post_bytes (self, CODEF_PATH_TOKEN, "grant_type=client_credentials&scope=read", -1, headers);
  g_assert_cmpuint (answer->status, ==, 200);
  *slot = doc_document_dup_member (answer->document, DOC_NODE_ROOT, "access_token");
  g_assert_nonnull (*slot);
  return *slot;
}

Answer *
rig_post (Rig *self, RigPair pair, const char *path, const char *json)
{
  g_autofree char *bearer = g_strconcat ("Bearer ", rig_token (self, pair), NULL);
  const char *const headers[] = { "Authorization", bearer, NULL };
  g_autoptr(GBytes) text = g_bytes_new (json, strlen (json));
  g_autoptr(GBytes) wire = doc_percent_encode (text, DOC_PERCENT_JAVA);

  return rig_post_bytes (self, path, g_bytes_get_data (wire, NULL), (gssize) g_bytes_get_size (wire), headers);
}

void
answer_free (Answer *self)
{
  g_free (self->content_type);
  g_free (self->text);
  doc_document_unref (self->document);
  g_free (self->code);
  g_free (self);
}

char *
answer_dup (Answer *self, const char *first, const char *second)
{
  DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, first);

  if (node != DOC_NODE_NONE && second != NULL)
    node = doc_document_find_member (self->document, node, second);
  return node == DOC_NODE_NONE ? NULL : doc_document_dup_string (self->document, node);
}

void
rig_connect_socket (Rig *self, int fd)
{
  struct sockaddr_in address = { .sin_family = AF_INET,
                                 .sin_port = htons (rig_port (self)),
                                 .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };

  g_assert_cmpint (connect (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
}

int
rig_connect (Rig *self)
{
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  rig_connect_socket (self, fd);
  return fd;
}

static char *
read_to_end (int fd)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char buffer[16384];

  while (TRUE)
    {
      struct pollfd wait = { .fd = fd, .events = POLLIN };
      gssize n_bytes;

      if (poll (&wait, 1, READ_TIMEOUT_MS) != 1)
        g_error ("the server did not close within %d ms after: %s", READ_TIMEOUT_MS, text->str);
      n_bytes = read (fd, buffer, sizeof buffer);
      if (n_bytes <= 0)
        break;
      g_string_append_len (text, buffer, n_bytes);
    }
  return g_strdup (text->str);
}

char *
rig_talk (Rig *self, const char *bytes, gssize length, gboolean half_close)
{
  int fd = rig_connect (self);
  gsize left = length < 0 ? strlen (bytes) : (gsize) length;
  char *text;

  while (left > 0)
    {
      gssize n_bytes = send (fd, bytes, left, MSG_NOSIGNAL);

      if (n_bytes <= 0)
        break; /* the server has had enough */
      bytes += n_bytes;
      left -= (gsize) n_bytes;
    }
  if (half_close)
    shutdown (fd, SHUT_WR);
  text = read_to_end (fd);
  close (fd);
  return text;
}

gsize
rig_resident_bytes (void)
{
#ifdef __SANITIZE_ADDRESS__
  return 0;
#else
  g_autofree char *statm = NULL;
  g_auto(GStrv) words = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  words = g_strsplit (statm, " ", 3);
  return (gsize) g_ascii_strtoull (words[1], NULL, 10) * (gsize) sysconf (_SC_PAGESIZE);
#endif
}

guint
raw_status (const char *raw)
{
  guint status = 0;

  return sscanf (raw, "HTTP/1.%*c %u", &status) == 1 ? status : 0;
}
