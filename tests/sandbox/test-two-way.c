/* SPDX-License-Identifier: MIT */
/* Additional authentication through the port, with the own pair. */
#include "codef-wire.h"
#include "rig.h"
#include "sample-request.h"
#include "sandbox-json.h"
#include "test-loop.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CAPTCHA_SMS "/v1/kr/public/ft/do-not-call/set-register"
#define APPROVAL "/v1/kr/public/pp/nhis-health-checkup/result"
#define PLAIN_PRODUCT "/v1/kr/bank/p/account/account-list"

static const char set_register[] = "{\"organization\":\"0001\",\"userName\":\"홍길동\",\"identity\":\"199101011\","
                                   "\"phoneNo\":\"01000000000\",\"telecom\":\"0\","
                                   "\"authMethod\":\"0\",\"key\":\"run-1\"}";
static const char account_list[] = "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\"}";

static Rig *rig;

/* What the person has been sent last for this session. */
static char *
read_code (Rig *of, const char *jti)
{
  GListModel *messages = sandbox_server_get_messages (of->server);
  char *code = NULL;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr(SandboxMessage) message = g_list_model_get_item (messages, i);

      if (!g_str_equal (sandbox_message_get_jti (message), jti))
        continue;
      g_free (code);
      code = g_strdup (sandbox_message_get_code (message));
    }
  g_assert_nonnull (code);
  return code;
}

typedef struct
{
  char  *method, *jti;
  gint64 timestamp_ms;
} Challenge;

static void
challenge_clear (Challenge *self)
{
  g_free (self->method);
  g_free (self->jti);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Challenge, challenge_clear)

static Challenge
read_challenge (Answer *answer)
{
  Challenge challenge = { answer_dup (answer, "data", "method"), answer_dup (answer, "data", "jti"), 0 };
  g_autofree char *stamp = answer_dup (answer, "data", "twoWayTimestamp"),
                  *more = answer_dup (answer, "data", "continue2Way");

  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_CHALLENGE);
  g_assert_cmpstr (more, ==, "true");
  challenge.timestamp_ms = g_ascii_strtoll (stamp, NULL, 10);
  return challenge;
}

/* The first request with the inputs behind it and the latest challenge's information. */
static Answer *
send_continuation (Rig *of, const char *path, const char *first, const char *inputs, const Challenge *challenge)
{
  g_autofree char *request =
    g_strdup_printf ("%.*s,%s,\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"%s\","
                     "\"twoWayTimestamp\":%" G_GINT64_FORMAT "}}",
                     (int) strlen (first) - 1, first, inputs, challenge->jti, challenge->timestamp_ms);

  return rig_post (of, RIG_OWN, path, request);
}

static Answer *
go_on (const char *inputs, const Challenge *challenge)
{
  return send_continuation (rig, CAPTCHA_SMS, set_register, inputs, challenge);
}

static Answer *
answer_captcha (const Challenge *challenge)
{
  g_autofree char *code = read_code (rig, challenge->jti);
  g_autofree char *inputs = g_strdup_printf ("\"secureNo\":\"%s\",\"secureNoRefresh\":\"0\"", code);

  return go_on (inputs, challenge);
}

