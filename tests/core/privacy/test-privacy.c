/* SPDX-License-Identifier: MIT */
/* What is personal is found by name and by shape, its pseudonym stays the same, and nothing else changes. */
#include "codef-privacy.h"

#include <string.h>

static CodefPrivacy *
new_privacy (guint8 first)
{
  guint8 key[CODEF_PRIVACY_KEY_BYTES] = { first };

  return codef_privacy_new (key);
}

static const struct { const char *name; CodefPrivacyKind kind; } guesses[] = {
  { "resUserIdentiyNo", CODEF_PRIVACY_IDENTITY },  { "resUserIdentity", CODEF_PRIVACY_IDENTITY },
  { "identity", CODEF_PRIVACY_IDENTITY },          { "resCompanyIdentityNo", CODEF_PRIVACY_NONE },
  { "resLicenseNumber", CODEF_PRIVACY_IDENTITY },  { "isIdentityViewYn", CODEF_PRIVACY_NONE },
  { "commBirthDate", CODEF_PRIVACY_BIRTH },        { "resUserBirth", CODEF_PRIVACY_BIRTH },
  { "phoneNo1", CODEF_PRIVACY_PHONE },             { "resTelNo", CODEF_PRIVACY_PHONE },
  { "corpTEL", CODEF_PRIVACY_PHONE },              { "resEmail2", CODEF_PRIVACY_EMAIL },
  { "email", CODEF_PRIVACY_EMAIL },                { "reqEmailAuthNo", CODEF_PRIVACY_NONE },
  { "resAccount", CODEF_PRIVACY_ACCOUNT },         { "resAccountDisplay", CODEF_PRIVACY_ACCOUNT },
  { "resPaymentAccount", CODEF_PRIVACY_ACCOUNT },  { "resAccountName", CODEF_PRIVACY_NONE },
  { "resAccountBalance", CODEF_PRIVACY_NONE },     { "resAccountCurrency", CODEF_PRIVACY_NONE },
  { "resCardNo", CODEF_PRIVACY_CARD },             { "resCardName", CODEF_PRIVACY_NONE },
  { "resAccountHolder", CODEF_PRIVACY_NAME },      { "resUserNm", CODEF_PRIVACY_NAME },
  { "userName", CODEF_PRIVACY_NAME },              { "resCompanyNm", CODEF_PRIVACY_NONE },
  { "resBankName", CODEF_PRIVACY_NONE },           { "resUserAddr", CODEF_PRIVACY_ADDRESS },
  { "commAddrRoadName", CODEF_PRIVACY_ADDRESS },   { "addr_lotNumber", CODEF_PRIVACY_ADDRESS },
  { "isAddrViewYn", CODEF_PRIVACY_NONE },          { "organization", CODEF_PRIVACY_NONE },
  { "transactionId", CODEF_PRIVACY_NONE },         { "code", CODEF_PRIVACY_NONE },
};

static void
test_guess (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_test_message ("%s", guesses[i].name);
      g_assert_cmpint (codef_privacy_guess (guesses[i].name), ==, guesses[i].kind);
    }
}

/* A pattern: 9 stands for any digit, everything else for itself. */
static const struct { const char *name, *field, *value, *pattern; } forms[] = {
  { "account", "resAccount", "06368130000000", "99999999999999" },
  { "account-display", "resAccountDisplay", "063-68-13-0000000", "999-99-99-9999999" },
  { "account-with-bank", "resPaymentAccount", "OO은행10029405*****", "OO은행99999999*****" },
  { "card", "resCardNo", "426586******0000", "099999******9999" },
  { "resident", "resUserIdentiyNo", "820123-1******", "999999-9******" },
  { "mobile", "phoneNo", "01012345678", "01009999999" },
  { "telephone", "resTelNo", "02-1234-5678", "02-0999-9999" },
  { "service-number", "resPhoneNo", "15440114", "15440114" },
  { "birth", "commBirthDate", "19820123", "19999999" },
  { "lot", "commAddrLotNumber", "1-1", "9-9" },
  { "empty", "resAccount", "", "" },
  { "blotted", "resCardNo", "****", "****" },
  { "no-field", NULL, "874890", "874890" },
};

