/* SPDX-License-Identifier: MIT */
/* A hash of every subtree. Nodes stand in document order, so going backwards meets children before their parents and
 * takes no recursion. */
#include "doc-diff-private.h"

#include "doc-string.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  DocDiffSide          *side;
  const DocDiffOptions *options;
  guint64               seed;
  GArray               *scratch; /* (owned) of guint64 */
} Hashing;

guint64
doc_diff_mix (guint64 hash, guint64 word)
{
  hash ^= word + 0x9e3779b97f4a7c15u;
  hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93u;
  hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93u;
  return hash ^ hash >> 32;
}

guint64
doc_diff_hash_bytes (guint64 hash, const guint8 *bytes, gsize length)
{
  guint64 word;

  hash ^= length * 0x9e3779b97f4a7c15u;
  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = doc_diff_mix (hash, word);
    }
  word = 0;
  memcpy (&word, bytes, length);
  return doc_diff_mix (hash, word);
}

static guint64
hash_inside (guint64 seed, const guint8 *inside, gsize length)
{
  g_autoptr(GString) text = NULL;

  if (memchr (inside, '\\', length) == NULL)
    return doc_diff_hash_bytes (seed, inside, length);
  text = g_string_sized_new (length);
  doc_string_unescape (text, inside, length, DOC_STRING_EXACT, G_MAXSIZE);
  return doc_diff_hash_bytes (seed, (const guint8 *) text->str, text->len);
}

guint64
doc_diff_hash_name (DocDocument *document, DocNode member, guint64 seed)
{
  gsize length;
  const char *inside = doc_document_get_name_lexeme (document, member, &length);

  return hash_inside (seed, (const guint8 *) inside, length);
}

static guint64
hash_scalar (const Hashing *self, DocNode node, DocKind kind)
{
  guint64 hash = doc_diff_mix (self->seed, kind);
  gsize length;
  const guint8 *lexeme;

  if ((self->options->flags & DOC_DIFF_SHAPE) != 0)
    return doc_diff_mix (self->seed, kind == DOC_KIND_TRUE ? DOC_KIND_FALSE : kind);
  if (kind != DOC_KIND_NUMBER && kind != DOC_KIND_STRING)
    return hash;
  lexeme = (const guint8 *) doc_document_get_lexeme (self->side->document, node, &length);
  if (kind == DOC_KIND_STRING)
    return hash_inside (hash, lexeme + 1, length - 2);
  return doc_diff_hash_bytes (hash, lexeme, length);
}

/* Whatever the order of the members. */
static guint64
hash_object (const Hashing *self, DocNode object)
{
  const DocIndex *index = &self->side->document->index;
  DocNode end = doc_index_end (index, object);
  guint64 sum = 0;

  for (DocNode member = object + 1; member < end; member = doc_index_end (index, member))
    if (!doc_bitmap_get (&self->side->ignored, member))
      sum += doc_diff_mix (doc_diff_hash_name (self->side->document, member, self->seed), self->side->hashes[member]);
  return doc_diff_mix (doc_diff_mix (self->seed, DOC_KIND_OBJECT), sum);
}

static int
compare_hashes (const void *one, const void *other)
{
  guint64 a = *(const guint64 *) one, b = *(const guint64 *) other;

  return (a > b) - (a < b);
}

static guint64
hash_array (const Hashing *self, DocNode array)
{
  const DocIndex *index = &self->side->document->index;
  DocNode end = doc_index_end (index, array);
  gboolean is_shape = (self->options->flags & DOC_DIFF_SHAPE) != 0;
  guint64 hash = doc_diff_mix (self->seed, DOC_KIND_ARRAY), last = 0;
  GArray *hashes = self->scratch;

  g_array_set_size (hashes, 0);
  for (DocNode element = array + 1; element < end; element = doc_index_end (index, element))
    if (!doc_bitmap_get (&self->side->ignored, element))
      g_array_append_val (hashes, self->side->hashes[element]);
  /* A shape is the set of the shapes in it. */
  if (is_shape && hashes->len > 1)
    qsort (hashes->data, hashes->len, sizeof (guint64), compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    {
      guint64 next = g_array_index (hashes, guint64, i);

      if (!is_shape || i == 0 || next != last)
        hash = doc_diff_mix (hash, next);
      last = next;
    }
  return hash;
}

gboolean
doc_diff_go_on (const DocDiffOptions *options, GCancellable *cancellable)
{
  if (options->n_done != NULL)
    g_atomic_int_add (options->n_done, DOC_DIFF_PIECE_NODES);
  return !g_cancellable_is_cancelled (cancellable);
}

static gboolean
hash_nodes (Hashing *self, GCancellable *cancellable)
{
  DocDocument *document = self->side->document;

  for (DocNode node = doc_document_get_n_nodes (document); node-- > 0;)
    {
      DocKind kind = doc_document_get_kind (document, node);

      if (node % DOC_DIFF_PIECE_NODES == 0 && !doc_diff_go_on (self->options, cancellable))
        return FALSE;
      self->side->hashes[node] = kind == DOC_KIND_OBJECT ? hash_object (self, node)
                                 : kind == DOC_KIND_ARRAY ? hash_array (self, node) : hash_scalar (self, node, kind);
    }
  return TRUE;
}

static gboolean
ignore_paths (DocDiffSide *self, DocQuery *const *paths, GCancellable *cancellable, GError **error)
{
  for (; paths != NULL && *paths != NULL; paths++)
    {
      g_autoptr(GArray) nodes = doc_query_select (*paths, self->document, cancellable, error);

      if (nodes == NULL)
        return FALSE;
      for (guint i = 0; i < nodes->len; i++)
        {
          DocNode node = g_array_index (nodes, DocNode, i);

          doc_bitmap_set_range (&self->ignored, node, node + 1, TRUE);
        }
    }
  return TRUE;
}

static gboolean
is_ignored_name (DocDocument *document, DocNode member, const char *const *names)
{
  gsize length;
  const char *inside = doc_document_get_name_lexeme (document, member, &length);

  for (; *names != NULL; names++)
    if (doc_names_match ((const guint8 *) inside, length, *names, strlen (*names)))
      return TRUE;
  return FALSE;
}

static void
ignore_names (DocDiffSide *self, const char *const *names)
{
  const DocIndex *index = &self->document->index;

  if (names == NULL || *names == NULL)
    return;
  for (DocNode node = 0; node < index->n_nodes; node++)
    if (doc_index_is_member (index, node) && is_ignored_name (self->document, node, names))
      doc_bitmap_set_range (&self->ignored, node, node + 1, TRUE);
}

gboolean
doc_diff_side_init (DocDiffSide *self, DocDocument *document, const DocDiffOptions *options, guint64 seed,
                    GCancellable *cancellable, GError **error)
{
  Hashing hashing = { self, options, seed, NULL };
  guint32 n_nodes = doc_document_get_n_nodes (document);
  gboolean is_done;

  self->document = document;
  doc_bitmap_init (&self->ignored, n_nodes);
  self->hashes = g_new (guint64, n_nodes);
  ignore_names (self, options->ignored_names);
  if (!ignore_paths (self, options->ignored_paths, cancellable, error))
    return FALSE;
  hashing.scratch = g_array_new (FALSE, FALSE, sizeof (guint64));
  is_done = hash_nodes (&hashing, cancellable);
  g_array_unref (hashing.scratch);
  return is_done || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

void
doc_diff_side_clear (DocDiffSide *self)
{
  doc_bitmap_clear (&self->ignored);
  g_clear_pointer (&self->hashes, g_free);
}
