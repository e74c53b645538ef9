/* SPDX-License-Identifier: MIT */
#include "bench-corpus.h"

static const char *const shops[] = { "가나상사", "마을버스", "다라마트 본점", "바사서점", "아자카페 2호점", "차카약국", "타파주유소", "하늘식당" };
static const char *const kinds[] = { "체크카드", "급여", "타행이체", "자동이체", "현금 인출", "이자" };
static const char *const branches[] = { "", "가나지점", "다라지점", "온라인" };

/* Small, fixed and the same everywhere: the constants of Knuth's MMIX. */
static guint
draw (guint64 *state, guint below)
{
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (guint) ((*state >> 33) % below);
}

/* "name":"012345", of @n_digits. */
static void
append_digits (GString *json, const char *name, guint n_digits, guint64 *state)
{
  g_string_append_printf (json, "\"%s\":\"", name);
  for (guint i = 0; i < n_digits; i++)
    g_string_append_c (json, (char) ('0' + draw (state, 10)));
  g_string_append (json, "\",");
}

static void
append_word (GString *json, const char *name, const char *const *words, guint n_words, guint64 *state)
{
  g_string_append_printf (json, "\"%s\":\"%s\",", name, words[draw (state, n_words)]);
}

static void
append_entry (GString *json, guint64 *state)
{
  g_string_append_c (json, '{');
  append_digits (json, "resAccountTrTime", 6, state);
  append_word (json, "resAccountDesc4", branches, G_N_ELEMENTS (branches), state);
  append_word (json, "resAccountDesc3", shops, G_N_ELEMENTS (shops), state);
  append_word (json, "resAccountDesc2", kinds, G_N_ELEMENTS (kinds), state);
  g_string_append (json, "\"resAccountDesc1\":\"\",");
  append_digits (json, "resAccountTrDate", 8, state);
  append_digits (json, "resAccountOut", 1 + draw (state, 7), state);
  append_digits (json, "resAfterTranBalance", 5 + draw (state, 4), state);
  append_digits (json, "resAccountIn", 1 + draw (state, 7), state);
  g_string_append (json, "\"tranDesc\":\"\"}");
}

GBytes *
bench_corpus_new (gsize size_bytes)
{
  GString *json = g_string_sized_new (size_bytes + 1024);
  guint64 state = 20240101;

  g_string_append (json, "{\"result\":{\"code\":\"CF-00000\",\"extraMessage\":\"\",\"message\":\"성공\","
                         "\"transactionId\":\"32b7e5883cf951b6956cc5fd3c03642e\"},"
                         "\"data\":{\"resAccount\":\"06170204000000\",\"resAccountName\":\"저축통장\","
                         "\"commStartDate\":\"20240101\",\"resTrHistoryList\":[");
  append_entry (json, &state);
  while (json->len + 3 < size_bytes)
    {
      g_string_append_c (json, ',');
      append_entry (json, &state);
    }
  g_string_append (json, "]}}");
  return g_string_free_to_bytes (json);
}
