/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-explain.h"

#include "app-plain.h"
#include "codef-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A sentence of the service longer than this is cut in a block; the tree has it whole. */
#define MAX_QUOTE_BYTES 400

const char *
app_severity_get_style_class (AppSeverity severity)
{
  static const char *const classes[] = { "severity-neutral", "severity-success", "severity-warning", "severity-error" };

  return classes[severity];
}

const char *
app_severity_get_icon_name (AppSeverity severity)
{
  static const char *const icons[] = { "dialog-information-symbolic", "object-select-symbolic",
                                       "dialog-warning-symbolic", "dialog-error-symbolic" };

  return icons[severity];
}

static void
fact_free (gpointer data)
{
  AppFact *fact = data;

  g_free (fact->heading);
  g_free (fact->text);
  g_free (fact);
}

GPtrArray *
app_facts_new (void)
{
  return g_ptr_array_new_with_free_func (fact_free);
}

static void
add_fact (GPtrArray *facts, const char *heading, const char *text, gboolean is_minor)
{
  AppFact *fact;

  if (text == NULL || *text == '\0')
    return;
  fact = g_new0 (AppFact, 1);
  fact->heading = g_strdup (heading);
  fact->text = g_strdup (text);
  fact->is_minor = is_minor;
  g_ptr_array_add (facts, fact);
}

void
app_facts_add (GPtrArray *facts, const char *heading, const char *text)
{
  add_fact (facts, heading, text, FALSE);
}

void
app_facts_add_minor (GPtrArray *facts, const char *heading, const char *text)
{
  add_fact (facts, heading, text, TRUE);
}

void
app_explained_free (AppExplained *self)
{
  g_free (self->code);
  g_free (self->meaning);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static char *
quote (const char *text)
{
  return text != NULL ? app_plain_line (text, strlen (text), MAX_QUOTE_BYTES) : NULL;
}

static const char *
get_retry_words (CodefResultCode *code)
{
  return codef_result_code_can_retry (code) ? _("The same request can succeed later.")
                                            : _("The same request will get the same answer; change something first.");
}

GPtrArray *
app_explain_code (CodefResultCode *code, CodefLanguage language)
{
  GPtrArray *facts = app_facts_new ();

  app_facts_add (facts, _("The service says"), codef_result_code_get_message (code));
  app_facts_add (facts, _("What to do"), codef_result_code_get_advice (code, language));
  if (!g_str_equal (codef_result_code_get_code (code), CODEF_RESULT_SUCCESS))
    app_facts_add (facts, _("Sending it again"), get_retry_words (code));
  app_facts_add (facts, _("Source of this text"), codef_result_code_get_provenance (code, language));
  return facts;
}

/* What HTTP says where CODEF says nothing. */
static const struct { guint status; const char *meaning, *advice; } statuses[] = {
  { 400, N_("Bad request"),
    N_("The gateway could not read the request. Compare its bytes in the exchange with a request that works.") },
  { 401, N_("Token not accepted"),
    N_("Check that client id and secret belong to this environment, then send again: a new token is fetched.") },
  { 403, N_("Not allowed"),
    N_("These keys have no right to this product. Ask for the product in the service's dashboard.") },
  { 404, N_("Unknown path"),
    N_("Compare the path with the catalogue; a product that was never applied for can answer like this too.") },
  { 405, N_("Method not allowed"), N_("Products are called with POST only.") },
  { 408, N_("The server gave up waiting"), N_("Send it again.") },
  { 413, N_("Request too large"), N_("Send less at a time: fewer records, or smaller files.") },
  { 429, N_("Too many requests"), N_("Wait a while before sending again.") },
  { 500, N_("Error inside the server"),
    N_("Send it again later; if it stays, copy the details for the vendor's support.") },
  { 502, N_("Bad gateway"), N_("Something in front of the service failed. Send it again in a minute.") },
  { 503, N_("Service unavailable"), N_("The service is down or being maintained. Try again later.") },
  { 504, N_("Gateway timed out"), N_("The institution took too long for the gateway. Send it again.") },
};

/* Returns: (nullable): what to do. */
static const char *
explain_status (AppExplained *self, guint status)
{
  self->code = self->code != NULL ? self->code : g_strdup_printf ("HTTP %u", status);
  self->severity = status >= 400 || status < 100 ? APP_SEVERITY_ERROR : APP_SEVERITY_WARNING;
  self->needs_block = self->severity == APP_SEVERITY_ERROR;
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].status == status)
      {
        self->meaning = g_strdup (_(statuses[i].meaning));
        return _(statuses[i].advice);
      }
  if (status >= 300 && status < 400)
    self->meaning = g_strdup (_("Redirection, not followed"));
  else
    self->meaning = g_strdup (status == 200 ? _("No answer of CODEF") : _("Unknown status"));
  return NULL;
}

