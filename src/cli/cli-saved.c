/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "cli-saved.h"

#include "cli-exit.h"
#include "cli-input.h"
#include "cli-output.h"
#include "codef-clock.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT "1"

struct _CliSaved
{
  char        *file;      /* (owned) */
  DocDocument *document;  /* (owned) */
  char        *path;      /* (owned) */
  char        *name;      /* (owned) (nullable) of the environment */
  char        *base_url;  /* (owned) (nullable) */
  char        *oauth_url; /* (owned) (nullable) */
  char        *picture;   /* (owned) (nullable) */
};

/* --- writing --- */

static void
append_text (GString *json, const char *name, const char *text)
{
  g_autoptr(JsonNode) node = text != NULL ? json_node_init_string (json_node_alloc (), text)
                                          : json_node_new (JSON_NODE_NULL);
  g_autofree char *value = json_to_string (node, FALSE);

  g_string_append_printf (json, ",\n  \"%s\": %s", name, value);
}

static void
append_json (GString *json, const char *name, GBytes *value)
{
  gsize length;
  const char *text = g_bytes_get_data (value, &length);

  g_string_append_printf (json, ",\n  \"%s\": ", name);
  g_string_append_len (json, text, (gssize) length);
}

static char *
format_expiry (CliCall *call, CodefExchange *exchange)
{
  gint64 left_us = codef_exchange_get_limit_us (exchange) - codef_clock_now_boot_us (cli_call_get_clock (call));
  gint64 at_us = codef_clock_now_unix_us (cli_call_get_clock (call)) + left_us;
  g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);

  return g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ");
}

gboolean
cli_saved_write (const char *path, CliArguments *arguments, CliCall *call, CodefExchange *exchange,
                 const char *picture, GError **error)
{
  CodefRequest *request = codef_exchange_get_request (exchange);
  g_autofree char *expiry = format_expiry (call, exchange);
  g_autoptr(GBytes) none = g_bytes_new_static ("{}", 2);
  GBytes *inputs = codef_exchange_get_inputs (exchange);
  DocDocument *answer = codef_challenge_get_answer (codef_exchange_get_challenge (exchange));
  const char *env = cli_arguments_get (arguments, "env");
  g_autoptr(GString) json = g_string_new ("{\n  \"format\": " FORMAT);

  append_text (json, "path", codef_request_get_path (request));
  append_text (json, "env", cli_arguments_has (arguments, "base-url") ? NULL : env != NULL ? env : "local");
  append_text (json, "baseUrl", cli_arguments_get (arguments, "base-url"));
  append_text (json, "oauthUrl", cli_arguments_get (arguments, "oauth-url"));
  append_text (json, "expires", expiry);
  append_text (json, "picture", picture);
  append_json (json, "request", codef_request_get_json (request));
  append_json (json, "inputs", inputs != NULL ? inputs : none);
  append_json (json, "answer", doc_document_get_text (answer));
  g_string_append (json, "\n}\n");
  return g_file_set_contents_full (path, json->str, (gssize) json->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* --- reading --- */

static gboolean
is_object (DocDocument *document, const char *name)
{
  DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, name);

  return node != DOC_NODE_NONE && doc_document_get_kind (document, node) == DOC_KIND_OBJECT;
}

static gboolean
check (const char *file, DocDocument *document, GError **error)
{
  DocNode format = doc_document_find_member (document, DOC_NODE_ROOT, "format");
  g_autofree char *number = format != DOC_NODE_NONE ? doc_document_dup_preview (document, format, 16) : NULL;

  if (doc_document_get_problem (document) != NULL)
    {
      g_autofree char *problem = cli_input_describe (file, doc_document_get_problem (document));

      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_INPUT, problem);
      return FALSE;
    }
  if (g_strcmp0 (number, FORMAT) == 0 && is_object (document, "request") && is_object (document, "inputs") &&
      is_object (document, "answer"))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_INPUT, _("%s: this is no session that “request --save” has kept"), file);
  return FALSE;
}