static gboolean
fits (const char *text, const char *pattern)
{
  if (strlen (text) != strlen (pattern))
    return FALSE;
  for (gsize i = 0; text[i] != '\0'; i++)
    if (pattern[i] == '9' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;
  return TRUE;
}

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  gboolean changes = strchr (forms[i].pattern, '9') != NULL;

  for (guint8 key = 0; key < 20; key++)
    {
      g_autoptr(CodefPrivacy) privacy = new_privacy (key);
      g_autofree char *masked = codef_privacy_mask_value (privacy, forms[i].field, forms[i].value);
      g_autofree char *again = codef_privacy_mask_value (privacy, forms[i].field, forms[i].value);

      g_assert_true (fits (masked, forms[i].pattern));
      g_assert_cmpstr (masked, ==, again);
      if (changes && strlen (forms[i].value) > 6)
        g_assert_cmpstr (masked, !=, forms[i].value);
    }
}

/* Month 9x is none. */
static void
test_impossible (void)
{
  for (guint8 key = 0; key < 50; key++)
    {
      g_autoptr(CodefPrivacy) privacy = new_privacy (key);
      g_autofree char *resident = codef_privacy_mask (privacy, CODEF_PRIVACY_IDENTITY, "8201231234567");

      g_assert_cmpint (resident[2], ==, '9');
    }
}

static void
test_same (void)
{
  g_autoptr(CodefPrivacy) privacy = new_privacy (1), other = new_privacy (2);
  g_autofree char *plain = codef_privacy_mask (privacy, CODEF_PRIVACY_ACCOUNT, "06368130000000");
  g_autofree char *grouped = codef_privacy_mask (privacy, CODEF_PRIVACY_ACCOUNT, "063-68-13-0000000");
  g_autofree char *elsewhere = codef_privacy_mask (other, CODEF_PRIVACY_ACCOUNT, "06368130000000");
  g_autofree char *name = codef_privacy_mask (privacy, CODEF_PRIVACY_NAME, "홍길동");
  g_autofree char *another = codef_privacy_mask (privacy, CODEF_PRIVACY_NAME, "김길동");
  g_autofree char *foreign = codef_privacy_mask (privacy, CODEF_PRIVACY_NAME, "SAMPLE PERSON");
  g_auto(GStrv) parts = g_strsplit (grouped, "-", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  g_assert_cmpstr (joined, ==, plain);
  g_assert_cmpstr (elsewhere, !=, plain);
  g_assert_cmpstr (name, !=, "홍길동");
  g_assert_cmpstr (name, !=, another);
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 3);
  g_assert_true (g_str_has_prefix (foreign, "PERSON "));
}

/* What stays between, and whether anything went. */
static const struct { const char *name, *text, *gone; } texts[] = {
  { "mobile", "연락처 010-1234-5678 로", "010-1234-5678" },
  { "mobile-unbroken", "tel:01012345678.", "01012345678" },
  { "telephone", "02-123-4567", "02-123-4567" },
  { "resident", "주민 820123-1234567!", "820123-1234567" },
  { "resident-blotted", "820123-1******", "820123" },
  { "card", "카드 4111-1111-1111-1111 승인", "4111-1111-1111-1111" },
  { "card-blotted", "(5365-12**-****-1234)", "5365-12" },
  { "account", "계좌 110-123-456789", "110-123-456789" },
  { "email", "mail kim.lee+1@mail.example.co.kr now", "kim.lee" },
  { "date", "2024-05-07 10:15:30", NULL },
  { "business", "123-45-67890", NULL },
  { "amount", "1,234,567,890", NULL },
  { "number-in-word", "A1234567890123456B", NULL },
  { "document-number", "1234-5678-9012-3456", NULL },
  { "code", "CF-00000", NULL },
  { "no-mail", "a@b and @ all", NULL },
  { "uuid", "ef27cfaa-10c1-4470-adac-60ba476273f9", NULL },
};

