/* SPDX-License-Identifier: MIT */
/* A text of the catalogue in both languages: {"ko": …, "en": …}. Private to the catalogue. */
#pragma once

#include "codef-language.h"
#include "doc-document.h"

G_BEGIN_DECLS

typedef struct
{
  char *korean;  /* (owned) (nullable) */
  char *english; /* (owned) (nullable) */
} CodefLabel;

/* Member @name of @object; both texts stay NULL if there is none. @self is filled with zeros before. */
void        codef_label_read  (CodefLabel *self, DocDocument *document, DocNode object, const char *name);
/* (nullable): the other language where one is missing. */
const char *codef_label_get   (const CodefLabel *self, CodefLanguage language);
void        codef_label_clear (CodefLabel *self);

G_END_DECLS
