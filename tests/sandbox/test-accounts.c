/* SPDX-License-Identifier: MIT */
/* Account management with both pairs. */
#include "codef-public-key.h"
#include "codef-wire.h"
#include "rig.h"
#include "sandbox-json.h"

#include <glib/gstdio.h>
#include <string.h>

#define PRODUCT "/v1/kr/bank/p/account/account-list"

static Rig *rig;
static CodefPublicKey *key;

/* A row of an accountList with an encrypted password. */
static char *
make_row (const char *organization, const char *client_type, const char *id)
{
  g_autofree char *password = codef_public_key_encrypt (key, "비밀번호 1", NULL);

  return g_strdup_printf (
    "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"%s\",\"organization\":\"%s\",\"loginType\":\"1\","
    "\"id\":\"%s\",\"password\":\"%s\"}",
    client_type, organization, id, password);
}

static Answer *
send_rows (RigPair pair, const char *path, const char *connected_id, const char *rows)
{
  g_autofree char *request = connected_id == NULL
                               ? g_strdup_printf ("{\"accountList\":[%s]}", rows)
                               : g_strdup_printf ("{\"connectedId\":\"%s\",\"accountList\":[%s]}", connected_id, rows);

  return rig_post (rig, pair, path, request);
}

static Answer *
send_id (const char *path, const char *connected_id)
{
  g_autofree char *request = g_strdup_printf ("{\"connectedId\":\"%s\",\"organization\":\"0004\"}", connected_id);

  return rig_post (rig, RIG_OWN, path, request);
}

static char *
register_one (const char *organization, const char *client_type)
{
  g_autofree char *row = make_row (organization, client_type, "tester");
  g_autoptr(Answer) answer = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, row);
  char *id = answer_dup (answer, "data", "connectedId");

  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpuint (strlen (id), ==, 22);
  return id;
}

static guint
count (Answer *answer, const char *list)
{
  DocNode node = doc_document_find (answer->document, DOC_NODE_ROOT, "data", list, NULL);

  g_assert_cmpuint (node, !=, DOC_NODE_NONE);
  return doc_document_get_n_children (answer->document, node);
}

/* The code of a row of errorList. */
static char *
dup_row_member (Answer *answer, guint position, const char *name)
{
  DocNode node = doc_document_find (answer->document, DOC_NODE_ROOT, "data", "errorList", NULL);

  node = doc_document_get_first_child (answer->document, node);
  while (position-- > 0)
    node = doc_document_get_next_sibling (answer->document, node);
  return doc_document_dup_member (answer->document, node, name);
}

/* The answer to the guide's example, to the letter but for its ids. */
static void
test_documented (void)
{
  static const char data[] =
    "{\"successList\":[{\"code\":\"CF-00000\",\"message\":\"정상\",\"extraMessage\":\"\",\"countryCode\":\"KR\","
    "\"businessType\":\"BK\","
    "\"clientType\":\"P\",\"loginType\":\"1\",\"organization\":\"0004\"}],\"errorList\":[],\"connectedId\":\"%s\"}";
  g_autofree char *row = make_row ("0004", "P", "tester");

  for (RigPair pair = RIG_OWN; pair <= RIG_VENDOR; pair++)
    {
      g_autoptr(Answer) answer = send_rows (pair, CODEF_PATH_ACCOUNT_CREATE, NULL, row);
      g_autofree char *id = answer_dup (answer, "data", "connectedId"), *got = answer_dup (answer, "data", NULL);
      g_auto(GStrv) halves = g_strsplit (data, "%s", 2);
      g_autofree char *expected = g_strjoinv (id, halves), *message = answer_dup (answer, "result", "message");

      g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
      g_assert_cmpstr (message, ==, "정상");
      g_assert_cmpstr (got, ==, expected);
    }
}

