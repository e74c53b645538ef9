/* SPDX-License-Identifier: MIT */
#include "sandbox-framing.h"

#include "codef-wire.h"
#include <string.h>

/* The longest chunk-size line or trailer section worth reading. */
#define MAX_CHUNK_LINE_BYTES 256
#define MAX_TRAILER_BYTES 8192

typedef enum
{
  STATE_IDLE,         /* before the first byte of a request */
  STATE_HEAD,
  STATE_LENGTH_BODY,  /* remaining counts down */
  STATE_CHUNK_SIZE,   /* line collects the digits */
  STATE_CHUNK_DATA,
  STATE_CHUNK_END,    /* the CRLF behind the data of a chunk */
  STATE_TRAILER,
  STATE_REFUSED,
} State;

struct _SandboxFraming
{
  State       state;
  GString    *head;        /* (owned) request line and headers so far */
  GString    *line;        /* (owned) chunk-size line or trailer line so far */
  char       *method;      /* (owned) (nullable) */
  char       *target;      /* (owned) (nullable) */
  guint64     remaining;   /* bytes of the body, or of the chunk, still to come */
  guint64     body_bytes;  /* of this request so far, for chunked bodies */
  guint64     body_cap;
  gboolean    in_body;     /* the head is whole; stays TRUE when the body is refused */
  gsize       trailer_bytes;
  guint       refusal;     /* HTTP status */
  const char *reason;      /* (nullable) static */
};

/* What the header lines say about the length of the body. */
typedef struct
{
  gboolean is_http_1_0;
  guint    n_hosts;
  guint    n_lengths;
  guint    n_encodings;
  guint64  length;
} HeadFacts;

SandboxFraming *
sandbox_framing_new (void)
{
  SandboxFraming *self = g_new0 (SandboxFraming, 1);

  self->head = g_string_new (NULL);
  self->line = g_string_new (NULL);
  return self;
}

void
sandbox_framing_free (SandboxFraming *self)
{
  g_string_free (self->head, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self->method);
  g_free (self->target);
  g_free (self);
}

static gboolean
refuse (SandboxFraming *self, guint status, const char *reason)
{
  self->state = STATE_REFUSED;
  self->refusal = status;
  self->reason = reason;
  return FALSE;
}

/* tchar of RFC 9110, 5.6.2 */
static gboolean
is_token (const char *text, gsize length)
{
  if (length == 0)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && (text[i] == '\0' || strchr ("!#$%&'*+-.^_`|~", text[i]) == NULL))
      return FALSE;
  return TRUE;
}

/* A path or an absolute URL; percent escapes that are whole, and UTF-8 both as sent and decoded; a NUL has no business
 * in a path. */
static gboolean
is_clean_target (const char *target)
{
  g_autofree char *decoded = NULL;

  if (*target != '/' && !g_str_has_prefix (target, "http://"))
    return FALSE;
  for (const char *p = target; *p != '\0'; p++)
    if ((guchar) *p <= 0x20 || *p == 0x7f)
      return FALSE;
  if (!g_utf8_validate (target, -1, NULL))
    return FALSE;
  decoded = g_uri_unescape_string (target, NULL);
  return decoded != NULL && g_utf8_validate (decoded, -1, NULL);
}

static gboolean
read_request_line (SandboxFraming *self, const char *line, HeadFacts *facts)
{
  static const char *const methods[] = { "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", NULL };
  g_auto(GStrv) words = g_strsplit (line, " ", 4);

  if (g_strv_length (words) != 3 || !is_token (words[0], strlen (words[0])))
    return refuse (self, 400, "the request line is malformed");
  facts->is_http_1_0 = g_str_equal (words[2], "HTTP/1.0");
  if (!facts->is_http_1_0 && !g_str_equal (words[2], "HTTP/1.1"))
    return refuse (self, 400, "only HTTP/1.0 and HTTP/1.1 are spoken here");
  self->method = g_strdup (words[0]);
  self->target = g_utf8_make_valid (words[1], -1);
  if (!g_strv_contains (methods, words[0]))
    return refuse (self, 405, "the method is not allowed");
  if (!is_clean_target (words[1]))
    return refuse (self, 400, "the path is not percent-encoded UTF-8");
  return TRUE;
}

