/* SPDX-License-Identifier: MIT */
/* What is asked, read out of answers of every kind; pictures that are none; lists of any length. */
#include "codef-challenge.h"

#include <string.h>

#define KOREAN_REGISTER "/v1/kr/public/ck/real-estate-register/status"
#define WORKPLACE "/v1/kr/public/pp/4insure/business-establishment-subscribers"

static CodefCatalog *catalog;

static CodefChallenge *
read_data (const char *path, const char *parameters, const char *data)
{
  g_autofree char *answer = g_strdup_printf ("{\"result\":{\"code\":\"CF-03002\"},\"data\":%s}", data);
  g_autoptr(GBytes) text = g_bytes_new (answer, strlen (answer)), json = g_bytes_new (parameters, strlen (parameters));
  g_autoptr(DocDocument) document = doc_document_new_plain (text, NULL);
  g_autoptr(CodefRequest) request = codef_request_new (path, json, 0, NULL);

  g_assert_nonnull (request);
  return codef_challenge_new_from_document (document, request, catalog);
}

/* "name" or "name!" for a secret, separated by blanks. */
static char *
describe_inputs (CodefChallenge *challenge)
{
  GString *text = g_string_new (NULL);
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);

  for (guint i = 0; i < n_inputs; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", inputs[i].name, inputs[i].is_secret ? "!" : "");
  return g_string_free (text, FALSE);
}

static void
test_kinds (void)
{
  static const struct { const char *name, *data; CodefChallengeKind kind; const char *inputs; } cases[] = {
    { "captcha", "{\"method\":\"secureNo\",\"extraInfo\":{\"reqSecureNo\":\"\"}}", CODEF_CHALLENGE_CAPTCHA,
      "secureNo secureNoRefresh" },
    { "captcha without a method", "{\"extraInfo\":{\"reqSecureNoRefresh\":\"0\",\"reqSecureNo\":\"\"}}",
      CODEF_CHALLENGE_CAPTCHA, "secureNo secureNoRefresh" },
    { "SMS", "{\"method\":\"smsAuthNo\",\"extraInfo\":{\"reqSMSAuthNo\":\"\"}}", CODEF_CHALLENGE_SMS, "smsAuthNo" },
    { "SMS by its key", "{\"method\":\"etc\",\"extraInfo\":{\"reqSMSAuthNo\":\"\"}}", CODEF_CHALLENGE_SMS,
      "smsAuthNo" },
    { "e-mail", "{\"method\":\"emailAuthNo\"}", CODEF_CHALLENGE_EMAIL, "emailAuthNo" },
    { "approval", "{\"method\":\"simpleAuth\",\"extraInfo\":{\"commSimpleAuth\":\"\"}}", CODEF_CHALLENGE_APPROVAL,
      "simpleAuth" },
    { "temporary password", "{\"extraInfo\":{\"reqUserPass1\":\"\"}}", CODEF_CHALLENGE_PASSWORD, "password1!" },
    { "sign-up", "{\"method\":\"etc\",\"extraInfo\":{\"reqUserId\":\"\",\"reqUserPass\":\"\",\"reqEmail\":\"\","
      "\"code\":\"CF-1\",\"message\":\"m\",\"errorMessage\":\"e\"}}", CODEF_CHALLENGE_SIGN_UP, "id password! email" },
    { "signature", "{\"extraInfo\":{\"reqPlainTexts\":[\"a\"],\"reqSignType\":\"1\"}}", CODEF_CHALLENGE_SIGNATURE,
      "signedData" },
    { "building",
      "{\"method\":\"dongNum\",\"extraInfo\":{\"reqDongNumList\":[{\"reqDong\":\"a\",\"commDongNum\":\"1\"}]}}",
      CODEF_CHALLENGE_CHOICE, "dongNum" },
    { "address", "{\"method\":\"etc\",\"extraInfo\":{\"reqAddrList\":[{\"commAddrRoadName\":\"a\"}]}}",
      CODEF_CHALLENGE_CHOICE, "reqAddress" },
    { "unknown list", "{\"method\":\"etc\",\"extraInfo\":{\"reqShopList\":[{\"name\":\"a\",\"commShopNo\":\"7\"}]}}",
      CODEF_CHALLENGE_CHOICE, "shopNo" },
    { "list beside extraInfo", "{\"method\":\"uniqueNo\",\"resAddrList\":[{\"commUniqueNo\":\"1\"}]}",
      CODEF_CHALLENGE_CHOICE, "uniqueNo" },
    { "W9 unknown method", "{\"method\":\"retinaScan\",\"extraInfo\":{\"reqRetina\":\"\",\"commARSNo\":\"\",\"x\":1}}",
      CODEF_CHALLENGE_OTHER, "retina arsNo x" },
    { "W9 no extraInfo", "{\"method\":\"retinaScan\"}", CODEF_CHALLENGE_OTHER, "retinaScan" },
    { "W9 etc alone", "{\"method\":\"etc\"}", CODEF_CHALLENGE_OTHER, "" },
    { "W9 extraInfo null", "{\"method\":\"etc\",\"extraInfo\":null}", CODEF_CHALLENGE_OTHER, "" },
    { "W9 extraInfo a list", "{\"method\":7,\"extraInfo\":[{\"a\":1}]}", CODEF_CHALLENGE_CHOICE, "7" },
    { "W9 nothing", "{}", CODEF_CHALLENGE_OTHER, "" },
    { "W9 no object", "[]", CODEF_CHALLENGE_OTHER, "" },
    { "W9 empty list", "{\"method\":\"dongNum\",\"extraInfo\":{\"reqDongNumList\":[]}}", CODEF_CHALLENGE_OTHER,
      "dongNum" },
    { "W9 empty key", "{\"extraInfo\":{\"\":\"\",\"req\":\"\",\"comm\":\"\"}}", CODEF_CHALLENGE_OTHER, "req comm" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CodefChallenge) challenge = read_data ("/v1/kr/nobody/knows", "{}", cases[i].data);
      g_autofree char *inputs = describe_inputs (challenge);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (codef_challenge_get_kind (challenge), ==, cases[i].kind);
      g_assert_cmpstr (inputs, ==, cases[i].inputs);
    }
}

