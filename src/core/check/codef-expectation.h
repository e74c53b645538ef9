/* SPDX-License-Identifier: MIT */
/* "Expect this" at a place of an answer. Written as one JSON object with "at", an RFC 6901 pointer, and one of
 *   "equals": any scalar            the same kind and value; numbers as they are written
 *   "exists": true or false
 *   "type": "null", "boolean", "number", "string", "array" or "object"
 *   "matches": a regular expression somewhere in a string or number
 *   "count": a number, or {"min","max"} (either may be missing), of elements or members
 *   "range": {"min","max"}, of a number or a string that is one; whole numbers exactly
 * Immutable. */
#pragma once

#include "codef-verdict.h"

G_BEGIN_DECLS

#define CODEF_TYPE_EXPECTATION (codef_expectation_get_type ())
G_DECLARE_FINAL_TYPE (CodefExpectation, codef_expectation, CODEF, EXPECTATION, GObject)

/* Reads the object @node of @document. (transfer full): NULL with CODEF_ERROR_BAD_REQUEST, a translated sentence. */
CodefExpectation *codef_expectation_new         (DocDocument *document, DocNode node, GError **error);
/* "Expect this": @node of an answer equals what it is now; of a container: its count. (transfer full) */
CodefExpectation *codef_expectation_new_for     (DocDocument *answer, DocNode node);
const char       *codef_expectation_get_pointer (CodefExpectation *self);
/* The object as JSON text. (transfer none) */
GBytes           *codef_expectation_get_json    (CodefExpectation *self);
/* (transfer full) */
CodefVerdict     *codef_expectation_check       (CodefExpectation *self, DocDocument *answer);

G_END_DECLS
