/* SPDX-License-Identifier: MIT */
#include "codef-picture-format.h"

#include <string.h>

static guint
read_16_be (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint
read_16_le (const guint8 *bytes)
{
  return (guint) bytes[1] << 8 | bytes[0];
}

static guint
read_32_be (const guint8 *bytes)
{
  return read_16_be (bytes) << 16 | read_16_be (bytes + 2);
}

static guint
read_32_le (const guint8 *bytes)
{
  return read_16_le (bytes + 2) << 16 | read_16_le (bytes);
}

/* A frame header (SOF) tells the size; C4, C8 and CC in the same range are other tables. */
static gboolean
is_frame_header (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Goes from segment to segment until one is a frame header. */
static gboolean
read_jpeg (const guint8 *bytes, gsize length, guint *width_px, guint *height_px)
{
  gsize offset = 2;

  while (offset + 9 <= length)
    {
      guint8 marker = bytes[offset + 1];

      if (bytes[offset] != 0xff)
        return FALSE;
      if (marker == 0xff)
        {
          offset++;
          continue;
        }
      if (is_frame_header (marker))
        {
          *height_px = read_16_be (bytes + offset + 5);
          *width_px = read_16_be (bytes + offset + 7);
          return TRUE;
        }
      offset += 2 + read_16_be (bytes + offset + 2);
    }
  return FALSE;
}

static gboolean
read_png (const guint8 *bytes, gsize length, guint *width_px, guint *height_px)
{
  if (length < 24 || memcmp (bytes + 12, "IHDR", 4) != 0)
    return FALSE;
  *width_px = read_32_be (bytes + 16);
  *height_px = read_32_be (bytes + 20);
  return TRUE;
}

static gboolean
read_gif (const guint8 *bytes, gsize length, guint *width_px, guint *height_px)
{
  if (length < 10)
    return FALSE;
  *width_px = read_16_le (bytes + 6);
  *height_px = read_16_le (bytes + 8);
  return TRUE;
}

/* Rows may stand from top to bottom, and then the height is negative. */
static gboolean
read_bmp (const guint8 *bytes, gsize length, guint *width_px, guint *height_px)
{
  gint64 height;

  if (length < 26)
    return FALSE;
  if (read_32_le (bytes + 14) == 12) /* the header of OS/2 */
    {
      *width_px = read_16_le (bytes + 18);
      *height_px = read_16_le (bytes + 20);
      return TRUE;
    }
  height = (gint32) read_32_le (bytes + 22);
  *width_px = read_32_le (bytes + 18);
  *height_px = (guint) ABS (height);
  return TRUE;
}

gboolean
codef_picture_sniff (const guint8 *bytes, gsize length, CodefPictureFormat *format, guint *width_px, guint *height_px)
{
  static const struct
  {
    const char        *magic;
    gsize              length;
    CodefPictureFormat format;
    gboolean (*read) (const guint8 *bytes, gsize length, guint *width_px, guint *height_px);
  } formats[] = {
    { "\xff\xd8\xff", 3, CODEF_PICTURE_JPEG, read_jpeg },
    { "\x89PNG\r\n\x1a\n", 8, CODEF_PICTURE_PNG, read_png },
    { "GIF87a", 6, CODEF_PICTURE_GIF, read_gif },
    { "GIF89a", 6, CODEF_PICTURE_GIF, read_gif },
    { "BM", 2, CODEF_PICTURE_BMP, read_bmp },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (length > formats[i].length && memcmp (bytes, formats[i].magic, formats[i].length) == 0)
      {
        *format = formats[i].format;
        return formats[i].read (bytes, length, width_px, height_px);
      }
  return FALSE;
}
