/* SPDX-License-Identifier: MIT */
#include "codef-choseong.h"
#include "codef-query.h"

static const struct { const char *name, *text, *folded; } folds[] = {
  { "null", NULL, "" },
  { "blanks", "  개인 보유\t계좌\u00a0조회\u3000\n", "개인보유계좌조회" },
  { "case", "KB Kookmin BANK", "kbkookminbank" },
  { "full case folding", "Straße", "strasse" },
  { "nfd to nfc", "\u1100\u116e\u11a8\u1106\u1175\u11ab", "국민" },
  { "conjoining initials", "\u1100\u1106\u110b\u1112", "ㄱㅁㅇㅎ" },
  { "conjoining doubled", "\u1101\u1104\u1108\u110a\u110d", "ㄲㄸㅃㅆㅉ" },
  { "clusters", "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", "ㄱㅅㄴㅈㄴㅎㄹㄱㄹㅁㄹㅂㄹㅅㄹㅌㄹㅍㄹㅎㅂㅅ" },
  { "doubled stay", "ㄲㄸㅃㅆㅉ", "ㄲㄸㅃㅆㅉ" },
  { "no utf-8", "a\xff" "b", "a\xef\xbf\xbd" "b" },
};

static const struct { const char *name, *text, *query; gboolean matches; } cases[] = {
  { "empty query", "국민은행", "", TRUE },
  { "empty text", "", "ㄱ", FALSE },
  { "initials", "국민은행", "ㄱㅁㅇㅎ", TRUE },
  { "initials inside", "KB국민은행", "ㅁㅇㅎ", TRUE },
  { "initials over the end", "국민은행", "ㅇㅎㅎ", FALSE },
  { "initials across a Latin letter", "국민a은행", "ㅁㅇ", FALSE },
  { "conjoining initials", "국민은행", "\u1100\u1106\u110b\u1112", TRUE },
  { "initial and syllable mixed", "국민은행", "ㄱ민ㅇ행", TRUE },
  { "whole word", "국민은행", "국민", TRUE },
  { "words joined by folding", "국민 은행", "민은", TRUE },
  { "other word", "국민은행", "농협", FALSE },
  { "single does not match doubled", "까치", "ㄱ", FALSE },
  { "doubled", "까치", "ㄲ", TRUE },
  { "doubled does not match single", "가치", "ㄲ", FALSE },
  { "all doubled", "까따빠싸짜", "ㄲㄸㅃㅆㅉ", TRUE },
  { "cluster typed by an input method", "감사", "ㄳ", TRUE },
  { "literal jamo", "ㄱ단위", "ㄱㄷㅇ", TRUE },
  { "vowel is no initial", "아이", "ㅏ", FALSE },
  { "under way: no final yet", "국민", "구", TRUE },
  { "under way: other vowel", "근로", "구", FALSE },
  { "under way: other initial", "국민", "부", FALSE },
  { "under way at the end only", "국민", "구민", FALSE },
  { "under way after initials", "국민은행", "ㄱㅁㅇ해", TRUE },
  { "next initial taken for a final", "구미시", "굼", TRUE },
  { "… and only that one", "구리시", "굼", FALSE },
  { "… at the end of the text", "구", "굼", FALSE },
  { "final of two keys", "닭", "달", TRUE },
  { "final of two keys parted", "달걀", "닭", TRUE },
  { "final of two keys, second is another", "달걀", "닮", FALSE },
  { "vowel of two keys", "외환", "오", TRUE },
  { "vowel of two keys, first is another", "위", "오", FALSE },
  { "all five keys", "뷁", "뷀", TRUE },
  { "syllable against Latin", "구a", "굼", FALSE },
  { "first and last syllables", "가힣", "가힣", TRUE },
  { "Latin in any case", "KB Kookmin", "kook", TRUE },
  { "path", "/v1/kr/bank/p/account/account-list", "account-list", TRUE },
  { "Latin then initials", "KB국민은행", "kbㄱㅁ", TRUE },
};

static void
test_fold (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *folded = codef_choseong_fold (folds[i].text);
  g_autofree char *again = codef_choseong_fold (folded);

  g_assert_cmpstr (folded, ==, folds[i].folded);
  g_assert_cmpstr (again, ==, folded);
}

static void
test_matches (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = codef_choseong_fold (cases[i].text);
  g_autofree char *query = codef_choseong_fold (cases[i].query);

  g_assert_cmpint (codef_choseong_matches (text, query), ==, cases[i].matches);
}

/* Whatever syllable is being typed, the text it leads to is found after each key. */
static void
test_every_syllable (void)
{
  for (gunichar c = 0xac00; c <= 0xd7a3; c++)
    {
      char text[16] = { 0 }, query[8] = { 0 };

      g_unichar_to_utf8 (c, text);
      g_unichar_to_utf8 (c - (c - 0xac00) % 28, query);
      g_assert_true (codef_choseong_matches (text, query));
      g_assert_true (codef_choseong_matches (text, text));
    }
}

static void
test_query (void)
{
  static const struct { const char *text; gboolean matches; } queries[] = {
    { NULL, TRUE }, { " \t\u3000", TRUE }, { "국민", TRUE }, { "조회 국민", TRUE }, { "ㄱㅁ ㅈㅎ", TRUE }, { "국민 농협", FALSE },
    { "조회국민", FALSE }, { "회k", FALSE }, { "LIST 0004", TRUE },
  };
  g_autofree char *own = codef_query_fold_texts ((const char *const[]) { "보유계좌 조회", "Account-List", NULL });
  g_autofree char *more = codef_query_fold_texts ((const char *const[]) { "KB국민은행", "0004", NULL });

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(CodefQuery) query = codef_query_new (queries[i].text);

      g_assert_cmpint (codef_query_matches (query, own, more), ==, queries[i].matches);
    }
}

static void
test_query_without_more (void)
{
  g_autofree char *own = codef_query_fold_texts ((const char *const[]) { "보유계좌", NULL });
  g_autoptr(CodefQuery) query = codef_query_new ("ㅂㅇ 국민");

  g_assert_false (codef_query_matches (query, own, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *name = g_strconcat ("/choseong/fold/", folds[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_fold);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/choseong/matches/", cases[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_matches);
    }
  g_test_add_func ("/choseong/every syllable", test_every_syllable);
  g_test_add_func ("/choseong/query/words", test_query);
  g_test_add_func ("/choseong/query/without more", test_query_without_more);
  return g_test_run ();
}
