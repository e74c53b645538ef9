/* SPDX-License-Identifier: MIT */
/* Korean search by initial consonants (초성): "ㄱㅁㅇㅎ" finds "국민은행", and a word finds its text while it is still being
 * typed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): @text (nullable) prepared for search: case folded, NFC, without white space, initial consonants as
 * compatibility jamo (U+3131 …), whichever kind they came as, and clusters that some input methods make of two of
 * them ("ㄳ") taken apart. Bytes that are not UTF-8 become U+FFFD. */
char    *codef_choseong_fold    (const char *text);

/* TRUE if @folded_query occurs in @folded_text; "" occurs everywhere. An initial consonant matches every syllable
 * that begins with it ("ㄲ" not those that begin with "ㄱ"); other characters match themselves. The last syllable may
 * still be under way: it matches wherever the keys pressed for it can be the first ones of what stands there, so "구",
 * "국", "굼" and "구미" all match "구미", "오" matches "외" and "달" matches "닭". */
gboolean codef_choseong_matches (const char *folded_text, const char *folded_query);

G_END_DECLS