static gboolean
read_length (SandboxFraming *self, const char *value, HeadFacts *facts)
{
  /* 18 digits cannot overflow; a sign, a list or a blank is no length */
  gsize n_digits = strspn (value, "0123456789");

  if (n_digits == 0 || n_digits > 18 || value[n_digits] != '\0')
    return refuse (self, 400, "Content-Length is not a number");
  if (++facts->n_lengths > 1)
    return refuse (self, 400, "two Content-Length headers");
  facts->length = g_ascii_strtoull (value, NULL, 10);
  return TRUE;
}

static gboolean
read_header_line (SandboxFraming *self, char *line, HeadFacts *facts)
{
  char *colon = strchr (line, ':');
  const char *value;

  /* also refuses folded lines and blanks before the colon */
  if (colon == NULL || !is_token (line, colon - line) || strchr (line, '\r') != NULL)
    return refuse (self, 400, "a header line is malformed");
  *colon = '\0';
  value = g_strstrip (colon + 1);
  if (g_ascii_strcasecmp (line, "host") == 0)
    facts->n_hosts++;
  else if (g_ascii_strcasecmp (line, "content-length") == 0)
    return read_length (self, value, facts);
  else if (g_ascii_strcasecmp (line, "transfer-encoding") == 0)
    {
      facts->n_encodings++;
      if (g_ascii_strcasecmp (value, "chunked") != 0)
        return refuse (self, 400, "the transfer encoding is not known");
    }
  return TRUE;
}

static gboolean
begin_body (SandboxFraming *self, const HeadFacts *facts)
{
  gboolean is_token_route =
    g_str_equal (self->target, CODEF_PATH_TOKEN) || g_str_has_prefix (self->target, CODEF_PATH_TOKEN "?");

  if (facts->n_hosts > 1 || (facts->n_hosts == 0 && !facts->is_http_1_0))
    return refuse (self, 400, "exactly one Host header is needed");
  if (facts->n_encodings > 0 && (facts->n_lengths > 0 || facts->n_encodings > 1 || facts->is_http_1_0))
    return refuse (self, 400, "the length of the body is ambiguous");
  self->body_cap = is_token_route ? SANDBOX_MAX_TOKEN_BODY_BYTES : SANDBOX_MAX_BODY_BYTES;
  if (facts->length > self->body_cap)
    return refuse (self, 413, "the body is too large");
  self->body_bytes = 0;
  self->in_body = TRUE;
  self->remaining = facts->length;
  if (facts->n_encodings > 0)
    self->state = STATE_CHUNK_SIZE;
  else
    self->state = facts->length > 0 ? STATE_LENGTH_BODY : STATE_IDLE;
  return TRUE;
}

static gboolean
read_head (SandboxFraming *self)
{
  HeadFacts facts = { 0 };
  g_auto(GStrv) lines = NULL;

  if (strlen (self->head->str) != self->head->len)
    return refuse (self, 400, "a NUL in the head");
  lines = g_strsplit (self->head->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);

      if (length > 0 && lines[i][length - 1] == '\r')
        lines[i][length - 1] = '\0';
      if (lines[i][0] == '\0')
        break;
      if (!(i == 0 ? read_request_line (self, lines[i], &facts) : read_header_line (self, lines[i], &facts)))
        return FALSE;
    }
  return begin_body (self, &facts);
}

/* The head ends with an empty line: two line feeds with at most a carriage return between. */
static gboolean
ends_with_empty_line (const GString *head)
{
  const char *end = head->str + head->len;

  return (head->len >= 2 && end[-1] == '\n' && end[-2] == '\n') ||
         (head->len >= 3 && end[-1] == '\n' && end[-2] == '\r' && end[-3] == '\n');
}

/* One byte of the head; TRUE to go on with the next. */
static gboolean
feed_head (SandboxFraming *self, char byte)
{
  GString *head = self->head;

  if (head->len == 0 && (byte == '\r' || byte == '\n'))
    return TRUE; /* blank lines before a request are to be skipped (RFC 9112, 2.2) */
  if (head->len == 0 && !g_ascii_isalpha (byte))
    return refuse (self, 400, "this is not HTTP");
  g_string_append_c (head, byte);
  if (ends_with_empty_line (head))
    return read_head (self);
  if (head->len > SANDBOX_MAX_HEAD_BYTES)
    return refuse (self, 431, "the headers are too large");
  return TRUE;
}