static void
test_info (void)
{
  static const struct { const char *data, *info; } cases[] = {
    { "{\"jti\":\"a\\u0062\",\"twoWayTimestamp\":1721692839244,\"threadIndex\":0,\"jobIndex\":0}",
      "{\"jobIndex\":0,\"threadIndex\":0,\"jti\":\"a\\u0062\",\"twoWayTimestamp\":1721692839244}" },
    { "{\"jti\":\"a\",\"twoWayTimestamp\":\"17\",\"jobIndex\":1.0}",
      "{\"jobIndex\":1.0,\"jti\":\"a\",\"twoWayTimestamp\":\"17\"}" },
    { "{\"twoWayTimestamp\":17}", NULL }, { "{\"jti\":null}", NULL }, { "{\"jti\":[]}", NULL }, { "\"x\"", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CodefChallenge) challenge = read_data ("/v1/x", "{}", cases[i].data);

      g_assert_cmpstr (codef_challenge_get_two_way_info (challenge), ==, cases[i].info);
    }
}

static void
test_limits (void)
{
  static const struct { const char *parameters, *data; guint seconds; CodefLimitOrigin origin; } cases[] = {
    { "{}", "{\"method\":\"smsAuthNo\"}", 60, CODEF_LIMIT_DEFAULT },
    { "{}", "{\"method\":\"emailAuthNo\"}", 180, CODEF_LIMIT_METHOD },
    { "{}", "{\"method\":\"simpleAuth\"}", 270, CODEF_LIMIT_METHOD },
    { "{\"timeout\":\"160\"}", "{\"method\":\"smsAuthNo\"}", 160, CODEF_LIMIT_REQUEST },
    { "{\"timeout\":5}", "{\"method\":\"smsAuthNo\"}", 30, CODEF_LIMIT_REQUEST },
    { "{\"timeout\":\"999\"}", "{\"method\":\"smsAuthNo\"}", 170, CODEF_LIMIT_REQUEST },
    { "{\"timeout\":\"160\"}", "{\"method\":\"simpleAuth\"}", 270, CODEF_LIMIT_METHOD },
    { "{\"timeout\":\"soon\"}", "{\"method\":\"secureNo\"}", 60, CODEF_LIMIT_DEFAULT },
    { "{\"timeout\":\"-1\"}", "{\"method\":\"secureNo\"}", 60, CODEF_LIMIT_DEFAULT },
    { "{\"timeout\":\"160\"}", "{\"method\":\"smsAuthNo\",\"twoWayTimeout\":90}", 90, CODEF_LIMIT_ANSWER },
    { "{}", "{\"method\":\"smsAuthNo\",\"twoWayTimeout\":1e9}", 60, CODEF_LIMIT_DEFAULT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CodefChallenge) challenge = read_data ("/v1/x", cases[i].parameters, cases[i].data);
      CodefLimitOrigin origin;

      g_test_message ("%s %s", cases[i].parameters, cases[i].data);
      g_assert_cmpuint (codef_challenge_get_limit_sec (challenge, &origin), ==, cases[i].seconds);
      g_assert_cmpint (origin, ==, cases[i].origin);
    }
}

