/* SPDX-License-Identifier: MIT */
/* A result code of the service ("CF-12803"), what it means and what to do about it. Immutable; share it freely between threads. */
#pragma once

#include "codef-language.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define CODEF_TYPE_RESULT_CODE (codef_result_code_get_type ())
G_DECLARE_FINAL_TYPE (CodefResultCode, codef_result_code, CODEF, RESULT_CODE, GObject)
const char   *codef_result_code_get_code    (CodefResultCode *self);
const char   *codef_result_code_get_message (CodefResultCode *self);  /* the service's Korean text; "" if not known */
const char   *codef_result_code_get_meaning (CodefResultCode *self, CodefLanguage language);
/* What to do about it: never NULL. */
const char   *codef_result_code_get_advice  (CodefResultCode *self, CodefLanguage language);
/* TRUE if sending the same again can help. */
gboolean      codef_result_code_can_retry   (CodefResultCode *self);
/* Where the text comes from, in words. */
const char   *codef_result_code_get_provenance (CodefResultCode *self, CodefLanguage language);
gboolean      codef_result_code_matches     (CodefResultCode *self, const char *query);

G_END_DECLS
