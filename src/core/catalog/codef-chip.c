/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-chip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough for every signature below: 64 characters hold 48 bytes. */
#define SNIFFED_CHARS 64

#define DER_SEQUENCE 0x30
#define DER_INTEGER  0x02
#define DER_OBJECT   0x06
#define DER_VERSION  0xa0

static const char *
skip_data_uri (const char *text)
{
  static const char marker[] = ";base64,";
  const char *found = g_str_has_prefix (text, "data:") ? strstr (text, marker) : NULL;

  return found != NULL ? found + strlen (marker) : text;
}

gboolean
codef_chip_is_base64 (const char *text)
{
  const char *p = skip_data_uri (text);
  gsize length = strlen (p);
  gsize padding = 0;

  if (length == 0 || length % 4 != 0)
    return FALSE;
  while (padding < 2 && p[length - 1 - padding] == '=')
    padding++;
  for (gsize i = 0; i < length - padding; i++)
    if (!g_ascii_isalnum (p[i]) && p[i] != '+' && p[i] != '/')
      return FALSE;
  return TRUE;
}

/* (nullable): what stands behind @n_headers headers of nested sequences, at least three bytes long (X.690: a tag,
 * then a length of one byte or of as many as its low bits say). */
static const guchar *
skip_sequences (const guchar *bytes, gsize size, guint n_headers)
{
  gsize position = 0;

  for (guint i = 0; i < n_headers; i++)
    {
      if (position + 2 > size || bytes[position] != DER_SEQUENCE)
        return NULL;
      position += bytes[position + 1] > 0x80 ? 2 + (bytes[position + 1] & 0x7f) : 2;
    }
  return position + 3 <= size ? bytes + position : NULL;
}

/* A PKCS #12 file (RFC 7292) begins with the version 3 and a plain PKCS #8 key (RFC 5958) with 0 or 1; an encrypted
 * key with the name of its cipher; a certificate (RFC 5280) with its own version or at once its number. */
static const char *
sniff_der (const guchar *bytes, gsize size)
{
  const guchar *outer = skip_sequences (bytes, size, 1);
  const guchar *inner = skip_sequences (bytes, size, 2);

  if (outer != NULL && outer[0] == DER_INTEGER)
    return outer[1] == 1 && outer[2] == 3 ? "PKCS #12" : _("private key");
  if (inner != NULL && inner[0] == DER_OBJECT)
    return _("private key");
  return inner != NULL && (inner[0] == DER_VERSION || inner[0] == DER_INTEGER) ? _("certificate") : NULL;
}

/* (nullable) */
static const char *
sniff (const guchar *bytes, gsize size)
{
  static const struct { const char *name, *signature; gsize length; } kinds[] = {
    { "JPEG", "\xff\xd8\xff", 3 }, { "PNG", "\x89PNG\r\n\x1a\n", 8 }, { "GIF", "GIF8", 4 }, { "PDF", "%PDF-", 5 },
    { "ZIP", "PK\x03\x04", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (bytes, kinds[i].signature, kinds[i].length) == 0)
      return kinds[i].name;
  return sniff_der (bytes, size);
}

char *
codef_chip_describe (const char *text)
{
  const char *p = skip_data_uri (text);
  gsize length = strlen (p);
  g_autofree char *size_text = NULL;
  g_autofree char *start = NULL;
  g_autofree guchar *bytes = NULL;
  const char *kind;
  gsize n_bytes;

  if (!codef_chip_is_base64 (text))
    {
      size_text = g_format_size (strlen (text));
      /* Translators: a value too long to be shown; %s is its size, such as "12.3 kB". */
      return g_strdup_printf (_("text, %s"), size_text);
    }
  size_text = g_format_size (length / 4 * 3 - (p[length - 1] == '=') - (p[length - 2] == '='));
  start = g_strndup (p, MIN (length, SNIFFED_CHARS));
  bytes = g_base64_decode (start, &n_bytes);
  kind = sniff (bytes, n_bytes);
  if (kind == NULL)
    /* Translators: a value too long to be shown; %s is its size, such as "12.3 kB". */
    return g_strdup_printf (_("base64, %s"), size_text);
  /* Translators: a value too long to be shown; its size and its kind, such as "base64, 1.8 MB, JPEG". */
  return g_strdup_printf (_("base64, %s, %s"), size_text, kind);
}
