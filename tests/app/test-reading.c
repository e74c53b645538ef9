/* SPDX-License-Identifier: MIT */
/* The words of an answer: meanings, summaries, harmless text, chips, problems. No display. */
#include "app-plain.h"
#include "app-problem-text.h"
#include "app-reading.h"
#include "app-shown-text.h"
#include "app-summary.h"
#include "app-timing-bar.h"
#include "app-units.h"

#include <locale.h>
#include <string.h>

static CodefCatalog *catalog;

/* For legibility the tables write JSON with single quotes. */
static DocDocument *
read_json (const char *json)
{
  char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return doc_document_new_plain (bytes, NULL);
}

static void
test_plain (void)
{
  static const struct { const char *text, *line; gsize max; } rows[] = {
    { "국민은행", "국민은행", 100 },
    { "a\nb\tc", "a⟨U+000A⟩b⟨U+0009⟩c", 100 },
    { "pay \xE2\x80\xAE" "elpmaxe", "pay ⟨U+202E⟩elpmaxe", 100 },
    { "zero\xE2\x80\x8Bwidth", "zero⟨U+200B⟩width", 100 },
    { "\xE3\x85\xA4", "⟨U+3164⟩", 100 },
    { "\xFF" "a\xC3", "\xEF\xBF\xBD" "a\xEF\xBF\xBD", 100 },
    { "국민은행", "국…", 5 },
    { "", "", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = app_plain_line (rows[i].text, strlen (rows[i].text), rows[i].max);

      g_assert_cmpstr (line, ==, rows[i].line);
    }
}

static void
test_units (void)
{
  static const struct { gint64 us; const char *duration, *fine, *elapsed; } rows[] = {
    { -1, "–", "–", "0.0 s" },
    { 0, "0 ms", "0.0 ms", "0.0 s" },
    { 420, "0 ms", "0.4 ms", "0.0 s" },
    { 142600, "143 ms", "143 ms", "0.1 s" },
    { 1240000, "1.24 s", "1.24 s", "1.2 s" },
    { 12400000, "12.4 s", "12.4 s", "12.4 s" },
    { 125 * G_GINT64_CONSTANT (1000000), "2 min 05 s", "2 min 05 s", "2 min 05 s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *duration = app_units_duration (rows[i].us), *fine = app_units_fine_duration (rows[i].us);
      g_autofree char *elapsed = app_units_elapsed (rows[i].us);

      g_assert_cmpstr (duration, ==, rows[i].duration);
      g_assert_cmpstr (fine, ==, rows[i].fine);
      g_assert_cmpstr (elapsed, ==, rows[i].elapsed);
    }
}

static void
test_lens (void)
{
  static const struct { const char *record, *meaning; } rows[] = {
    { "{'resAccountStartDate':'20120907'}", "2012-09-07" },
    { "{'resAccountStartDate':'20120231'}", NULL },
    { "{'resAccountStartDate':''}", NULL },
    { "{'resYearMonth':'202401'}", "2024-01" },
    { "{'resSearchDateTime':'20240603101530'}", "2024-06-03 10:15:30" },
    { "{'resAccountTrTime':'200631'}", "20:06:31" },
    { "{'resAccountTrTime':'250000'}", NULL },
    { "{'resAccountBalance':'874890'}", "₩874,890" },
    { "{'resAccountBalance':'-1234567'}", "−₩1,234,567" },
    { "{'resAccountBalance':'0'}", NULL },
    { "{'resAccountBalance':874890}", "₩874,890" },
    { "{'resAccountBalance':'1234.50','resAccountCurrency':'USD'}", "USD 1,234.50" },
    { "{'resAccountBalance':'0012'}", NULL },
    { "{'resAccountBalance':'12,000 원'}", NULL },
    { "{'resTopPrice':'82000'}", NULL }, /* in units of ten thousand */
    { "{'resInterestRate':'1440000'}", NULL },
    { "{'resAccount':'20120907'}", NULL }, /* a number that looks like a day */
    { "{'resAccount':'06170204000000'}", "0617-0204-0000-00" },
    { "{'resAccount':'06170204000000','resAccountDisplay':'061702-04-000000'}", "061702-04-000000" },
    { "{'resAccount':'06170204000000','resAccountDisplay':'061702-04-000001'}", NULL }, /* of something else */
    { "{'resPaymentAccount':'국민은행0617020400'}", NULL },
    { "{'resCardNo':'426586******0000'}", "4265-86**-****-0000" },
    { "{'resSleepYN':'Y'}", "yes" },
    { "{'resCancelYN':'0'}", "no" },
    { "{'resTrafficYN':'불가능'}", NULL },
    { "{'twoWayTimestamp':12}", NULL },
    { "{'resAccountName':'\\uc800\\ucd95'}", "저축" },
    { "{'resAccountName':'저축'}", NULL },
    { "{'organization':'0004'}", "KB국민은행" },
    { "{'organization':'zzzz'}", NULL },
    { "{'code':'CF-00000'}", "성공" },
    { "{'code':'N10'}", NULL },
    { "{'resAccountBalance':null}", NULL },
    { "{'resAccountBalance':true}", NULL },
    { "{'resAccountBalance':['874890']}", NULL },
  };
  const AppLens lens = { catalog, NULL, CODEF_LANGUAGE_KOREAN };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(DocDocument) document = read_json (rows[i].record);
      g_autofree char *meaning = app_lens_read (&lens, document, 1);

      g_test_message ("%s", rows[i].record);
      g_assert_cmpstr (meaning, ==, rows[i].meaning);
    }
}

static void
test_lens_long (void)
{
  static const struct { const char *head; gsize length; const char *what; } rows[] = {
    { "data:img/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD", 20000, "base64, 15.0 kB, JPEG" },
    { "iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB", 20000, "base64, 15.0 kB, PNG" },
    { "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 20000, "base64, 15.0 kB" },
    { "한글 문장이 아주 길게 이어진다", 20000, "text, 20.0 kB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GString) lexeme = g_string_new ("\"");
      g_autofree char *what = NULL;

      g_string_append (lexeme, rows[i].head);
      while (lexeme->len < rows[i].length + 1)
        g_string_append_c (lexeme, 'A');
      g_string_append_c (lexeme, '"');
      what = app_lens_describe_long (lexeme->str, lexeme->len);
      g_assert_cmpstr (what, ==, rows[i].what);
    }
}

static void
test_summary (void)
{
  static const struct { const char *name, *record, *summary; } rows[] = {
    { "account", "{'resAccount':'06170204000000','resAccountBalance':'874890','resAccountDisplay':'061702-04-000000',"
      "'resAccountName':'저축예금','resAccountNickName':''}", "저축예금 · 061702-04-000000" },
    { "withdrawal", "{'resAccountTrDate':'20190531','resAccountDesc3':'','resAccountDesc2':'기일출금',"
      "'resAccountOut':'300000','resAccountIn':'0'}", "2019-05-31 · 기일출금 · −₩300,000" },
    { "deposit", "{'resAccountTrDate':'20190529','resAccountDesc2':'전자금융','resAccountOut':'0','resAccountIn':'600000'}",
      "2019-05-29 · 전자금융 · +₩600,000" },
    { "card use", "{'resUsedDate':'20240503','resMemberStoreName':'다라식당','resUsedAmount':'63000'}",
      "2024-05-03 · 다라식당 · ₩63,000" },
    { "failed row", "{'code':'CF-12803','message':'오류','organization':'0306'}", NULL },
    { "business", "{'resBusinessStatus':'부가가치세일반과세자입니다.','resCompanyIdentityNo':'1234567890'}",
      "1234567890 · 부가가치세일반과세자입니다." },
    { "only a name", "{'resUserNm':'홍길동','resCount':3}", "홍길동" },
    { "nothing to say", "{'a':1,'b':[]}", NULL },
    { "empty", "{}", NULL },
    { "no object", "[1]", NULL },
    { "hostile name", "{'resUserNm':'a\xE2\x80\xAE" "b'}", "a⟨U+202E⟩b" },
  };
  const AppLens lens = { catalog, NULL, CODEF_LANGUAGE_KOREAN };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(DocDocument) document = read_json (rows[i].record);
      g_autofree char *summary = app_summary_of (&lens, document, DOC_NODE_ROOT);

      g_test_message ("%s", rows[i].name);
      if (g_str_equal (rows[i].name, "failed row"))
        /* its words come from the dictionary: the code's meaning first, then whose it is */
        g_assert_nonnull (strstr (summary, " · 신한카드"));
      else
        g_assert_cmpstr (summary, ==, rows[i].summary);
    }
}

static void
assert_sentence (DocDocument *document, DocNode node, const char *expected)
{
  const AppLens lens = { catalog, NULL, CODEF_LANGUAGE_KOREAN };
  g_auto(AppReading) reading = { NULL };
  g_autofree char *sentence = NULL;

  app_reading_fill (&reading, &lens, document, node);
  sentence = app_reading_dup_sentence (&reading);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_reading (void)
{
  g_autoptr(DocDocument) document =
    read_json ("{'resAccountBalance':'874890','n':12345678901234567890,'n':1.10,'list':[{'resUserNm':'홍길동'}]}");

  assert_sentence (document, 0, "{4}");
  assert_sentence (document, 1, "resAccountBalance, 현재잔액, \"874890\", ₩874,890");
  assert_sentence (document, 2, "n, 12345678901234567890");
  assert_sentence (document, 3, "n, 1.10, duplicate key");
  assert_sentence (document, 4, "list, [1]");
  assert_sentence (document, 5, "0, 홍길동, {1}");
}

static char *
repeat (const char *piece, gsize times)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < times; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static void
assert_lines_are_short (const AppShownText *shown)
{
  g_auto(GStrv) lines = g_strsplit (shown->text, "\n", -1);

  g_assert_cmpuint (strlen (shown->text), ==, shown->length_bytes);
  g_assert_true (g_utf8_validate (shown->text, -1, NULL));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <, APP_SHOWN_TEXT_MAX_LINE_BYTES + 200);
}

/* B24: one line of 10 MB. */
static void
test_shown_one_line (void)
{
  g_autofree char *digits = repeat ("0123456789", 1000000);
  g_autofree char *json = g_strdup_printf ("{'s':'%s','t':'short'}", digits);
  g_autoptr(DocDocument) document = read_json (json);
  g_autoptr(AppShownText) shown = app_shown_text_new (document);

  g_assert_true (shown->has_chips);
  g_assert_false (shown->cut);
  assert_lines_are_short (shown);
  g_assert_cmpstr (shown->text, ==, "{\n  \"s\": \"«base64, 7.5 MB»\",\n  \"t\": \"short\"\n}\n");
}

static void
test_shown_long_number (void)
{
  g_autofree char *digits = repeat ("1234567890", 2000);
  g_autofree char *json = g_strdup_printf ("[%s]", digits);
  g_autoptr(DocDocument) document = read_json (json);
  g_autoptr(AppShownText) shown = app_shown_text_new (document);

  assert_lines_are_short (shown);
  g_assert_true (g_str_has_suffix (shown->text, "12«20.0 kB»\n]\n"));
}

static void
test_shown_cut (void)
{
  g_autofree char *items = repeat ("'abcdefgh',", 800000);
  g_autofree char *json = g_strdup_printf ("[%s1]", items);
  g_autoptr(DocDocument) document = read_json (json);
  g_autoptr(AppShownText) shown = app_shown_text_new (document);

  g_assert_true (shown->cut);
  g_assert_cmpuint (shown->length_bytes, <=, APP_SHOWN_TEXT_MAX_BYTES + APP_SHOWN_TEXT_MAX_LINE_BYTES);
}

static void
test_shown_broken (void)
{
  g_autofree char *digits = repeat ("0123456789", 3000);
  g_autofree char *json = g_strdup_printf ("<html>\n%s", digits);
  g_autoptr(DocDocument) document = read_json (json);
  g_autoptr(AppShownText) shown = app_shown_text_new (document);

  assert_lines_are_short (shown);
  g_assert_true (g_str_has_prefix (shown->text, "<html>\n0123"));
  g_assert_true (g_str_has_suffix (shown->text, " [19.8 kB more in this line]"));
}

/* B1, B6, B7, B8, B10, B12, B13, B15: each has its own title, and the place in the cause. */
static void
test_problem_of_document (void)
{
  static const struct
  {
    const char *name;
    const char *wire;
    gsize length;
    const char *title, *cause, *excerpt;
  } rows[] = {
    { "B1-bad-escape", "%7B%zz%7D", 9, "The answer is not encoded properly", "Byte 3", NULL },
    { "B6-no-utf8", "{\"a\":\"\xC3\x28\"}", 10, "The answer is not UTF-8 text", "byte 6", "{\"a\":\"\xEF\xBF\xBD(\"}" },
    { "B7-euc-kr", "{\"a\":\"\xB1\xB9\xB9\xCE\"}", 12, "The answer is not UTF-8 text", "EUC-KR", NULL },
    { "B10-truncated", "{\"a\":", 5, "The answer was cut short", "Line 1, column 6", "{\"a\":" },
    { "B12-trailing", "{} {}", 5, "Something follows the answer", "Line 1, column 4", "{} {}" },
    { "B13-empty", "", 0, "The answer is empty", "", NULL },
    { "B15-html", "<html><b>502</b>", 16, "The answer is not JSON", "Line 1, column 1", "<html><b>502</b>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) wire = g_bytes_new_static (rows[i].wire, rows[i].length);
      g_autoptr(DocDocument) document = doc_document_new (wire, NULL);
      g_autoptr(AppProblemText) text = app_problem_text_new_for_document (document);

      g_test_message ("%s: %s", rows[i].name, text->cause);
      g_assert_cmpstr (text->title, ==, rows[i].title);
      g_assert_nonnull (strstr (text->cause, rows[i].cause));
      if (rows[i].excerpt != NULL)
        g_assert_cmpstr (text->excerpt, ==, rows[i].excerpt);
    }
}

static void
test_problem_of_error (void)
{
  for (int code = CODEF_ERROR_UNREACHABLE; code <= CODEF_ERROR_BAD_REQUEST; code++)
    {
      g_autoptr(GError) error = g_error_new (CODEF_ERROR, code, "<b>It</b> broke.\nsocket 5");
      g_autoptr(AppProblemText) text = app_problem_text_new_for_error (error, NULL);

      g_assert_cmpstr (text->title, !=, "");
      g_assert_cmpstr (text->next_step, !=, "");
      g_assert_cmpstr (text->cause, ==, "<b>It</b> broke.");
      g_assert_true (g_str_has_prefix (text->detail, "socket 5\n"));
      g_assert_null (text->excerpt);
    }
}

static void
test_timing_words (void)
{
  const CodefTiming fresh = { 1200, 300, 40000, 100, 90000, 2000, 133600 },
                    reused = { -1, -1, -1, 100, 90000, 2000, 92100 };
  g_autofree char *all = app_timing_bar_dup_words (&fresh), *some = app_timing_bar_dup_words (&reused);

  g_assert_cmpstr (
    all, ==, "DNS 1.2 ms · connect 0.3 ms · TLS 40 ms · send 0.1 ms · wait 90 ms · receive 2.0 ms · total 134 ms");
  g_assert_cmpstr (some, ==, "send 0.1 ms · wait 90 ms · receive 2.0 ms · total 92 ms");
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  catalog = codef_catalog_new ();
  g_test_add_func ("/reading/B31-plain", test_plain);
  g_test_add_func ("/reading/units", test_units);
  g_test_add_func ("/reading/lens", test_lens);
  g_test_add_func ("/reading/lens/long", test_lens_long);
  g_test_add_func ("/reading/summary", test_summary);
  g_test_add_func ("/reading/B17-B21-reading", test_reading);
  g_test_add_func ("/reading/shown/B24-one-line", test_shown_one_line);
  g_test_add_func ("/reading/shown/long-number", test_shown_long_number);
  g_test_add_func ("/reading/shown/B26-cut", test_shown_cut);
  g_test_add_func ("/reading/shown/broken", test_shown_broken);
  g_test_add_func ("/reading/problem/document", test_problem_of_document);
  g_test_add_func ("/reading/problem/error", test_problem_of_error);
  g_test_add_func ("/reading/timing", test_timing_words);
  status = g_test_run ();
  g_object_unref (catalog);
  return status;
}