/* The chain of the protocol's appendix, member by member. */
static void
test_chain (void)
{
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register);
  g_auto(Challenge) captcha = read_challenge (first), sms = { 0 };
  g_autofree char *id = answer_dup (first, "result", "transactionId"),
                  *extra = answer_dup (first, "result", "extraMessage");
  g_autofree char *message = answer_dup (first, "result", "message"), *echo = answer_dup (first, "key", NULL),
                  *info = NULL, *code = NULL;
  g_autofree char *inputs = NULL, *status = NULL;
  DocNode picture = doc_document_find (first->document, DOC_NODE_ROOT, "data", "extraInfo", "reqSecureNo", NULL);
  g_autofree char *drawn = doc_document_dup_string (first->document, picture);
  g_autoptr(Answer) second = NULL, third = NULL;

  g_assert_cmpstr (captcha.method, ==, "secureNo");
  g_assert_cmpstr (id, ==, captcha.jti);
  g_assert_cmpstr (extra, ==, "API 요청 처리가 정상 진행 중입니다. 추가 정보를 입력하세요.");
  g_assert_cmpstr (message, ==, "성공");
  g_assert_cmpstr (echo, ==, "run-1");
  g_assert_true (g_str_has_prefix (drawn, "data:img/jpeg;base64,/9j/"));
  second = answer_captcha (&captcha);
  sms = read_challenge (second);
  info = answer_dup (second, "data", "extraInfo");
  g_assert_cmpstr (sms.method, ==, "smsAuthNo");
  g_assert_cmpstr (sms.jti, ==, captcha.jti);
  g_assert_cmpint (sms.timestamp_ms, >, captcha.timestamp_ms);
  g_assert_cmpstr (info, ==, "{\"reqSMSAuthNo\":\"\"}");
  code = read_code (rig, sms.jti);
  inputs = g_strdup_printf ("\"secureNo\":\"x\",\"secureNoRefresh\":\"0\",\"smsAuthNo\":\"%s\"", code);
  third = go_on (inputs, &sms);
  status = answer_dup (third, "data", "resRegistrationStatus");
  g_assert_cmpstr (third->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (status, ==, "1");
}

/* Member order of the first answer, as the service writes it. */
static void
test_shape (void)
{
  static const char *const names[] = { "continue2Way", "method",          "jobIndex", "threadIndex",
                                       "jti",          "twoWayTimestamp", "extraInfo" };
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register);
  DocNode node =
    doc_document_get_first_child (first->document, doc_document_find_member (first->document, DOC_NODE_ROOT, "data"));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++, node = doc_document_get_next_sibling (first->document, node))
    {
      g_autofree char *name = doc_document_dup_name (first->document, node);

      g_assert_cmpstr (name, ==, names[i]);
    }
  g_assert_cmpuint (node, ==, DOC_NODE_NONE);
}

static void
test_refresh_and_wrong (void)
{
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register), fresh = NULL, wrong = NULL,
                     again = NULL, over = NULL, late = NULL;
  g_auto(Challenge) one = read_challenge (first), two = { 0 }, three = { 0 }, four = { 0 };
  g_autofree char *old = read_code (rig, one.jti), *new_code = NULL, *why = NULL;

  fresh = go_on ("\"secureNoRefresh\":\"1\"", &one);
  two = read_challenge (fresh);
  new_code = read_code (rig, one.jti);
  g_assert_cmpstr (two.method, ==, "secureNo");
  g_assert_cmpstr (old, !=, new_code);
  wrong = go_on ("\"secureNo\":\"wrong\",\"secureNoRefresh\":\"0\"", &two);
  three = read_challenge (wrong);
  why = doc_document_dup_string (wrong->document,
                                 doc_document_find (wrong->document, DOC_NODE_ROOT, "data", "extraInfo", "code", NULL));
  g_assert_cmpstr (why, ==, "CF-03008");
  again = go_on ("\"secureNo\":\"\",\"secureNoRefresh\":\"0\"", &three);
  four = read_challenge (again);
  over = go_on ("\"secureNo\":\"wrong\",\"secureNoRefresh\":\"0\"", &four);
  g_assert_cmpstr (over->code, ==, "CF-03008");
  late = answer_captcha (&four);
  g_assert_cmpstr (late->code, ==, "CF-00025");
}

static void
test_cancel (void)
{
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register), cancelled = NULL;
  g_auto(Challenge) challenge = read_challenge (first);

  cancelled = go_on ("\"secureNoRefresh\":\"2\"", &challenge);
  g_assert_cmpstr (cancelled->code, ==, "CF-12863");
}

