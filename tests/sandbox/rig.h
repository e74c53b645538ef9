/* SPDX-License-Identifier: MIT */
/* What the tests of the sandbox share: a running server, requests through libsoup (never through our own client), and
 * raw sockets. */
#pragma once

#include "doc-document.h"
#include "sandbox-server.h"
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct
{
  CodefCatalog  *catalog;
  CodefClock    *clock;
  SandboxServer *server;
  SoupSession   *session;
  char          *store_file;   /* in a folder of its own */
  char          *own_token;    /* (nullable) got when first asked for */
  char          *vendor_token; /* (nullable) */
} Rig;

typedef struct
{
  guint        status;
  char        *content_type;
  char        *text;     /* as it came */
  DocDocument *document; /* decoded */
  char        *code;     /* (nullable) result.code */
} Answer;

typedef enum { RIG_OWN, RIG_VENDOR } RigPair;

/* Options may be NULL; the key pair is made once a program and kept, so that starting is quick. */
Rig        *rig_new           (const SandboxOptions *options);
void        rig_free          (Rig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Rig, rig_free)

guint16     rig_port          (Rig *self);
const char *rig_token         (Rig *self, RigPair pair);
/* POSTs bytes; @headers: pairs name, value, NULL-terminated, may be NULL. */
Answer     *rig_post_bytes    (Rig *self, const char *path, const char *bytes, gssize length,
                               const char *const *headers);
/* POSTs JSON with the token of @pair, encoded as Java's URLEncoder does. */
Answer     *rig_post          (Rig *self, RigPair pair, const char *path, const char *json);
Answer     *rig_send          (Rig *self, const char *method, const char *path, const char *bytes, gssize length,
                               const char *const *headers);
void        answer_free       (Answer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)
/* (transfer full): JSON text of the member found by names. */
char       *answer_dup        (Answer *self, const char *first, const char *second);

/* Connects, sends, half-closes if asked to, and reads to the end; fails the test if the server does not close within
 * ten seconds. */
char       *rig_talk          (Rig *self, const char *bytes, gssize length, gboolean half_close);
int         rig_connect       (Rig *self);
void        rig_connect_socket (Rig *self, int fd);
/* Of this process, which the server is a thread of; 0 where a sanitizer keeps what is freed and there is nothing to
 * measure. */
gsize       rig_resident_bytes (void);
/* First line's status of a raw answer, 0 if there is none. */
guint       raw_status        (const char *raw);

G_END_DECLS
