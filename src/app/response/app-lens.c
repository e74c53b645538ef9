/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-lens.h"

#include "app-plain.h"
#include "app-units.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list of siblings longer than this is no record of a bank; looking through it would cost a frame. */
#define MAX_SIBLINGS 64
#define MAX_VALUE_BYTES 64

/* First match counts. Names of prices, rents and insured sums are left out on purpose: some products give them in units
 * of ten thousand won, and a wrong reading is worse than none. */
static const struct { const char *part; gboolean at_end; AppLensKind kind; } names[] = {
  { "organization", TRUE, APP_LENS_ORGANIZATION },
  { "resOrganization", TRUE, APP_LENS_ORGANIZATION },
  { "twoWayTimestamp", TRUE, APP_LENS_MILLISECONDS },
  { "code", TRUE, APP_LENS_RESULT_CODE },
  { "AccountCurrency", TRUE, APP_LENS_CURRENCY },
  { "YN", TRUE, APP_LENS_YES_NO },
  { "Yn", TRUE, APP_LENS_YES_NO },
  { "Account", TRUE, APP_LENS_ACCOUNT },
  { "CardNo", TRUE, APP_LENS_ACCOUNT },
  { "cardNo", TRUE, APP_LENS_ACCOUNT },
  { "DateTime", FALSE, APP_LENS_DATE },
  { "Date", FALSE, APP_LENS_DATE },
  { "Birth", FALSE, APP_LENS_DATE },
  { "YearMonth", TRUE, APP_LENS_DATE },
  { "resMonth", TRUE, APP_LENS_DATE },
  { "ValidPeriod", TRUE, APP_LENS_DATE },
  { "Time", TRUE, APP_LENS_TIME },
  { "Coverage", FALSE, APP_LENS_NONE },
  { "Surety", FALSE, APP_LENS_NONE },
  { "Price", FALSE, APP_LENS_NONE },
  { "Rate", FALSE, APP_LENS_NONE },
  { "Balance", TRUE, APP_LENS_AMOUNT },
  { "resAccountIn", TRUE, APP_LENS_AMOUNT },
  { "resAccountOut", TRUE, APP_LENS_AMOUNT },
  { "Amount", TRUE, APP_LENS_AMOUNT },
  { "Amt", TRUE, APP_LENS_AMOUNT },
  { "Principal", TRUE, APP_LENS_AMOUNT },
  { "Interest", TRUE, APP_LENS_AMOUNT },
  { "Premium", TRUE, APP_LENS_AMOUNT },
  { "SupplyValue", TRUE, APP_LENS_AMOUNT },
  { "resVAT", TRUE, APP_LENS_AMOUNT },
  { "Fee", TRUE, APP_LENS_AMOUNT },
  { "RemainLimit", TRUE, APP_LENS_AMOUNT },
  { "DepositReceived", FALSE, APP_LENS_AMOUNT },
  { "DomesticUse", TRUE, APP_LENS_AMOUNT },
  { "ValuationPL", TRUE, APP_LENS_AMOUNT },
};

AppLensKind
app_lens_guess (const char *name, gsize length_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize part_bytes = strlen (names[i].part);

      if (part_bytes > length_bytes)
        continue;
      if (names[i].at_end ? memcmp (name + length_bytes - part_bytes, names[i].part, part_bytes) == 0
                          : g_strstr_len (name, (gssize) length_bytes, names[i].part) != NULL)
        return names[i].kind;
    }
  return APP_LENS_NONE;
}

static gboolean
are_digits (const char *text, gsize length_bytes)
{
  for (gsize i = 0; i < length_bytes; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length_bytes > 0;
}

static guint
number_at (const char *digits, gsize from, gsize length)
{
  guint number = 0;

  for (gsize i = from; i < from + length; i++)
    number = number * 10 + (guint) (digits[i] - '0');
  return number;
}

char *
app_lens_read_date (const char *digits, gsize length_bytes)
{
  guint year, month;

  if (!(length_bytes == 6 || length_bytes == 8 || length_bytes == 14) || !are_digits (digits, length_bytes))
    return NULL;
  year = number_at (digits, 0, 4);
  month = number_at (digits, 4, 2);
  if (year < 1900 || year > 2199 || month < 1 || month > 12)
    return NULL;
  if (length_bytes == 6)
    return g_strdup_printf ("%04u-%02u", year, month);
  if (!g_date_valid_dmy ((GDateDay) number_at (digits, 6, 2), (GDateMonth) month, (GDateYear) year))
    return NULL;
  if (length_bytes == 8)
    return g_strdup_printf ("%04u-%02u-%02u", year, month, number_at (digits, 6, 2));
  if (number_at (digits, 8, 2) > 23 || number_at (digits, 10, 2) > 59 || number_at (digits, 12, 2) > 59)
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u %.2s:%.2s:%.2s", year, month, number_at (digits, 6, 2), digits + 8,
                          digits + 10, digits + 12);
}