static void
test_bad_information (void)
{
  static const struct { const char *more, *code; } cases[] = {
    { "\"is2Way\":true", "CF-03001" },
    { "\"is2Way\":true,\"twoWayInfo\":\"a\"", "CF-03001" },
    { "\"is2Way\":true,\"twoWayInfo\":{}", "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"@JTI@\"}", "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"@JTI@\",\"twoWayTimestamp\":\"@STAMP@"
      "\"}",
      "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":\"0\",\"threadIndex\":0,\"jti\":\"@JTI@\",\"twoWayTimestamp\":@"
      "STAMP@}",
      "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"@JTI@\",\"twoWayTimestamp\":@STAMP@."
      "0}",
      "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":1,\"threadIndex\":0,\"jti\":\"@JTI@\",\"twoWayTimestamp\":@STAMP@}",
      "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"0\",\"twoWayTimestamp\":@STAMP@}",
      "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"@JTI@\",\"twoWayTimestamp\":1}",
      "CF-03003" },
    { "\"is2Way\":true,\"twoWayInfo\":{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"@JTI@\",\"twoWayTimestamp\":@STAMP@,"
      "\"more\":1}",
      "CF-00024" },
  };
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register), good = NULL;
  g_auto(Challenge) challenge = read_challenge (first), sms = { 0 };
  g_autofree char *stamp = g_strdup_printf ("%" G_GINT64_FORMAT, challenge.timestamp_ms);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) request = g_string_new ("{");
      g_autoptr(Answer) answer = NULL;

      g_string_append_printf (request, "%s}", cases[i].more);
      g_string_replace (request, "@JTI@", challenge.jti, 0);
      g_string_replace (request, "@STAMP@", stamp, 0);
      answer = rig_post (rig, RIG_OWN, CAPTCHA_SMS, request->str);
      g_test_message ("%s", request->str);
      g_assert_cmpstr (answer->code, ==, cases[i].code);
    }
  /* none of them has harmed the session; and one is not enough to answer twice */
  good = answer_captcha (&challenge);
  sms = read_challenge (good);
  {
    g_autoptr(Answer) twice = answer_captcha (&challenge);

    g_assert_cmpstr (twice->code, ==, "CF-00025");
  }
}

/* The slim continuation of one of the vendor's examples: the session is known by its jti. */
static void
test_slim (void)
{
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register), second = NULL;
  g_auto(Challenge) challenge = read_challenge (first), sms = { 0 };
  g_autofree char *code = read_code (rig, challenge.jti), *inputs = g_strdup_printf ("\"secureNo\":\"%s\"", code);

  second = send_continuation (rig, CAPTCHA_SMS, "{\"organization\":\"0001\"}", inputs, &challenge);
  sms = read_challenge (second);
  g_assert_cmpstr (sms.method, ==, "smsAuthNo");
}

static void
test_other_path (void)
{
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register), other = NULL;
  g_auto(Challenge) challenge = read_challenge (first);

  other = send_continuation (rig, PLAIN_PRODUCT, account_list, "\"secureNo\":\"1\"", &challenge);
  g_assert_cmpstr (other->code, ==, "CF-03003");
}

static void
test_vendor_ignores (void)
{
  g_autoptr(Answer) first = rig_post (rig, RIG_VENDOR, CAPTCHA_SMS, set_register);

  g_assert_cmpstr (first->code, ==, CODEF_RESULT_SUCCESS);
}