CliSaved *
cli_saved_read (const char *path, GError **error)
{
  g_autoptr(GBytes) content = cli_input_read_private (path, error);
  g_autoptr(DocDocument) document = NULL;
  CliSaved *self;

  if (content == NULL)
    return NULL;
  document = doc_document_new_plain (content, NULL);
  if (!check (path, document, error))
    return NULL;
  self = g_new0 (CliSaved, 1);
  self->file = g_strdup (path);
  self->path = doc_document_dup_member (document, DOC_NODE_ROOT, "path");
  self->name = doc_document_dup_member (document, DOC_NODE_ROOT, "env");
  self->base_url = doc_document_dup_member (document, DOC_NODE_ROOT, "baseUrl");
  self->oauth_url = doc_document_dup_member (document, DOC_NODE_ROOT, "oauthUrl");
  self->picture = doc_document_dup_member (document, DOC_NODE_ROOT, "picture");
  self->document = g_steal_pointer (&document);
  return self;
}

void
cli_saved_free (CliSaved *self)
{
  doc_document_unref (self->document);
  g_free (self->file);
  g_free (self->path);
  g_free (self->name);
  g_free (self->base_url);
  g_free (self->oauth_url);
  g_free (self->picture);
  g_free (self);
}

const char *
cli_saved_get_path (CliSaved *self)
{
  return self->path != NULL ? self->path : "";
}

/* A host out of a file gets no keys: it has to be named by the person who names the keys. */
gboolean
cli_saved_choose_environment (CliSaved *self, CliArguments *arguments, GError **error)
{
  const char *belongs_to = self->base_url != NULL ? self->base_url : self->name;

  if (self->base_url == NULL && self->name != NULL && !cli_arguments_has (arguments, "base-url"))
    cli_arguments_set_default (arguments, "env", self->name);
  if (g_strcmp0 (cli_arguments_get (arguments, "env"), self->name) == 0 &&
      g_strcmp0 (cli_arguments_get (arguments, "base-url"), self->base_url) == 0 &&
      g_strcmp0 (cli_arguments_get (arguments, "oauth-url"), self->oauth_url) == 0)
    return TRUE;
  if (self->base_url != NULL && !cli_arguments_has (arguments, "base-url"))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("%s belongs to %s: name it again with --base-url, and its keys"),
                 self->file, belongs_to);
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _("%s belongs to %s, and a session cannot move"), self->file,
                 belongs_to != NULL ? belongs_to : "?");
  return FALSE;
}

static GBytes *
copy_member (CliSaved *self, const char *name)
{
  DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, name);
  gsize length;
  const char *lexeme = doc_document_get_lexeme (self->document, node, &length);

  return g_bytes_new (lexeme, length);
}

static gint64
read_left_us (CliSaved *self, CliCall *call)
{
  g_autofree char *text = doc_document_dup_member (self->document, DOC_NODE_ROOT, "expires");
  g_autoptr(GDateTime) at = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (at == NULL)
    return 0;
  return g_date_time_to_unix (at) * G_USEC_PER_SEC - codef_clock_now_unix_us (cli_call_get_clock (call));
}

CodefExchange *
cli_saved_resume (CliSaved *self, CliSession *session, CliCall *call, GError **error)
{
  g_autoptr(GBytes) json = copy_member (self, "request"), inputs = copy_member (self, "inputs");
  g_autoptr(GBytes) text = copy_member (self, "answer");
  g_autoptr(DocDocument) answer = doc_document_new_plain (text, NULL);
  g_autoptr(CodefRequest) request =
    codef_request_new (cli_saved_get_path (self), json, cli_call_get_deadline_sec (call), error);
  g_autoptr(CodefChallenge) challenge = NULL;
  gint64 left_us = read_left_us (self, call);

  if (request == NULL)
    return NULL;
  if (left_us <= 0)
    cli_output_say (_("the time for this step is over by what is known; the service decides"));
  challenge = codef_challenge_new_from_document (answer, request, cli_session_get_catalog (session));
  return codef_client_resume (cli_call_get_client (call), request, inputs, challenge, left_us);
}

void
cli_saved_remove (CliSaved *self)
{
  if (self->picture != NULL)
    g_unlink (self->picture);
  if (g_unlink (self->file) != 0)
    cli_output_say (_("%s is of no use any more and cannot be removed"), self->file);
}
