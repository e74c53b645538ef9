/* SPDX-License-Identifier: MIT */
#include "codef-content.h"

#include "codef-base64.h"
#include "codef-picture-format.h"

#include <string.h>

struct _CodefContent
{
  CodefContentKind kind;
  GBytes          *bytes;    /* (owned) (nullable) */
  GBytes          *text;     /* (owned) (nullable) of bytes that are text, as UTF-8 */
  const char      *extension;
  guint            width_px, height_px;
  guint            n_pages;
};

G_DEFINE_BOXED_TYPE (CodefContent, codef_content, codef_content_ref, codef_content_unref)

static void
clear (gpointer data)
{
  CodefContent *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
}

CodefContent *
codef_content_ref (CodefContent *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
codef_content_unref (CodefContent *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static gboolean
begins_with (const guint8 *bytes, gsize length, const char *mark)
{
  return length >= strlen (mark) && memcmp (bytes, mark, strlen (mark)) == 0;
}

/* Objects "/Type /Page", but not "/Type /Pages". */
static guint
count_pages (const guint8 *bytes, gsize length)
{
  const guint8 *p = bytes, *end = bytes + length;
  guint n_pages = 0;

  while ((p = memmem (p, (gsize) (end - p), "/Type", strlen ("/Type"))) != NULL)
    {
      p += strlen ("/Type");
      while (p < end && g_ascii_isspace (*p))
        p++;
      if (begins_with (p, (gsize) (end - p), "/Page") && end - p > 5 && !g_ascii_isalpha (p[5]))
        n_pages++;
    }
  return n_pages;
}

static gboolean
has_controls (const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] < 0x20 && strchr ("\t\n\r\f", bytes[i]) == NULL)
      return TRUE;
  return FALSE;
}

/* Nothing but ASCII, signs and the syllables of KS X 1001: noise passes that for two or three bytes at most. */
static gboolean
reads_as_euc_kr (const guint8 *bytes, gsize length)
{
  gboolean has_syllable = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_sign = bytes[i] >= 0xa1 && bytes[i] <= 0xac, is_syllable = bytes[i] >= 0xb0 && bytes[i] <= 0xc8;

      if (bytes[i] < 0x80)
        continue;
      if (!(is_sign || is_syllable) || i + 1 == length || bytes[i + 1] < 0xa1 || bytes[i + 1] == 0xff)
        return FALSE;
      has_syllable = has_syllable || is_syllable;
      i++;
    }
  return has_syllable;
}

/* Text as people write it, without control characters. (transfer full) (nullable): as UTF-8. */
static GBytes *
read_text (GBytes *content)
{
  gsize length, text_bytes = 0;
  const guint8 *bytes = g_bytes_get_data (content, &length);
  char *text;

  if (length == 0 || has_controls (bytes, length))
    return NULL;
  if (g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    return g_bytes_ref (content);
  if (length > CODEF_CONTENT_MAX_EUC_KR_BYTES || !reads_as_euc_kr (bytes, length))
    return NULL;
  text = g_convert ((const char *) bytes, (gssize) length, "UTF-8", "EUC-KR", NULL, &text_bytes, NULL);
  return text != NULL ? g_bytes_new_take (text, text_bytes) : NULL;
}

static const char *
name_picture (CodefPictureFormat format)
{
  static const char *const extensions[] = {
    [CODEF_PICTURE_JPEG] = "jpg", [CODEF_PICTURE_PNG] = "png", [CODEF_PICTURE_GIF] = "gif", [CODEF_PICTURE_BMP] = "bmp",
  };

  return extensions[format];
}

static void
set_kind (CodefContent *self, CodefContentKind kind, const char *extension)
{
  self->kind = kind;
  self->extension = extension;
}

static void
look_at (CodefContent *self, gsize text_bytes)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (self->bytes, &length);
  CodefPictureFormat format;

  if (codef_picture_sniff (bytes, length, &format, &self->width_px, &self->height_px))
    set_kind (self, CODEF_CONTENT_PICTURE, name_picture (format));
  else if (begins_with (bytes, length, "%PDF-"))
    {
      set_kind (self, CODEF_CONTENT_PDF, "pdf");
      self->n_pages = count_pages (bytes, length);
    }
  else if (begins_with (bytes, length, "PK\003\004"))
    set_kind (self, CODEF_CONTENT_BINARY, "zip");
  else if ((self->text = read_text (self->bytes)) != NULL)
    set_kind (self, CODEF_CONTENT_TEXT, begins_with (bytes, length, "<?xml") ? "xml" : "txt");
  else if (text_bytes >= CODEF_CONTENT_MIN_BINARY_BYTES)
    set_kind (self, CODEF_CONTENT_BINARY, "bin");
}

CodefContent *
codef_content_new (const char *text)
{
  CodefContent *self = g_atomic_rc_box_new0 (CodefContent);
  gsize text_bytes;

  g_return_val_if_fail (text != NULL, self);
  set_kind (self, CODEF_CONTENT_PLAIN, "txt");
  text_bytes = strlen (codef_base64_skip_prefix (text));
  if (text_bytes < CODEF_CONTENT_MIN_TEXT_BYTES)
    return self;
  self->bytes = codef_base64_decode (text);
  if (self->bytes != NULL)
    look_at (self, text_bytes);
  if (self->kind == CODEF_CONTENT_PLAIN)
    g_clear_pointer (&self->bytes, g_bytes_unref);
  return self;
}

CodefContentKind
codef_content_get_kind (CodefContent *self)
{
  return self->kind;
}

GBytes *
codef_content_get_bytes (CodefContent *self)
{
  return self->bytes;
}

GBytes *
codef_content_get_text (CodefContent *self)
{
  return self->text;
}

const char *
codef_content_get_extension (CodefContent *self)
{
  return self->extension;
}

guint
codef_content_get_width_px (CodefContent *self)
{
  return self->width_px;
}

guint
codef_content_get_height_px (CodefContent *self)
{
  return self->height_px;
}

gboolean
codef_content_can_show (CodefContent *self)
{
  return self->kind == CODEF_CONTENT_PICTURE && self->width_px > 0 && self->height_px > 0
         && self->width_px <= CODEF_PICTURE_MAX_SIDE_PX && self->height_px <= CODEF_PICTURE_MAX_SIDE_PX
         && (guint64) self->width_px * self->height_px <= CODEF_PICTURE_MAX_PIXELS;
}

guint
codef_content_get_n_pages (CodefContent *self)
{
  return self->n_pages;
}
