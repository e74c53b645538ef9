/* SPDX-License-Identifier: MIT */
/* A tab that is asked back: the desk over its answer, the pretend phone beside it, and what remains when a session
 * ends. */
#include "app-desk.h"
#include "app-phone-row.h"
#include "app-phone.h"
#include "app-request-page.h"
#include "test-context.h"
#include "test-loop.h"
#include "test-window.h"

#define PATH "/v1/kr/bank/p/account/account-list"
#define WAIT_MS 20000

typedef struct
{
  AppContext     *context; /* (owned) */
  AppRequestPage *page;
  GtkWindow      *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->context = test_context_new ();
  fixture->page = APP_REQUEST_PAGE (app_request_page_new (fixture->context));
  fixture->window = test_context_window (GTK_WIDGET (fixture->page), 1100, 760);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* all contexts share the settings in memory */
  g_settings_reset (app_context_get_settings (fixture->context), "environment");
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->context);
}

static void
activate (gpointer widget, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (widget), action, NULL);
}

/* Sends a request that is asked for @methods, one after another. */
static void
ask (Fixture *fixture, const char *methods)
{
  g_autofree char *json =
    g_strdup_printf ("{\"connectedId\":\"sandbox_connectedId\",\"organization\":\"0004\",\"phoneNo\":\"01000000000\","
                     "\"email\":\"a@example.com\",\"sandboxScenario\":\"twoway:%s\"}", methods);

  app_request_page_set_path (fixture->page, PATH);
  codef_form_set_text (app_request_page_get_form (fixture->page), json);
  activate (fixture->page, "call.send");
  test_wait_until (app_request_page_is_challenged (fixture->page), WAIT_MS);
}

static AppDesk *
find_desk (Fixture *fixture)
{
  return APP_DESK (test_window_find (GTK_WIDGET (fixture->page), APP_TYPE_DESK));
}

static AppPhone *
find_phone (Fixture *fixture)
{
  return APP_PHONE (test_window_find (GTK_WIDGET (fixture->page), APP_TYPE_PHONE));
}

static GtkWidget *
find_message (Fixture *fixture)
{
  return test_window_find (GTK_WIDGET (fixture->page), APP_TYPE_PHONE_ROW);
}

static gboolean
is_desk_shown (Fixture *fixture)
{
  AppDesk *desk = find_desk (fixture);

  return desk != NULL && gtk_widget_get_child_visible (GTK_WIDGET (desk));
}

static gboolean
has_succeeded (Fixture *fixture)
{
  CodefReply *reply = codef_exchange_get_reply (app_request_page_get_exchange (fixture->page));

  return reply != NULL && codef_reply_is_success (reply);
}

/* The phone opens by itself with the code, and hands it to the desk. */
static void
test_use_code (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "smsAuthNo,emailAuthNo");
  for (guint step = 0; step < 2; step++)
    {
      test_wait_until (app_request_page_is_challenged (fixture->page), WAIT_MS);
      test_wait_until (find_message (fixture) != NULL && gtk_widget_get_visible (find_message (fixture)), WAIT_MS);
      test_wait_until (g_list_model_get_n_items (app_phone_get_shown (find_phone (fixture))) == step + 1, WAIT_MS);
      activate (find_message (fixture), "message.use");
      if (step == 1)
        test_context_shoot (fixture->window, "asked-codes");
      activate (find_desk (fixture), "desk.answer");
      test_wait_until (!app_request_page_is_challenged (fixture->page), WAIT_MS);
    }
  test_wait_until (!app_request_page_is_busy (fixture->page), WAIT_MS);
  g_assert_true (has_succeeded (fixture));
  g_assert_false (is_desk_shown (fixture));
  g_assert_null (app_request_page_get_notice (fixture->page));
}

static void
test_approve (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "simpleAuth");
  test_wait_until (find_message (fixture) != NULL, WAIT_MS);
  test_context_shoot (fixture->window, "asked-approval");
  activate (find_message (fixture), "message.approve");
  g_assert_nonnull (test_window_find_text (find_message (fixture), GTK_TYPE_LABEL,
                                           "Approved. Now confirm it in the request."));
  activate (find_desk (fixture), "desk.answer");
  test_wait_until (!app_request_page_is_busy (fixture->page), WAIT_MS);
  g_assert_true (has_succeeded (fixture));
}

