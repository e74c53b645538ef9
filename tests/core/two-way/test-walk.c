/* SPDX-License-Identifier: MIT */
/* Whole walks through additional authentication, step by step, with real products of the catalogue. */
#include "two-way-rig.h"

#include "codef-transport.h"
#include <string.h>

#define REGISTER "/v1/kr/insurance/0001/credit4u/register"
#define CHANGE_PASSWORD "/v1/kr/insurance/0001/credit4u/change-pwd"
#define APPROVAL "/v1/kr/public/pp/nhis-health-checkup/result"
#define REAL_ESTATE "/v1/kr/public/ck/real-estate-register/status"
#define BUILDING "/v1/kr/public/lt/eais/aggregate-buildings"

static TwoWayRig *rig;

/* @methods: separated by blanks; answers each, and insists on the product's answer behind the last. */
static CodefExchange *
walk (const char *path, const char *json, const char *methods)
{
  g_auto(GStrv) names = g_strsplit (methods, " ", -1);
  CodefExchange *exchange = two_way_rig_start (rig, path, json);
  guint i;

  for (i = 0; names[i] != NULL; i++)
    {
      g_test_message ("step %u: %s", i + 1, names[i]);
      two_way_check_asks (exchange, names[i]);
      two_way_rig_answer (rig, exchange);
    }
  two_way_check_ends (exchange, "CF-00000");
  g_assert_cmpuint (g_list_model_get_n_items (codef_exchange_get_steps (exchange)), ==, i);
  return exchange;
}

/* What went out with the last attempt, decoded. */
static DocDocument *
read_sent (CodefExchange *exchange)
{
  GListModel *attempts = codef_exchange_get_attempts (exchange);
  g_autoptr(CodefAttempt) attempt = g_list_model_get_item (attempts, g_list_model_get_n_items (attempts) - 1);

  return doc_document_new (codef_attempt_get_request_wire (attempt), NULL);
}

static char *
dup_member (DocDocument *document, const char *name)
{
  DocNode node = doc_document_find_member (document, DOC_NODE_ROOT, name);
  gsize length;
  const char *lexeme;

  if (node == DOC_NODE_NONE)
    return NULL;
  lexeme = doc_document_get_lexeme (document, node, &length);
  return g_strndup (lexeme, length);
}

/* The vendor's example, with every member of the last request looked at. */
static void
test_captcha_sms (void)
{
  static const char first[] = "{ \"organization\" : \"0001\",\"userName\":\"홍길동\",\"identity\":\"9912311234567\","
                              "\"phoneNo\":\"01000000000\",\"telecom\":\"0\",\"authMethod\":\"0\",\"timeout\":\"160\","
                              "\"n\":1.10}";
  g_autoptr(CodefExchange) exchange = two_way_rig_start (rig, CAPTCHA_SMS, first);
  CodefChallenge *challenge = two_way_check_asks (exchange, "secureNo");
  g_autofree char *captcha = two_way_rig_read_code (rig, exchange), *jti = g_strdup (codef_challenge_get_jti (challenge));
  g_autofree char *sms = NULL, *stamp = NULL, *info = NULL, *expected = NULL, *sent_captcha = NULL, *sent_sms = NULL;
  g_autofree char *number = NULL, *more = NULL, *name = NULL;
  g_autoptr(DocDocument) sent = NULL;
  g_autoptr(CodefStep) step = NULL;

  two_way_rig_answer (rig, exchange);
  challenge = two_way_check_asks (exchange, "smsAuthNo");
  g_assert_cmpstr (codef_challenge_get_jti (challenge), ==, jti);
  stamp = g_strdup (codef_challenge_get_time_stamp (challenge));
  sms = two_way_rig_read_code (rig, exchange);
  two_way_rig_answer (rig, exchange);
  two_way_check_ends (exchange, "CF-00000");
  sent = read_sent (exchange);
  g_assert_null (doc_document_get_problem (sent));
  sent_captcha = doc_document_dup_member (sent, DOC_NODE_ROOT, "secureNo");
  sent_sms = doc_document_dup_member (sent, DOC_NODE_ROOT, "smsAuthNo");
  name = doc_document_dup_member (sent, DOC_NODE_ROOT, "userName");
  number = dup_member (sent, "n");
  more = dup_member (sent, "is2Way");
  info = dup_member (sent, "twoWayInfo");
  expected = g_strdup_printf ("{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"%s\",\"twoWayTimestamp\":%s}", jti, stamp);
  g_assert_cmpstr (sent_captcha, ==, captcha);
  g_assert_cmpstr (sent_sms, ==, sms);
  g_assert_cmpstr (name, ==, "홍길동");
  g_assert_cmpstr (number, ==, "1.10");
  g_assert_cmpstr (more, ==, "true");
  g_assert_cmpstr (info, ==, expected);
  step = g_list_model_get_item (codef_exchange_get_steps (exchange), 0);
  g_assert_cmpint (codef_step_get_kind (step), ==, CODEF_CHALLENGE_CAPTCHA);
  g_assert_cmpint (codef_step_get_verdict (step), ==, CODEF_STEP_ACCEPTED);
  g_assert_cmpstr (codef_step_get_jti (step), ==, jti);
  g_assert_cmpstr (codef_step_get_next_time_stamp (step), ==, stamp);
  g_assert_cmpstr (codef_step_get_time_stamp (step), !=, stamp);
}

