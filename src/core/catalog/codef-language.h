/* SPDX-License-Identifier: MIT */
/* Texts of the catalogue come in Korean and English; the language of labels is a choice of the user, apart from the
 * program's own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CODEF_LANGUAGE_KOREAN,
  CODEF_LANGUAGE_ENGLISH,
} CodefLanguage;

G_END_DECLS