static void
test_text (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(CodefPrivacy) privacy = new_privacy (3);
  g_autofree char *masked = codef_privacy_mask_text (privacy, texts[i].text);

  if (texts[i].gone == NULL)
    {
      g_assert_cmpstr (masked, ==, texts[i].text);
      return;
    }
  g_assert_null (strstr (masked, texts[i].gone));
  /* What stands around it stays. */
  g_assert_cmpmem (masked, 1, texts[i].text, 1);
}

static DocDocument *
mask (CodefPrivacy *privacy, const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);

  return codef_privacy_mask_document (privacy, document);
}

static void
test_document (void)
{
  g_autoptr(CodefPrivacy) privacy = new_privacy (4);
  g_autoptr(DocDocument) masked =
    mask (privacy, "{\"resAccount\" : \"110-1\", \"n\":1.10, \"identityList\":[\"8201231234567\"],\n"
                   "\"account\": 12345678, \"resUserNm\":\"\\ud64d\\uae38\\ub3d9\", \"resAccountDesc3\":\"홍길동\","
                   "\"resAccountDesc2\":\"급여\"}");
  g_autofree char *account = doc_document_dup_member (masked, DOC_NODE_ROOT, "resAccount");
  g_autofree char *name = doc_document_dup_member (masked, DOC_NODE_ROOT, "resUserNm");
  g_autofree char *described = doc_document_dup_member (masked, DOC_NODE_ROOT, "resAccountDesc3");
  g_autofree char *kept = doc_document_dup_member (masked, DOC_NODE_ROOT, "resAccountDesc2");
  g_autofree char *listed = doc_document_dup_string (masked, 4);
  g_autofree char *number = doc_document_dup_string (masked, 5);

  g_assert_null (doc_document_get_problem (masked));
  g_assert_true (fits (account, "999-9"));
  /* However it was written, it is the same person. */
  g_assert_cmpstr (name, ==, described);
  g_assert_cmpstr (name, !=, "홍길동");
  g_assert_cmpstr (kept, ==, "급여");
  g_assert_true (fits (listed, "9999999999999"));
  g_assert_cmpstr (listed, !=, "8201231234567");
  g_assert_true (fits (number, "99999999") && *number != '0');
  g_assert_cmpstr (number, !=, "12345678");
  g_assert_cmpint (doc_document_get_kind (masked, 5), ==, DOC_KIND_NUMBER);
}

/* A picture of an identity card tells what the fields hide. */
static void
test_file (void)
{
  g_autoptr(CodefPrivacy) privacy = new_privacy (8);
  g_autofree char *digits = g_strnfill (400, 'A'), *words = g_strnfill (400, 'a');
  g_autofree char *json = g_strdup_printf ("{\"image\":\"data:img/jpeg;base64,%s\",\"note\":\"%s 010-1234-5678\"}", digits,
                                           words);
  g_autoptr(DocDocument) masked = mask (privacy, json);
  g_autofree char *image = doc_document_dup_member (masked, DOC_NODE_ROOT, "image");
  g_autofree char *note = doc_document_dup_member (masked, DOC_NODE_ROOT, "note");

  g_assert_cmpstr (image, ==, "••••");
  g_assert_true (g_str_has_prefix (note, words));
  g_assert_null (strstr (note, "1234-5678"));
}

static void
test_nothing (void)
{
  g_autoptr(CodefPrivacy) privacy = new_privacy (5);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("{\"a\":[1,\"2\",{}]}", 16);
  g_autoptr(DocDocument) document = doc_document_new_plain (bytes, NULL);
  g_autoptr(DocDocument) masked = codef_privacy_mask_document (privacy, document);
  g_autoptr(GBytes) json = codef_privacy_mask_json (privacy, bytes);

  g_assert_true (masked == document);
  g_assert_true (json == bytes);
}

