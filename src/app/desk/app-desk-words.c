/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-desk-words.h"

#include "app-plain.h"
#include "app-units.h"
#include "doc-document.h"
#include <glib/gi18n.h>
#include <string.h>

/* What one value takes of a line in the trail. */
#define VALUE_MAX_BYTES 48

static const struct { const char *kind, *question, *help, *answer; } words[] = {
  [CODEF_CHALLENGE_CAPTCHA] = {
    N_("Captcha"), N_("Type the characters in the picture"),
    N_("The institution wants to be sure that a person is asking."),
    N_("Answer"),
  },
  [CODEF_CHALLENGE_SMS] = {
    N_("Code by text message"), N_("Type the code from the text message"),
    N_("It went to the phone number of the request."),
    N_("Answer"),
  },
  [CODEF_CHALLENGE_EMAIL] = {
    N_("Code by e-mail"), N_("Type the code from the e-mail"),
    N_("It went to the address of the request."),
    N_("Answer"),
  },
  [CODEF_CHALLENGE_APPROVAL] = {
    N_("Approval in an app"), N_("Approve on the phone, then confirm here"),
    N_("The app of the chosen provider shows a request. Confirm here only after approving it."),
    N_("I have approved it"),
  },
  [CODEF_CHALLENGE_PASSWORD] = {
    N_("Temporary password"), N_("Type the temporary password from the e-mail"),
    N_("It is encrypted with the environment's public key before it goes out."),
    N_("Answer"),
  },
  [CODEF_CHALLENGE_SIGN_UP] = {
    N_("Sign-up data"), N_("Fill in what the sign-up asks for"),
    N_("A password is encrypted with the environment's public key before it goes out."),
    N_("Answer"),
  },
  [CODEF_CHALLENGE_CHOICE] = {
    N_("Choice from a list"), N_("Choose the entry that is meant"),
    N_("All columns are shown as they came."),
    N_("Choose"),
  },
  [CODEF_CHALLENGE_SIGNATURE] = {
    N_("Electronic signature"), N_("Sign these texts and paste the signature"),
    N_("The certificate's program makes it; this console does not sign."),
    N_("Answer"),
  },
  [CODEF_CHALLENGE_OTHER] = {
    N_("Further input"), N_("Fill in what the service asks for"),
    N_("This question is not known here. Its fields stand below as they came."),
    N_("Answer"),
  },
};

const char *
app_desk_words_get_kind (CodefChallengeKind kind)
{
  return _(words[kind].kind);
}

const char *
app_desk_words_get_question (CodefChallengeKind kind)
{
  return _(words[kind].question);
}

const char *
app_desk_words_get_help (CodefChallengeKind kind)
{
  return _(words[kind].help);
}

const char *
app_desk_words_get_answer (CodefChallengeKind kind)
{
  return _(words[kind].answer);
}

char *
app_desk_words_dup_input (const CodefChallengeInput *input, CodefLanguage language)
{
  const char *label = language == CODEF_LANGUAGE_KOREAN ? input->label_korean : input->label_english;

  return g_str_equal (label, input->name) ? g_strdup (label) : g_strdup_printf ("%s (%s)", label, input->name);
}

char *
app_desk_words_dup_asker (CodefCatalog *catalog, CodefRequest *request, CodefLanguage language)
{
  const char *path = codef_request_get_path (request);
  CodefProduct *product = codef_catalog_find_product (catalog, path);
  g_autoptr(DocDocument) json = doc_document_new_plain (codef_request_get_json (request), NULL);
  g_autofree char *code = doc_document_dup_member (json, DOC_NODE_ROOT, "organization");
  CodefOrganization *organization = code != NULL ? codef_catalog_find_organization (catalog, path, code) : NULL;
  const char *title = product != NULL ? codef_product_get_title (product, language) : path;

  return organization != NULL ? g_strdup_printf ("%s · %s", codef_organization_get_name (organization, language), title)
    : g_strdup (title);
}