static gboolean
read_chunk_size (SandboxFraming *self)
{
  gsize n_digits = strspn (self->line->str, "0123456789abcdefABCDEF");
  const char *rest = self->line->str + n_digits;

  /* 15 hexadecimal digits cannot overflow; a chunk extension is allowed and ignored */
  if (n_digits == 0 || n_digits > 15 || (*rest != '\0' && *rest != ';') || strlen (self->line->str) != self->line->len)
    return refuse (self, 400, "a chunk size is not a number");
  self->remaining = g_ascii_strtoull (self->line->str, NULL, 16);
  self->body_bytes += self->remaining;
  if (self->body_bytes > self->body_cap)
    return refuse (self, 413, "the body is too large");
  self->trailer_bytes = 0;
  self->state = self->remaining > 0 ? STATE_CHUNK_DATA : STATE_TRAILER;
  return TRUE;
}

static gboolean
read_line_end (SandboxFraming *self)
{
  GString *line = self->line;
  gboolean ok = TRUE;

  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  if (self->state == STATE_CHUNK_SIZE)
    ok = read_chunk_size (self);
  else if (self->state == STATE_CHUNK_END)
    {
      if (line->len > 0)
        return refuse (self, 400, "a chunk is longer than its size");
      self->state = STATE_CHUNK_SIZE;
    }
  else if (line->len == 0)
    self->state = STATE_IDLE;
  g_string_truncate (line, 0);
  return ok;
}

/* One byte of a line between chunks; TRUE to go on. */
static gboolean
feed_line (SandboxFraming *self, char byte)
{
  if (byte == '\n')
    return read_line_end (self);
  g_string_append_c (self->line, byte);
  if (self->state == STATE_TRAILER ? ++self->trailer_bytes > MAX_TRAILER_BYTES : self->line->len > MAX_CHUNK_LINE_BYTES)
    return refuse (self, 400, "a line between chunks is too long");
  return TRUE;
}

static gsize
feed_body (SandboxFraming *self, gsize length)
{
  gsize take = MIN (self->remaining, length);

  self->remaining -= take;
  if (self->remaining == 0)
    self->state = self->state == STATE_LENGTH_BODY ? STATE_IDLE : STATE_CHUNK_END;
  return take;
}

static void
begin_request (SandboxFraming *self)
{
  g_string_truncate (self->head, 0);
  g_string_truncate (self->line, 0);
  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->target, g_free);
  self->in_body = FALSE;
  self->state = STATE_HEAD;
}

gsize
sandbox_framing_feed (SandboxFraming *self, const guint8 *bytes, gsize length)
{
  gsize taken = 0;

  if (length > 0 && self->state == STATE_IDLE)
    begin_request (self);
  while (taken < length && self->state != STATE_IDLE && self->state != STATE_REFUSED)
    {
      if (self->state == STATE_LENGTH_BODY || self->state == STATE_CHUNK_DATA)
        taken += feed_body (self, length - taken);
      else if (self->state == STATE_HEAD)
        feed_head (self, (char) bytes[taken++]);
      else
        feed_line (self, (char) bytes[taken++]);
    }
  return self->state == STATE_REFUSED ? 0 : taken;
}

void
sandbox_framing_feed_end (SandboxFraming *self)
{
  if (self->state != STATE_IDLE && self->state != STATE_REFUSED)
    refuse (self, 400, "the request was cut short");
}

guint
sandbox_framing_get_refusal (SandboxFraming *self)
{
  return self->refusal;
}

const char *
sandbox_framing_get_reason (SandboxFraming *self)
{
  return self->reason;
}

gboolean
sandbox_framing_is_idle (SandboxFraming *self)
{
  return self->state == STATE_IDLE;
}

gboolean
sandbox_framing_is_in_body (SandboxFraming *self)
{
  return self->in_body && self->state != STATE_IDLE;
}

const char *
sandbox_framing_get_method (SandboxFraming *self)
{
  return self->method;
}

const char *
sandbox_framing_get_target (SandboxFraming *self)
{
  return self->target;
}