static void
test_email_captcha_sms (void)
{
  g_autoptr(CodefExchange) exchange = walk (REGISTER, NULL, "emailAuthNo secureNo smsAuthNo");
}

/* The temporary password goes out encrypted, and the sandbox can read it. */
static void
test_password (void)
{
  g_autoptr(CodefExchange) exchange = walk (CHANGE_PASSWORD, NULL, "secureNo smsAuthNo password1");
  g_autoptr(DocDocument) sent = read_sent (exchange);
  g_autofree char *password = doc_document_dup_member (sent, DOC_NODE_ROOT, "password1");

  g_assert_cmpuint (strlen (password), ==, 344);
}

static void
test_approval (void)
{
  g_autofree char *json = two_way_rig_dup_sample (rig, APPROVAL, "{\"loginType\":\"5\",\"id\":\"walk-approval\"}");
  g_autoptr(CodefExchange) exchange = walk (APPROVAL, json, "simpleAuth");
}

static void
test_register_list (void)
{
  g_autofree char *json = two_way_rig_dup_sample (rig, REAL_ESTATE, "{\"selectAddress\":\"1\"}");
  g_autoptr(CodefExchange) exchange = walk (REAL_ESTATE, json, "uniqueNo");
  g_autoptr(DocDocument) sent = read_sent (exchange);
  g_autofree char *unique = doc_document_dup_member (sent, DOC_NODE_ROOT, "uniqueNo");

  g_assert_cmpstr (unique, ==, "11012020000000");
}

static void
test_building (void)
{
  g_autofree char *json = two_way_rig_dup_sample (rig, BUILDING, "{}");
  g_autoptr(CodefExchange) exchange = walk (BUILDING, json, "secureNo etc dongNum hoNum");
  g_autoptr(DocDocument) sent = read_sent (exchange);
  g_autofree char *address = doc_document_dup_member (sent, DOC_NODE_ROOT, "reqAddress"),
                  *dong = doc_document_dup_member (sent, DOC_NODE_ROOT, "dongNum"),
                  *ho = doc_document_dup_member (sent, DOC_NODE_ROOT, "hoNum");

  g_assert_cmpstr (address, ==, "서울특별시 가나구 다라로 1");
  g_assert_cmpstr (dong, ==, "1");
  g_assert_cmpstr (ho, ==, "10");
}

static void
test_six_steps (void)
{
  g_autoptr(CodefExchange) exchange =
    walk ("/v1/kr/bank/p/account/account-list",
          "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\",\"sandboxScenario\":"
          "\"twoway:emailAuthNo,secureNo,smsAuthNo,dongNum,signedData,simpleAuth;code:CF-00000\"}",
          "emailAuthNo secureNo smsAuthNo dongNum signedData simpleAuth");
}

int
main (int argc, char **argv)
{
  int result;

  codef_transport_harden_process ();
  g_test_init (&argc, &argv, NULL);
  rig = two_way_rig_new (NULL);
  g_test_add_func ("/core/two-way/captcha-sms", test_captcha_sms);
  g_test_add_func ("/core/two-way/email-captcha-sms", test_email_captcha_sms);
  g_test_add_func ("/core/two-way/temporary-password", test_password);
  g_test_add_func ("/core/two-way/approval", test_approval);
  g_test_add_func ("/core/two-way/register-list", test_register_list);
  g_test_add_func ("/core/two-way/building", test_building);
  g_test_add_func ("/core/two-way/six-steps", test_six_steps);
  result = g_test_run ();
  two_way_rig_free (rig);
  return result;
}
