/* SPDX-License-Identifier: MIT */
#include "grammar-cases.h"

/* RFC 8259 leaves these open. We keep every number as it was sent, keep escapes that are no character, skip one byte
 * order mark, and refuse whatever is not UTF-8. */
const GrammarChoice grammar_free[] = {
  { "number-double-huge-negative-exponent", TEXT ("[123.456e-789]"), TRUE },
  { "number-huge-exponent",
    TEXT ("[0.4e006699999999999999999999999999999999999999999999999999999999999969999999006]"), TRUE },
  { "number-negative-huge-exponent", TEXT ("[-1e+9999]"), TRUE },
  { "number-positive-huge-exponent", TEXT ("[1.5e+9999]"), TRUE },
  { "number-overflowing-double", TEXT ("[1e400]"), TRUE },
  { "number-underflowing-double", TEXT ("[1e-400]"), TRUE },
  { "number-too-big-negative-integer", TEXT ("[-123123123123123123123123123123]"), TRUE },
  { "number-too-big-positive-integer", TEXT ("[100000000000000000000]"), TRUE },
  { "number-very-big-negative-integer", TEXT ("[-237462374673276894279832749832423479823246327846]"), TRUE },
  { "number-one-above-int64", TEXT ("[9223372036854775808]"), TRUE },
  { "number-more-digits-than-double", TEXT ("[0.1000000000000000055511151231257827]"), TRUE },
  { "string-lone-second-half", TEXT ("[\"\\uDADA\"]"), TRUE },
  { "string-first-half-then-letter", TEXT ("[\"\\uD888\\u1234\"]"), TRUE },
  { "string-first-half-at-end", TEXT ("[\"\\uD800\\n\"]"), TRUE },
  { "string-first-half-plain-letter", TEXT ("[\"\\uDd1ea\"]"), TRUE },
  { "string-first-half-twice", TEXT ("[\"\\uD800\\uD800\\n\"]"), TRUE },
  { "string-lone-low-half", TEXT ("[\"\\uDFAA\"]"), TRUE },
  { "string-halves-in-wrong-order", TEXT ("[\"\\uDd1e\\uD834\"]"), TRUE },
  { "name-lone-half", TEXT ("{\"\\uDFAA\":0}"), TRUE },
  { "object-names-that-differ-by-normal-form", TEXT ("{\"\303\251\":1,\"e\314\201\":2}"), TRUE },
  { "object-same-name-by-escape", TEXT ("{\"a\":1,\"\\u0061\":2}"), TRUE },
  { "structure-byte-order-mark", TEXT ("\357\273\277{}"), TRUE },
  { "structure-nested-fifty",
    TEXT ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
          "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"), TRUE },
  { "structure-two-byte-order-marks", TEXT ("\357\273\277\357\273\277{}"), FALSE },
  { "string-utf16-with-mark-little", TEXT ("\377\376[\000\"\000\351\000\"\000]\000"), FALSE },
  { "string-utf16-big-without-mark", TEXT ("\000[\000\"\000\351\000\"\000]"), FALSE },
  { "string-utf16-little-without-mark", TEXT ("[\000\"\000\351\000\"\000]\000"), FALSE },
  { "string-invalid-utf8", TEXT ("[\"\377\"]"), FALSE },
  { "string-latin1", TEXT ("[\"\351\"]"), FALSE },
  { "string-lone-continuation", TEXT ("[\"\201\"]"), FALSE },
  { "string-not-in-unicode-range", TEXT ("[\"\364\277\277\277\"]"), FALSE },
  { "string-overlong-two-bytes", TEXT ("[\"\300\257\"]"), FALSE },
  { "string-overlong-six-bytes", TEXT ("[\"\374\203\277\277\277\277\"]"), FALSE },
  { "string-overlong-nul", TEXT ("[\"\374\200\200\200\200\200\"]"), FALSE },
  { "string-surrogate-in-utf8", TEXT ("[\"\355\240\200\"]"), FALSE },
  { "string-cut-utf8", TEXT ("[\"\340\377\"]"), FALSE },
  { "string-lone-lead-byte", TEXT ("[\"\345\"]"), FALSE },
};
const gsize grammar_n_free = G_N_ELEMENTS (grammar_free);
