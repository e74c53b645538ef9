/* SPDX-License-Identifier: MIT */
/* What the text of a value holds: itself, or a file in base64, told by the first bytes of that. Nothing is decoded but
 * the base64: no picture, no page. Immutable; may be shared between threads. Takes 3 ms for each megabyte. */
#pragma once

#include "codef-picture.h"

G_BEGIN_DECLS

typedef enum
{
  CODEF_CONTENT_PLAIN,   /* the text is what it is */
  CODEF_CONTENT_TEXT,    /* text in base64, UTF-8 or EUC-KR */
  CODEF_CONTENT_PICTURE,
  CODEF_CONTENT_PDF,
  CODEF_CONTENT_BINARY,  /* something else in base64 */
} CodefContentKind;

/* A shorter text may be anything: every word of four letters is base64. */
#define CODEF_CONTENT_MIN_TEXT_BYTES   24
#define CODEF_CONTENT_MIN_BINARY_BYTES 1024
/* More of EUC-KR is not converted: it would take more than a frame. */
#define CODEF_CONTENT_MAX_EUC_KR_BYTES ((gsize) 1024 * 1024)

typedef struct _CodefContent CodefContent;

#define CODEF_TYPE_CONTENT (codef_content_get_type ())
GType            codef_content_get_type      (void);
/* Never NULL. */
CodefContent    *codef_content_new           (const char *text);
CodefContent    *codef_content_ref           (CodefContent *self);
void             codef_content_unref         (CodefContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefContent, codef_content_unref)

CodefContentKind codef_content_get_kind      (CodefContent *self);
/* (transfer none) (nullable): the decoded file; NULL for CODEF_CONTENT_PLAIN. */
GBytes          *codef_content_get_bytes     (CodefContent *self);
/* (transfer none) (nullable): of CODEF_CONTENT_TEXT, as UTF-8, whatever it was. */
GBytes          *codef_content_get_text      (CodefContent *self);
/* (not nullable): "jpg", "pdf", "txt", "bin" … */
const char      *codef_content_get_extension (CodefContent *self);
/* Of a picture; 0 otherwise. */
guint            codef_content_get_width_px  (CodefContent *self);
guint            codef_content_get_height_px (CodefContent *self);
/* FALSE for a picture with more pixels than CODEF_PICTURE_MAX_PIXELS or longer sides than CODEF_PICTURE_MAX_SIDE_PX: no
 * decoder is to see it. */
gboolean         codef_content_can_show      (CodefContent *self);
/* Of a PDF file; 0 if it does not say, as when its objects are compressed. */
guint            codef_content_get_n_pages   (CodefContent *self);

G_END_DECLS