static char *
read_time (const char *digits, gsize length_bytes)
{
  if (!(length_bytes == 4 || length_bytes == 6) || !are_digits (digits, length_bytes))
    return NULL;
  if (number_at (digits, 0, 2) > 23 || number_at (digits, 2, 2) > 59)
    return NULL;
  if (length_bytes == 4)
    return g_strdup_printf ("%.2s:%.2s", digits, digits + 2);
  return number_at (digits, 4, 2) > 59 ? NULL : g_strdup_printf ("%.2s:%.2s:%.2s", digits, digits + 2, digits + 4);
}

char *
app_lens_read_amount (const char *text, gsize length_bytes, const char *currency)
{
  gboolean is_won = currency == NULL || *currency == '\0' || g_str_equal (currency, "KRW");
  gboolean negative = length_bytes > 0 && *text == '-';
  const char *point;
  gsize whole_bytes;
  GString *amount;

  text += negative;
  length_bytes -= negative;
  point = memchr (text, '.', length_bytes);
  whole_bytes = point != NULL ? (gsize) (point - text) : length_bytes;
  if (whole_bytes > 18 || !are_digits (text, whole_bytes) || (whole_bytes > 1 && *text == '0'))
    return NULL;
  if (point != NULL && !are_digits (point + 1, length_bytes - whole_bytes - 1))
    return NULL;
  amount = g_string_new (negative ? "−" : NULL);
  if (is_won)
    g_string_append (amount, "₩");
  else
    g_string_append_printf (amount, "%s ", currency);
  for (gsize i = 0; i < whole_bytes; i++)
    {
      if (i > 0 && (whole_bytes - i) % 3 == 0)
        g_string_append_c (amount, ',');
      g_string_append_c (amount, text[i]);
    }
  g_string_append_len (amount, text + whole_bytes, (gssize) (length_bytes - whole_bytes));
  return g_string_free (amount, FALSE);
}

static const struct { const char *base64, *name; } pictures[] = {
  { "/9j/", "JPEG" }, { "iVBORw0KGgo", "PNG" }, { "R0lGOD", "GIF" }, { "JVBERi0", "PDF" }, { "UEsDB", "ZIP" },
  { "PD94bWw", "XML" }, { "Qk", "BMP" }, { "SUkqA", "TIFF" }, { "UklGR", "RIFF" },
};

static gboolean
looks_like_base64 (const char *text, gsize length_bytes)
{
  gsize seen = MIN (length_bytes, 256);

  for (gsize i = 0; i < seen; i++)
    if (!(g_ascii_isalnum (text[i]) || text[i] == '+' || text[i] == '/' || text[i] == '=' || text[i] == '-'
          || text[i] == '_'))
      return FALSE;
  return seen >= 16;
}

char *
app_lens_describe_long (const char *lexeme, gsize length_bytes)
{
  const char *text = lexeme + 1;
  gsize text_bytes = length_bytes >= 2 ? length_bytes - 2 : 0;
  const char *comma = memchr (text, ',', MIN (text_bytes, 64));
  g_autofree char *size = NULL;

  /* data:image/jpeg;base64, and the img/jpeg that the service writes instead: the name is not trusted, the first bytes
   * are. */
  if (text_bytes > 5 && memcmp (text, "data:", 5) == 0 && comma != NULL)
    {
      text_bytes -= (gsize) (comma + 1 - text);
      text = comma + 1;
    }
  if (!looks_like_base64 (text, text_bytes))
    {
      size = app_units_size (text_bytes);
      return g_strdup_printf (_("text, %s"), size);
    }
  size = app_units_size (text_bytes / 4 * 3);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (strlen (pictures[i].base64) <= text_bytes
        && memcmp (text, pictures[i].base64, strlen (pictures[i].base64)) == 0)
      return g_strdup_printf (_("base64, %s, %s"), size, pictures[i].name);
  return g_strdup_printf (_("base64, %s"), size);
}

/* (transfer full) (nullable): the currency that stands beside @node in its record. */
static char *
dup_currency (DocDocument *document, DocNode node)
{
  DocNode record = doc_document_get_parent (document, node);
  g_autofree char *currency = NULL;

  if (record == DOC_NODE_NONE || doc_document_get_n_children (document, record) > MAX_SIBLINGS)
    return NULL;
  currency = doc_document_dup_member (document, record, "resAccountCurrency");
  if (currency == NULL || strlen (currency) != 3 || !g_ascii_isupper (*currency))
    return NULL;
  return g_steal_pointer (&currency);
}

static char *
read_milliseconds (const char *text)
{
  gint64 milliseconds = g_ascii_strtoll (text, NULL, 10);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *seconds = NULL;

  if (local == NULL || milliseconds < G_GINT64_CONSTANT (1000000000000))
    return NULL;
  seconds = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
  return g_strdup_printf ("%s.%03d", seconds, (int) (milliseconds % 1000));
}

/* Apart from hyphens and blanks in @display. */
static gboolean
are_same_digits (const char *display, const char *value)
{
  for (; *display != '\0'; display++)
    if (*display != '-' && *display != ' ' && *display != *value++)
      return FALSE;
  return *value == '\0';
}

