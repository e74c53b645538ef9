/* SPDX-License-Identifier: MIT */
#include "codef-privacy-private.h"

#include <string.h>

struct _CodefPrivacy
{
  guint8 key[CODEF_PRIVACY_KEY_BYTES];
};

G_DEFINE_BOXED_TYPE (CodefPrivacy, codef_privacy, codef_privacy_ref, codef_privacy_unref)

#define DIGEST_BYTES 32

/* Bytes that only the key, the kind and the value decide. Longer values use them again from the start. */
typedef struct
{
  guint8 bytes[DIGEST_BYTES];
  guint  used;
} Chance;

CodefPrivacy *
codef_privacy_new (const guint8 *key)
{
  CodefPrivacy *self;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_atomic_rc_box_new0 (CodefPrivacy);
  memcpy (self->key, key, CODEF_PRIVACY_KEY_BYTES);
  return self;
}

CodefPrivacy *
codef_privacy_ref (CodefPrivacy *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CodefPrivacy *self = data;

  explicit_bzero (self->key, sizeof self->key);
}

void
codef_privacy_unref (CodefPrivacy *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
is_blot (char c)
{
  return c == '*' || c == 'x' || c == 'X';
}

/* Of numbers the separators do not count, of words the blanks. */
static void
begin_chance (CodefPrivacy *self, Chance *chance, CodefPrivacyKind kind, const char *text, gboolean digits_only)
{
  g_autoptr(GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, self->key, sizeof self->key);
  const guint8 salt = (guint8) kind;
  gsize length = sizeof chance->bytes;

  g_hmac_update (hmac, &salt, 1);
  for (const char *p = text; *p != '\0'; p++)
    if (digits_only ? g_ascii_isdigit (*p) || is_blot (*p) : !g_ascii_isspace (*p))
      g_hmac_update (hmac, (const guchar *) p, 1);
  g_hmac_get_digest (hmac, chance->bytes, &length);
  chance->used = 0;
}

/* A number below @n, which is at most 256. */
static guint
draw (Chance *chance, guint n)
{
  return chance->bytes[chance->used++ % DIGEST_BYTES] * n / 256;
}

static char
draw_digit (Chance *chance)
{
  return (char) ('0' + draw (chance, 10));
}

static guint
count_digits (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p);
  return n_digits;
}

static gboolean
has_hangul (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HANGUL)
      return TRUE;
  return FALSE;
}

/* A date that can be, in six or eight digits. */
static void
draw_date (Chance *chance, guint n_digits, char *digits)
{
  guint year = 1940 + draw (chance, 60), month = 1 + draw (chance, 12), day = 1 + draw (chance, 28);

  if (n_digits == 8)
    g_snprintf (digits, 9, "%04u%02u%02u", year, month, day);
  else
    g_snprintf (digits, 7, "%02u%02u%02u", year % 100, month, day);
}

/* Which digits of a phone number are its area and stay: 02, 010, 031. */
static guint
count_area_digits (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  if (*text != '0')
    return 0;
  return text[1] == '2' ? 2 : 3;
}

/* Returns: the digit that stands at @position whatever the value is, 0 where chance decides. */
static char
get_fixed_digit (CodefPrivacyKind kind, guint position, guint n_area)
{
  if (kind == CODEF_PRIVACY_IDENTITY && position == 2)
    return '9';
  if (kind == CODEF_PRIVACY_CARD && position == 0)
    return '0';
  if (kind == CODEF_PRIVACY_PHONE && position == n_area)
    return '0';
  return '\0';
}

/* Digit by digit; everything else stays where it is. */
static char *
mask_digits (CodefPrivacy *self, CodefPrivacyKind kind, const char *text)
{
  char *masked = g_strdup (text);
  guint n_digits = count_digits (text), n_area = kind == CODEF_PRIVACY_PHONE ? count_area_digits (text) : 0;
  guint position = 0;
  char date[9] = "";
  Chance chance;

  begin_chance (self, &chance, kind, text, TRUE);
  if (kind == CODEF_PRIVACY_BIRTH && (n_digits == 6 || n_digits == 8))
    draw_date (&chance, n_digits, date);
  for (char *p = masked; *p != '\0'; p++)
    {
      char fixed;

      if (!g_ascii_isdigit (*p))
        continue;
      fixed = *date != '\0' ? date[position] : get_fixed_digit (kind, position, n_area);
      if (position >= n_area)
        *p = fixed != '\0' ? fixed : draw_digit (&chance);
      position++;
    }
  return masked;
}