/* A text that breaks off hides as much as one that does not. */
static void
test_broken (void)
{
  g_autoptr(CodefPrivacy) privacy = new_privacy (6);
  g_autoptr(DocDocument) masked =
    mask (privacy, "{\"resUserNm\":\"홍길동\",\"a\":\"010-1234-5678\",\"b\":\"820123-1234567");
  g_autofree char *text = g_strndup (g_bytes_get_data (doc_document_get_text (masked), NULL),
                                     g_bytes_get_size (doc_document_get_text (masked)));

  g_assert_null (strstr (text, "홍길동"));
  g_assert_null (strstr (text, "1234-5678"));
  g_assert_null (strstr (text, "820123"));
  g_assert_nonnull (doc_document_get_problem (masked));
}

/* A number of some length under a name that promises one, or a name or an address with letters; no service number. */
static gboolean
is_personal (DocDocument *document, DocNode node)
{
  g_autofree char *name = doc_document_dup_name (document, node), *text = doc_document_dup_string (document, node);
  CodefPrivacyKind kind = name != NULL ? codef_privacy_guess (name) : CODEF_PRIVACY_NONE;

  if (kind == CODEF_PRIVACY_NONE || doc_document_get_kind (document, node) != DOC_KIND_STRING || strlen (text) < 6)
    return FALSE;
  if (kind == CODEF_PRIVACY_NAME || kind == CODEF_PRIVACY_ADDRESS)
    return g_utf8_strlen (text, -1) < (glong) strlen (text);
  return strpbrk (text, "0123456789") != NULL && !(*text == '1' && strlen (text) == 8);
}

/* Every answer that the catalogue knows: the same tree, and no value left of a field that holds personal data. */
static void
test_samples (void)
{
  g_autoptr(CodefPrivacy) privacy = new_privacy (7);
  g_autoptr(GDir) folder = g_dir_open (ANSWERS_DIR, 0, NULL);
  const char *file;
  guint n_personal = 0;

  while ((file = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (ANSWERS_DIR, file, NULL), *json = NULL;
      g_autoptr(DocDocument) document = NULL, masked = NULL;
      g_autoptr(GBytes) bytes = NULL;
      gsize length;

      if (!g_str_has_suffix (file, ".json"))
        continue;
      g_assert_true (g_file_get_contents (path, &json, &length, NULL));
      bytes = g_bytes_new_take (g_steal_pointer (&json), length);
      document = doc_document_new_plain (bytes, NULL);
      masked = codef_privacy_mask_document (privacy, document);
      g_assert_cmpuint (doc_document_get_n_nodes (masked), ==, doc_document_get_n_nodes (document));
      for (DocNode node = 0; node < doc_document_get_n_nodes (document); node++)
        {
          g_autofree char *before = doc_document_dup_string (document, node);
          g_autofree char *after = doc_document_dup_string (masked, node);

          g_assert_cmpint (doc_document_get_kind (document, node), ==, doc_document_get_kind (masked, node));
          if (!is_personal (document, node))
            continue;
          n_personal++;
          g_test_message ("%s: %s → %s", file, before, after);
          g_assert_cmpstr (before, !=, after);
        }
    }
  g_assert_cmpuint (n_personal, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/privacy/guess", test_guess);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/privacy/form/", forms[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_form);
    }
  g_test_add_func ("/privacy/impossible", test_impossible);
  g_test_add_func ("/privacy/same", test_same);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/privacy/text/", texts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_text);
    }
  g_test_add_func ("/privacy/document", test_document);
  g_test_add_func ("/privacy/file", test_file);
  g_test_add_func ("/privacy/nothing", test_nothing);
  g_test_add_func ("/privacy/broken", test_broken);
  g_test_add_func ("/privacy/samples", test_samples);
  return g_test_run ();
}
