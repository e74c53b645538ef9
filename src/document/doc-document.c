/* SPDX-License-Identifier: MIT */
#include "doc-document-private.h"

#include "doc-reader.h"
#include "doc-utf8.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (DocDocument, doc_document, doc_document_ref, doc_document_unref)

DocLimits
doc_limits_effective (const DocLimits *limits)
{
  DocLimits effective = limits != NULL ? *limits : DOC_LIMITS_DEFAULT;

  effective.max_size_bytes = MIN (effective.max_size_bytes, DOC_INDEX_MAX_TEXT_BYTES);
  return effective;
}

gboolean
doc_form_detect (const guint8 *wire, gsize length_bytes, DocForm *form)
{
  const guint8 *end = wire + length_bytes;

  while (wire < end && (doc_scan_is_blank (*wire) || *wire == 0xef || *wire == 0xbb || *wire == 0xbf))
    wire++;
  if (wire == end)
    return FALSE;
  /* No JSON text begins with '%' or '+', and an encoded one begins with nothing else: brackets, quotation marks and
   * blanks are always encoded. Bare numbers and words, which no answer is, count as plain. */
  *form = *wire == '%' || *wire == '+' ? DOC_FORM_PERCENT : DOC_FORM_PLAIN;
  return TRUE;
}

/* Line and column of a problem in the decoded text; a byte order mark counts for nothing. */
static void
locate (DocDocument *self, DocProblem *problem)
{
  const guint8 *line = self->begin + (self->had_bom ? 3 : 0), *where = self->begin + problem->offset_bytes, *newline;

  problem->line = problem->column = 1;
  while (line < where && (newline = memchr (line, '\n', (gsize) (where - line))) != NULL)
    {
      problem->line++;
      line = newline + 1;
    }
  for (; line < where; line++)
    problem->column += (*line & 0xc0) != 0x80;
}

/* A mark, or every other byte of the first two characters is nought. */
static gboolean
is_utf16 (DocDocument *self)
{
  const guint8 *text = self->begin;

  if (self->end - text >= 2 && ((text[0] == 0xff && text[1] == 0xfe) || (text[0] == 0xfe && text[1] == 0xff)))
    return TRUE;
  if (self->end - text < 4 || (text[0] == 0) == (text[1] == 0))
    return FALSE;
  return (text[0] == 0) == (text[2] == 0) && (text[1] == 0) == (text[3] == 0);
}

/* Says more about a problem where the bytes tell more. */
static void
refine (DocDocument *self, DocProblem *problem)
{
  if (problem->code != DOC_ERROR_TRUNCATED && is_utf16 (self))
    {
      problem->code = DOC_ERROR_UTF8;
      problem->message = N_("this is UTF-16, and JSON travels as UTF-8");
    }
  else if (problem->code == DOC_ERROR_UTF8 && doc_utf8_is_euc_kr (self->begin + problem->offset_bytes, self->end))
    problem->message = N_("these bytes are not UTF-8, but may be EUC-KR");
  else if (problem->code == DOC_ERROR_NOT_JSON && doc_document_looks_encoded_twice (self))
    problem->message = self->form == DOC_FORM_PERCENT ? N_("the text is percent-encoded twice")
                                                      : N_("the text is percent-encoded");
}