static void
test_words (void)
{
  g_autoptr(CodefChallenge) challenge =
    read_data ("/v1/x", "{}", "{\"method\":\"smsAuthNo\",\"jti\":\"j\",\"twoWayTimestamp\":7,"
                              "\"extraInfo\":{\"code\":\"CF-03008\",\"message\":\"m\",\"errorMessage\":\"\"}}");
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);

  g_assert_cmpstr (codef_challenge_get_code (challenge), ==, "CF-03008");
  g_assert_cmpstr (codef_challenge_get_message (challenge), ==, "m");
  g_assert_cmpstr (codef_challenge_get_jti (challenge), ==, "j");
  g_assert_cmpstr (codef_challenge_get_time_stamp (challenge), ==, "7");
  g_assert_cmpuint (n_inputs, ==, 1);
  g_assert_cmpstr (inputs[0].label_korean, ==, "SMS 인증번호");
  g_assert_cmpstr (inputs[0].label_english, ==, "SMS code");
  g_assert_true (inputs[0].is_required);
}

/* --- pictures --- */

#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"

static void
test_pictures (void)
{
  static const char jpeg[] = "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x11\x08\0\x28\0\x8c\3";
  static const char gif[] = "GIF89a\x8c\0\x28\0\x80";
  static const char bmp[] = "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x8c\0\0\0\xd8\xff\xff\xff\1\0\x18\0";
  static const struct { const char *name, *bytes; gsize length; int format; } cases[] = {
    { "JPEG", jpeg, sizeof jpeg - 1, CODEF_PICTURE_JPEG },
    { "PNG", PNG_HEAD "\0\0\0\x8c\0\0\0\x28\x08", 25, CODEF_PICTURE_PNG },
    { "GIF", gif, sizeof gif - 1, CODEF_PICTURE_GIF },
    { "BMP from top to bottom", bmp, sizeof bmp - 1, CODEF_PICTURE_BMP },
    { "B30 a PNG of 20,000 by 20,000", PNG_HEAD "\0\0\x4e\x20\0\0\x4e\x20\x08", 25, -1 },
    { "B30 a PNG of 4,096 by 4,096", PNG_HEAD "\0\0\x10\0\0\0\x10\0\x08", 25, -1 },
    { "B30 a PNG of no height", PNG_HEAD "\0\0\0\x8c\0\0\0\0\x08", 25, -1 },
    { "B30 a PNG cut in its head", PNG_HEAD "\0\0", 18, -1 },
    { "B30 a JPEG without a frame", jpeg, 20, -1 },
    { "B30 HTML", "<html></html>", 13, -1 },
    { "B30 SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", 41, -1 },
    { "B30 two bytes", "BM", 2, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *base64 = g_base64_encode ((const guchar *) cases[i].bytes, cases[i].length);
      g_autofree char *text = g_strconcat ("data:img/jpeg;base64,", base64, NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(CodefPicture) picture = codef_picture_new_from_text (text, &error);

      g_test_message ("%s", cases[i].name);
      if (cases[i].format < 0)
        {
          g_assert_null (picture);
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (codef_picture_get_format (picture), ==, cases[i].format);
      g_assert_cmpuint (codef_picture_get_width_px (picture), ==, 140);
      g_assert_cmpuint (codef_picture_get_height_px (picture), ==, 40);
      g_assert_cmpmem (g_bytes_get_data (codef_picture_get_bytes (picture), NULL), cases[i].length, cases[i].bytes,
                       cases[i].length);
    }
}

static void
test_base64 (void)
{
  static const struct { const char *name, *text; gboolean is_read; } cases[] = {
    { "bare", "R0lGODlhjAAoAIA=", TRUE }, { "without padding", "R0lGODlhjAAoAIA", TRUE },
    { "lines", "R0lGODlh\r\njAAoAIA=\n", TRUE },
    { "another media type", "data:text/html;base64,R0lGODlhjAAoAIA=", TRUE },
    { "B30 nothing", "", FALSE }, { "B30 nothing behind the prefix", "data:img/jpeg;base64,", FALSE },
    { "B30 a blank for a plus", "R0lGODlhjAAoAI A", FALSE }, { "B30 no base64", "<html>", FALSE },
    { "B30 text behind the padding", "R0lGODlhjAAoAIA=AAAA", FALSE },
    { "B30 one digit too many", "R0lGODlhjAAoAIAAA", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CodefPicture) picture = codef_picture_new_from_text (cases[i].text, &error);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (picture != NULL, ==, cases[i].is_read);
      if (!cases[i].is_read)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* The picture is broken; everything else can be used. */
static void
test_broken_captcha (void)
{
  g_autoptr(CodefChallenge) challenge =
    read_data ("/v1/x", "{}", "{\"method\":\"secureNo\",\"jti\":\"j\",\"extraInfo\":{"
                              "\"reqSecureNo\":\"data:img/jpeg;base64,<\"}}");
  g_autoptr(CodefChallenge) other = read_data ("/v1/x", "{}", "{\"method\":\"smsAuthNo\"}");
  g_autoptr(GError) error = NULL;

  g_assert_null (codef_challenge_get_picture (challenge, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpint (codef_challenge_get_kind (challenge), ==, CODEF_CHALLENGE_CAPTCHA);
  g_assert_cmpstr (codef_challenge_get_two_way_info (challenge), ==, "{\"jti\":\"j\"}");
  g_clear_error (&error);
  g_assert_null (codef_challenge_get_picture (other, &error));
  g_assert_no_error (error);
}

/* --- lists --- */

static void
test_columns (void)
{
  g_autoptr(CodefChallenge) challenge =
    read_data (KOREAN_REGISTER, "{}",
               "{\"method\":\"uniqueNo\",\"extraInfo\":{\"resAddrList\":["
               "{\"resUserNm\":\"홍**\",\"commUniqueNo\":\"1101\",\"n\":1.50},7,"
               "{\"commUniqueNo\":\"1102\",\"resState\":null,\"commAddrLotNumber\":\"가나동 1\"}]}}");
  CodefChoices *choices = codef_challenge_get_choices (challenge);
  g_autoptr(CodefChoice) first = NULL, second = NULL;

  g_assert_nonnull (choices);
  g_assert_cmpstr (codef_choices_get_name (choices), ==, "resAddrList");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (choices)), ==, 2);
  g_assert_cmpuint (codef_choices_get_n_columns (choices), ==, 5);
  g_assert_cmpstr (codef_choices_get_column (choices, 4), ==, "commAddrLotNumber");
  g_assert_cmpstr (codef_choices_get_column_title (choices, 4, CODEF_LANGUAGE_KOREAN), ==, "지번주소");
  g_assert_cmpstr (codef_choices_get_column_title (choices, 2, CODEF_LANGUAGE_ENGLISH), ==, "n");
  g_assert_cmpuint (codef_choices_get_value_column (choices), ==, 1);
  first = g_list_model_get_item (G_LIST_MODEL (choices), 0);
  second = g_list_model_get_item (G_LIST_MODEL (choices), 1);
  g_assert_cmpstr (codef_choice_get_cell (first, 0), ==, "홍**");
  g_assert_cmpstr (codef_choice_get_cell (first, 2), ==, "1.50");
  g_assert_cmpstr (codef_choice_get_cell (first, 4), ==, "");
  g_assert_cmpstr (codef_choice_get_cell (second, 3), ==, "");
  g_assert_cmpstr (codef_choice_get_value (second), ==, "1102");
  g_assert_true (codef_choice_matches (second, "ㄱㄴㄷ"));
  g_assert_false (codef_choice_matches (first, "ㄱㄴㄷ"));
  g_assert_true (codef_choice_matches (first, ""));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (choices), 2));
}

/* The list of workplaces has an index column of its own; a list without one answers with the position. */
static void
test_index (void)
{
  static const struct { const char *data, *value; } cases[] = {
    { "{\"method\":\"etc\",\"extraInfo\":{\"reqUserIdList\":[{\"index\":\"5\",\"userId\":\"a\"}]}}", "5" },
    { "{\"method\":\"etc\",\"extraInfo\":{\"reqUserIdList\":[{\"userId\":\"a\"}]}}", "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CodefChallenge) challenge = read_data (WORKPLACE, "{}", cases[i].data);
      g_autofree char *inputs = describe_inputs (challenge);
      g_autoptr(CodefChoice) choice = g_list_model_get_item (G_LIST_MODEL (codef_challenge_get_choices (challenge)), 0);

      g_assert_cmpstr (inputs, ==, "index");
      g_assert_cmpstr (codef_choice_get_value (choice), ==, cases[i].value);
    }
}

static void
test_ten_thousand (void)
{
  g_autoptr(GString) data = g_string_new ("{\"method\":\"dongNum\",\"extraInfo\":{\"reqDongNumList\":[");
  g_autoptr(CodefChallenge) challenge = NULL;
  g_autoptr(CodefChoice) last = NULL;
  CodefChoices *choices;
  gint64 begun_us;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (data, "%s{\"reqDong\":\"%u동\",\"commDongNum\":\"%u\",\"odd%u\":\"\"}", i > 0 ? "," : "", i,
                            i, i);
  g_string_append (data, "]}}");
  begun_us = g_get_monotonic_time ();
  challenge = read_data ("/v1/x", "{}", data->str);
  choices = codef_challenge_get_choices (challenge);
  last = g_list_model_get_item (G_LIST_MODEL (choices), 9999);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (choices)), ==, 10000);
  g_assert_cmpuint (codef_choices_get_n_columns (choices), ==, 32);
  g_assert_cmpstr (codef_choice_get_value (last), ==, "9999");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = codef_catalog_new ();
  g_test_add_func ("/core/challenge/W9-kinds", test_kinds);
  g_test_add_func ("/core/challenge/info", test_info);
  g_test_add_func ("/core/challenge/limits", test_limits);
  g_test_add_func ("/core/challenge/words", test_words);
  g_test_add_func ("/core/challenge/B30-pictures", test_pictures);
  g_test_add_func ("/core/challenge/B30-base64", test_base64);
  g_test_add_func ("/core/challenge/W10-broken-captcha", test_broken_captcha);
  g_test_add_func ("/core/challenge/columns", test_columns);
  g_test_add_func ("/core/challenge/index", test_index);
  g_test_add_func ("/core/challenge/ten-thousand", test_ten_thousand);
  result = g_test_run ();
  g_object_unref (catalog);
  return result;
}