char *
app_desk_words_dup_left (gint64 left_us)
{
  gint64 seconds = left_us > 0 ? (left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC : 0;

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

const char *
app_desk_words_get_origin (CodefLimitOrigin origin)
{
  switch (origin)
    {
    case CODEF_LIMIT_ANSWER:
      return _("The limit is in the answer (twoWayTimeout).");
    case CODEF_LIMIT_REQUEST:
      return _("The limit is in the request (timeout).");
    case CODEF_LIMIT_METHOD:
      return _("The limit is what is known of questions of this kind.");
    case CODEF_LIMIT_DEFAULT:
    default:
      return _("The limit is the service's default.");
    }
}

char *
app_desk_words_dup_first (CodefRequest *request)
{
  g_autoptr(DocDocument) json = doc_document_new_plain (codef_request_get_json (request), NULL);
  guint n = doc_document_get_n_children (json, DOC_NODE_ROOT);

  return g_strdup_printf (ngettext ("%u parameter sent", "%u parameters sent", n), n);
}

/* Name and value of each input: what was sent, as the core has masked it. */
static void
append_sent (GString *line, GBytes *sent)
{
  g_autoptr(DocDocument) json = doc_document_new_plain (sent, NULL);

  for (DocNode node = doc_document_get_first_child (json, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (json, node))
    {
      g_autofree char *name = doc_document_dup_name (json, node), *value = doc_document_dup_string (json, node);
      g_autofree char *plain = app_plain_line (value, strlen (value), VALUE_MAX_BYTES);

      g_string_append_printf (line, "%s%s %s", line->len > 0 ? ", " : "", name, *plain != '\0' ? plain : _("(empty)"));
    }
}

/* How session and time stamp moved on. */
static void
append_changes (GString *line, CodefStep *step)
{
  gboolean same = g_strcmp0 (codef_step_get_jti (step), codef_step_get_next_jti (step)) == 0;
  const char *from = codef_step_get_time_stamp (step), *to = codef_step_get_next_time_stamp (step);
  gint64 later_ms;
  g_autofree char *later = NULL;

  if (codef_step_get_next_jti (step) == NULL)
    return;
  g_string_append_printf (line, "\n%s", same ? _("jti unchanged") : _("another jti"));
  if (from == NULL || to == NULL)
    return;
  later_ms = g_ascii_strtoll (to, NULL, 10) - g_ascii_strtoll (from, NULL, 10);
  later = app_units_duration (ABS (later_ms) * 1000);
  g_string_append_printf (line, ", twoWayTimestamp %s%s", later_ms < 0 ? "−" : "+", later);
}

static const char *
get_verdict (CodefStepVerdict verdict)
{
  switch (verdict)
    {
    case CODEF_STEP_ACCEPTED:
      return _("accepted");
    case CODEF_STEP_ASKED_AGAIN:
      return _("asked again");
    case CODEF_STEP_LOST:
      return _("no answer came");
    case CODEF_STEP_REFUSED:
    default:
      return _("refused");
    }
}

char *
app_desk_words_dup_step (CodefStep *step)
{
  g_autoptr(GString) line = g_string_new (NULL);
  const char *code = codef_step_get_code (step);

  append_sent (line, codef_step_get_sent (step));
  g_string_append_printf (line, " → %s", get_verdict (codef_step_get_verdict (step)));
  if (code != NULL)
    g_string_append_printf (line, " (%s)", code);
  append_changes (line, step);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

GBytes *
app_desk_words_format_extra_info (CodefChallenge *challenge)
{
  g_autoptr(DocDocument) json = doc_document_new_plain (codef_challenge_get_extra_info (challenge), NULL);
  g_autoptr(GBytes) text = NULL;

  if (doc_document_get_problem (json) != NULL)
    return g_bytes_ref (codef_challenge_get_extra_info (challenge));
  text = doc_document_format (json, DOC_NODE_ROOT);
  /* without the newline at its end */
  return g_bytes_new_from_bytes (text, 0, g_bytes_get_size (text) - 1);
}
