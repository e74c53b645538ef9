/* SPDX-License-Identifier: MIT */
/* A picture inside an answer (captcha), looked at without decoding it: what kind it is by its own bytes, and how large.
 * No decoder needs to see a picture that is too large. Immutable; share it freely between threads. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A captcha is some hundred pixels wide (140 × 40 in the vendor's sample); four million pixels take 16 MB decoded. */
#define CODEF_PICTURE_MAX_SIDE_PX 4096
#define CODEF_PICTURE_MAX_PIXELS  (4 * 1024 * 1024)

typedef enum
{
  CODEF_PICTURE_JPEG,
  CODEF_PICTURE_PNG,
  CODEF_PICTURE_GIF,
  CODEF_PICTURE_BMP,
} CodefPictureFormat;

typedef struct _CodefPicture CodefPicture;

#define CODEF_TYPE_PICTURE (codef_picture_get_type ())
GType          codef_picture_get_type      (void);
/* @text: base64, with or without a "data:…;base64," in front, whose media type is not believed.
 * Returns: (transfer full): NULL with G_IO_ERROR_INVALID_DATA and a translated sentence: no base64, nothing, no picture,
 * or too large. */
CodefPicture  *codef_picture_new_from_text (const char *text, GError **error);
CodefPicture  *codef_picture_ref           (CodefPicture *self);
void           codef_picture_unref         (CodefPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefPicture, codef_picture_unref)

/* (transfer none): the bytes of the file. */
GBytes            *codef_picture_get_bytes     (CodefPicture *self);
CodefPictureFormat codef_picture_get_format    (CodefPicture *self);
const char        *codef_picture_get_extension (CodefPicture *self); /* "jpg", "png", "gif", "bmp" */
guint              codef_picture_get_width_px  (CodefPicture *self);
guint              codef_picture_get_height_px (CodefPicture *self);

G_END_DECLS
