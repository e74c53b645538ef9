/* SPDX-License-Identifier: MIT */
#include "doc-number.h"

/* Exponents beyond this compare as equal ones; the digits of a text are fewer. */
#define MAX_EXPONENT ((gint64) 1 << 52)

/* 0.DIGITS × 10^@exponent, the first digit not being 0. */
typedef struct
{
  const char *digits, *end; /* may have a point among them */
  gint64      exponent;
  gboolean    is_negative;
  gboolean    is_zero;
} Number;

static gint64
read_exponent (const char *p, const char *end)
{
  gboolean is_negative = *p == '-';
  gint64 exponent = 0;

  for (p += *p == '-' || *p == '+' ? 1 : 0; p < end; p++)
    exponent = MIN (exponent * 10 + (*p - '0'), MAX_EXPONENT);
  return is_negative ? -exponent : exponent;
}

static Number
read_number (const char *p, gsize length)
{
  Number number = { NULL, p + length, 0, *p == '-', TRUE };
  gboolean is_fraction = FALSE;

  for (p += number.is_negative ? 1 : 0; p < number.end && *p != 'e' && *p != 'E'; p++)
    {
      if (*p == '.')
        {
          is_fraction = TRUE;
          continue;
        }
      if (number.is_zero && *p != '0')
        {
          number.is_zero = FALSE;
          number.digits = p;
        }
      if (!number.is_zero && !is_fraction)
        number.exponent++;
      else if (number.is_zero && is_fraction)
        number.exponent--;
    }
  if (p < number.end)
    number.exponent += read_exponent (p + 1, number.end);
  number.end = p;
  return number;
}

/* The next digit, 0 behind the last. */
static char
take_digit (Number *number)
{
  if (number->digits < number->end && *number->digits == '.')
    number->digits++;
  return number->digits < number->end ? *number->digits++ : '0';
}

static gint
compare_sizes (Number one, Number other)
{
  if (one.is_zero || other.is_zero)
    return (gint) other.is_zero - (gint) one.is_zero;
  if (one.exponent != other.exponent)
    return one.exponent < other.exponent ? -1 : 1;
  while (one.digits < one.end || other.digits < other.end)
    {
      gint difference = take_digit (&one) - take_digit (&other);

      if (difference != 0)
        return difference;
    }
  return 0;
}

gint
doc_number_compare (const char *one, gsize one_bytes, const char *other, gsize other_bytes)
{
  Number a = read_number (one, one_bytes), b = read_number (other, other_bytes);

  if (a.is_zero && b.is_zero)
    return 0;
  if (a.is_negative != b.is_negative)
    return a.is_zero ? (b.is_negative ? 1 : -1) : b.is_zero ? (a.is_negative ? -1 : 1) : a.is_negative ? -1 : 1;
  return a.is_negative ? compare_sizes (b, a) : compare_sizes (a, b);
}
