/* SPDX-License-Identifier: MIT */
/* The labels of a product's answer fields and the meanings of their values. Immutable. Private to the catalogue. */
#pragma once

#include "codef-language.h"
#include "doc-document.h"

G_BEGIN_DECLS

typedef struct _CodefAnswerWords CodefAnswerWords;

/* (transfer full): "resName" of "data.resList[].resName". */
char             *codef_answer_words_dup_name (const char *path);

/* (transfer full): from member "answer" of the product file. */
CodefAnswerWords *codef_answer_words_new  (DocDocument *document);
void              codef_answer_words_free (CodefAnswerWords *self);

/* (nullable): where one name stands at several paths, the first label. */
const char *codef_answer_words_get_title   (CodefAnswerWords *self, const char *name, CodefLanguage language);
/* (nullable) */
const char *codef_answer_words_get_meaning (CodefAnswerWords *self, const char *name, const char *value,
                                            CodefLanguage language);

G_END_DECLS