static char *
make_approval_request (const char *id, const char *year)
{
  CodefProduct *product = codef_catalog_find_product (rig->catalog, APPROVAL);
  g_autoptr(DocDocument) sample = doc_document_new_plain (codef_product_get_sample_request (product), NULL);
  g_autoptr(GString) json = g_string_new ("{");

  for (DocNode node = doc_document_get_first_child (sample, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (sample, node))
    {
      g_autofree char *name = doc_document_dup_name (sample, node);

      if (g_str_equal (name, "id") || g_str_equal (name, "loginType"))
        continue;
      sandbox_json_append_name (json, name);
      sandbox_json_append_node (json, sample, node);
    }
  sandbox_json_append_member (json, "loginType", "5");
  sandbox_json_append_member (json, "id", id);
  sandbox_json_append_member (json, "key", year);
  g_string_append_c (json, '}');
  return g_strdup (json->str);
}

/* Confirmed before the person approved: asked again, and the third time it is over. */
static void
test_early (void)
{
  SandboxOptions options = { .approval_ms = -1 };
  g_autoptr(Rig) patient = rig_new (&options);
  g_autofree char *request = make_approval_request ("early", "2014");
  g_autoptr(Answer) first = rig_post (patient, RIG_OWN, APPROVAL, request), second = NULL, third = NULL, fourth = NULL;
  g_auto(Challenge) one = read_challenge (first), two = { 0 }, three = { 0 };

  g_assert_cmpstr (one.method, ==, "simpleAuth");
  second = send_continuation (patient, APPROVAL, request, "\"simpleAuth\":\"1\"", &one);
  two = read_challenge (second);
  third = send_continuation (patient, APPROVAL, request, "\"simpleAuth\":\"1\"", &two);
  three = read_challenge (third);
  g_assert_cmpint (three.timestamp_ms, >, two.timestamp_ms);
  fourth = send_continuation (patient, APPROVAL, request, "\"simpleAuth\":\"1\"", &three);
  g_assert_cmpstr (fourth->code, ==, "CF-12872");
}

static void
test_phone (void)
{
  static const struct { SandboxServerPhone use; const char *code; } cases[] = {
    { SANDBOX_SERVER_APPROVE, CODEF_RESULT_SUCCESS },
    { SANDBOX_SERVER_REFUSE, "CF-12863" },
    { SANDBOX_SERVER_LET_EXPIRE, "CF-12001" },
  };
  SandboxOptions options = { .approval_ms = -1 };
  g_autoptr(Rig) patient = rig_new (&options);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("phone-%u", i), *request = make_approval_request (id, "2014");
      g_autoptr(Answer) first = rig_post (patient, RIG_OWN, APPROVAL, request), second = NULL;
      g_auto(Challenge) challenge = read_challenge (first);
      g_autofree char *nothing = read_code (patient, challenge.jti);

      g_assert_cmpstr (nothing, ==, "");
      sandbox_server_use_phone (patient->server, challenge.jti, cases[i].use);
      second = send_continuation (patient, APPROVAL, request, "\"simpleAuth\":\"1\"", &challenge);
      g_assert_cmpstr (second->code, ==, cases[i].code);
    }
}

