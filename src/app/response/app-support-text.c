/* SPDX-License-Identifier: MIT */
#include "app-support-text.h"

#include "app-plain.h"
#include "codef-environment.h"
#include "codef-redactor.h"

#include <string.h>

static void
add (GString *lines, const char *name, const char *value)
{
  g_autofree char *plain = value != NULL ? app_plain_line (value, strlen (value), 2048) : NULL;
  g_autofree char *masked = plain != NULL ? codef_redactor_mask_text (plain) : NULL;

  if (masked != NULL && *masked != '\0')
    g_string_append_printf (lines, "%s: %s\n", name, masked);
}

static void
add_time (GString *lines, const char *name, gint64 unix_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (unix_us / G_USEC_PER_SEC);
  g_autofree char *text = utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;

  add (lines, name, text);
}

static void
add_attempts (GString *lines, GListModel *attempts)
{
  for (guint i = 0; i < g_list_model_get_n_items (attempts); i++)
    {
      g_autoptr(CodefAttempt) attempt = g_list_model_get_item (attempts, i);
      const GError *error = codef_attempt_get_error (attempt);

      g_string_append_printf (lines, "attempt %u: %s %s → %u, %" G_GINT64_FORMAT " ms, %" G_GUINT64_FORMAT " bytes%s\n",
                              i + 1, codef_attempt_get_method (attempt), codef_attempt_get_url (attempt),
                              codef_attempt_get_status (attempt), codef_attempt_get_timing (attempt)->total_us / 1000,
                              codef_attempt_get_response_wire_size (attempt), error != NULL ? ", not whole" : "");
    }
}

char *
app_support_text (CodefExchange *exchange, CodefProduct *product)
{
  GString *lines = g_string_new (NULL);
  CodefReply *reply = codef_exchange_get_reply (exchange);
  const GError *error = codef_exchange_get_error (exchange);

  add_time (lines, "time", codef_exchange_get_started_unix_us (exchange));
  add (lines, "environment", codef_environment_get_api_url (codef_exchange_get_environment (exchange)));
  add (lines, "path", codef_request_get_path (codef_exchange_get_request (exchange)));
  if (product != NULL)
    add (lines, "product", codef_product_get_title (product, CODEF_LANGUAGE_KOREAN));
  if (product != NULL)
    add (lines, "product code", codef_product_get_code (product));
  if (reply != NULL)
    {
      const DocProblem *problem = doc_document_get_problem (codef_reply_get_document (reply));

      g_string_append_printf (lines, "HTTP status: %u\n", codef_reply_get_status (reply));
      add (lines, "code", codef_reply_get_code (reply));
      add (lines, "message", codef_reply_get_message (reply));
      add (lines, "extraMessage", codef_reply_get_extra_message (reply));
      add (lines, "transactionId", codef_reply_get_transaction_id (reply));
      if (problem != NULL)
        g_string_append_printf (lines, "unreadable: byte %" G_GSIZE_FORMAT ", %s\n", problem->offset_bytes,
                                problem->message);
    }
  if (error != NULL)
    add (lines, "error", error->message);
  add_attempts (lines, codef_exchange_get_attempts (exchange));
  return g_string_free (lines, FALSE);
}
