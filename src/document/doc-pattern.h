/* SPDX-License-Identifier: MIT */
/* What somebody looks for: plain text or a regular expression. Immutable; may be shared between threads.
 *
 * Patterns come from people and may be hostile to themselves, such as `(a+)+$`: a match ends after
 * DOC_PATTERN_MAX_STEPS, and regular expressions see DOC_PATTERN_MAX_SUBJECT_BYTES of a text. A text on which a
 * pattern gives up does not match.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Calls of PCRE's match function from one start; what people write needs some hundreds. */
#define DOC_PATTERN_MAX_STEPS 10000
/* Some patterns take time with the square of the length. */
#define DOC_PATTERN_MAX_SUBJECT_BYTES ((gsize) 16 * 1024)

/**
 * DocPatternFlags:
 * @DOC_PATTERN_DEFAULT: plain text; small and capital letters are the same
 * @DOC_PATTERN_REGEX: a regular expression as GRegex has them
 * @DOC_PATTERN_MATCH_CASE: small and capital letters differ
 */
typedef enum
{
  DOC_PATTERN_DEFAULT = 0,
  DOC_PATTERN_REGEX = 1 << 0,
  DOC_PATTERN_MATCH_CASE = 1 << 1,
} DocPatternFlags;

typedef struct _DocPattern DocPattern;

#define DOC_TYPE_PATTERN (doc_pattern_get_type ())
GType       doc_pattern_get_type (void);

/* @text: valid UTF-8; "" matches nothing.
 * Returns: (transfer full): NULL with an error of G_REGEX_ERROR if @text is no regular expression. */
DocPattern *doc_pattern_new      (const char *text, DocPatternFlags flags, GError **error);
DocPattern *doc_pattern_ref      (DocPattern *self);
void        doc_pattern_unref    (DocPattern *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocPattern, doc_pattern_unref)

/* (transfer none): as it was given. */
const char *doc_pattern_get_text (DocPattern *self);
/* The first place at or behind @from_bytes of @text, for marking what was found: call again from @end_bytes.
 * @text: valid UTF-8 of @length_bytes. @start_bytes, @end_bytes: (out) (optional): never an empty range. */
gboolean    doc_pattern_find     (DocPattern *self, const char *text, gsize length_bytes, gsize from_bytes,
                                  gsize *start_bytes, gsize *end_bytes);

G_END_DECLS