/* Where nobody holds the phone it approves by itself after a while. */
static void
test_approves_by_itself (void)
{
  SandboxOptions options = { .approval_ms = 50 };
  g_autoptr(Rig) quick = rig_new (&options);
  g_autofree char *request = make_approval_request ("by-itself", "2014");
  g_autoptr(Answer) first = rig_post (quick, RIG_OWN, APPROVAL, request), second = NULL;
  g_auto(Challenge) challenge = read_challenge (first);

  g_usleep (80000);
  second = send_continuation (quick, APPROVAL, request, "\"simpleAuth\":\"1\"", &challenge);
  g_assert_cmpstr (second->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_time_out (void)
{
  SandboxOptions options = { .step_limit_ms = 60 };
  g_autoptr(Rig) hasty = rig_new (&options);
  g_autoptr(Answer) first = rig_post (hasty, RIG_OWN, CAPTCHA_SMS, set_register), late = NULL, later = NULL;
  g_auto(Challenge) challenge = read_challenge (first);

  g_usleep (100000);
  late = send_continuation (hasty, CAPTCHA_SMS, set_register, "\"secureNo\":\"1\"", &challenge);
  g_assert_cmpstr (late->code, ==, "CF-12001");
  later = send_continuation (hasty, CAPTCHA_SMS, set_register, "\"secureNo\":\"1\"", &challenge);
  g_assert_cmpstr (later->code, ==, "CF-00025");
}

/* Six steps by scenario, each answered with what its own question offers. */
static void
test_six_steps (void)
{
  static const char first_request[] =
    "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\","
    "\"sandboxScenario\":\"twoway:secureNo,smsAuthNo,emailAuthNo,dongNum,hoNum,somethingNew\"}";
  static const char *const methods[] = { "secureNo", "smsAuthNo", "emailAuthNo", "dongNum", "hoNum", "somethingNew" };
  static const char *const fixed[] = { NULL, NULL, NULL, "2", "11", "1 MB of text" };
  g_autoptr(Answer) answer = rig_post (rig, RIG_OWN, PLAIN_PRODUCT, first_request);

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_auto(Challenge) challenge = read_challenge (answer);
      g_autofree char *code = fixed[i] == NULL ? read_code (rig, challenge.jti) : g_strdup (fixed[i]);
      g_autofree char *inputs = g_strdup_printf ("\"%s\":\"%s\"", methods[i], code);

      g_assert_cmpstr (challenge.method, ==, methods[i]);
      answer_free (answer);
      answer = send_continuation (rig, PLAIN_PRODUCT, first_request, inputs, &challenge);
    }
  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_choice (void)
{
  static const char first_request[] = "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\","
                                      "\"sandboxScenario\":\"twoway:etc;code:CF-12834\"}";
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, PLAIN_PRODUCT, first_request), wrong = NULL, last = NULL;
  g_auto(Challenge) one = read_challenge (first), two = { 0 };

  wrong = send_continuation (rig, PLAIN_PRODUCT, first_request, "\"reqAddress\":\"elsewhere\"", &one);
  two = read_challenge (wrong);
  /* a code beside the steps is the outcome of the last one */
  last = send_continuation (rig, PLAIN_PRODUCT, first_request, "\"reqAddress\":\"서울특별시 가나구 다라동 2-1\"", &two);
  g_assert_cmpstr (last->code, ==, "CF-12834");
}

static void
test_password (void)
{
  static const char first_request[] = "{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\","
                                      "\"sandboxScenario\":\"twoway:password1\"}";
  g_autoptr(CodefPublicKey) key = codef_public_key_new (sandbox_server_get_public_key (rig->server), NULL);
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, PLAIN_PRODUCT, first_request), plain = NULL, right = NULL;
  g_auto(Challenge) challenge = read_challenge (first);
  g_autofree char *code = read_code (rig, challenge.jti), *ciphertext = codef_public_key_encrypt (key, code, NULL);
  g_autofree char *open = g_strdup_printf ("\"password1\":\"%s\"", code),
                  *secret = g_strdup_printf ("\"password1\":\"%s\"", ciphertext);

  plain = send_continuation (rig, PLAIN_PRODUCT, first_request, open, &challenge);
  g_assert_cmpstr (plain->code, ==, "CF-04020");
  right = send_continuation (rig, PLAIN_PRODUCT, first_request, secret, &challenge);
  g_assert_cmpstr (right->code, ==, CODEF_RESULT_SUCCESS);
}

/* An authentication begun by one process is answered in another one. */
static void
test_between_processes (void)
{
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register), second = NULL;
  g_auto(Challenge) captcha = read_challenge (first), sms = { 0 };
  g_autofree char *code = read_code (rig, captcha.jti), *inputs = g_strdup_printf ("\"secureNo\":\"%s\"", code);
  g_autoptr(Rig) other = rig_new (NULL);

  second = send_continuation (other, CAPTCHA_SMS, set_register, inputs, &captcha);
  sms = read_challenge (second);
  g_assert_cmpstr (sms.method, ==, "smsAuthNo");
  {
    g_autofree char *sms_code = read_code (other, sms.jti), *more = g_strdup_printf ("\"smsAuthNo\":\"%s\"", sms_code);
    g_autoptr(Answer) third = go_on (more, &sms);

    g_assert_cmpstr (third->code, ==, CODEF_RESULT_SUCCESS);
  }
}