/* The vendor's sandbox: any password, any garbage, and nothing is kept. */
static void
test_vendor (void)
{
  static const char row[] = "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":"
                            "\"9999\",\"loginType\":\"1\","
                            "\"id\":\"cf_12803\",\"password\":\"open\"}";
  static const char *const paths[] = { CODEF_PATH_ACCOUNT_CREATE, CODEF_PATH_ACCOUNT_ADD, CODEF_PATH_ACCOUNT_UPDATE,
                                       CODEF_PATH_ACCOUNT_DELETE };
  g_autoptr(Answer) list = rig_post (rig, RIG_VENDOR, CODEF_PATH_ACCOUNT_LIST, "{}");
  g_autoptr(Answer) ids = rig_post (rig, RIG_VENDOR, CODEF_PATH_ACCOUNT_CONNECTED_IDS, "");
  g_autoptr(Answer) without = rig_post (rig, RIG_VENDOR, CODEF_PATH_ACCOUNT_CREATE, "{}");
  g_autoptr(Answer) empty = rig_post (rig, RIG_VENDOR, CODEF_PATH_ACCOUNT_CREATE, "{\"accountList\":[]}");
  g_autoptr(Answer) half =
    rig_post (rig, RIG_VENDOR, CODEF_PATH_ACCOUNT_CREATE, "{\"accountList\":[{\"countryCode\":\"KR\"}]}");
  g_autofree char *missing = answer_dup (without, "result", "extraMessage"),
                  *part = answer_dup (half, "result", "extraMessage");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(Answer) answer = send_rows (RIG_VENDOR, paths[i], "sandbox_connectedId", row);

      g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
      g_assert_cmpuint (count (answer, "successList"), ==, 1);
    }
  g_assert_cmpuint (count (list, "accountList"), ==, 1);
  g_assert_cmpuint (count (ids, "connectedIdList"), ==, 2);
  g_assert_cmpstr (without->code, ==, CODEF_RESULT_MISSING);
  g_assert_cmpstr (missing, ==, "accountList");
  g_assert_cmpstr (half->code, ==, CODEF_RESULT_MISSING);
  g_assert_cmpstr (part, ==, "businessType");
  g_assert_cmpstr (empty->code, ==, "CF-04003");
}

static void
test_life (void)
{
  g_autofree char *id = register_one ("0004", "P");
  g_autofree char *same = make_row ("0004", "P", "tester"), *corporate = make_row ("0004", "B", "tester"),
                  *other = make_row ("0020", "P", "t");
  g_autofree char *both = g_strjoin (",", corporate, other, NULL);
  g_autoptr(Answer) twice = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_ADD, id, same),
                     more = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_ADD, id, both);
  g_autoptr(Answer) list = send_id (CODEF_PATH_ACCOUNT_LIST, id);
  g_autoptr(Answer) update = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_UPDATE, id, same);
  g_autoptr(Answer) gone = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_DELETE, id, both);
  g_autoptr(Answer) again = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_DELETE, id, other);
  g_autoptr(Answer) failed = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_UPDATE, id, other);
  g_autoptr(Answer) last = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_DELETE, id, same),
                     nothing = send_id (CODEF_PATH_ACCOUNT_LIST, id);
  g_autofree char *row = dup_row_member (twice, 0, "code"), *why = dup_row_member (again, 0, "code");

  g_assert_cmpstr (twice->code, ==, "CF-04000");
  g_assert_cmpstr (row, ==, "CF-04004");
  g_assert_cmpstr (more->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpuint (count (list, "accountList"), ==, 3);
  g_assert_cmpstr (update->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (gone->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (again->code, ==, "CF-04011");
  g_assert_cmpstr (why, ==, "CF-04015");
  g_assert_cmpstr (failed->code, ==, "CF-04010");
  g_assert_cmpstr (last->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (nothing->code, ==, "CF-04014");
}

/* Five accounts of which two are refused, and none that is accepted. */
static void
test_partial (void)
{
  static const char *const ids[] = { "a", "cf_12803+anna", "b", "maintenance", "c" };
  static const char *const organizations[] = { "0002", "0003", "0004", "0011", "0020" };
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(Answer) some = NULL, none = NULL;
  g_autofree char *first = NULL, *second = NULL, *hours = NULL, *message = NULL, *id = NULL,
                  *refused = make_row ("0004", "P", "cf_12803");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *row = make_row (organizations[i], "P", ids[i]);

      g_string_append_printf (rows, "%s%s", i == 0 ? "" : ",", row);
    }
  some = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, rows->str);
  first = dup_row_member (some, 0, "code");
  second = dup_row_member (some, 1, "code");
  hours = dup_row_member (some, 1, "extraMessage");
  message = answer_dup (some, "result", "message");
  g_assert_cmpstr (some->code, ==, CODEF_RESULT_PARTIAL);
  g_assert_cmpstr (message, ==, "사용자 계정정보 등록이 부분적으로 성공했습니다.");
  g_assert_cmpuint (count (some, "successList"), ==, 3);
  g_assert_cmpuint (count (some, "errorList"), ==, 2);
  g_assert_cmpstr (first, ==, "CF-12803");
  g_assert_cmpstr (second, ==, "CF-12041");
  g_assert_cmpstr (hours, ==, "NOT(04:00~05:00)");
  none = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, refused);
  id = answer_dup (none, "data", "connectedId");
  g_assert_cmpstr (none->code, ==, "CF-04000");
  g_assert_null (id);
}