/* "0617-0204-0000-00": in fours, unless the same record holds the bank's own way to write it. */
static char *
read_account (DocDocument *document, DocNode node, const char *value, gsize length_bytes)
{
  DocNode record = doc_document_get_parent (document, node);
  g_autofree char *display = NULL;
  GString *grouped;

  if (length_bytes < 9 || length_bytes > 20 || strspn (value, "0123456789*") < length_bytes)
    return NULL;
  if (record != DOC_NODE_NONE && doc_document_get_n_children (document, record) <= MAX_SIBLINGS)
    display = doc_document_dup_member (document, record, "resAccountDisplay");
  if (display != NULL)
    return are_same_digits (display, value) ? g_steal_pointer (&display) : NULL;
  grouped = g_string_new (NULL);
  for (gsize i = 0; i < length_bytes; i++)
    g_string_append_printf (grouped, "%s%c", i > 0 && i % 4 == 0 ? "-" : "", value[i]);
  return g_string_free (grouped, FALSE);
}

/* Some banks and agencies write Y and N, others 1 and 0. */
static char *
read_yes_no (const char *value)
{
  if (g_str_equal (value, "Y") || g_str_equal (value, "1"))
    return g_strdup (_("yes"));
  if (g_str_equal (value, "N") || g_str_equal (value, "0"))
    return g_strdup (_("no"));
  return NULL;
}

static char *
read_by_kind (const AppLens *self, DocDocument *document, DocNode node, AppLensKind kind, const char *value)
{
  const char *path = self->product != NULL ? codef_product_get_path (self->product) : NULL;
  gsize length = strlen (value);
  g_autofree char *currency = NULL;
  CodefOrganization *organization;
  CodefResultCode *code;

  switch (kind)
    {
    case APP_LENS_DATE:
      return app_lens_read_date (value, length);
    case APP_LENS_TIME:
      return read_time (value, length);
    case APP_LENS_AMOUNT:
      currency = dup_currency (document, node);
      /* Up to three digits of won read as they are. */
      if (strcspn (value + (*value == '-'), ".") <= 3 && g_strcmp0 (currency ? currency : "KRW", "KRW") == 0)
        return NULL;
      return app_lens_read_amount (value, length, currency);
    case APP_LENS_ORGANIZATION:
      organization = codef_catalog_find_organization (self->catalog, path, value);
      return organization != NULL ? g_strdup (codef_organization_get_name (organization, self->language)) : NULL;
    case APP_LENS_RESULT_CODE:
      code = g_str_has_prefix (value, "CF-") ? codef_catalog_find_result_code (self->catalog, value) : NULL;
      return code != NULL ? g_strdup (codef_result_code_get_meaning (code, self->language)) : NULL;
    case APP_LENS_MILLISECONDS:
      return read_milliseconds (value);
    case APP_LENS_ACCOUNT:
      return read_account (document, node, value, length);
    case APP_LENS_YES_NO:
      return read_yes_no (value);
    case APP_LENS_CURRENCY:
    case APP_LENS_NONE:
    default:
      return NULL;
    }
}

/* (transfer full) (nullable): a short scalar without its quotes; NULL where escapes would have to be read. */
static char *
dup_bare_value (DocDocument *document, DocNode node, const char *lexeme, gsize length_bytes)
{
  if (doc_document_get_kind (document, node) == DOC_KIND_NUMBER)
    return g_strndup (lexeme, length_bytes);
  if (length_bytes <= 2 || memchr (lexeme, '\\', length_bytes) != NULL)
    return NULL;
  return g_strndup (lexeme + 1, length_bytes - 2);
}

char *
app_lens_read (const AppLens *self, DocDocument *document, DocNode node)
{
  DocKind kind = doc_document_get_kind (document, node);
  gsize length_bytes, name_bytes = 0;
  const char *lexeme, *name;
  g_autofree char *value = NULL, *key = NULL, *text = NULL;
  const char *known;

  if (kind != DOC_KIND_STRING && kind != DOC_KIND_NUMBER)
    return NULL;
  lexeme = doc_document_get_lexeme (document, node, &length_bytes);
  if (kind == DOC_KIND_STRING && length_bytes > APP_LENS_LONG_BYTES)
    return app_lens_describe_long (lexeme, length_bytes);
  /* Hangul sent as \uXXXX: the escapes stay the value, what they spell is its meaning. */
  if (kind == DOC_KIND_STRING && g_strstr_len (lexeme, (gssize) MIN (length_bytes, 512), "\\u") != NULL)
    {
      text = doc_document_dup_preview (document, node, 512);
      return app_plain_line (text, strlen (text), 512);
    }
  name = doc_document_get_name_lexeme (document, node, &name_bytes);
  if (name == NULL || name_bytes > MAX_VALUE_BYTES || length_bytes > MAX_VALUE_BYTES)
    return NULL;
  value = dup_bare_value (document, node, lexeme, length_bytes);
  if (value == NULL)
    return NULL;
  key = g_strndup (name, name_bytes);
  known = self->product != NULL ? codef_product_describe_value (self->product, key, value, self->language) : NULL;
  return known != NULL ? g_strdup (known)
                       : read_by_kind (self, document, node, app_lens_guess (name, name_bytes), value);
}
