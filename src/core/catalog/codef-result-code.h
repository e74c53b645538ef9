/* SPDX-License-Identifier: MIT */
/* A result code of the service ("CF-12803"), what it means and what to do about it. Immutable; share it freely
 * between threads. */
#pragma once

#include "codef-confidence.h"
#include "codef-language.h"

G_BEGIN_DECLS

#define CODEF_TYPE_RESULT_CODE (codef_result_code_get_type ())
G_DECLARE_FINAL_TYPE (CodefResultCode, codef_result_code, CODEF, RESULT_CODE, GObject)
const char   *codef_result_code_get_code    (CodefResultCode *self);
/* The service's Korean text as it sends it; "" if not known. */
const char   *codef_result_code_get_message (CodefResultCode *self);
const char   *codef_result_code_get_meaning (CodefResultCode *self, CodefLanguage language);
/* What to do about it: never NULL. */
const char   *codef_result_code_get_advice  (CodefResultCode *self, CodefLanguage language);
/* TRUE if sending the same again, at once or later, can help. */
gboolean      codef_result_code_can_retry   (CodefResultCode *self);
CodefConfidence codef_result_code_get_confidence (CodefResultCode *self);
/* Where the text comes from, in words. */
const char   *codef_result_code_get_provenance (CodefResultCode *self, CodefLanguage language);
/* By code, message, meaning or initial consonants; @query NULL or "" matches all. */
gboolean      codef_result_code_matches     (CodefResultCode *self, const char *query);

G_END_DECLS
