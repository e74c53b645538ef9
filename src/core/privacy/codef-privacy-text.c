/* SPDX-License-Identifier: MIT */
/* Personal data in running text, told by its shape alone. */
#include "codef-privacy-private.h"

#include <string.h>

#define MAX_GROUPS 5

/* Digits, blots and hyphens in one run: "010-1234-5678", "820123-1******". */
typedef struct
{
  const char *text;
  gsize       length_bytes;
  guint       groups[MAX_GROUPS]; /* lengths between the hyphens */
  guint       n_groups;
  guint       n_marks;            /* digits and blots */
  guint       n_blots;
} Run;

gboolean
_codef_privacy_may_hold_shapes (const char *text, gsize length_bytes)
{
  guint n_digits = 0;

  for (gsize i = 0; i < length_bytes; i++)
    {
      if (text[i] == '@')
        return TRUE;
      n_digits += g_ascii_isdigit (text[i]);
      if (n_digits >= 6)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_mark (char c)
{
  return g_ascii_isdigit (c) || c == '*';
}

/* Reads the run at @text; its groups are 0 if there are too many. */
static void
read_run (Run *run, const char *text)
{
  const char *p = text;
  gboolean too_many = FALSE;

  *run = (Run) { .text = text, .n_groups = 1 };
  for (; is_mark (*p) || (*p == '-' && is_mark (p[1])); p++)
    if (*p != '-')
      {
        run->groups[run->n_groups - 1]++;
        run->n_marks++;
        run->n_blots += *p == '*';
      }
    else if (run->n_groups < MAX_GROUPS)
      run->n_groups++;
    else
      too_many = TRUE;
  run->length_bytes = (gsize) (p - text);
  if (too_many)
    run->n_groups = 0;
}

static gboolean
has_groups (const Run *run, guint first, guint second, guint third, guint fourth)
{
  const guint wanted[] = { first, second, third, fourth };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (wanted[i] != (i < run->n_groups ? run->groups[i] : 0))
      return FALSE;
  return TRUE;
}

static guint
number_of_two (const char *digits)
{
  return g_ascii_isdigit (digits[0]) && g_ascii_isdigit (digits[1])
           ? (guint) (digits[0] - '0') * 10 + (guint) (digits[1] - '0') : 0;
}

static gboolean
begins_with_birthday (const char *digits)
{
  guint month = number_of_two (digits + 2), day = number_of_two (digits + 4);

  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* The check digit that resident numbers had until October 2020. */
static gboolean
has_resident_check (const char *digits)
{
  guint sum = 0;

  for (guint i = 0; i < 12; i++)
    sum += (2 + i % 8) * (guint) (digits[i] - '0');
  return (11 - sum % 11) % 10 == (guint) (digits[12] - '0');
}

/* The check digit of payment cards (ISO/IEC 7812-1). */
static gboolean
has_luhn_check (const Run *run)
{
  guint sum = 0, position = 0;

  for (gsize i = run->length_bytes; i > 0; i--)
    if (g_ascii_isdigit (run->text[i - 1]))
      {
        guint digit = (guint) (run->text[i - 1] - '0') * (1 + position++ % 2);

        sum += digit > 9 ? digit - 9 : digit;
      }
  return sum % 10 == 0;
}

static gboolean
is_phone (const Run *run)
{
  const char *text = run->text;

  if (*text != '0' || run->n_blots > 4)
    return FALSE;
  if (run->n_groups == 1)
    return (run->n_marks == 11 || run->n_marks == 10) && text[1] == '1' && strchr ("016789", text[2]) != NULL;
  return run->n_groups == 3 && run->groups[0] >= 2 && run->groups[0] <= 4 && run->groups[1] >= 3 && run->groups[1] <= 4
         && run->groups[2] == 4;
}

static gboolean
is_identity (const Run *run)
{
  if (run->n_marks != 13 || !begins_with_birthday (run->text))
    return FALSE;
  if (has_groups (run, 6, 7, 0, 0))
    return TRUE;
  return run->n_groups == 1 && run->n_blots == 0 && has_resident_check (run->text);
}

static gboolean
is_card (const Run *run)
{
  gboolean in_fours = has_groups (run, 4, 4, 4, 4);

  if (run->n_marks < 15 || run->n_marks > 16 || strchr ("34569", *run->text) == NULL)
    return FALSE;
  if (run->n_blots > 0)
    return run->n_blots <= 8 && (in_fours || run->n_groups == 1);
  return (in_fours || run->n_groups == 1 || has_groups (run, 4, 6, 5, 0)) && has_luhn_check (run);
}

/* At least three groups of at least two; 3-2-5 is a business, which is public, and four times four a card or a
 * document. */
static gboolean
is_account (const Run *run)
{
  if (run->n_groups < 3 || run->n_marks < 10 || run->n_marks > 16 || has_groups (run, 3, 2, 5, 0)
      || has_groups (run, 4, 4, 4, 4))
    return FALSE;
  for (guint i = 0; i < run->n_groups; i++)
    if (run->groups[i] < 2 || run->groups[i] > 8)
      return FALSE;
  return TRUE;
}

static CodefPrivacyKind
guess_run (const Run *run)
{
  if (run->n_groups == 0 || run->n_marks < 9)
    return CODEF_PRIVACY_NONE;
  if (is_identity (run))
    return CODEF_PRIVACY_IDENTITY;
  if (is_phone (run))
    return CODEF_PRIVACY_PHONE;
  if (is_card (run))
    return CODEF_PRIVACY_CARD;
  return is_account (run) ? CODEF_PRIVACY_ACCOUNT : CODEF_PRIVACY_NONE;
}

static gboolean
is_mail_character (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("._%+-", c) != NULL);
}

/* Returns: bytes of the mail address at @text; 0 if there is none. */
static gsize
measure_email (const char *text)
{
  const char *p = text, *domain;

  while (is_mail_character (*p))
    p++;
  if (p == text || *p != '@')
    return 0;
  domain = ++p;
  while (g_ascii_isalnum (*p) || *p == '-' || (*p == '.' && g_ascii_isalnum (p[1])))
    p++;
  return memchr (domain, '.', (gsize) (p - domain)) != NULL ? (gsize) (p - text) : 0;
}

static void
append_masked (GString *out, CodefPrivacy *self, CodefPrivacyKind kind, const char *text, gsize length_bytes)
{
  g_autofree char *piece = g_strndup (text, length_bytes);
  g_autofree char *masked = codef_privacy_mask (self, kind, piece);

  g_string_append (out, masked);
}

/* Takes the word or the run at @p; a mark in the middle of a word is part of the word. Returns: its end. */
static const char *
take_piece (GString *out, CodefPrivacy *self, const char *p)
{
  gsize email_bytes = is_mail_character (*p) ? measure_email (p) : 0;
  const char *start = p;
  Run run;

  if (email_bytes > 0)
    {
      append_masked (out, self, CODEF_PRIVACY_EMAIL, p, email_bytes);
      return p + email_bytes;
    }
  if (is_mark (*p))
    {
      read_run (&run, p);
      append_masked (out, self, g_ascii_isalpha (p[run.length_bytes]) ? CODEF_PRIVACY_NONE : guess_run (&run), p,
                     run.length_bytes);
      return p + run.length_bytes;
    }
  while (is_mail_character (*p))
    p++;
  p += p == start ? 1 : 0;
  g_string_append_len (out, start, p - start);
  return p;
}

char *
codef_privacy_mask_text (CodefPrivacy *self, const char *text)
{
  GString *out;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  if (!_codef_privacy_may_hold_shapes (text, strlen (text)))
    return g_strdup (text);
  out = g_string_sized_new (strlen (text) + 16);
  while (*text != '\0')
    text = take_piece (out, self, text);
  return g_string_free (out, FALSE);
}