/* What the pretend phone is told. */
static void
test_message (void)
{
  GListModel *messages = sandbox_server_get_messages (rig->server);
  g_autoptr(Answer) first = rig_post (rig, RIG_OWN, CAPTCHA_SMS, set_register), second = NULL;
  g_auto(Challenge) captcha = read_challenge (first), sms = { 0 };
  g_autoptr(SandboxMessage) message = NULL;

  second = answer_captcha (&captcha);
  sms = read_challenge (second);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  message = g_list_model_get_item (messages, g_list_model_get_n_items (messages) - 1);
  g_assert_cmpstr (sandbox_message_get_jti (message), ==, sms.jti);
  g_assert_cmpstr (sandbox_message_get_path (message), ==, CAPTCHA_SMS);
  g_assert_cmpstr (sandbox_message_get_method (message), ==, "smsAuthNo");
  g_assert_cmpstr (sandbox_message_get_to (message), ==, "01000000000");
  g_assert_cmpuint (strspn (sandbox_message_get_code (message), "0123456789"), ==, 6);
  g_assert_cmpint (ABS (sandbox_message_get_time_unix_us (message) - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
}

static void
test_inbox_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sandbox-test-XXXXXX", NULL),
                  *file = g_build_filename (folder, "inbox", NULL), *text = NULL;
  SandboxOptions options = { .inbox_file = file };
  g_autoptr(Rig) posted = rig_new (&options);
  g_autoptr(Answer) first = rig_post (posted, RIG_OWN, CAPTCHA_SMS, set_register);
  g_auto(Challenge) challenge = read_challenge (first);
  g_autofree char *code = read_code (posted, challenge.jti);
  g_autofree char *expected =
    g_strdup_printf ("{\"jti\":\"%s\",\"method\":\"secureNo\",\"to\":\"\",\"code\":\"%s\"}\n", challenge.jti, code);
  GStatBuf info;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_unlink (file);
  g_rmdir (folder);
}

typedef struct
{
  Rig    *rig;
  char   *request;
  Answer *answer;
} Lane;

static gpointer
run_lane (gpointer data)
{
  Lane *lane = data;

  lane->answer = rig_post (lane->rig, RIG_OWN, APPROVAL, lane->request);
  return NULL;
}

/* Each lane has a session of its own: libsoup's are bound to a thread. */
static void
lane_init (Lane *lane, Rig *of, const char *id, const char *year)
{
  lane->rig = g_memdup2 (of, sizeof *of);
  lane->rig->session = soup_session_new ();
  lane->rig->own_token = g_strdup (rig_token (of, RIG_OWN));
  lane->request = make_approval_request (id, year);
  lane->answer = NULL;
}

static void
lane_clear (Lane *lane)
{
  g_object_unref (lane->rig->session);
  g_free (lane->rig->own_token);
  g_free (lane->rig);
  g_free (lane->request);
  g_clear_pointer (&lane->answer, answer_free);
}

static guint
count_waiting (Rig *of)
{
  GListModel *events = sandbox_server_get_events (of->server);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr(SandboxEvent) event = g_list_model_get_item (events, i);

      n += sandbox_event_get_status (event) == 0;
    }
  return n;
}

/* Eleven years of health checkups, released by one approval: one is asked, the others stay open. */
static void
test_group (void)
{
  SandboxOptions options = { .approval_ms = -1 };
  g_autoptr(Rig) shared = rig_new (&options);
  Lane lanes[10];
  GThread *threads[10];
  g_autofree char *request = make_approval_request ("one-id", "2014");
  g_autoptr(Answer) first = rig_post (shared, RIG_OWN, APPROVAL, request), last = NULL;
  g_auto(Challenge) challenge = read_challenge (first);

  g_usleep (450000);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2015 + i);

      lane_init (&lanes[i], shared, "one-id", year);
      threads[i] = g_thread_new ("lane", run_lane, &lanes[i]);
    }
  test_wait_until (count_waiting (shared) == G_N_ELEMENTS (lanes), 10000);
  sandbox_server_use_phone (shared->server, challenge.jti, SANDBOX_SERVER_APPROVE);
  last = send_continuation (shared, APPROVAL, request, "\"simpleAuth\":\"1\"", &challenge);
  g_assert_cmpstr (last->code, ==, CODEF_RESULT_SUCCESS);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", 2015 + i), *echo = NULL;

      g_thread_join (threads[i]);
      echo = answer_dup (lanes[i].answer, "key", NULL);
      g_assert_cmpstr (lanes[i].answer->code, ==, CODEF_RESULT_SUCCESS);
      g_assert_cmpstr (echo, ==, year);
      lane_clear (&lanes[i]);
    }
}

