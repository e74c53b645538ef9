/* SPDX-License-Identifier: MIT */
/* The meaning of a value beside the value: 20120907 is a day, 0004 a bank, 874890 an amount of won. The value itself
 * never changes; a lens speaks only where it adds something and where the name of the field leaves no doubt. */
#pragma once

#include "codef-catalog.h"
#include "doc-document.h"

G_BEGIN_DECLS

/* What the reading depends on. Nothing is owned; the owner outlives the calls. */
typedef struct
{
  CodefCatalog *catalog;
  CodefProduct *product;  /* (nullable) */
  CodefLanguage language;
} AppLens;

typedef enum
{
  APP_LENS_NONE,
  APP_LENS_DATE,         /* YYYYMMDD, YYYYMM or YYYYMMDDHHMMSS */
  APP_LENS_TIME,         /* HHMMSS or HHMM */
  APP_LENS_AMOUNT,       /* of money, in the currency that stands beside it, won otherwise */
  APP_LENS_CURRENCY,     /* names the currency of its siblings */
  APP_LENS_ORGANIZATION,
  APP_LENS_RESULT_CODE,
  APP_LENS_MILLISECONDS, /* since 1970 */
  APP_LENS_ACCOUNT,      /* digits, grouped as the bank does where it says how */
  APP_LENS_YES_NO,       /* Y, N, 1 or 0 */
} AppLensKind;

/* Strings longer than this are shown as what they are ("base64, 1.8 MB, JPEG") instead of what they say. */
#define APP_LENS_LONG_BYTES 10240

/* What the name of a field promises; @name need not end with NUL. */
AppLensKind app_lens_guess         (const char *name, gsize length_bytes);
/* (transfer full) (nullable): the meaning of @node, NULL if there is nothing to add. One line, harmless to show. */
char       *app_lens_read          (const AppLens *self, DocDocument *document, DocNode node);

/* (transfer full) (nullable): "2012-09-07", "2012-09" or "2012-09-07 10:15:30"; NULL if @digits are no moment. */
char       *app_lens_read_date     (const char *digits, gsize length_bytes);
/* (transfer full) (nullable): "₩874,890", "USD 1,234.50"; NULL if @text is no plain decimal number. @currency:
 * (nullable): won. */
char       *app_lens_read_amount   (const char *text, gsize length_bytes, const char *currency);
/* (transfer full): what a long string holds by its first bytes: "base64, 1.8 MB, JPEG" or "text, 12.3 kB". @lexeme has
 * its quotes. */
char       *app_lens_describe_long (const char *lexeme, gsize length_bytes);

G_END_DECLS
