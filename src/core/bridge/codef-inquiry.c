/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-inquiry.h"

#include "codef-redactor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (transfer full): without secrets, and without personal data if that is wished for. */
static GBytes *
mask (GBytes *json, CodefPrivacy *privacy)
{
  g_autoptr(GBytes) masked = codef_redactor_mask_json (json);

  return privacy != NULL ? codef_privacy_mask_json (privacy, masked) : g_steal_pointer (&masked);
}

/* One line of facts; foreign text cannot begin another one. */
static void
add_fact (GString *text, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;
  g_autofree char *masked = valid != NULL ? codef_redactor_mask_text (valid) : NULL;

  if (masked == NULL || *masked == '\0')
    return;
  g_string_append_printf (text, "- %s: %s\n", name, g_strdelimit (masked, "\r\n\t", ' '));
}

static void
add_time (GString *text, gint64 unix_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (unix_us / G_USEC_PER_SEC);
  g_autoptr(GTimeZone) korea = g_time_zone_new_offset (9 * 60 * 60);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, korea) : NULL;
  g_autofree char *value = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S +09:00") : NULL;

  add_fact (text, _("Time"), value);
}

/* The fence is longer than any that stands in the text itself. */
static void
add_block (GString *text, const char *title, const char *language, const char *content)
{
  gsize longest = 0, run = 0;
  g_autofree char *fence = NULL;

  for (const char *c = content; *c != '\0'; c++)
    {
      run = *c == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  fence = g_strnfill (MAX (longest + 1, 3), '`');
  g_string_append_printf (text, "\n## %s\n\n%s%s\n%s%s%s\n", title, fence, language, content,
                          g_str_has_suffix (content, "\n") ? "" : "\n", fence);
}

static void
add_json (GString *text, const char *title, GBytes *json, CodefPrivacy *privacy)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  g_autoptr(GBytes) formatted = doc_document_get_problem (document) == NULL ? doc_document_format (document, DOC_NODE_ROOT) : NULL;
  g_autoptr(GBytes) masked = mask (formatted != NULL ? formatted : json, privacy);
  gsize length;
  const char *bytes = g_bytes_get_data (masked, &length);
  g_autofree char *content = g_utf8_make_valid (bytes != NULL ? bytes : "", (gssize) MIN (length, CODEF_INQUIRY_MAX_BODY_BYTES));

  add_block (text, title, "json", content);
  if (length > CODEF_INQUIRY_MAX_BODY_BYTES)
    g_string_append_printf (text, _("(%zu of %zu bytes)"), CODEF_INQUIRY_MAX_BODY_BYTES, length);
}

static void
add_reply (GString *text, CodefReply *reply, CodefPrivacy *privacy)
{
  const char *extra = codef_reply_get_extra_message (reply);
  g_autofree char *masked = privacy != NULL && extra != NULL ? codef_privacy_mask_text (privacy, extra) : g_strdup (extra);
  g_autofree char *status = g_strdup_printf ("%u", codef_reply_get_status (reply));

  add_fact (text, "transactionId", codef_reply_get_transaction_id (reply));
  add_fact (text, "HTTP", status);
  add_fact (text, "code", codef_reply_get_code (reply));
  add_fact (text, "message", codef_reply_get_message (reply));
  add_fact (text, "extraMessage", masked);
}

static void
add_program (GString *text, CodefExchange *exchange, CodefProduct *product, CodefSnippetKind snippet, CodefPrivacy *privacy)
{
  CodefRequest *request = codef_exchange_get_request (exchange);
  g_autoptr(GBytes) json = privacy != NULL ? codef_privacy_mask_json (privacy, codef_request_get_json (request))
                                           : g_bytes_ref (codef_request_get_json (request));
  g_autofree char *program = codef_snippet_write (snippet, codef_request_get_path (request), json, product,
                                                  codef_exchange_get_environment (exchange), NULL);

  if (program != NULL)
    add_block (text, codef_snippet_get_title (snippet), codef_snippet_get_language_id (snippet), program);
}

char *
codef_inquiry_write (CodefExchange *exchange, CodefProduct *product, CodefSnippetKind snippet, CodefPrivacy *privacy)
{
  GString *text = g_string_new (NULL);
  CodefReply *reply = codef_exchange_get_reply (exchange);
  const GError *error = codef_exchange_get_error (exchange);
  g_autofree char *title = codef_redactor_mask_text (codef_request_get_path (codef_exchange_get_request (exchange)));
  g_autofree char *elapsed = g_strdup_printf ("%.3f s", (double) codef_exchange_get_elapsed_us (exchange) / G_USEC_PER_SEC);

  g_string_append_printf (text, "# %s\n\n", title);
  add_time (text, codef_exchange_get_started_unix_us (exchange));
  add_fact (text, _("Took"), elapsed);
  add_fact (text, _("Host"), codef_environment_get_api_url (codef_exchange_get_environment (exchange)));
  if (product != NULL)
    add_fact (text, _("Product"), codef_product_get_title (product, CODEF_LANGUAGE_KOREAN));
  if (product != NULL)
    add_fact (text, _("Product code"), codef_product_get_code (product));
  if (reply != NULL)
    add_reply (text, reply, privacy);
  if (error != NULL)
    add_fact (text, _("Error"), error->message);
  add_json (text, _("Request"), codef_request_get_json (codef_exchange_get_request (exchange)), privacy);
  if (reply != NULL)
    add_json (text, _("Answer"), doc_document_get_text (codef_reply_get_document (reply)), privacy);
  add_program (text, exchange, product, snippet, privacy);
  return g_string_free (text, FALSE);
}
