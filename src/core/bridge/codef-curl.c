/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-curl.h"

#include "codef-curl-private.h"
#include "codef-error.h"
#include "codef-request.h"
#include "codef-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a command asks for. */
typedef struct
{
  const char *url;    /* (borrowed) (nullable) */
  const char *method; /* (borrowed) (nullable) */
  GString    *body;   /* (owned) */
  gboolean    has_body;
  gboolean    is_encoded_by_curl; /* --data-urlencode: the text stands in clear */
  gboolean    is_get;
  gboolean    has_keys;
} Command;

typedef enum { IGNORED, URL, METHOD, DATA, DATA_ENCODED, HEADER, USER, FORM } Meaning;

/* Options that take a value; all others are flags. */
static const struct { const char *name; Meaning meaning; } options[] = {
  { "--url", URL }, { "-X", METHOD }, { "--request", METHOD }, { "-d", DATA }, { "--data", DATA }, { "--data-raw", DATA },
  { "--data-binary", DATA }, { "--data-ascii", DATA }, { "--json", DATA }, { "--data-urlencode", DATA_ENCODED }, { "-H", HEADER },
  { "--header", HEADER }, { "-u", USER }, { "--user", USER }, { "--oauth2-bearer", USER }, { "-F", FORM }, { "--form", FORM },
  { "-T", FORM }, { "--upload-file", FORM }, { "-A", IGNORED }, { "--user-agent", IGNORED }, { "-b", USER }, { "--cookie", USER },
  { "-c", IGNORED }, { "--cookie-jar", IGNORED }, { "-e", IGNORED }, { "--referer", IGNORED }, { "-o", IGNORED }, { "--output", IGNORED },
  { "-m", IGNORED }, { "--max-time", IGNORED }, { "--connect-timeout", IGNORED }, { "-x", IGNORED }, { "--proxy", IGNORED },
  { "-w", IGNORED }, { "--write-out", IGNORED }, { "-K", USER }, { "--config", USER }, { "-E", USER }, { "--cert", USER }, { "--key", USER },
  { "--cacert", IGNORED }, { "--retry", IGNORED }, { "-D", IGNORED }, { "--dump-header", IGNORED }, { "--resolve", IGNORED },
};

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError **error, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, sentence);
  return FALSE;
}

static gboolean
take_data (Command *command, const char *value, gboolean is_encoded_by_curl, GError **error)
{
  if (*value == '@')
    return refuse (error, _("The body is in a file (%s): put its content in the place of it."), value);
  if (is_encoded_by_curl && *value == '=')
    value++;
  if (command->has_body)
    g_string_append_c (command->body, '&'); /* as curl joins them */
  g_string_append (command->body, value);
  command->has_body = TRUE;
  command->is_encoded_by_curl |= is_encoded_by_curl;
  return TRUE;
}