/* Sends a request that will wait, and returns its socket. */
static int
begin_waiting (Rig *of, const char *request)
{
  g_autofree char *raw = g_strdup_printf ("POST " APPROVAL " HTTP/1.1\r\nHost: localhost:%u\r\n"
                                          "Authorization: Bearer %s\r\nContent-Length: %zu\r\n\r\n%s",
                                          rig_port (of), rig_token (of, RIG_OWN), strlen (request), request);
  guint n_before = count_waiting (of);
  int fd = rig_connect (of);

  g_assert_cmpint (send (fd, raw, strlen (raw), MSG_NOSIGNAL), ==, (gssize) strlen (raw));
  test_wait_until (count_waiting (of) == n_before + 1, 5000);
  return fd;
}

/* A client that leaves while it waits, and a server that stops while one waits. */
static void
test_group_leaves (void)
{
  SandboxOptions options = { .approval_ms = -1 };
  g_autoptr(Rig) shared = rig_new (&options);
  g_autofree char *request = make_approval_request ("left-id", "2014");
  g_autoptr(Answer) first = rig_post (shared, RIG_OWN, APPROVAL, request), last = NULL;
  g_auto(Challenge) challenge = read_challenge (first);
  int leaving, staying;
  char byte;

  g_usleep (450000);
  leaving = begin_waiting (shared, request);
  close (leaving);
  sandbox_server_use_phone (shared->server, challenge.jti, SANDBOX_SERVER_APPROVE);
  last = send_continuation (shared, APPROVAL, request, "\"simpleAuth\":\"1\"", &challenge);
  g_assert_cmpstr (last->code, ==, CODEF_RESULT_SUCCESS);
  g_clear_pointer (&first, answer_free);
  first = rig_post (shared, RIG_OWN, APPROVAL, request);
  g_usleep (450000);
  staying = begin_waiting (shared, request);
  sandbox_server_stop (shared->server);
  g_assert_cmpint (recv (staying, &byte, 1, 0), <=, 0);
  close (staying);
}

/* Nobody approves: all time out together. Too close together: both are asked. Another product: refused. */
static void
test_group_ends (void)
{
  SandboxOptions options = { .approval_ms = -1, .step_limit_ms = 900 };
  g_autoptr(Rig) shared = rig_new (&options);
  g_autofree char *request = make_approval_request ("lost-id", "2014");
  g_autoptr(Answer) first = rig_post (shared, RIG_OWN, APPROVAL, request),
                     close = rig_post (shared, RIG_OWN, APPROVAL, request);
  g_autoptr(Answer) other = rig_post (shared, RIG_OWN, "/v1/kr/public/pp/nhis-list/examination", request);
  g_auto(Challenge) one = read_challenge (first), two = read_challenge (close);
  Lane lane;

  g_assert_cmpstr (one.jti, !=, two.jti);
  g_assert_cmpstr (other->code, ==, "CF-12001");
  g_usleep (450000);
  lane_init (&lane, shared, "lost-id", "2015");
  run_lane (&lane);
  g_assert_cmpstr (lane.answer->code, ==, "CF-12001");
  lane_clear (&lane);
}

