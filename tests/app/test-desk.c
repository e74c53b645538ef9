/* SPDX-License-Identifier: MIT */
/* The authentication desk alone: questions of every kind, also those that no sandbox asks, and what a person does
 * with them. The exchange is the real one, against the built-in sandbox. */
#include "codef-config.h"

#include "app-captcha-face.h"
#include "app-choice-face.h"
#include "app-code-face.h"
#include "app-desk-words.h"
#include "app-desk.h"
#include "app-enter-guard.h"
#include "app-face.h"
#include "codef-error.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#define PATH "/v1/kr/bank/p/account/account-list"
#define WAIT_MS 20000
#define MINUTE_US (60 * G_USEC_PER_SEC)

#define SESSION "'continue2Way':true,'jobIndex':0,'threadIndex':0,'jti':'0123456789abcdef01234567','twoWayTimestamp':1"

typedef struct
{
  AppContext    *context;  /* (owned) */
  CodefClient   *client;   /* (owned) */
  CodefExchange *exchange; /* (owned) */
  AppDesk       *desk;
  GtkWindow     *window;
} Rig;

static CodefClient *
get_client (AppContext *context)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CodefClient *client;

  app_context_get_client_async (context, app_context_get_environment (context), NULL, test_loop_result_cb, &result);
  test_wait_until (result != NULL, WAIT_MS);
  client = app_context_get_client_finish (context, result, &error);
  g_assert_no_error (error);
  return client;
}

static void
rig_show (Rig *rig)
{
  rig->desk = APP_DESK (app_desk_new (rig->context));
  rig->window = test_context_window (GTK_WIDGET (rig->desk), 640, 720);
  app_desk_set_exchange (rig->desk, rig->exchange, rig->client);
}

/* A desk on which the sandbox asks for @methods, one after another. */
static void
rig_ask (Rig *rig, const char *methods)
{
  g_autofree char *json = g_strdup_printf ("{'connectedId':'sandbox_connectedId','organization':'0004',"
                                           "'email':'a@example.com','phoneNo':'01000000000',"
                                           "'sandboxScenario':'twoway:%s'}", methods);

  *rig = (Rig) { .context = test_context_new () };
  rig->client = get_client (rig->context);
  rig->exchange = test_context_start (rig->context, PATH, json);
  rig_show (rig);
  test_wait_until (app_desk_is_open (rig->desk), WAIT_MS);
}

/* A desk at which @data was asked (JSON in single quotes, of the answer's member "data"), as an earlier session left
 * it. */
static void
rig_resume (Rig *rig, const char *data, gint64 left_us)
{
  static const char asked[] = "{\"organization\":\"0004\"}";
  g_autofree char *text = g_strdup_printf ("{'result':{'code':'CF-03002','extraMessage':'','message':'성공'},'data':%s}",
                                           data);
  g_autoptr(GBytes) json = g_bytes_new_static (asked, strlen (asked));
  g_autoptr(CodefRequest) request = codef_request_new (PATH, json, 30, NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(CodefChallenge) challenge = NULL;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  document = doc_document_new_plain (bytes, NULL);
  *rig = (Rig) { .context = test_context_new () };
  rig->client = get_client (rig->context);
  challenge = codef_challenge_new_from_document (document, request, app_context_get_catalog (rig->context));
  rig->exchange = codef_client_resume (rig->client, request, NULL, challenge, left_us);
  rig_show (rig);
  g_assert_true (app_desk_is_open (rig->desk));
}

static void
rig_clear (Rig *rig)
{
  codef_exchange_cancel (rig->exchange);
  gtk_window_destroy (rig->window);
  g_clear_object (&rig->exchange);
  g_clear_object (&rig->client);
  g_clear_object (&rig->context);
}

static GListModel *
get_steps (Rig *rig)
{
  return codef_exchange_get_steps (rig->exchange);
}

static CodefStepVerdict
get_verdict (Rig *rig, guint position)
{
  g_autoptr(CodefStep) step = g_list_model_get_item (get_steps (rig), position);

  return codef_step_get_verdict (step);
}

/* (transfer full) (nullable): the newest message, if it is about what is asked now. */
static SandboxMessage *
peek_message (Rig *rig)
{
  GListModel *messages = sandbox_server_get_messages (app_context_get_sandbox (rig->context));
  guint n = g_list_model_get_n_items (messages);
  g_autoptr(SandboxMessage) last = n > 0 ? g_list_model_get_item (messages, n - 1) : NULL;
  const char *method = codef_challenge_get_method (codef_exchange_get_challenge (rig->exchange));

  return last != NULL && g_str_equal (sandbox_message_get_method (last), method) ? g_steal_pointer (&last) : NULL;
}

/* (transfer full): the code that the pretend person got for what is asked now. */
static char *
dup_code (Rig *rig)
{
  g_autoptr(SandboxMessage) message = NULL;

  /* it comes from the sandbox's thread, maybe later than the answer */
  test_wait_until ((message = peek_message (rig)) != NULL, WAIT_MS);
  return g_strdup (sandbox_message_get_code (message));
}

static GtkWidget *
find_entry (Rig *rig)
{
  GtkWidget *face = test_window_find (GTK_WIDGET (rig->desk), APP_TYPE_FACE);

  return test_window_find (face, GTK_TYPE_EDITABLE);
}

static void
answer (Rig *rig)
{
  gtk_widget_activate_action (GTK_WIDGET (rig->desk), "desk.answer", NULL);
}

/* Answers with @text and waits until the service has spoken. */
static void
type (Rig *rig, const char *text)
{
  guint n = g_list_model_get_n_items (get_steps (rig));

  gtk_editable_set_text (GTK_EDITABLE (find_entry (rig)), text);
  answer (rig);
  test_wait_until (codef_exchange_get_phase (rig->exchange) != CODEF_PHASE_WAITING, WAIT_MS);
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (rig)), ==, n + 1);
}