/* Several things can be wrong at once: the one that explains the others is the problem. */
static void
choose_problem (DocDocument *self, const DocIndexer *indexer, const DocArrival *arrival)
{
  gboolean is_cut = indexer->has_problem && indexer->problem.code == DOC_ERROR_TRUNCATED;
  gsize broken_offset = indexer->has_problem ? indexer->problem.offset_bytes : G_MAXSIZE;
  gboolean bad_escape = arrival->bad_escape_offset != G_MAXSIZE && !(arrival->cut_bytes > 0 && is_cut);

  self->has_problem = TRUE;
  if (arrival->is_too_large)
    self->problem = (DocProblem) { DOC_ERROR_TOO_LARGE, g_bytes_get_size (self->text), 0, 0,
                                   N_("the text is larger than allowed") };
  else if (bad_escape)
    self->problem = (DocProblem) { DOC_ERROR_PERCENT, arrival->bad_escape_offset, 0, 0,
                                   N_("a percent sign is not followed by two hexadecimal digits") };
  else if (indexer->bad_utf8_offset < broken_offset)
    self->problem = (DocProblem) { DOC_ERROR_UTF8, indexer->bad_utf8_offset, 0, 0, N_("these bytes are not UTF-8") };
  else if (indexer->has_problem)
    self->problem = indexer->problem;
  else
    self->has_problem = FALSE;
  if (!self->has_problem || self->problem.code == DOC_ERROR_PERCENT || self->problem.code == DOC_ERROR_TOO_LARGE)
    return;
  refine (self, &self->problem);
  locate (self, &self->problem);
}

DocDocument *
doc_document_assemble (GBytes *text, DocIndexer *indexer, const DocArrival *arrival)
{
  DocDocument *self = g_atomic_rc_box_new0 (DocDocument);
  gsize length = 0;

  self->text = text;
  self->begin = g_bytes_get_data (text, &length);
  self->begin = self->begin != NULL ? self->begin : (const guint8 *) "";
  self->end = self->begin + length;
  self->form = arrival->form;
  /* What a cut escape stands for is unknown, so the text ends before it. */
  doc_indexer_finish (indexer, self->begin, length - arrival->cut_bytes);
  self->had_bom = indexer->had_bom;
  choose_problem (self, indexer, arrival);
  self->index = indexer->index;
  indexer->index = (DocIndex) { 0 };
  return self;
}

DocDocument *
doc_document_new_plain (GBytes *text, const DocLimits *limits)
{
  DocLimits effective = doc_limits_effective (limits);
  DocArrival arrival = DOC_ARRIVAL_PLAIN;
  DocIndexer indexer;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);
  length = MIN (g_bytes_get_size (text), effective.max_size_bytes);
  arrival.is_too_large = g_bytes_get_size (text) > length;
  doc_indexer_init (&indexer, &effective);
  return doc_document_assemble (g_bytes_new_from_bytes (text, 0, length), &indexer, &arrival);
}

DocDocument *
doc_document_new (GBytes *wire, const DocLimits *limits)
{
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (wire, &length);
  DocForm form = DOC_FORM_PLAIN;
  g_autoptr(DocReader) reader = NULL;

  if (!doc_form_detect (bytes, length, &form) || form == DOC_FORM_PLAIN)
    return doc_document_new_plain (wire, limits);
  reader = doc_reader_new (limits);
  doc_reader_feed (reader, bytes, length);
  return doc_reader_finish (reader);
}

DocDocument *
doc_document_ref (DocDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
document_clear (DocDocument *self)
{
  doc_index_clear (&self->index);
  g_bytes_unref (self->text);
}

void
doc_document_unref (DocDocument *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) document_clear);
}

DocForm
doc_document_get_form (DocDocument *self)
{
  return self->form;
}

GBytes *
doc_document_get_text (DocDocument *self)
{
  return self->text;
}

const DocProblem *
doc_document_get_problem (DocDocument *self)
{
  return self->has_problem ? &self->problem : NULL;
}

gboolean
doc_document_has_duplicate_keys (DocDocument *self)
{
  return self->index.has_duplicates;
}

gboolean
doc_document_had_bom (DocDocument *self)
{
  return self->had_bom;
}

gboolean
doc_document_looks_encoded_twice (DocDocument *self)
{
  const guint8 *text = doc_scan_blanks (self->begin + (self->had_bom ? 3 : 0), self->end);

  if (self->end - text < 3 || text[0] != '%' || (text[1] != '7' && text[1] != '5'))
    return FALSE;
  return text[2] == 'B' || text[2] == 'b';
}
