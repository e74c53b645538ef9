/* SPDX-License-Identifier: MIT */
/* Korean text whose lines end between words. Pango by itself ends one after any syllable, as is right for Chinese and Japanese. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps the words of @plain_text together: those with Hangul, of up to 12 characters. Returns: (transfer full) (nullable): NULL if
 * there are none. */
PangoAttrList *app_word_wrap_make_attributes (const char *plain_text);

/* From now on every GtkLabel that wraps and has no attributes of its own follows this, within templates of the toolkit too. Once the
 * class of GtkWidget is there; a second call does nothing. */
void           app_word_wrap_install         (void);

G_END_DECLS
