/* SPDX-License-Identifier: MIT */
/* A document as text that a text view can bear: indented, no giant line, no more than a few megabytes. */
#pragma once

#include "doc-document.h"

G_BEGIN_DECLS

/* More is not shown (GtkTextView takes seconds); saving gives all. */
#define APP_SHOWN_TEXT_MAX_BYTES ((gsize) 5 * 1024 * 1024)
/* More is not coloured: GtkSourceView keeps the main loop busy for long. */
#define APP_SHOWN_TEXT_MAX_COLORED_BYTES ((gsize) 1024 * 1024)
/* A longer line freezes GtkTextView; a longer string becomes a chip, «base64, 1.8 MB, JPEG». */
#define APP_SHOWN_TEXT_MAX_LINE_BYTES ((gsize) 10 * 1024)

typedef struct
{
  char    *text;          /* (owned) valid UTF-8 */
  gsize    length_bytes;
  gboolean cut;           /* the end is missing */
  gboolean has_chips;     /* a string stands as a chip */
  gboolean is_masked;     /* a secret stands as ••••, whatever its length was */
} AppShownText;

/* Takes long for a large document: call it in a thread. The JSON is indented if it is whole; what cannot be read is
 * shown as it is. */
AppShownText *app_shown_text_new       (DocDocument *document);
/* Any bytes, for a wire view: control characters made visible, long lines cut, @max_bytes at most. */
AppShownText *app_shown_text_new_wire  (GBytes *bytes, gsize max_bytes);
void          app_shown_text_free      (AppShownText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppShownText, app_shown_text_free)

G_END_DECLS
