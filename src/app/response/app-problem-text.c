/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-problem-text.h"

#include "app-plain.h"
#include "codef-redactor.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct { const char *icon_name, *title, *next_step; } Advice;

/* By CodefError. The sentence of the error itself is the cause. */
static const Advice by_error[] = {
  [CODEF_ERROR_UNREACHABLE] = { "network-offline-symbolic", N_("The service could not be reached"),
    N_("Check the network and the address of the environment, then send again. Nothing was answered, but the request "
       "may have arrived.") },
  [CODEF_ERROR_TLS] = { "channel-insecure-symbolic", N_("The server cannot be trusted"),
    N_("Nothing was sent. Check the computer’s clock and whether a proxy stands in between; there is no way to "
       "continue anyway.") },
  [CODEF_ERROR_PROXY] = { "network-server-symbolic", N_("The proxy does not let it through"),
    N_("Check the proxy in the system’s network settings. The built-in sandbox never uses a proxy.") },
  [CODEF_ERROR_TIMED_OUT] = { "document-open-recent-symbolic", N_("No answer in time"),
    N_("Some products take minutes: give the request a longer deadline, or send it again. The service may still be "
       "working on the first.") },
  [CODEF_ERROR_REFUSED] = { "dialog-password-symbolic", N_("The keys were not accepted"),
    N_("Check client id and secret of this environment. Keys of one environment do not open another.") },
  [CODEF_ERROR_UNREADABLE] = { "dialog-error-symbolic", N_("The answer cannot be read"),
    N_("Send it again. If it stays, copy the details for support: the exchange shows every byte that came.") },
  [CODEF_ERROR_NO_CREDENTIALS] = { "dialog-password-symbolic", N_("Keys are missing"),
    N_("Enter client id and secret for this environment, or choose the built-in sandbox, which needs none.") },
  [CODEF_ERROR_NO_PUBLIC_KEY] = { "dialog-password-symbolic", N_("A public key is missing"),
    N_("Copy the public key from the service’s dashboard into the keys of this environment: secret fields are "
       "encrypted with it.") },
  [CODEF_ERROR_BAD_KEY] = { "dialog-password-symbolic", N_("A key is not usable"),
    N_("Copy it again from the service’s dashboard, whole and without anything before or after it.") },
  [CODEF_ERROR_BAD_REQUEST] = { "document-edit-symbolic", N_("The request cannot be sent like this"),
    N_("Correct it in the form or in the JSON view, then send again.") },
};

/* By DocError. */
static const Advice by_document[] = {
  [DOC_ERROR_PERCENT] = { "dialog-error-symbolic", N_("The answer is not encoded properly"),
    N_("It is shown as it came, nothing was guessed. Send it again; if it stays, copy the details for support.") },
  [DOC_ERROR_UTF8] = { "dialog-error-symbolic", N_("The answer is not UTF-8 text"),
    N_("Bytes that cannot be read are shown as �. Save the answer as received to look at it with another encoding.") },
  [DOC_ERROR_EMPTY] = { "dialog-error-symbolic", N_("The answer is empty"),
    N_("Send it again. The exchange shows status and headers that came without a body.") },
  [DOC_ERROR_NOT_JSON] = { "dialog-error-symbolic", N_("The answer is not JSON"),
    N_("Usually something between here and the service has answered instead: a gateway, a proxy or a login page. "
       "Check the address of "
       "the environment.") },
  [DOC_ERROR_SYNTAX] = { "dialog-error-symbolic", N_("The JSON of the answer is broken"),
    N_("The text below is what came. Copy the details for support if it stays.") },
  [DOC_ERROR_TRUNCATED] = { "dialog-error-symbolic", N_("The answer was cut short"),
    N_("What arrived is kept below, but it is not the whole answer. Send it again.") },
  [DOC_ERROR_TRAILING] = { "dialog-error-symbolic", N_("Something follows the answer"),
    N_("A second document or stray text stands behind the JSON value. Copy the details for support if it stays.") },
  [DOC_ERROR_TOO_DEEP] = { "dialog-error-symbolic", N_("The answer is nested too deeply"),
    N_("No real answer is nested like this; the rest was not read, so that nothing can overflow.") },
  [DOC_ERROR_TOO_LARGE] = { "dialog-error-symbolic", N_("The answer is too large"),
    N_("Reading stopped at the limit. Ask for less at a time: a shorter period, or the next page.") },
};

