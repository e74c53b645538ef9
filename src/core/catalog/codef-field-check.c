/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-field-check.h"

#include "codef-chip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

static guint
number_at (const char *text, gsize position, gsize length)
{
  guint number = 0;

  for (gsize i = position; i < position + length; i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

/* The number that @letters of @format stand for; @otherwise where it has none of them. */
static guint
part_of (const char *text, const char *format, const char *letters, guint otherwise)
{
  const char *found = strstr (format, letters);

  return found != NULL ? number_at (text, found - format, strlen (letters)) : otherwise;
}

/* TRUE if @text is a day, a month or a year of the calendar. Two digits of a year count as this century's: only
 * February 29 of 1900 would be another matter. */
static gboolean
is_date (const char *text, const char *format)
{
  gboolean short_year = strstr (format, "YYYY") == NULL;
  guint year;

  if (!is_digits (text, strlen (format)))
    return FALSE;
  if (short_year)
    year = 2000 + part_of (text, format, "yy", part_of (text, format, "YY", 0));
  else
    year = part_of (text, format, "YYYY", 0);
  return g_date_valid_dmy (part_of (text, format, "DD", part_of (text, format, "dd", 1)),
                           part_of (text, format, "MM", 1), year);
}

static const char *
check_format (const char *format, const char *text)
{
  static const struct { const char *format, *advice; } formats[] = {
    { "YYYYMMDD", N_("Type a date of the calendar as YYYYMMDD.") },
    { "yyMMdd", N_("Type a date of the calendar as yyMMdd.") },
    { "YYYYMM", N_("Type a month as YYYYMM.") },
    { "MMYY", N_("Type a month as MMYY.") },
    { "YYYY", N_("Type a year as YYYY.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      return is_date (text, format) ? NULL : _(formats[i].advice);
  return NULL;
}

/* (nullable): what the input alone says about the format. */
static const char *
format_of_input (CodefInput input)
{
  if (input == CODEF_INPUT_DATE)
    return "YYYYMMDD";
  if (input == CODEF_INPUT_MONTH)
    return "YYYYMM";
  return input == CODEF_INPUT_YEAR ? "YYYY" : NULL;
}

static const char *
check_choice (CodefParameter *parameter, const char *text)
{
  for (guint i = 0; i < codef_parameter_get_n_values (parameter); i++)
    if (g_str_equal (codef_parameter_get_value (parameter, i), text))
      return NULL;
  return _("This is none of the known values.");
}

static const char *
check_kind (CodefParameter *parameter, DocKind kind)
{
  switch (codef_parameter_get_wire_type (parameter))
    {
    case CODEF_WIRE_TYPE_BOOLEAN:
      return kind == DOC_KIND_TRUE || kind == DOC_KIND_FALSE ? NULL : _("This has to be true or false.");
    case CODEF_WIRE_TYPE_NUMBER:
      return kind == DOC_KIND_NUMBER ? NULL : _("This has to be a number.");
    case CODEF_WIRE_TYPE_OBJECT:
      return kind == DOC_KIND_OBJECT ? NULL : _("This has to be a JSON object.");
    case CODEF_WIRE_TYPE_ARRAY:
      return kind == DOC_KIND_ARRAY ? NULL : _("This has to be a list.");
    case CODEF_WIRE_TYPE_STRING:
    default:
      return kind == DOC_KIND_STRING ? NULL : _("This stands in the JSON without quotes; the service expects text.");
    }
}

gboolean
codef_field_is_placeholder (const char *text)
{
  gsize length = strlen (text);

  return length > 2 && text[0] == '<' && text[length - 1] == '>' && strchr (text, '>') == text + length - 1;
}

const char *
codef_field_check (CodefParameter *parameter, const char *text, DocKind kind, gboolean encrypted)
{
  CodefInput input = codef_parameter_get_input (parameter);
  const char *format = codef_parameter_get_format (parameter);
  const char *problem;

  if (kind == DOC_KIND_STRING && codef_field_is_placeholder (text))
    return _("This is a placeholder: put your own value in its place.");
  problem = check_kind (parameter, kind);
  if (problem != NULL)
    return problem;
  if (encrypted) /* a ciphertext has no format, and what will become one is the institution's business */
    return NULL;
  if (input == CODEF_INPUT_CHOICE)
    return check_choice (parameter, text);
  if (input == CODEF_INPUT_FILE)
    return codef_chip_is_base64 (text) ? NULL : _("This has to be a file in base64.");
  if (format == NULL)
    format = format_of_input (input);
  if (format != NULL)
    return check_format (format, text);
  if (input == CODEF_INPUT_DIGITS && text[strspn (text, "0123456789")] != '\0')
    return _("Type digits only.");
  return NULL;
}