static void
test_rows (void)
{
  static const struct { const char *members, *code; } cases[] = {
    { "\"clientType\":\"P\",\"organization\":\"9999\",\"loginType\":\"1\",\"id\":\"a\",\"password\":\"@\"",
      "CF-04033" },
    { "\"organization\":\"0004\",\"loginType\":\"1\",\"id\":\"a\",\"password\":\"@\"", "CF-04017" },
    { "\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"1\",\"password\":\"@\"", "CF-12401" },
    { "\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"1\",\"id\":\"a\"", "CF-12401" },
    { "\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"0\",\"password\":\"@\",\"derFile\":\"a\"",
      "CF-12401" },
    { "\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"0\",\"password\":\"@\",\"certType\":\"pfx\"",
      "CF-12401" },
    { "\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"5\",\"id\":\"a\",\"password\":\"@\"",
      "CF-11021" },
    { "\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"0\",\"password\":\"@\",\"derFile\":\"a\","
      "\"keyFile\":\"b\"",
      NULL },
    { "\"clientType\":\"P\",\"organization\":\"0004\",\"loginType\":\"0\",\"password\":\"@\",\"certType\":\"pfx\","
      "\"certFile\":\"a\"",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *password = codef_public_key_encrypt (key, "x", NULL);
      g_auto(GStrv) parts = g_strsplit (cases[i].members, "@", -1);
      g_autofree char *members = g_strjoinv (password, parts);
      g_autofree char *row = g_strdup_printf ("{\"countryCode\":\"KR\",\"businessType\":\"BK\",%s}", members),
                      *code = NULL;
      g_autoptr(Answer) answer = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, row);

      g_test_message ("%s", cases[i].members);
      if (cases[i].code != NULL)
        {
          code = dup_row_member (answer, 0, "code");
          g_assert_cmpstr (code, ==, cases[i].code);
        }
      else
        g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
    }
}

static void
test_secrets (void)
{
  static const char format[] =
    "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"clientType\":\"P\",\"organization\":\"0004\","
    "\"loginType\":\"1\",\"id\":\"a\",\"password\":\"%s\"}";
  g_autoptr(CodefPublicKey) foreign = codef_public_key_new_throwaway (NULL);
  g_autofree char *stranger = codef_public_key_encrypt (foreign, "x", NULL),
                  *good = codef_public_key_encrypt (key, "x", NULL);
  g_autofree char *blank = g_strdup (good);
  const struct { const char *password, *code; } cases[] = {
    { "open", "CF-04020" }, { stranger, "CF-04020" }, { blank, "CF-04028" }, { good, CODEF_RESULT_SUCCESS },
  };

  blank[10] = ' ';
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) halves = g_strsplit (format, "%s", 2);
      g_autofree char *row = g_strjoinv (cases[i].password, halves);
      g_autoptr(Answer) answer = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, row);

      g_assert_cmpstr (answer->code, ==, cases[i].code);
    }
}

