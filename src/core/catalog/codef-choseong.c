/* SPDX-License-Identifier: MIT */
#include "codef-choseong.h"

#include <string.h>

/* Unicode 3.12: a precomposed syllable is base + (initial × 21 + vowel) × 28 + final. */
#define SYLLABLE_FIRST ((gunichar) 0xAC00)
#define SYLLABLE_LAST  ((gunichar) 0xD7A3)
#define N_VOWELS 21
#define N_FINALS 28
#define CONJOINING_INITIAL_FIRST ((gunichar) 0x1100)
#define CONJOINING_INITIAL_LAST  ((gunichar) 0x1112)
#define COMPATIBILITY_FIRST ((gunichar) 0x3131)
#define COMPATIBILITY_LAST  ((gunichar) 0x3163)

/* A syllable takes at most five keys (뷁: ㅂㅜㅔㄹㄱ) of three bytes each in UTF-8. */
#define STROKES_MAX_BYTES 16

static const gunichar initials[] = {
  0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145,
  0x3146, 0x3147, 0x3148, 0x3149, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E,
};

/* The keys of a two-set keyboard that make each part of a syllable. */
static const char *const initial_strokes[] = {
  "ㄱ", "ㄲ", "ㄴ", "ㄷ", "ㄸ", "ㄹ", "ㅁ", "ㅂ", "ㅃ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
};
static const char *const vowel_strokes[N_VOWELS] = {
  "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ",
  "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
};
static const char *const final_strokes[N_FINALS] = {
  "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ",
  "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
};
/* Clusters that are finals only; as a query they are two initial consonants typed one after the other. */
static const struct { gunichar cluster; const char *parts; } clusters[] = {
  { 0x3133, "ㄱㅅ" }, { 0x3135, "ㄴㅈ" }, { 0x3136, "ㄴㅎ" }, { 0x313A, "ㄹㄱ" }, { 0x313B, "ㄹㅁ" }, { 0x313C, "ㄹㅂ" },
  { 0x313D, "ㄹㅅ" }, { 0x313E, "ㄹㅌ" }, { 0x313F, "ㄹㅍ" }, { 0x3140, "ㄹㅎ" }, { 0x3144, "ㅂㅅ" },
};

static gboolean
is_syllable (gunichar c)
{
  return c >= SYLLABLE_FIRST && c <= SYLLABLE_LAST;
}

static gunichar
initial_of (gunichar syllable)
{
  return initials[(syllable - SYLLABLE_FIRST) / (N_VOWELS * N_FINALS)];
}

static void
append_folded (GString *folded, gunichar c)
{
  if (g_unichar_isspace (c))
    return;
  if (c >= CONJOINING_INITIAL_FIRST && c <= CONJOINING_INITIAL_LAST)
    c = initials[c - CONJOINING_INITIAL_FIRST];
  if (c >= COMPATIBILITY_FIRST && c <= COMPATIBILITY_LAST)
    for (gsize i = 0; i < G_N_ELEMENTS (clusters); i++)
      if (clusters[i].cluster == c)
        {
          g_string_append (folded, clusters[i].parts);
          return;
        }
  g_string_append_unichar (folded, c);
}

char *
codef_choseong_fold (const char *text)
{
  GString *folded = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (folded, g_utf8_get_char (p));
  return g_string_free (folded, FALSE);
}

/* Appends the keys of @c at @end; returns the new end. */
static char *
append_strokes (char *end, gunichar c)
{
  guint index;

  if (!is_syllable (c))
    {
      end += g_unichar_to_utf8 (c, end);
      *end = '\0';
      return end;
    }
  index = c - SYLLABLE_FIRST;
  end = g_stpcpy (end, initial_strokes[index / (N_VOWELS * N_FINALS)]);
  end = g_stpcpy (end, vowel_strokes[index / N_FINALS % N_VOWELS]);
  return g_stpcpy (end, final_strokes[index % N_FINALS]);
}

/* The last syllable of a query against the text from @text on: an input method takes the next initial for a final
 * first ("굼" on the way to "구미"), so two syllables of the text count. */
static gboolean
begins_with_strokes (const char *text, gunichar syllable)
{
  char wanted[STROKES_MAX_BYTES];
  char found[2 * STROKES_MAX_BYTES];
  gunichar c = g_utf8_get_char (text);
  char *end;

  if (c == syllable)
    return TRUE;
  if (!is_syllable (c) || initial_of (c) != initial_of (syllable))
    return FALSE;
  append_strokes (wanted, syllable);
  end = append_strokes (found, c);
  text = g_utf8_next_char (text);
  if (*text != '\0')
    append_strokes (end, g_utf8_get_char (text));
  return g_str_has_prefix (found, wanted);
}

static gboolean
matches_here (const char *text, const char *query)
{
  while (*query != '\0')
    {
      gunichar wanted = g_utf8_get_char (query);
      gunichar found = *text != '\0' ? g_utf8_get_char (text) : 0;

      query = g_utf8_next_char (query);
      if (found == 0)
        return FALSE;
      if (*query == '\0' && is_syllable (wanted))
        return begins_with_strokes (text, wanted);
      if (found != wanted && !(is_syllable (found) && initial_of (found) == wanted))
        return FALSE;
      text = g_utf8_next_char (text);
    }
  return TRUE;
}

gboolean
codef_choseong_matches (const char *folded_text, const char *folded_query)
{
  if (g_str_is_ascii (folded_query))
    return strstr (folded_text, folded_query) != NULL;
  for (const char *p = folded_text; *p != '\0'; p = g_utf8_next_char (p))
    if (matches_here (p, folded_query))
      return TRUE;
  return FALSE;
}
