/* SPDX-License-Identifier: MIT */
/* What is made of an answer, whatever it holds. */
#include "codef-attempt-private.h"
#include "codef-reply.h"

#include <string.h>

typedef struct
{
  const char     *name;
  guint           status;
  const char     *body;
  CodefReplyShape shape;
  const char     *code, *message;
  gboolean        success, challenge, rejects;
} Row;

#define ENVELOPE CODEF_REPLY_ENVELOPE
#define REFUSAL CODEF_REPLY_REFUSAL
#define OTHER CODEF_REPLY_OTHER_JSON
#define UNREADABLE CODEF_REPLY_UNREADABLE

static const Row rows[] = {
  { "success", 200, "{\"result\":{\"code\":\"CF-00000\",\"extraMessage\":\"\",\"message\":\"성공\"},\"data\":{}}",
    ENVELOPE, "CF-00000", "성공", TRUE },
  { "success-encoded", 200, "%7B%22result%22%3A%7B%22code%22%3A%22CF-00000%22%7D%2C%22data%22%3A%5B%5D%7D", ENVELOPE,
    "CF-00000", NULL, TRUE },
  { "success-with-500", 500, "{\"result\":{\"code\":\"CF-00000\"},\"data\":{}}", ENVELOPE, "CF-00000", NULL },
  { "refused", 200, "{\"result\":{\"code\":\"CF-12803\",\"message\":\"x\"},\"data\":{}}", ENVELOPE, "CF-12803", "x" },
  { "partial", 200, "{\"result\":{\"code\":\"CF-04012\"},\"data\":{}}", ENVELOPE, "CF-04012", NULL },
  { "challenge", 200, "{\"result\":{\"code\":\"CF-03002\"},\"data\":{\"continue2Way\":true}}", ENVELOPE, "CF-03002",
    NULL, FALSE, TRUE },
  { "W15-challenge-of-2019", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":{\"continue2Way\":true}}", ENVELOPE,
    "CF-00000", NULL, FALSE, TRUE },
  { "W15-finished", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":{\"continue2Way\":false}}", ENVELOPE,
    "CF-00000", NULL, TRUE },
  { "no-right", 200, "{\"result\":{\"code\":\"CF-00401\"},\"data\":{}}", ENVELOPE, "CF-00401", NULL },
  { "O1-token-code", 200, "{\"result\":{\"code\":\"CF-09990\"},\"data\":{}}", ENVELOPE, "CF-09990", NULL, FALSE, FALSE,
    TRUE },
  { "O1-last-token-code", 401, "{\"code\":\"CF-09994\",\"message\":\"x\"}", REFUSAL, "CF-09994", "x", FALSE, FALSE,
    TRUE },
  { "O14-no-token-code", 200, "{\"result\":{\"code\":\"CF-09995\"},\"data\":{}}", ENVELOPE, "CF-09995", NULL },
  { "O14-general-failure", 200, "{\"result\":{\"code\":\"CF-09999\"},\"data\":{}}", ENVELOPE, "CF-09999", NULL },
  { "O1-invalid-token", 401, "{\"error\":\"invalid_token\",\"code\":\"CF-99997\",\"message\":\"m\"}",
    REFUSAL, "CF-99997", "m", FALSE, FALSE, TRUE },
  { "invalid-token-with-200", 200, "{\"error\":\"invalid_token\"}", REFUSAL, NULL, NULL },
  { "O14-access-denied", 401, "{\"error\":\"access_denied\"}", REFUSAL, NULL, NULL },
  { "not-found", 404, "{\"code\":\"CF-00404\",\"message\":\"m\"}", REFUSAL, "CF-00404", "m" },
  { "spring-404", 404, "{\"timestamp\":1,\"status\":404,\"error\":\"Not Found\",\"path\":\"/x\"}", REFUSAL, NULL,
    NULL },
  { "B27-result-is-a-list", 200, "{\"result\":[],\"data\":{}}", OTHER, NULL, NULL },
  { "B27-code-is-a-number", 200, "{\"result\":{\"code\":0},\"data\":{}}", ENVELOPE, NULL, NULL },
  { "B27-data-is-null", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":null}", ENVELOPE, "CF-00000", NULL, TRUE },
  { "B27-data-is-a-text", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":\"{}\"}", ENVELOPE, "CF-00000", NULL,
    TRUE },
  { "B27-data-is-a-list", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":[{\"continue2Way\":true}]}", ENVELOPE,
    "CF-00000", NULL, TRUE },
  { "B28-no-result", 200, "{\"data\":{}}", OTHER, NULL, NULL },
  { "B28-no-data", 200, "{\"result\":{\"code\":\"CF-00000\"}}", OTHER, NULL, NULL },
  { "B28-other-code", 200, "{\"code\":\"OK\"}", OTHER, NULL, NULL },
  { "B29-500-with-envelope", 500, "{\"result\":{\"code\":\"CF-09999\",\"message\":\"m\"},\"data\":{}}", ENVELOPE,
    "CF-09999", "m" },
  { "B14-scalar", 200, "5", OTHER, NULL, NULL },
  { "list", 200, "[]", OTHER, NULL, NULL },
  { "B13-empty", 200, "", UNREADABLE, NULL, NULL },
  { "B13-blank", 200, " \r\n ", UNREADABLE, NULL, NULL },
  { "B15-html", 200, "<!DOCTYPE html><html></html>", UNREADABLE, NULL, NULL },
  { "B10-cut", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":{", UNREADABLE, NULL, NULL },
  { "B11-two-documents", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":{}}{}", UNREADABLE, NULL, NULL },
  { "B1-bad-escape", 200, "%7B%22result%22%3A%zz%7D", UNREADABLE, NULL, NULL },
  { "B6-invalid-utf8", 200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":\"\xff\"}", UNREADABLE, NULL, NULL },
  { "B17-duplicates", 200, "{\"result\":{\"code\":\"CF-00000\",\"code\":\"CF-12803\"},\"data\":{}}", ENVELOPE,
    "CF-00000", NULL, TRUE },
  { "B3-encoded-twice", 200, "%257B%2522result%2522%257D", UNREADABLE, NULL, NULL },
};