static CodefChallengeKind
get_kind (Rig *rig)
{
  return app_face_get_kind (APP_FACE (test_window_find (GTK_WIDGET (rig->desk), APP_TYPE_FACE)));
}

static void
test_captcha_sms (void)
{
  Rig rig;
  g_autofree char *captcha = NULL, *sms = NULL;

  rig_ask (&rig, "secureNo,smsAuthNo");
  g_assert_cmpint (get_kind (&rig), ==, CODEF_CHALLENGE_CAPTCHA);
  test_wait_until (test_window_find (GTK_WIDGET (rig.desk), GTK_TYPE_PICTURE) != NULL, WAIT_MS);
  test_context_shoot (rig.window, "desk-captcha");
  captcha = dup_code (&rig);
  type (&rig, captcha);
  g_assert_cmpint (get_kind (&rig), ==, CODEF_CHALLENGE_SMS);
  test_context_shoot (rig.window, "desk-sms");
  sms = dup_code (&rig);
  type (&rig, sms);
  g_assert_cmpint (codef_exchange_get_phase (rig.exchange), ==, CODEF_PHASE_ANSWERED);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (rig.exchange)));
  g_assert_false (app_desk_is_open (rig.desk));
  rig_clear (&rig);
}

static void
test_new_picture (void)
{
  Rig rig;
  g_autofree char *first = NULL, *second = NULL;

  rig_ask (&rig, "secureNo");
  first = dup_code (&rig);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&rig)), "123");
  for (guint n = 1; n <= 2; n++)
    {
      g_autofree char *counted = g_strdup_printf (n == 1 ? "%u new picture asked for" : "%u new pictures asked for", n);

      gtk_widget_activate_action (test_window_find (GTK_WIDGET (rig.desk), APP_TYPE_FACE), "captcha.another", NULL);
      test_wait_until (test_window_find_text (GTK_WIDGET (rig.desk), GTK_TYPE_LABEL, counted) != NULL, WAIT_MS);
      g_assert_cmpint (get_verdict (&rig, n - 1), ==, CODEF_STEP_ASKED_AGAIN);
    }
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&rig))), ==, "");
  test_wait_until (g_list_model_get_n_items (sandbox_server_get_messages (app_context_get_sandbox (rig.context))) == 3,
                   WAIT_MS);
  second = dup_code (&rig);
  g_assert_cmpstr (first, !=, second);
  type (&rig, second);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (rig.exchange)));
  rig_clear (&rig);
}

static void
test_captcha_stop (void)
{
  Rig rig;

  rig_ask (&rig, "secureNo");
  gtk_widget_activate_action (test_window_find (GTK_WIDGET (rig.desk), APP_TYPE_FACE), "captcha.stop", NULL);
  test_wait_until (!app_desk_is_open (rig.desk), WAIT_MS);
  g_assert_cmpint (codef_exchange_get_phase (rig.exchange), ==, CODEF_PHASE_ANSWERED);
  g_assert_false (codef_reply_is_success (codef_exchange_get_reply (rig.exchange)));
  rig_clear (&rig);
}