/* Walks to the end from the sample request; the number of steps. */
static guint
walk (CodefProduct *product, CodefPublicKey *key)
{
  g_autofree char *request = NULL;
  g_autoptr(GString) inputs = g_string_new ("\"x\":\"y\"");
  g_autoptr(Answer) answer = NULL;
  guint n_steps = 0;

  request = sample_request_new (product, key, NULL, NULL);
  answer = rig_post (rig, RIG_OWN, codef_product_get_path (product), request);
  while (g_strcmp0 (answer->code, CODEF_RESULT_CHALLENGE) == 0 && n_steps++ < 10)
    {
      g_auto(Challenge) challenge = read_challenge (answer);
      DocNode info = doc_document_find (answer->document, DOC_NODE_ROOT, "data", "extraInfo", NULL);
      DocNode list = doc_document_get_first_child (answer->document, info), value = DOC_NODE_NONE;
      const char *input = g_str_equal (challenge.method, "etc") ? "reqAddress" : challenge.method;
      g_autofree char *code = NULL, *secret = NULL;

      if (doc_document_get_kind (answer->document, list) == DOC_KIND_ARRAY)
        {
          value =
            doc_document_get_first_child (answer->document, doc_document_get_first_child (answer->document, list));
          if (doc_document_find_member (answer->document, doc_document_get_parent (answer->document, value), "index") !=
              DOC_NODE_NONE)
            input = "index";
          code = doc_document_dup_string (answer->document, value);
        }
      else
        code = read_code (rig, challenge.jti);
      if (g_str_equal (challenge.method, "simpleAuth"))
        sandbox_server_use_phone (rig->server, challenge.jti, SANDBOX_SERVER_APPROVE);
      secret = g_str_equal (input, "password1") ? codef_public_key_encrypt (key, code, NULL) : NULL;
      g_string_append_printf (inputs, ",\"%s\":\"%s\"", input,
                              g_str_equal (input, "simpleAuth") ? "1"
                              : secret != NULL                  ? secret
                                                                : code);
      g_clear_pointer (&answer, answer_free);
      answer = send_continuation (rig, codef_product_get_path (product), request, inputs->str, &challenge);
    }
  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
  return n_steps;
}

static void
test_walks (void)
{
  g_autoptr(CodefPublicKey) key = codef_public_key_new (sandbox_server_get_public_key (rig->server), NULL);
  GListModel *products = codef_catalog_get_products (rig->catalog);
  guint n_walked = 0;

  for (guint i = 0; i < g_list_model_get_n_items (products); i++)
    {
      g_autoptr(CodefProduct) product = g_list_model_get_item (products, i);

      if (!codef_product_has_two_way (product))
        continue;
      g_test_message ("%s", codef_product_get_path (product));
      n_walked += walk (product, key) > 0;
    }
  g_assert_cmpuint (n_walked, >, 40);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  g_test_add_func ("/sandbox/two-way/chain", test_chain);
  g_test_add_func ("/sandbox/two-way/shape", test_shape);
  g_test_add_func ("/sandbox/two-way/refresh-and-wrong", test_refresh_and_wrong);
  g_test_add_func ("/sandbox/two-way/cancel", test_cancel);
  g_test_add_func ("/sandbox/two-way/bad-information", test_bad_information);
  g_test_add_func ("/sandbox/two-way/slim", test_slim);
  g_test_add_func ("/sandbox/two-way/other-path", test_other_path);
  g_test_add_func ("/sandbox/two-way/vendor-ignores", test_vendor_ignores);
  g_test_add_func ("/sandbox/two-way/early", test_early);
  g_test_add_func ("/sandbox/two-way/phone", test_phone);
  g_test_add_func ("/sandbox/two-way/approves-by-itself", test_approves_by_itself);
  g_test_add_func ("/sandbox/two-way/time-out", test_time_out);
  g_test_add_func ("/sandbox/two-way/six-steps", test_six_steps);
  g_test_add_func ("/sandbox/two-way/choice", test_choice);
  g_test_add_func ("/sandbox/two-way/password", test_password);
  g_test_add_func ("/sandbox/two-way/between-processes", test_between_processes);
  g_test_add_func ("/sandbox/two-way/message", test_message);
  g_test_add_func ("/sandbox/two-way/inbox-file", test_inbox_file);
  g_test_add_func ("/sandbox/two-way/group", test_group);
  g_test_add_func ("/sandbox/two-way/group-leaves", test_group_leaves);
  g_test_add_func ("/sandbox/two-way/group-ends", test_group_ends);
  g_test_add_func ("/sandbox/two-way/walks", test_walks);
  result = g_test_run ();
  rig_free (rig);
  return result;
}