static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "simpleAuth");
  test_wait_until (find_message (fixture) != NULL, WAIT_MS);
  activate (find_message (fixture), "message.refuse");
  activate (find_desk (fixture), "desk.answer");
  test_wait_until (!app_request_page_is_busy (fixture->page), WAIT_MS);
  g_assert_false (has_succeeded (fixture));
  g_assert_nonnull (strstr (app_request_page_get_notice (fixture->page), "ended without an answer"));
  test_context_shoot (fixture->window, "asked-refused");
}

/* An expired session says so, and the same parameters can be sent again whatever stands in the form by then. */
static void
test_expire_and_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefRequest) request = NULL;

  ask (fixture, "simpleAuth");
  request = codef_request_ref (codef_exchange_get_request (app_request_page_get_exchange (fixture->page)));
  test_wait_until (find_message (fixture) != NULL, WAIT_MS);
  activate (find_message (fixture), "message.expire");
  activate (find_desk (fixture), "desk.answer");
  test_wait_until (!app_request_page_is_busy (fixture->page), WAIT_MS);
  g_assert_true (g_str_has_prefix (app_request_page_get_notice (fixture->page), "CF-12001: The time for"));
  codef_form_set_text (app_request_page_get_form (fixture->page), "{}");
  activate (fixture->page, "call.restart");
  test_wait_until (app_request_page_is_challenged (fixture->page), WAIT_MS);
  g_assert_true (codef_exchange_get_request (app_request_page_get_exchange (fixture->page)) == request);
  g_assert_null (app_request_page_get_notice (fixture->page));
  g_assert_true (is_desk_shown (fixture));
}

/* W5: Escape is call.cancel. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  ask (fixture, "secureNo");
  g_assert_true (is_desk_shown (fixture));
  activate (fixture->page, "call.cancel");
  g_assert_false (is_desk_shown (fixture));
  g_assert_cmpint (codef_exchange_get_phase (app_request_page_get_exchange (fixture->page)), ==, CODEF_PHASE_CANCELLED);
  g_assert_false (app_request_page_is_busy (fixture->page));
}

/* The question gets the focus of a person who is in this tab, and gives it back. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *path, *focus;

  app_request_page_set_path (fixture->page, PATH);
  app_request_page_focus_path (fixture->page);
  path = gtk_window_get_focus (fixture->window);
  ask (fixture, "smsAuthNo");
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (find_desk (fixture))));
  activate (fixture->page, "call.cancel");
  g_assert_true (gtk_window_get_focus (fixture->window) == path);
}

/* Another environment has no pretend phone. */
static void
test_phone_is_local (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefEnvironment) demo = app_context_find_environment (fixture->context, "demo");

  ask (fixture, "smsAuthNo");
  test_wait_until (find_message (fixture) != NULL, WAIT_MS);
  app_context_set_environment (fixture->context, demo);
  g_assert_null (find_message (fixture));
}

/* The tab is closed in mid-step: its exchange ends with it. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr(CodefExchange) exchange = NULL;

  ask (fixture, "secureNo");
  exchange = g_object_ref (app_request_page_get_exchange (fixture->page));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (gtk_widget_get_parent (GTK_WIDGET (fixture->page))), NULL);
  test_wait_until (codef_exchange_get_phase (exchange) == CODEF_PHASE_CANCELLED, WAIT_MS);
}

#define ADD(name, function) g_test_add ("/asked/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_context_init (&argc, &argv);
  ADD ("use-code", test_use_code);
  ADD ("approve", test_approve);
  ADD ("refuse", test_refuse);
  ADD ("expire-and-restart", test_expire_and_restart);
  ADD ("W5-cancel", test_cancel);
  ADD ("focus", test_focus);
  ADD ("phone-is-local", test_phone_is_local);
  ADD ("closed-in-mid-step", test_closed);
  return g_test_run ();
}