static void
add_service_words (AppExplained *self, CodefReply *reply, CodefCatalog *catalog, CodefProduct *product,
                   CodefLanguage language)
{
  g_autofree char *message = quote (codef_reply_get_message (reply));
  g_autofree char *extra = quote (codef_reply_get_extra_message (reply));
  const char *title;

  if (g_strcmp0 (message, self->meaning) != 0)
    app_facts_add (self->facts, _("The service says"), message);
  if (extra == NULL || *extra == '\0')
    return;
  if (g_strcmp0 (self->code, CODEF_RESULT_MISSING) != 0)
    {
      app_facts_add (self->facts, _("In more detail"), extra);
      return;
    }
  /* Here the extra message is the name of a parameter. */
  title = codef_catalog_get_field_title (catalog, product, extra, language);
  if (title != NULL)
    {
      g_autofree char *named = g_strdup_printf ("%s · %s", extra, title);

      app_facts_add (self->facts, _("Missing parameter"), named);
    }
  else
    app_facts_add (self->facts, _("Missing parameter"), extra);
}

static const struct { const char *method, *what; } methods[] = {
  { "secureNo", N_("type the characters of a picture") },
  { "smsAuthNo", N_("type the number that came by text message") },
  { "emailAuthNo", N_("type the number that came by e-mail") },
  { "simpleAuth", N_("approve in an app on the phone") },
  { "dongNum", N_("choose a building") },
  { "hoNum", N_("choose a unit of a building") },
  { "etc", N_("choose one of several matches") },
};

/* (transfer full): "secureNo: type the characters of a picture". */
static char *
dup_method (DocDocument *document, DocNode data)
{
  g_autofree char *method = doc_document_dup_member (document, data, "method");
  g_autofree char *plain = quote (method);

  if (plain == NULL || *plain == '\0')
    return g_strdup (_("not named; the fields below tell what is asked"));
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (plain, methods[i].method))
      return g_strdup_printf ("%s: %s", plain, _(methods[i].what));
  return g_steal_pointer (&plain);
}

/* (transfer full): the names of what is asked, with their labels; the first eight. */
static char *
dup_asked (DocDocument *document, DocNode data, CodefCatalog *catalog, CodefProduct *product, CodefLanguage language)
{
  DocNode extra = doc_document_find_member (document, data, "extraInfo");
  GString *asked = g_string_new (NULL);
  guint seen = 0;

  if (extra == DOC_NODE_NONE)
    return g_string_free (asked, FALSE);
  for (DocNode node = doc_document_get_first_child (document, extra); node != DOC_NODE_NONE && seen < 8; seen++)
    {
      gsize name_bytes = 0;
      const char *lexeme = doc_document_get_name_lexeme (document, node, &name_bytes);
      g_autofree char *name = app_plain_line (lexeme != NULL ? lexeme : "", name_bytes, 64);
      const char *title = codef_catalog_get_field_title (catalog, product, name, language);

      g_string_append_printf (asked, "%s%s%s%s", seen > 0 ? "\n" : "", name, title != NULL ? " · " : "",
                              title != NULL ? title : "");
      node = doc_document_get_next_sibling (document, node);
    }
  return g_string_free (asked, FALSE);
}

static void
explain_challenge (AppExplained *self, CodefReply *reply, CodefCatalog *catalog, CodefProduct *product,
                   CodefLanguage language)
{
  DocDocument *document = codef_reply_get_document (reply);
  DocNode data = doc_document_find_member (document, DOC_NODE_ROOT, "data");
  g_autofree char *method = NULL, *asked = NULL;

  self->severity = APP_SEVERITY_WARNING;
  self->needs_block = TRUE;
  self->meaning = g_strdup (_("Additional authentication is asked for"));
  if (data == DOC_NODE_NONE)
    return;
  method = dup_method (document, data);
  asked = dup_asked (document, data, catalog, product, language);
  app_facts_add (self->facts, _("Method"), method);
  app_facts_add (self->facts, _("Asked for"), asked);
  app_facts_add (self->facts, _("How it goes on"),
                 _("The same parameters are sent again to the same path, with the answer, “is2Way”: true and "
                    "“twoWayInfo”, whose four "
                    "values are copied from this answer. The institution waits for a few minutes at most."));
}