/* W3: asked again with the reason, the old input gone, the trail kept. */
static void
test_wrong_code (void)
{
  Rig rig;
  g_autofree char *code = NULL;

  rig_ask (&rig, "smsAuthNo");
  type (&rig, "000000");
  g_assert_true (app_desk_is_open (rig.desk));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&rig))), ==, "");
  g_assert_cmpint (get_verdict (&rig, 0), ==, CODEF_STEP_ASKED_AGAIN);
  test_context_shoot (rig.window, "desk-wrong-code");
  code = dup_code (&rig);
  type (&rig, code);
  g_assert_true (codef_reply_is_success (codef_exchange_get_reply (rig.exchange)));
  rig_clear (&rig);
}

/* W4, W5: cancelling ends the exchange at once and closes the desk. */
static void
test_cancel (void)
{
  Rig rig;

  rig_ask (&rig, "emailAuthNo");
  codef_exchange_cancel (rig.exchange);
  g_assert_cmpint (codef_exchange_get_phase (rig.exchange), ==, CODEF_PHASE_CANCELLED);
  g_assert_false (app_desk_is_open (rig.desk));
  rig_clear (&rig);
}

/* W13: answered twice in a row, one request goes out. */
static void
test_twice (void)
{
  Rig rig;
  g_autofree char *code = NULL;

  rig_ask (&rig, "smsAuthNo,emailAuthNo");
  code = dup_code (&rig);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&rig)), code);
  answer (&rig);
  answer (&rig);
  g_assert_false (gtk_widget_is_sensitive (find_entry (&rig)));
  test_wait_until (codef_exchange_get_phase (rig.exchange) == CODEF_PHASE_CHALLENGED, WAIT_MS);
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (&rig)), ==, 1);
  g_assert_cmpint (get_kind (&rig), ==, CODEF_CHALLENGE_EMAIL);
  rig_clear (&rig);
}

static void
test_empty_code (void)
{
  Rig rig;

  rig_ask (&rig, "smsAuthNo");
  answer (&rig);
  g_assert_cmpstr (app_desk_get_problem (rig.desk), ==, "The code is empty.");
  g_assert_cmpuint (g_list_model_get_n_items (get_steps (&rig)), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&rig)), "1");
  g_assert_null (app_desk_get_problem (rig.desk));
  rig_clear (&rig);
}

static void
test_megabyte (void)
{
  Rig rig;
  g_autofree char *code = g_strnfill (1024 * 1024, '7');
  gint64 started_us;

  rig_ask (&rig, "smsAuthNo");
  started_us = g_get_monotonic_time ();
  gtk_editable_set_text (GTK_EDITABLE (find_entry (&rig)), code);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&rig))), ==, "");
  g_assert_nonnull (strstr (app_desk_get_problem (rig.desk), "1048576 characters"));
  g_assert_cmpint (g_get_monotonic_time () - started_us, <, G_USEC_PER_SEC);
  rig_clear (&rig);
}

/* The service may ask for anything next, whatever it asked before. */
static void
test_methods_change (void)
{
  static const struct { CodefChallengeKind kind; const char *shot; } steps[] = {
    { CODEF_CHALLENGE_EMAIL, "desk-email" },
    { CODEF_CHALLENGE_CAPTCHA, NULL },
    { CODEF_CHALLENGE_PASSWORD, "desk-password" },
    { CODEF_CHALLENGE_SIGNATURE, "desk-signature" },
    { CODEF_CHALLENGE_OTHER, "desk-other" },
    { CODEF_CHALLENGE_APPROVAL, "desk-approval" },
  };
  Rig rig;

  rig_ask (&rig, "emailAuthNo,secureNo,password1,signedData,unheardOf,simpleAuth");
  for (guint i = 0; i < G_N_ELEMENTS (steps) - 1; i++)
    {
      gboolean needs_code = steps[i].kind == CODEF_CHALLENGE_EMAIL || steps[i].kind == CODEF_CHALLENGE_CAPTCHA
                            || steps[i].kind == CODEF_CHALLENGE_PASSWORD;
      g_autofree char *code = needs_code ? dup_code (&rig) : g_strdup ("x");

      g_assert_cmpint (get_kind (&rig), ==, steps[i].kind);
      if (steps[i].shot != NULL)
        test_context_shoot (rig.window, steps[i].shot);
      if (steps[i].kind == CODEF_CHALLENGE_SIGNATURE)
        {
          GtkWidget *text = test_window_find (GTK_WIDGET (rig.desk), GTK_TYPE_TEXT_VIEW);

          gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "{}", -1);
          answer (&rig);
          test_wait_until (codef_exchange_get_phase (rig.exchange) != CODEF_PHASE_WAITING, WAIT_MS);
        }
      else
        type (&rig, code);
      g_assert_cmpint (get_verdict (&rig, i), ==, CODEF_STEP_ACCEPTED);
    }
  g_assert_cmpint (get_kind (&rig), ==, CODEF_CHALLENGE_APPROVAL);
  test_context_shoot (rig.window, "desk-approval");
  rig_clear (&rig);
}