static CodefAttempt *
make_attempt (guint status, const char *body)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  CodefAttempt *attempt = _codef_attempt_new (CODEF_ATTEMPT_CALL, "https://h/v1/x", nothing, 0);

  attempt->status = status;
  attempt->document = doc_document_new (bytes, NULL);
  return attempt;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(CodefAttempt) attempt = make_attempt (row->status, row->body);
  g_autoptr(CodefReply) reply = codef_reply_new (attempt);

  g_assert_cmpint (codef_reply_get_shape (reply), ==, row->shape);
  g_assert_cmpuint (codef_reply_get_status (reply), ==, row->status);
  g_assert_cmpstr (codef_reply_get_code (reply), ==, row->code);
  g_assert_cmpstr (codef_reply_get_message (reply), ==, row->message);
  g_assert_cmpint (codef_reply_is_success (reply), ==, row->success);
  g_assert_cmpint (codef_reply_is_challenge (reply), ==, row->challenge);
  g_assert_cmpint (codef_reply_rejects_token (reply), ==, row->rejects);
}

static void
test_fields (void)
{
  g_autoptr(CodefAttempt) attempt =
    make_attempt (200, "{\"result\":{\"code\":\"CF-00001\",\"extraMessage\":\"inquiryType\",\"message\":\"m\","
                       "\"transactionId\":\"643438fb\"},\"data\":{}}");
  g_autoptr(CodefReply) reply = codef_reply_new (attempt);

  g_assert_cmpstr (codef_reply_get_extra_message (reply), ==, "inquiryType");
  g_assert_cmpstr (codef_reply_get_transaction_id (reply), ==, "643438fb");
  g_assert_true (codef_reply_get_attempt (reply) == attempt);
  g_assert_true (codef_reply_get_document (reply) == codef_attempt_get_document (attempt));
}

/* An error of the attempt outweighs bytes that happen to be whole. */
static void
test_broken_attempt (void)
{
  g_autoptr(CodefAttempt) attempt = make_attempt (200, "{\"result\":{\"code\":\"CF-00000\"},\"data\":{}}");
  g_autoptr(CodefReply) reply = NULL;

  attempt->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "cut");
  reply = codef_reply_new (attempt);
  g_assert_cmpint (codef_reply_get_shape (reply), ==, CODEF_REPLY_UNREADABLE);
  g_assert_false (codef_reply_is_success (reply));
}

static void
test_no_document (void)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr(CodefAttempt) attempt = _codef_attempt_new (CODEF_ATTEMPT_CALL, "https://h/v1/x", nothing, 0);
  g_autoptr(CodefReply) reply = codef_reply_new (attempt);

  g_assert_cmpint (codef_reply_get_shape (reply), ==, CODEF_REPLY_UNREADABLE);
  g_assert_cmpuint (g_bytes_get_size (doc_document_get_text (codef_reply_get_document (reply))), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/core/reply/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/core/reply/fields", test_fields);
  g_test_add_func ("/core/reply/N12-broken-attempt", test_broken_attempt);
  g_test_add_func ("/core/reply/no-document", test_no_document);
  return g_test_run ();
}