static void
test_connected_ids (void)
{
  g_autofree char *id = register_one ("0004", "P"), *row = make_row ("0004", "P", "a");
  g_autoptr(Answer) unknown = send_id (CODEF_PATH_ACCOUNT_LIST, "nobody"),
                     missing = rig_post (rig, RIG_OWN, CODEF_PATH_ACCOUNT_LIST, "{}");
  g_autoptr(Answer) add = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_ADD, "nobody", row),
                     all = rig_post (rig, RIG_OWN, CODEF_PATH_ACCOUNT_CONNECTED_IDS, "");
  g_autoptr(Answer) published = send_id (CODEF_PATH_ACCOUNT_LIST, "sandbox_connectedId_01");
  g_autoptr(Answer) beyond = rig_post (rig, RIG_OWN, CODEF_PATH_ACCOUNT_CONNECTED_IDS, "{\"pageNo\":\"7\"}");
  g_autofree char *list = answer_dup (all, "data", "connectedIdList"), *more = answer_dup (all, "data", "hasNext");

  g_assert_cmpstr (unknown->code, ==, "CF-04019");
  g_assert_cmpstr (missing->code, ==, "CF-04008");
  g_assert_cmpstr (add->code, ==, "CF-04019");
  g_assert_nonnull (strstr (list, id));
  g_assert_cmpstr (more, ==, "false");
  g_assert_cmpstr (published->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (beyond->code, ==, "CF-03999");
}