/* Approving too early is explained, and the third time is the end. */
static void
test_too_early (void)
{
  Rig rig;

  rig_ask (&rig, "simpleAuth");
  for (guint n = 1; n <= 2; n++)
    {
      answer (&rig);
      test_wait_until (codef_exchange_get_phase (rig.exchange) == CODEF_PHASE_CHALLENGED, WAIT_MS);
      g_assert_cmpuint (g_list_model_get_n_items (get_steps (&rig)), ==, n);
    }
  test_context_shoot (rig.window, "desk-too-early");
  answer (&rig);
  test_wait_until (!app_desk_is_open (rig.desk), WAIT_MS);
  g_assert_cmpstr (codef_reply_get_code (codef_exchange_get_reply (rig.exchange)), ==, "CF-12872");
  rig_clear (&rig);
}

static const struct { const char *name, *picture; } broken_pictures[] = {
  { "bad-base64", "data:img/jpeg;base64,%%%" },
  { "nothing", "" },
  { "no-picture", "data:img/jpeg;base64,aGVsbG8gd29ybGQ=" },
  { "huge-png", "iVBORw0KGgoAAAANSUhEUgAATiAAAE4gCAIAAAA=" },
  { "cut-jpeg", "/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAAoAIwDASIAAhEBAxEB" },
};

/* B30, W10: it says that the picture cannot be read; the entry and another picture stay possible. */
static void
test_broken_picture (gconstpointer data)
{
  const char *picture = data;
  g_autofree char *asked = g_strdup_printf ("{" SESSION ",'method':'secureNo',"
                                            "'extraInfo':{'reqSecureNoRefresh':'0','reqSecureNo':'%s'}}", picture);
  GtkStack *stack;
  Rig rig;

  rig_resume (&rig, asked, MINUTE_US);
  stack = GTK_STACK (test_window_find (test_window_find (GTK_WIDGET (rig.desk), APP_TYPE_FACE), GTK_TYPE_STACK));
  test_wait_until (g_str_equal (gtk_stack_get_visible_child_name (stack), "broken"), WAIT_MS);
  g_assert_true (gtk_widget_is_sensitive (find_entry (&rig)));
  test_context_shoot (rig.window, "desk-broken-picture");
  rig_clear (&rig);
}

/* (transfer full): @n units of a building. */
static char *
build_long_list (guint n)
{
  GString *json = g_string_new ("{" SESSION ",'method':'hoNum','extraInfo':{'reqHoNumList':[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{'reqHo':'%u호','commHoNum':'%u','reqArea':'%u.5','note':'%s'}", i > 0 ? "," : "",
                            i, i + 100000, i % 90,
                            i == 7777 ? "관리사무소" : "세대");
  g_string_append (json, "]}}");
  return g_string_free (json, FALSE);
}

static void
test_long_list (void)
{
  g_autofree char *asked = build_long_list (10000);
  gint64 started_us;
  GtkWidget *search;
  Rig rig;

  rig_resume (&rig, asked, MINUTE_US);
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (rig.desk), GTK_TYPE_LABEL, "10000 entries"));
  test_context_shoot (rig.window, "desk-list");
  answer (&rig);
  g_assert_cmpstr (app_desk_get_problem (rig.desk), ==, "No entry of the list is chosen.");
  search = test_window_find (GTK_WIDGET (rig.desk), GTK_TYPE_SEARCH_ENTRY);
  started_us = g_get_monotonic_time ();
  gtk_editable_set_text (GTK_EDITABLE (search), "ㄱㄹㅅㅁㅅ");
  test_wait_until (test_window_find_text (GTK_WIDGET (rig.desk), GTK_TYPE_LABEL, "1 of 10000 entries") != NULL,
                   WAIT_MS);
  g_test_message ("a search in 10000 entries: %d ms", (int) ((g_get_monotonic_time () - started_us) / 1000));
  test_context_shoot (rig.window, "desk-list-found");
  answer (&rig);
  g_assert_null (app_desk_get_problem (rig.desk));
  g_assert_cmpint (codef_exchange_get_phase (rig.exchange), ==, CODEF_PHASE_WAITING);
  rig_clear (&rig);
}

/* W9: an unknown method and no extraInfo at all can be cancelled, and show what came. */
static void
test_unknown (void)
{
  Rig rig;

  rig_resume (&rig,
              "{" SESSION "}", MINUTE_US);
  g_assert_cmpint (get_kind (&rig), ==, CODEF_CHALLENGE_OTHER);
  codef_exchange_cancel (rig.exchange);
  g_assert_false (app_desk_is_open (rig.desk));
  rig_clear (&rig);
}

