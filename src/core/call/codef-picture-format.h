/* SPDX-License-Identifier: MIT */
/* Reads format and size out of the first bytes of a picture. Private to calls. */
#pragma once

#include "codef-picture.h"

G_BEGIN_DECLS

/* Returns: FALSE if it is none of the formats or ends before it has told its size. */
gboolean codef_picture_sniff (const guint8 *bytes, gsize length, CodefPictureFormat *format, guint *width_px,
                              guint *height_px);

G_END_DECLS