/* A product asked with a connectedId: it needs the organisation, and the client type of its path. */
static void
test_products (void)
{
  g_autofree char *good = register_one ("0004", "P"), *other = register_one ("0020", "P"),
                  *corporate = register_one ("0004", "B");
  g_autoptr(Answer) with = send_id (PRODUCT, good), without = send_id (PRODUCT, other),
                     type = send_id (PRODUCT, corporate);
  g_autoptr(Answer) unknown = send_id (PRODUCT, "nobody"), published = send_id (PRODUCT, "sandbox_connectedId_01");
  g_autoptr(Answer) vendor =
    rig_post (rig, RIG_VENDOR, PRODUCT, "{\"connectedId\":\"nobody\",\"organization\":\"0004\"}");

  g_assert_cmpstr (with->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (without->code, ==, "CF-04015");
  g_assert_cmpstr (type->code, ==, "CF-04016");
  g_assert_cmpstr (unknown->code, ==, "CF-04015");
  g_assert_cmpstr (published->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (vendor->code, ==, CODEF_RESULT_SUCCESS);
}

static void
test_reference (void)
{
  static const char format[] = "{\"connectedId\":\"%s\",\"countryCode\":\"KR\",\"businessType\":\"BK\","
                               "\"organization\":\"%s\",\"clientType\":\"P\",\"accountList\":["
                               "{\"countryCode\":\"KR\",\"businessType\":\"BK\",\"organization\":\"0020\","
                               "\"clientType\":\"P\",\"birthDate\":\"\"}]}";
  g_autofree char *id = register_one ("0004", "P");
  g_autoptr(GString) good = g_string_new (format), bad = g_string_new (format);
  g_autoptr(Answer) added = NULL, updated = NULL, refused = NULL, list = NULL;

  g_string_replace (good, "%s", id, 1);
  g_string_replace (good, "%s", "0004", 1);
  g_string_replace (bad, "%s", id, 1);
  g_string_replace (bad, "%s", "0081", 1);
  refused = rig_post (rig, RIG_OWN, CODEF_PATH_ACCOUNT_REFERENCE_ADD, bad->str);
  added = rig_post (rig, RIG_OWN, CODEF_PATH_ACCOUNT_REFERENCE_ADD, good->str);
  updated = rig_post (rig, RIG_OWN, CODEF_PATH_ACCOUNT_REFERENCE_UPDATE, good->str);
  list = send_id (CODEF_PATH_ACCOUNT_LIST, id);
  g_assert_cmpstr (refused->code, ==, "CF-04015");
  g_assert_cmpstr (added->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (updated->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpuint (count (list, "accountList"), ==, 2);
}

/* Every magic id of the help does what it says for its row. */
static void
test_magic_ids (void)
{
  const char *const *ids = sandbox_scenario_list_magic_ids ();

  for (guint i = 0; ids[i] != NULL; i += 2)
    {
      g_autofree char *row = NULL, *code = NULL;
      g_autoptr(Answer) answer = NULL;

      g_assert_nonnull (ids[i + 1]);
      if (g_str_has_prefix (ids[i], "slow_"))
        continue; /* has a test of its own */
      row = make_row ("0004", "P", ids[i]);
      answer = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, row);
      code = dup_row_member (answer, 0, "code");
      g_assert_cmpstr (code, ==, g_str_has_prefix (ids[i], "cf_") ? "CF-12803" : "CF-12041");
    }
}

static void
test_slow (void)
{
  g_autofree char *row = make_row ("0004", "P", "slow_1+ben");
  gint64 begin_us = g_get_monotonic_time ();
  g_autoptr(Answer) answer = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, row);

  g_assert_cmpstr (answer->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpint (g_get_monotonic_time () - begin_us, >=, G_USEC_PER_SEC);
}

/* Two servers over one file: each sees at once what the other has registered, and nothing is lost. */
static void
test_two_servers (void)
{
  g_autoptr(Rig) other = rig_new (NULL);
  Rig *first = rig;
  g_autofree char *one = register_one ("0004", "P"), *two = NULL;
  g_autoptr(Answer) seen = NULL, back = NULL;

  rig = other;
  two = register_one ("0004", "P");
  seen = send_id (PRODUCT, one);
  rig = first;
  back = send_id (PRODUCT, two);
  g_assert_cmpstr (seen->code, ==, CODEF_RESULT_SUCCESS);
  g_assert_cmpstr (back->code, ==, CODEF_RESULT_SUCCESS);
}

/* A file that is damaged while the server runs is neither read nor written over: the call fails and says why. */
static void
test_damaged_meanwhile (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sandbox-test-XXXXXX", NULL),
                  *file = g_build_filename (folder, "state.json", NULL);
  g_autofree char *lock = g_strconcat (file, ".lock", NULL), *kept = NULL, *row = make_row ("0004", "P", "a");
  SandboxOptions options = { .store_file = file };
  Rig *first = rig;
  g_autoptr(Answer) answer = NULL;

  g_assert_true (g_file_get_contents (rig->store_file, &kept, NULL, NULL));
  g_assert_true (g_file_set_contents (file, kept, -1, NULL));
  rig = rig_new (&options);
  g_assert_true (g_file_set_contents (file, "{", -1, NULL));
  answer = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, row);
  g_clear_pointer (&kept, g_free);
  g_assert_true (g_file_get_contents (file, &kept, NULL, NULL));
  g_assert_cmpuint (answer->status, ==, 500);
  g_assert_nonnull (strstr (answer->text, "state.json"));
  g_assert_cmpstr (kept, ==, "{");
  rig_free (rig);
  rig = first;
  g_unlink (file);
  g_unlink (lock);
  g_rmdir (folder);
}

/* A thousand accounts in one list. */
static void
test_many (void)
{
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autofree char *row = make_row ("0004", "P", "cf_12803");
  g_autoptr(Answer) answer = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (rows, "%s%s", i == 0 ? "" : ",", row);
  answer = send_rows (RIG_OWN, CODEF_PATH_ACCOUNT_CREATE, NULL, rows->str);
  g_assert_cmpstr (answer->code, ==, "CF-04000");
  g_assert_cmpuint (count (answer, "errorList"), ==, 1000);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rig = rig_new (NULL);
  key = codef_public_key_new (sandbox_server_get_public_key (rig->server), NULL);
  g_test_add_func ("/sandbox/accounts/documented", test_documented);
  g_test_add_func ("/sandbox/accounts/vendor", test_vendor);
  g_test_add_func ("/sandbox/accounts/life", test_life);
  g_test_add_func ("/sandbox/accounts/partial", test_partial);
  g_test_add_func ("/sandbox/accounts/rows", test_rows);
  g_test_add_func ("/sandbox/accounts/secrets", test_secrets);
  g_test_add_func ("/sandbox/accounts/connected-ids", test_connected_ids);
  g_test_add_func ("/sandbox/accounts/products", test_products);
  g_test_add_func ("/sandbox/accounts/reference", test_reference);
  g_test_add_func ("/sandbox/accounts/magic-ids", test_magic_ids);
  g_test_add_func ("/sandbox/accounts/slow", test_slow);
  g_test_add_func ("/sandbox/accounts/two-servers", test_two_servers);
  g_test_add_func ("/sandbox/accounts/damaged-meanwhile", test_damaged_meanwhile);
  g_test_add_func ("/sandbox/accounts/many", test_many);
  result = g_test_run ();
  codef_public_key_unref (key);
  rig_free (rig);
  return result;
}
