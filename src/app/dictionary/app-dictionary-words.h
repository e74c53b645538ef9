/* SPDX-License-Identifier: MIT */
/* What a dictionary says of one entry, whatever kind it is: a result code, an institution, a field label. No widgets.
 *
 * @item is a CodefResultCode, a CodefOrganization or a CodefFieldLabel. */
#pragma once

#include "app-explain.h"

G_BEGIN_DECLS

/* (transfer none): what it is looked up by: the code or the name. */
const char *app_dictionary_words_get_key   (gpointer item);
/* (transfer none): what it means, in one line. */
const char *app_dictionary_words_get_title (gpointer item, CodefLanguage language);
/* By key, text or initial consonants; a query NULL or "" matches all. */
gboolean    app_dictionary_words_match     (gpointer item, const char *query);
/* (transfer full): GPtrArray of AppFact: all that is known. */
GPtrArray  *app_dictionary_words_list      (gpointer item, CodefLanguage language);

G_END_DECLS
