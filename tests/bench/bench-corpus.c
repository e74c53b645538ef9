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

static void
append_entry (GString *json, guint64 *state)
{
  g_string_append_printf (json, "{\"resAccountTrTime\":\"%02u%02u%02u\",\"resAccountDesc4\":\"%s\",\"resAccountDesc3\":\"%s\",", draw (state, 24),
                          draw (state, 60), draw (state, 60), branches[draw (state, G_N_ELEMENTS (branches))],
                          shops[draw (state, G_N_ELEMENTS (shops))]);
  g_string_append_printf (json, "\"resAccountDesc2\":\"%s\",\"resAccountDesc1\":\"\",\"resAccountTrDate\":\"2024%02u%02u\",",
                          kinds[draw (state, G_N_ELEMENTS (kinds))], 1 + draw (state, 12), 1 + draw (state, 28));
  g_string_append_printf (json, "\"resAccountOut\":\"%u\",\"resAfterTranBalance\":\"%u\",\"resAccountIn\":\"%u\",\"tranDesc\":\"\"}",
                          draw (state, 2) * 100 * draw (state, 9000), 10 * draw (state, 900000), draw (state, 2) * 1000 * draw (state, 3000));
}

GBytes *
bench_corpus_new (gsize size_bytes)
{
  GString *json = g_string_sized_new (size_bytes + 1024);
  guint64 state = 20240101;

  g_string_append (json, "{\"result\":{\"code\":\"CF-00000\",\"extraMessage\":\"\",\"message\":\"성공\","
                         "\"transactionId\":\"32b7e5883cf951b6956cc5fd3c03642e\"},\"data\":{\"resAccount\":\"06170204000000\","
                         "\"resAccountName\":\"저축통장\",\"commStartDate\":\"20240101\",\"resTrHistoryList\":[");
  append_entry (json, &state);
  while (json->len + 3 < size_bytes)
    {
      g_string_append_c (json, ',');
      append_entry (json, &state);
    }
  g_string_append (json, "]}}");
  return g_string_free_to_bytes (json);
}
