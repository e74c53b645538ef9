/* SPDX-License-Identifier: MIT */
#include "doc-reader.h"

#include "doc-document-private.h"
#include "doc-reader-private.h"

#include <string.h>

/* What is decoded at a time: it is still in the cache when it is indexed. */
#define SLICE_BYTES ((gsize) 128 * 1024)
/* Less new text than this is not worth a look. */
#define INDEX_STEP_BYTES ((gsize) 64 * 1024)

struct _DocReader
{
  DocLimits  limits;
  DocBuffer  text;        /* (owned) */
  gsize      text_bytes;  /* written to @text */
  gsize      seen_bytes;  /* of @text_bytes, when the indexer last looked */
  gsize      wire_bytes;
  DocIndexer indexer;     /* (owned) */
  DocArrival arrival;
  DocPercentMethod method;
  gboolean   form_is_known;
  char       cut_escape[2]; /* the beginning of an escape that goes on in the next piece */
  guint      n_cut;
  GByteArray *rest;         /* (owned) (nullable) where wanted: what was decoded beyond the size limit */
};

DocReader *
doc_reader_new (const DocLimits *limits)
{
  DocReader *self = g_new0 (DocReader, 1);

  self->limits = doc_limits_effective (limits);
  self->arrival = DOC_ARRIVAL_PLAIN;
  self->method = doc_percent_best_method ();
  doc_indexer_init (&self->indexer, &self->limits);
  return self;
}

void
doc_reader_free (DocReader *self)
{
  doc_indexer_clear (&self->indexer);
  doc_buffer_clear (&self->text);
  g_clear_pointer (&self->rest, g_byte_array_unref);
  g_free (self);
}

/* For text of which at most @length_bytes can come. Returns: FALSE if there is no memory, which ends the text like the
 * limit does. */
static gboolean
make_room (DocReader *self, gsize length_bytes)
{
  if (doc_buffer_reserve (&self->text, self->text_bytes + length_bytes))
    return TRUE;
  self->arrival.is_too_large = TRUE;
  return FALSE;
}

/* At the limit the text ends, and what is behind it in the buffer goes to the rest. */
static void
note_written (DocReader *self, gsize written_bytes)
{
  gsize beyond;

  self->text_bytes += written_bytes;
  if (self->text_bytes <= self->limits.max_size_bytes)
    return;
  beyond = self->text_bytes - self->limits.max_size_bytes;
  self->text_bytes = self->limits.max_size_bytes;
  self->arrival.is_too_large = TRUE;
  if (self->rest != NULL)
    g_byte_array_append (self->rest, self->text.data + self->text_bytes, (guint) beyond);
}

/* @wire_offset: of @wire in all that was fed. */
static gsize
decode (DocReader *self, const char *wire, gsize length_bytes, gsize wire_offset)
{
  DocPercentPiece piece = doc_percent_decode_piece (wire, length_bytes, (char *) self->text.data + self->text_bytes,
                                                    self->method);

  if (piece.bad_offset != G_MAXSIZE && self->arrival.bad_escape_offset == G_MAXSIZE)
    self->arrival.bad_escape_offset = wire_offset + piece.bad_offset;
  note_written (self, piece.written_bytes);
  return piece.consumed_bytes;
}

/* Ends the escape that the piece before cut. Returns: how many bytes of @wire that took. */
static gsize
decode_cut_escape (DocReader *self, const char *wire, gsize length_bytes)
{
  char joined[4];
  guint n_cut = self->n_cut;
  gsize n_taken = MIN (length_bytes, 3 - n_cut), consumed;

  memcpy (joined, self->cut_escape, n_cut);
  memcpy (joined + n_cut, wire, n_taken);
  consumed = decode (self, joined, n_cut + n_taken, self->wire_bytes - n_cut);
  self->n_cut = (guint) (n_cut + n_taken - consumed);
  memmove (self->cut_escape, joined + consumed, self->n_cut);
  return n_taken;
}

static void
feed_percent (DocReader *self, const char *wire, gsize length_bytes)
{
  gsize done = 0;

  while (self->n_cut > 0 && done < length_bytes)
    {
      gsize taken = decode_cut_escape (self, wire + done, length_bytes - done);

      done += taken;
      self->wire_bytes += taken;
    }
  if (done < length_bytes)
    {
      gsize consumed = decode (self, wire + done, length_bytes - done, self->wire_bytes);

      self->n_cut = (guint) (length_bytes - done - consumed);
      memcpy (self->cut_escape, wire + done + consumed, self->n_cut);
      self->wire_bytes += length_bytes - done;
    }
}