static void
explain_known (AppExplained *self, CodefReply *reply, CodefResultCode *known, CodefCatalog *catalog,
               CodefProduct *product, CodefLanguage language)
{
  gboolean success = codef_reply_is_success (reply);
  const char *advice = codef_result_code_get_advice (known, language);

  self->severity = success ? APP_SEVERITY_SUCCESS
                           : g_str_equal (self->code, CODEF_RESULT_PARTIAL) ? APP_SEVERITY_WARNING : APP_SEVERITY_ERROR;
  self->needs_block = !success;
  self->meaning = g_strdup (codef_result_code_get_meaning (known, language));
  add_service_words (self, reply, catalog, product, language);
  app_facts_add (self->facts, _("What to do"), advice);
  if (!success)
    app_facts_add (self->facts, _("Sending it again"), get_retry_words (known));
  app_facts_add_minor (self->facts, _("Source of this text"), codef_result_code_get_provenance (known, language));
}

/* The flat refusal of the gateway has a name of its own; what it describes is the extra message already. */
static void
add_refusal_name (AppExplained *self, CodefReply *reply)
{
  g_autofree char *name = doc_document_dup_member (codef_reply_get_document (reply), DOC_NODE_ROOT, "error");
  g_autofree char *plain = quote (name);

  app_facts_add (self->facts, _("Error of the gateway"), plain);
}

static void
explain_unknown (AppExplained *self, CodefReply *reply, CodefCatalog *catalog, CodefProduct *product,
                 CodefLanguage language)
{
  if (codef_reply_get_status (reply) != 200 || self->code == NULL)
    {
      const char *advice = explain_status (self, codef_reply_get_status (reply));

      add_service_words (self, reply, catalog, product, language);
      app_facts_add (self->facts, _("What to do"), advice);
      return;
    }
  self->severity = codef_reply_is_success (reply) ? APP_SEVERITY_SUCCESS : APP_SEVERITY_ERROR;
  self->needs_block = !codef_reply_is_success (reply);
  self->meaning = quote (codef_reply_get_message (reply));
  if (self->meaning == NULL || *self->meaning == '\0')
    {
      g_free (self->meaning);
      self->meaning = g_strdup (_("Unknown code"));
    }
  add_service_words (self, reply, catalog, product, language);
  app_facts_add (self->facts, _("What to do"),
                 _("The dictionary does not know this code. The message of the service is all there is to go by; copy "
                    "the details for "
                    "the vendor's support if it does not help."));
}

AppExplained *
app_explain_reply (CodefReply *reply, CodefCatalog *catalog, CodefProduct *product, CodefLanguage language)
{
  AppExplained *self = g_new0 (AppExplained, 1);
  CodefResultCode *known = NULL;

  self->facts = app_facts_new ();
  self->code = quote (codef_reply_get_code (reply));
  known = self->code != NULL ? codef_catalog_find_result_code (catalog, self->code) : NULL;
  self->in_dictionary = known != NULL;
  if (codef_reply_get_shape (reply) == CODEF_REPLY_UNREADABLE)
    {
      gboolean is_beginning = codef_attempt_get_overflow (codef_reply_get_attempt (reply)) != NULL;

      self->severity = is_beginning ? APP_SEVERITY_WARNING : APP_SEVERITY_ERROR;
      self->meaning = g_strdup (is_beginning ? _("Too large to be shown whole") : _("Unreadable answer"));
    }
  else if (codef_reply_is_challenge (reply))
    explain_challenge (self, reply, catalog, product, language);
  else if (known != NULL)
    explain_known (self, reply, known, catalog, product, language);
  else
    explain_unknown (self, reply, catalog, product, language);
  if (codef_reply_get_shape (reply) == CODEF_REPLY_REFUSAL)
    add_refusal_name (self, reply);
  return self;
}

static void
mask (char **text, CodefPrivacy *privacy)
{
  char *masked = codef_privacy_mask_text (privacy, *text);

  g_free (*text);
  *text = masked;
}

void
app_explained_mask (AppExplained *self, CodefPrivacy *privacy)
{
  if (privacy == NULL)
    return;
  mask (&self->meaning, privacy);
  for (guint i = 0; i < self->facts->len; i++)
    {
      AppFact *fact = g_ptr_array_index (self->facts, i);

      mask (&fact->text, privacy);
    }
}
