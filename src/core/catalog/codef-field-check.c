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

static gboolean
is_date (guint year, guint month, guint day)
{
  return g_date_valid_dmy (day, month, year); /* the year 0 is none */
}

static const char *
check_format (const char *format, const char *text)
{
  if (g_str_equal (format, "YYYYMMDD"))
    return is_digits (text, 8) && is_date (number_at (text, 0, 4), number_at (text, 4, 2), number_at (text, 6, 2))
           ? NULL : _("Type a date of the calendar as YYYYMMDD.");
  if (g_str_equal (format, "yyMMdd"))
    return is_digits (text, 6) && is_date (2000 + number_at (text, 0, 2), number_at (text, 2, 2), number_at (text, 4, 2))
           ? NULL : _("Type a date of the calendar as yyMMdd.");
  if (g_str_equal (format, "YYYYMM"))
    return is_digits (text, 6) && is_date (number_at (text, 0, 4), number_at (text, 4, 2), 1)
           ? NULL : _("Type a month as YYYYMM.");
  if (g_str_equal (format, "MMYY"))
    return is_digits (text, 4) && is_date (2000 + number_at (text, 2, 2), number_at (text, 0, 2), 1)
           ? NULL : _("Type a month as MMYY.");
  if (g_str_equal (format, "YYYY"))
    return is_digits (text, 4) && is_date (number_at (text, 0, 4), 1, 1) ? NULL : _("Type a year as YYYY.");
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
