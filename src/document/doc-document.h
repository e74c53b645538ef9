/* SPDX-License-Identifier: MIT */
/* An immutable JSON text with an index over it: exact lexemes, exact order, duplicate keys kept.
 *
 * Nothing is copied out of the text until somebody asks. A document exists even when the text is broken: it then
 * holds the text, a problem, and as many nodes as could be read before the problem.
 */
#pragma once

#include <gio/gio.h>

#include "doc-problem.h"

G_BEGIN_DECLS

/* CODEF answers hold 4–6 levels; RFC 8259 §9 lets a reader set a limit. */
#define DOC_MAX_DEPTH 512
/* Default for decoded bytes; the encoded form may be three times that. */
#define DOC_MAX_SIZE_BYTES ((gsize) 64 * 1024 * 1024)
/* Indentation makes a deep text up to a thousand times longer. */
#define DOC_MAX_FORMATTED_BYTES ((gsize) 512 * 1024 * 1024)

typedef enum
{
  DOC_FORM_PLAIN,   /* JSON text as it is */
  DOC_FORM_PERCENT, /* application/x-www-form-urlencoded without a key: '+' is a space, %XX a byte */
} DocForm;

typedef enum
{
  DOC_KIND_NULL,
  DOC_KIND_FALSE,
  DOC_KIND_TRUE,
  DOC_KIND_NUMBER,
  DOC_KIND_STRING,
  DOC_KIND_ARRAY,
  DOC_KIND_OBJECT,
} DocKind;

/* A node is its number in document order; the root is 0. Valid only together with its document. */
typedef guint32 DocNode;
#define DOC_NODE_ROOT ((DocNode) 0)
#define DOC_NODE_NONE ((DocNode) G_MAXUINT32)

typedef struct
{
  gsize max_size_bytes; /* of the decoded text */
  guint max_depth;
} DocLimits;
#define DOC_LIMITS_DEFAULT ((DocLimits) { DOC_MAX_SIZE_BYTES, DOC_MAX_DEPTH })

typedef struct _DocDocument DocDocument;

#define DOC_TYPE_DOCUMENT (doc_document_get_type ())
GType        doc_document_get_type        (void);

/* Reads the whole text at once; finds out by itself which form arrived: a text whose first non-blank byte is '%' or
 * '+' is encoded.
 * @limits: (nullable): NULL for the defaults.
 * Returns: (transfer full): never NULL. */
DocDocument *doc_document_new             (GBytes            *wire,
                                           const DocLimits   *limits);
/* Plain JSON only, '%' and '+' are ordinary characters: files, the editor, the catalogue. */
DocDocument *doc_document_new_plain       (GBytes            *text,
                                           const DocLimits   *limits);
DocDocument *doc_document_ref             (DocDocument       *self);
void         doc_document_unref           (DocDocument       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocDocument, doc_document_unref)

DocForm           doc_document_get_form    (DocDocument *self);
/* (transfer none): the decoded text; bytes that are not UTF-8 are still in it. */
GBytes           *doc_document_get_text    (DocDocument *self);
/* (transfer none) (nullable): NULL if the text is one whole JSON value. */
const DocProblem *doc_document_get_problem (DocDocument *self);
gboolean          doc_document_has_duplicate_keys (DocDocument *self);
gboolean          doc_document_had_bom     (DocDocument *self);
/* The decoded text looks percent-encoded once more (it begins with "%7B" or "%5B"). */
gboolean          doc_document_looks_encoded_twice (DocDocument *self);

guint32  doc_document_get_n_nodes    (DocDocument *self);
/* The text broke off inside @node, a container: its last children are missing. Never in a whole text. */
gboolean doc_document_is_cut         (DocDocument *self, DocNode node);
DocKind  doc_document_get_kind       (DocDocument *self, DocNode node);
/* DOC_NODE_NONE for the root. */
DocNode  doc_document_get_parent     (DocDocument *self, DocNode node);
/* DOC_NODE_NONE where there is none. */
DocNode  doc_document_get_first_child   (DocDocument *self, DocNode node);
DocNode  doc_document_get_next_sibling  (DocDocument *self, DocNode node);
/* Number of elements or members; 0 for scalars. */
guint32  doc_document_get_n_children (DocDocument *self, DocNode node);
/* Position among its siblings, from 0. */
guint32  doc_document_get_position   (DocDocument *self, DocNode node);
/* 0 for the root. */
guint    doc_document_get_depth      (DocDocument *self, DocNode node);
/* The node after the last descendant of @node in document order; n_nodes at the end. */
DocNode  doc_document_get_subtree_end (DocDocument *self, DocNode node);

/* First member of that name (unescaped comparison); DOC_NODE_NONE if none or if @node is not an object. */
DocNode  doc_document_find_member    (DocDocument *self, DocNode node, const char *name);
/* Follows member names, ended by NULL: doc_document_find (d, DOC_NODE_ROOT, "result", "code", NULL). */
DocNode  doc_document_find           (DocDocument *self, DocNode node, ...) G_GNUC_NULL_TERMINATED;

/* (transfer none): the value exactly as sent: a number's digits, a string with quotes and escapes, a container from
 * bracket to bracket. Not NUL-terminated. */
const char *doc_document_get_lexeme  (DocDocument *self, DocNode node, gsize *length_bytes);
/* (transfer none) (nullable): the member's name without quotes, escapes as sent; NULL for elements and the root. */
const char *doc_document_get_name_lexeme (DocDocument *self, DocNode node, gsize *length_bytes);
/* (transfer full) (nullable): the member's name, unescaped; U+0000 and lone surrogates stay as their escape. */
char    *doc_document_dup_name       (DocDocument *self, DocNode node);
/* TRUE if an earlier member of the same object has the same name. */
gboolean doc_document_is_duplicate   (DocDocument *self, DocNode node);
/* (transfer full): a string unescaped (U+0000 and lone surrogates stay as their escape); other kinds: the lexeme.
 * Valid UTF-8. */
char    *doc_document_dup_string     (DocDocument *self, DocNode node);
/* (transfer full): as above, but cut after @max_bytes at a character border, for display. */
char    *doc_document_dup_preview    (DocDocument *self, DocNode node, gsize max_bytes);
/* Convenience: the unescaped string of member @name of @node; NULL unless it is a string. */
char    *doc_document_dup_member     (DocDocument *self, DocNode node, const char *name);

/* (transfer full): RFC 9535 normalized path, `$['data'][0]['resAccount']`; @shorthand: `$.data[0].resAccount` where
 * names allow. */
char    *doc_document_dup_json_path    (DocDocument *self, DocNode node, gboolean shorthand);
/* (transfer full): RFC 6901, `/data/0/resAccount`. */
char    *doc_document_dup_json_pointer (DocDocument *self, DocNode node);

/* The node that an RFC 6901 pointer names ("" is the root); DOC_NODE_NONE if there is none. */
DocNode  doc_document_find_json_pointer (DocDocument *self, const char *pointer);

/* (transfer full) (nullable): indented by two spaces with a final newline, every lexeme kept; @node and below,
 * without its name. What a broken text left open is closed; a document without nodes gives nothing. NULL if it would
 * be longer than DOC_MAX_FORMATTED_BYTES. */
GBytes  *doc_document_format         (DocDocument *self, DocNode node);

G_END_DECLS