static void
feed_slice (DocReader *self, const char *wire, gsize length_bytes)
{
  if (!make_room (self, length_bytes + sizeof self->cut_escape))
    return;
  if (!self->form_is_known)
    self->form_is_known = doc_form_detect ((const guint8 *) wire, length_bytes, &self->arrival.form);
  if (self->arrival.form == DOC_FORM_PERCENT)
    {
      feed_percent (self, wire, length_bytes);
    }
  else
    {
      memcpy (self->text.data + self->text_bytes, wire, length_bytes);
      self->wire_bytes += length_bytes;
      note_written (self, length_bytes);
    }
  if (self->text_bytes - self->seen_bytes >= INDEX_STEP_BYTES)
    {
      doc_indexer_run (&self->indexer, self->text.data, self->text_bytes);
      self->seen_bytes = self->text_bytes;
    }
}

/* Beyond the limit: the same decoding, but into the rest. A bad escape stays as it is there too. */
static void
feed_rest (DocReader *self, const char *wire, gsize length_bytes)
{
  g_autofree char *joined = NULL;
  DocPercentPiece piece;
  gsize before = self->rest->len, joined_bytes = self->n_cut + length_bytes;

  self->wire_bytes += length_bytes;
  if (self->arrival.form != DOC_FORM_PERCENT)
    {
      g_byte_array_append (self->rest, (const guint8 *) wire, (guint) length_bytes);
      return;
    }
  joined = g_malloc (joined_bytes);
  memcpy (joined, self->cut_escape, self->n_cut);
  memcpy (joined + self->n_cut, wire, length_bytes);
  g_byte_array_set_size (self->rest, (guint) (before + joined_bytes));
  piece = doc_percent_decode_piece (joined, joined_bytes, (char *) self->rest->data + before, self->method);
  g_byte_array_set_size (self->rest, (guint) (before + piece.written_bytes));
  self->n_cut = (guint) (joined_bytes - piece.consumed_bytes);
  memcpy (self->cut_escape, joined + piece.consumed_bytes, self->n_cut);
}

gboolean
doc_reader_feed (DocReader *self, const void *data, gsize length_bytes)
{
  const char *wire = data;

  g_return_val_if_fail (data != NULL || length_bytes == 0, FALSE);
  while (length_bytes > 0 && (!self->arrival.is_too_large || self->rest != NULL))
    {
      gsize slice = MIN (length_bytes, SLICE_BYTES), before = self->wire_bytes;

      if (!self->arrival.is_too_large)
        feed_slice (self, wire, slice);
      /* also where memory ran out and nothing of the slice was taken */
      if (self->arrival.is_too_large && self->rest != NULL && self->wire_bytes == before)
        feed_rest (self, wire, slice);
      wire += slice;
      length_bytes -= slice;
    }
  return !self->arrival.is_too_large;
}

void
doc_reader_keep_rest (DocReader *self)
{
  if (self->rest == NULL)
    self->rest = g_byte_array_new ();
}

GBytes *
doc_reader_take_rest (DocReader *self)
{
  GByteArray *rest = self->rest;

  g_return_val_if_fail (rest != NULL, NULL);
  self->rest = g_byte_array_new ();
  return g_byte_array_free_to_bytes (rest);
}

const void *
doc_reader_peek_text (DocReader *self, gsize *length_bytes)
{
  *length_bytes = self->text_bytes;
  return self->text.data;
}

void
doc_reader_set_method (DocReader *self, DocPercentMethod method)
{
  self->method = method;
}

gsize
doc_reader_get_wire_size (DocReader *self)
{
  return self->wire_bytes;
}

/* An escape that the end of the wire text cuts stays as it is. */
static void
keep_cut_escape (DocReader *self)
{
  gsize before = self->text_bytes;

  if (self->n_cut == 0 || self->arrival.is_too_large || !make_room (self, self->n_cut))
    return;
  memcpy (self->text.data + before, self->cut_escape, self->n_cut);
  note_written (self, self->n_cut);
  if (self->arrival.bad_escape_offset != G_MAXSIZE)
    return;
  self->arrival.bad_escape_offset = self->wire_bytes - self->n_cut;
  self->arrival.cut_bytes = (guint) (self->text_bytes - before);
}

DocDocument *
doc_reader_finish (DocReader *self)
{
  keep_cut_escape (self);
  return doc_document_assemble (doc_buffer_to_bytes (&self->text, self->text_bytes), &self->indexer, &self->arrival);
}