/* An answer to a session that has run out is still sent, and the service's refusal is what counts. */
static void
test_expired (void)
{
  Rig rig;
  g_autofree char *code = NULL;

  rig_ask (&rig, "smsAuthNo");
  code = dup_code (&rig);
  sandbox_server_use_phone (app_context_get_sandbox (rig.context),
                            codef_challenge_get_jti (codef_exchange_get_challenge (rig.exchange)),
                            SANDBOX_SERVER_LET_EXPIRE);
  type (&rig, code);
  g_assert_cmpstr (codef_reply_get_code (codef_exchange_get_reply (rig.exchange)), ==, "CF-12001");
  g_assert_false (app_desk_is_open (rig.desk));
  rig_clear (&rig);
}

/* W2: the time that is left is shown; when it is over the desk says so and offers to start again. */
static void
test_time_over (void)
{
  Rig rig;

  rig_resume (&rig,
              "{" SESSION ",'method':'smsAuthNo','extraInfo':{'reqSMSAuthNo':''}}", 0);
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (rig.desk), GTK_TYPE_LABEL, "0:00"));
  g_assert_nonnull (test_window_find_text (GTK_WIDGET (rig.desk), GTK_TYPE_BUTTON, "Start again"));
  test_context_shoot (rig.window, "desk-time-over");
  rig_clear (&rig);
}

static void
test_left (void)
{
  static const struct { gint64 left_us; const char *text; } cases[] = {
    { 0, "0:00" }, { -5, "0:00" }, { 1, "0:01" }, { 59 * G_USEC_PER_SEC, "0:59" }, { 122 * G_USEC_PER_SEC, "2:02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = app_desk_words_dup_left (cases[i].left_us);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Enter that ends a syllable answers nothing, also where the input method hands it on as a second event of the same
 * time. */
static void
test_enter_while_composing (void)
{
  AppEnterGuard guard = { 0 };

  app_enter_guard_press (&guard, 10);
  g_assert_true (app_enter_guard_allows (&guard));
  app_enter_guard_compose (&guard, "하");
  app_enter_guard_press (&guard, 20);
  app_enter_guard_compose (&guard, "");
  g_assert_false (app_enter_guard_allows (&guard));
  app_enter_guard_press (&guard, 20);
  g_assert_false (app_enter_guard_allows (&guard));
  app_enter_guard_press (&guard, 30);
  g_assert_true (app_enter_guard_allows (&guard));
}

/* The same through the entry: what it shows as composed keeps "activate" from answering. */
static void
test_entry_while_composing (void)
{
  GtkWidget *entry;
  Rig rig;

  rig_ask (&rig, "smsAuthNo");
  entry = find_entry (&rig);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed", "하");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (codef_exchange_get_phase (rig.exchange), ==, CODEF_PHASE_CHALLENGED);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "preedit-changed", "");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (codef_exchange_get_phase (rig.exchange), ==, CODEF_PHASE_WAITING);
  rig_clear (&rig);
}

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  g_test_add_func ("/desk/captcha-sms-answer", test_captcha_sms);
  g_test_add_func ("/desk/new-picture", test_new_picture);
  g_test_add_func ("/desk/captcha-stop", test_captcha_stop);
  g_test_add_func ("/desk/W3-wrong-code", test_wrong_code);
  g_test_add_func ("/desk/W4-cancel", test_cancel);
  g_test_add_func ("/desk/W13-twice", test_twice);
  g_test_add_func ("/desk/empty-code", test_empty_code);
  g_test_add_func ("/desk/one-megabyte-code", test_megabyte);
  g_test_add_func ("/desk/methods-change", test_methods_change);
  g_test_add_func ("/desk/approved-too-early", test_too_early);
  for (guint i = 0; i < G_N_ELEMENTS (broken_pictures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/desk/B30-%s", broken_pictures[i].name);

      g_test_add_data_func (path, broken_pictures[i].picture, test_broken_picture);
    }
  g_test_add_func ("/desk/ten-thousand-entries", test_long_list);
  g_test_add_func ("/desk/W9-unknown", test_unknown);
  g_test_add_func ("/desk/answer-after-expiry", test_expired);
  g_test_add_func ("/desk/W2-time-over", test_time_over);
  g_test_add_func ("/desk/time-left", test_left);
  g_test_add_func ("/desk/enter-while-composing", test_enter_while_composing);
  g_test_add_func ("/desk/entry-while-composing", test_entry_while_composing);
  return g_test_run ();
}