static AppProblemText *
new_from_advice (const Advice *advice)
{
  AppProblemText *self = g_new0 (AppProblemText, 1);

  self->icon_name = advice->icon_name;
  self->title = g_strdup (_(advice->title));
  self->next_step = g_strdup (_(advice->next_step));
  return self;
}

void
app_problem_text_free (AppProblemText *self)
{
  g_free (self->title);
  g_free (self->cause);
  g_free (self->next_step);
  g_free (self->detail);
  g_free (self->excerpt);
  g_free (self);
}

static char *
dup_excerpt (DocDocument *document)
{
  GBytes *text = doc_document_get_text (document);
  /* Twice as much, so that a secret at the cut has its name and its end. */
  gsize head_bytes = MIN (g_bytes_get_size (text), 2 * APP_PROBLEM_EXCERPT_BYTES);
  g_autoptr(GBytes) head = g_bytes_new_from_bytes (text, 0, head_bytes);
  g_autoptr(GBytes) masked = codef_redactor_mask_json (head);
  gsize size_bytes;
  const char *data = g_bytes_get_data (masked, &size_bytes);

  return size_bytes > 0 ? app_plain_block (data, size_bytes, APP_PROBLEM_EXCERPT_BYTES) : NULL;
}

static char *
dup_place (const DocProblem *problem)
{
  if (problem->line > 0)
    /* Translators: the last is what is wrong there. */
    return g_strdup_printf (_("Line %u, column %u (byte %zu): %s."), problem->line, problem->column,
                            problem->offset_bytes, _(problem->message));
  return g_strdup_printf (_("Byte %zu: %s."), problem->offset_bytes, _(problem->message));
}

AppProblemText *
app_problem_text_new_for_document (DocDocument *document)
{
  const DocProblem *problem = doc_document_get_problem (document);
  AppProblemText *self;

  g_return_val_if_fail (problem != NULL, NULL);

  self = new_from_advice (&by_document[problem->code]);
  if (doc_document_looks_encoded_twice (document))
    self->cause = g_strdup (_("The answer is percent-encoded twice. It was decoded once, and nothing was guessed."));
  else
    self->cause = dup_place (problem);
  self->excerpt = dup_excerpt (document);
  return self;
}

/* The first line of our errors is for people, what follows it is technical. */
static void
read_message (AppProblemText *self, const GError *error, const DocProblem *problem)
{
  gsize sentence_bytes = strcspn (error->message, "\n");
  const char *rest = error->message + sentence_bytes;
  g_autofree char *plain = NULL, *place = problem != NULL ? dup_place (problem) : NULL;

  rest += *rest == '\n';
  plain = app_plain_block (rest, strlen (rest), APP_PROBLEM_EXCERPT_BYTES);
  self->cause = app_plain_line (error->message, sentence_bytes, APP_PROBLEM_EXCERPT_BYTES);
  self->detail = g_strdup_printf ("%s%s%s%s%s %d", plain, *plain != '\0' ? "\n" : "", place != NULL ? place : "",
                                  place != NULL ? "\n" : "", g_quark_to_string (error->domain), error->code);
}

AppProblemText *
app_problem_text_new_for_error (const GError *error, DocDocument *arrived)
{
  static const Advice cancelled = { "process-stop-symbolic", N_("Stopped"),
    N_("The connection was closed and nothing more will come. The service may still be working on what it got.") };
  static const Advice unknown = { "dialog-error-symbolic", N_("It did not work"), N_("Send it again.") };
  AppProblemText *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return new_from_advice (&cancelled);
  if (error->domain == CODEF_ERROR && error->code >= 0 && (guint) error->code < G_N_ELEMENTS (by_error))
    self = new_from_advice (&by_error[error->code]);
  else
    self = new_from_advice (&unknown);
  read_message (self, error, arrived != NULL ? doc_document_get_problem (arrived) : NULL);
  self->excerpt = arrived != NULL ? dup_excerpt (arrived) : NULL;
  return self;
}
