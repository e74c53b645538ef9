/* SPDX-License-Identifier: MIT */
/* Korean search by initial consonants: "ㄱㅁㅇㅎ" finds "국민은행". */
#pragma once
#include <glib.h>
G_BEGIN_DECLS
/* (transfer full): @text prepared for search: NFC, case folded, without spaces. */
char    *codef_choseong_fold    (const char *text);
/* TRUE if @query (folded) occurs in @text (folded); a query character that is an initial consonant matches any syllable beginning
 * with it; others match themselves. A last syllable still being composed ("구" of "국") matches too. */
gboolean codef_choseong_matches (const char *folded_text, const char *folded_query);
G_END_DECLS