static char *
mask_name (CodefPrivacy *self, const char *text)
{
  static const char *const families[] = { "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서",
                                          "신", "권", "황", "안", "송", "류", "홍", "고", "문", "양", "손", "배", "백" };
  static const char *const syllables[] = { "가", "나", "다", "라", "마", "바", "사", "아", "자", "하", "온", "솔", "별",
                                           "빛", "샘", "슬", "담", "들", "봄", "찬", "결", "참", "한", "누", "리", "새",
                                           "해", "미", "루", "연", "윤", "진" };
  const char *family, *first, *second;
  Chance chance;

  begin_chance (self, &chance, CODEF_PRIVACY_NAME, text, FALSE);
  if (!has_hangul (text))
    return g_strdup_printf ("PERSON %02X%02X", draw (&chance, 256), draw (&chance, 256));
  family = families[draw (&chance, G_N_ELEMENTS (families))];
  first = syllables[draw (&chance, G_N_ELEMENTS (syllables))];
  second = syllables[draw (&chance, G_N_ELEMENTS (syllables))];
  return g_strconcat (family, first, second, NULL);
}

/* A street that no town has. */
static char *
mask_address (CodefPrivacy *self, const char *text)
{
  static const char *const towns[] = { "가온", "나래", "다솜", "라온", "마루", "보람", "새솔", "아람", "한울", "해솔" };
  const char *town, *street;
  Chance chance;

  begin_chance (self, &chance, CODEF_PRIVACY_ADDRESS, text, FALSE);
  town = towns[draw (&chance, G_N_ELEMENTS (towns))];
  street = towns[draw (&chance, G_N_ELEMENTS (towns))];
  if (has_hangul (text))
    return g_strdup_printf ("가명시 %s구 %s로 %u", town, street, 1 + draw (&chance, 250));
  return g_strdup_printf ("%u Sample-ro %u-gil", 1 + draw (&chance, 250), 1 + draw (&chance, 250));
}

static char *
mask_email (CodefPrivacy *self, const char *text)
{
  Chance chance;

  begin_chance (self, &chance, CODEF_PRIVACY_EMAIL, text, FALSE);
  return g_strdup_printf ("user%02x%02x%02x@example.com", draw (&chance, 256), draw (&chance, 256),
                          draw (&chance, 256));
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) && !is_blot (*p))
      return TRUE;
  return FALSE;
}

/* 1544-0114: firms have these. */
static gboolean
is_service_number (const char *text)
{
  return *text == '1' && count_digits (text) == 8;
}

char *
codef_privacy_mask (CodefPrivacy *self, CodefPrivacyKind kind, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  switch (kind)
    {
    case CODEF_PRIVACY_NAME:
      return has_letters (text) ? mask_name (self, text) : g_strdup (text);
    case CODEF_PRIVACY_EMAIL:
      return has_letters (text) || count_digits (text) > 0 ? mask_email (self, text) : g_strdup (text);
    case CODEF_PRIVACY_ADDRESS:
      /* A lot number alone keeps its form. */
      return has_letters (text) ? mask_address (self, text) : mask_digits (self, kind, text);
    case CODEF_PRIVACY_PHONE:
      return is_service_number (text) ? g_strdup (text) : mask_digits (self, kind, text);
    case CODEF_PRIVACY_IDENTITY:
    case CODEF_PRIVACY_BIRTH:
    case CODEF_PRIVACY_ACCOUNT:
    case CODEF_PRIVACY_CARD:
      return mask_digits (self, kind, text);
    case CODEF_PRIVACY_NONE:
    default:
      return g_strdup (text);
    }
}

char *
codef_privacy_mask_value (CodefPrivacy *self, const char *name, const char *text)
{
  CodefPrivacyKind kind = name != NULL ? codef_privacy_guess (name) : CODEF_PRIVACY_NONE;

  if (kind != CODEF_PRIVACY_NONE)
    return codef_privacy_mask (self, kind, text);
  /* Who paid stands in one of the four descriptions of a transaction, in which one differs from bank to bank. */
  if (name != NULL && strstr (name, "AccountDesc") != NULL && _codef_privacy_reads_like_name (text))
    return codef_privacy_mask (self, CODEF_PRIVACY_NAME, text);
  return codef_privacy_mask_text (self, text);
}