static gboolean
is_key_header (const char *header)
{
  static const char *const names[] = { "authorization:", "cookie:", "proxy-authorization:" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (header, names[i], strlen (names[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
take_value (Command *command, Meaning meaning, const char *value, GError **error)
{
  switch (meaning)
    {
    case URL:
      command->url = value;
      return TRUE;
    case METHOD:
      command->method = value;
      return TRUE;
    case DATA:
    case DATA_ENCODED:
      return take_data (command, value, meaning == DATA_ENCODED, error);
    case HEADER:
      command->has_keys |= is_key_header (value);
      return TRUE;
    case USER:
      command->has_keys = TRUE;
      return TRUE;
    case FORM:
      return refuse (error, "%s", _("The command uploads a form or a file; the service takes one JSON object."));
    case IGNORED:
    default:
      return TRUE;
    }
}

/* (nullable): NULL for a flag. */
static const Meaning *
find_meaning (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0)
      return &options[i].meaning;
  return NULL;
}

/* @glued: (nullable): a value that stands in the option's own word; otherwise the next word is the value. */
static gboolean
take_with_value (Command *command, Meaning meaning, const char *glued, GPtrArray *words, guint *i, GError **error)
{
  if (glued != NULL)
    return take_value (command, meaning, glued, error);
  if (*i + 1 >= words->len)
    return refuse (error, _("The command is cut off: %s needs a value."), (const char *) g_ptr_array_index (words, *i));
  ++*i;
  return take_value (command, meaning, g_ptr_array_index (words, *i), error);
}

/* -sSXPOST: flags, and the last letter may have a value, in the same word or in the next one. */
static gboolean
take_short_options (Command *command, GPtrArray *words, guint *i, GError **error)
{
  const char *word = g_ptr_array_index (words, *i);

  for (const char *letter = word + 1; *letter != '\0'; letter++)
    {
      const char name[] = { '-', *letter, '\0' };
      const Meaning *meaning = find_meaning (name, 2);

      if (meaning != NULL)
        return take_with_value (command, *meaning, letter[1] != '\0' ? letter + 1 : NULL, words, i, error);
      command->is_get |= *letter == 'G' || *letter == 'I';
    }
  return TRUE;
}

/* @i: of the word; moved on if it takes the next one. */
static gboolean
take_option (Command *command, GPtrArray *words, guint *i, GError **error)
{
  const char *word = g_ptr_array_index (words, *i);
  gsize length = strcspn (word, "=");
  const Meaning *meaning;

  if (word[1] != '-')
    return take_short_options (command, words, i, error);
  meaning = find_meaning (word, length);
  if (meaning != NULL)
    return take_with_value (command, *meaning, word[length] == '=' ? word + length + 1 : NULL, words, i, error);
  command->is_get |= g_str_equal (word, "--get") || g_str_equal (word, "--head");
  return TRUE;
}

static gboolean
read_words (Command *command, GPtrArray *words, GError **error)
{
  if (words->len == 0 || (strcmp (g_ptr_array_index (words, 0), "curl") != 0 && strcmp (g_ptr_array_index (words, 0), "curl.exe") != 0))
    return refuse (error, "%s", _("This is no curl command: it does not begin with “curl”."));
  for (guint i = 1; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (word[0] != '-')
        command->url = word;
      else if (!take_option (command, words, &i, error))
        return FALSE;
    }
  if (command->url == NULL)
    return refuse (error, "%s", _("The command names no address."));
  if (command->is_get || (command->method != NULL && g_ascii_strcasecmp (command->method, "POST") != 0) ||
      (command->method == NULL && !command->has_body))
    return refuse (error, "%s", _("The command does not send a POST; the service takes nothing else."));
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
read_address (Command *command, char **host, GError **error)
{
  g_autofree char *url = strstr (command->url, "://") != NULL ? g_strdup (command->url) : g_strconcat ("https://", command->url, NULL);
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_HAS_PASSWORD, NULL);
  g_autofree char *path = NULL;
  const char *problem;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      refuse (error, "%s", _("The address in the command cannot be read."));
      return NULL;
    }
  command->has_keys |= g_uri_get_userinfo (uri) != NULL;
  path = g_uri_get_query (uri) != NULL ? g_strconcat (g_uri_get_path (uri), "?", g_uri_get_query (uri), NULL)
                                       : g_strdup (g_uri_get_path (uri));
  problem = g_str_equal (path, CODEF_PATH_TOKEN) ? _("This command asks for a token; the program does that by itself.")
                                                 : codef_request_check_path (path);
  if (problem != NULL)
    {
      refuse (error, "%s", problem);
      return NULL;
    }
  *host = g_uri_get_port (uri) > 0
    ? g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri), g_uri_get_port (uri))
    : g_strdup_printf ("%s://%s", g_uri_get_scheme (uri), g_uri_get_host (uri));
  return g_steal_pointer (&path);
}

/* (transfer full) (nullable) */
static GBytes *
read_body (Command *command, GError **error)
{
  g_autoptr(GBytes) wire = g_bytes_new (command->body->str, command->body->len);
  g_autoptr(DocDocument) document = NULL;
  const DocProblem *problem;

  if (command->body->len == 0)
    return g_bytes_new_static ("{}", 2);
  document = command->is_encoded_by_curl ? doc_document_new_plain (wire, NULL) : doc_document_new (wire, NULL);
  problem = doc_document_get_problem (document);
  if (problem != NULL)
    refuse (error, _("The body is not JSON: line %u, column %u: %s"), problem->line, problem->column, _(problem->message));
  else if (doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT)
    refuse (error, "%s", _("The body is JSON, but no object."));
  else
    return g_bytes_ref (doc_document_get_text (document));
  return NULL;
}

static CodefBridgeRequest *
build (Command *command, GError **error)
{
  g_autofree char *host = NULL;
  g_autofree char *path = read_address (command, &host, error);
  g_autoptr(GBytes) json = path != NULL ? read_body (command, error) : NULL;

  return json != NULL ? codef_bridge_request_new (NULL, NULL, host, path, json) : NULL;
}

CodefBridgeRequest *
codef_curl_read (const char *text, gboolean *dropped_keys, GError **error)
{
  g_autoptr(GPtrArray) words = NULL;
  Command command = { NULL };
  CodefBridgeRequest *request = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > CODEF_CURL_MAX_BYTES)
    refuse (error, _("The command is longer than %zu bytes."), CODEF_CURL_MAX_BYTES);
  else if (strstr (text, "^\n") != NULL || strstr (text, "^\r\n") != NULL || strstr (text, "^\"") != NULL)
    refuse (error, "%s", _("This is written for the command prompt of Windows; copy it as cURL (bash) instead."));
  else
    words = _codef_curl_split (text, error);
  if (words == NULL)
    return NULL;
  command.body = g_string_new (NULL);
  if (read_words (&command, words, error))
    request = build (&command, error);
  g_string_free (command.body, TRUE);
  if (dropped_keys != NULL)
    *dropped_keys = command.has_keys;
  return request;
}
