/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-picture.h"

#include "codef-base64.h"
#include "codef-picture-format.h"
#include <glib/gi18n-lib.h>
#include <string.h>

struct _CodefPicture
{
  GBytes            *bytes; /* (owned) */
  CodefPictureFormat format;
  guint              width_px, height_px;
};

G_DEFINE_BOXED_TYPE (CodefPicture, codef_picture, codef_picture_ref, codef_picture_unref)

static void
picture_clear (CodefPicture *self)
{
  g_bytes_unref (self->bytes);
}

static GBytes *
decode (const char *text, GError **error)
{
  GBytes *bytes;

  if (*codef_base64_skip_prefix (text) == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The picture cannot be read: there is none."));
      return NULL;
    }
  bytes = codef_base64_decode (text);
  if (bytes == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("The picture cannot be read: what came is no base64."));
  return bytes;
}

static gboolean
look_at (CodefPicture *self, GError **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (self->bytes, &length);

  if (!codef_picture_sniff (bytes, length, &self->format, &self->width_px, &self->height_px)
      || self->width_px == 0 || self->height_px == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _("The picture cannot be read: it is no JPEG, PNG, GIF or BMP file."));
  else if (self->width_px > CODEF_PICTURE_MAX_SIDE_PX || self->height_px > CODEF_PICTURE_MAX_SIDE_PX
           || (guint64) self->width_px * self->height_px > CODEF_PICTURE_MAX_PIXELS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("The picture is not shown: %u × %u pixels are too many for a captcha."), self->width_px,
                 self->height_px);
  else
    return TRUE;
  return FALSE;
}

CodefPicture *
codef_picture_new_from_text (const char *text, GError **error)
{
  g_autoptr(CodefPicture) self = NULL;
  GBytes *bytes;

  g_return_val_if_fail (text != NULL, NULL);
  bytes = decode (text, error);
  if (bytes == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (CodefPicture);
  self->bytes = bytes;
  return look_at (self, error) ? g_steal_pointer (&self) : NULL;
}

CodefPicture *
codef_picture_ref (CodefPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
codef_picture_unref (CodefPicture *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) picture_clear);
}

GBytes *
codef_picture_get_bytes (CodefPicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->bytes;
}

CodefPictureFormat
codef_picture_get_format (CodefPicture *self)
{
  g_return_val_if_fail (self != NULL, CODEF_PICTURE_JPEG);
  return self->format;
}

const char *
codef_picture_get_extension (CodefPicture *self)
{
  static const char *const extensions[] = {
    [CODEF_PICTURE_JPEG] = "jpg", [CODEF_PICTURE_PNG] = "png", [CODEF_PICTURE_GIF] = "gif", [CODEF_PICTURE_BMP] = "bmp",
  };

  g_return_val_if_fail (self != NULL, NULL);
  return extensions[self->format];
}

guint
codef_picture_get_width_px (CodefPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->width_px;
}

guint
codef_picture_get_height_px (CodefPicture *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->height_px;
}
