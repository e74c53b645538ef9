/* SPDX-License-Identifier: MIT */
/* Which children of two containers belong together. */
#include "doc-diff-private.h"

#include <string.h>

/* Members that are tried as the key of an array. */
#define MAX_CANDIDATES 16

GArray *
doc_diff_list_children (DocDocument *document, DocNode container)
{
  const DocIndex *index = &document->index;
  DocNode end = doc_index_end (index, container);
  GArray *children = g_array_sized_new (FALSE, FALSE, sizeof (DocNode),
                                        doc_document_get_n_children (document, container));

  for (DocNode child = container + 1; child < end; child = doc_index_end (index, child))
    g_array_append_val (children, child);
  return children;
}

/* Makes the second key of the same value another one, and the third; the second ones of both sides are the same. */
static void
number_repetitions (guint64 *keys, guint n_keys)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < n_keys; i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, keys + i));

      g_hash_table_insert (counts, g_memdup2 (keys + i, sizeof *keys), GUINT_TO_POINTER (count + 1));
      if (count > 0)
        keys[i] = doc_diff_mix (keys[i], count);
    }
}

/* Adds the right children from @i on up to one that has a counterpart. */
static void
add_unmatched (GArray *pairs, const GArray *right, const gboolean *is_matched, guint i)
{
  for (; i < right->len && !is_matched[i]; i++)
    {
      DocDiffPair pair = { DOC_NODE_NONE, g_array_index (right, DocNode, i) };

      g_array_append_val (pairs, pair);
    }
}

GArray *
doc_diff_pair_by_key (const GArray *left, guint64 *left_keys, const GArray *right, guint64 *right_keys)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gboolean *is_matched = g_new0 (gboolean, right->len);
  g_autofree guint *counterparts = g_new (guint, left->len);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DocDiffPair));
  guint pending = 0; /* where right children may stand that were not added yet */

  number_repetitions (left_keys, left->len);
  number_repetitions (right_keys, right->len);
  for (guint i = 0; i < right->len; i++)
    g_hash_table_insert (places, right_keys + i, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < left->len; i++)
    {
      counterparts[i] = GPOINTER_TO_UINT (g_hash_table_lookup (places, left_keys + i)) - 1;
      if (counterparts[i] != G_MAXUINT)
        is_matched[counterparts[i]] = TRUE;
    }
  /* What the right side has alone stands behind its neighbour of there, and behind what the left side has there. */
  for (guint i = 0; i < left->len; i++)
    {
      DocDiffPair pair = { g_array_index (left, DocNode, i), DOC_NODE_NONE };

      if (counterparts[i] != G_MAXUINT)
        {
          add_unmatched (pairs, right, is_matched, pending);
          pair.right = g_array_index (right, DocNode, counterparts[i]);
          pending = counterparts[i] + 1;
        }
      g_array_append_val (pairs, pair);
    }
  add_unmatched (pairs, right, is_matched, pending);
  return pairs;
}

static gboolean
have_one_name (const DocDiffSide *left, DocNode one, const DocDiffSide *right, DocNode other)
{
  gsize length, other_length;
  const char *name = doc_document_get_name_lexeme (left->document, one, &length);
  const char *other_name = doc_document_get_name_lexeme (right->document, other, &other_length);

  return length == other_length && memcmp (name, other_name, length) == 0;
}

/* Most pairs of objects have the same members in the same order. Returns: (nullable): NULL if these have not. */
static GArray *
pair_as_they_stand (const DocDiffSide *left, const GArray *members, const DocDiffSide *right, const GArray *others)
{
  GArray *pairs;

  if (members->len != others->len)
    return NULL;
  pairs = g_array_sized_new (FALSE, FALSE, sizeof (DocDiffPair), members->len);
  for (guint i = 0; i < members->len; i++)
    {
      DocDiffPair pair = { g_array_index (members, DocNode, i), g_array_index (others, DocNode, i) };

      if (!have_one_name (left, pair.left, right, pair.right))
        {
          g_array_unref (pairs);
          return NULL;
        }
      g_array_append_val (pairs, pair);
    }
  return pairs;
}

static guint64 *
hash_names (const DocDiffSide *side, const GArray *members, guint64 seed)
{
  guint64 *keys = g_new (guint64, members->len);

  for (guint i = 0; i < members->len; i++)
    keys[i] = doc_diff_hash_name (side->document, g_array_index (members, DocNode, i), seed);
  return keys;
}

GArray *
doc_diff_pair_members (const DocDiffSide *left, DocNode left_object, const DocDiffSide *right, DocNode right_object,
                       guint64 seed)
{
  g_autoptr(GArray) members = doc_diff_list_children (left->document, left_object);
  g_autoptr(GArray) others = doc_diff_list_children (right->document, right_object);
  GArray *pairs = pair_as_they_stand (left, members, right, others);
  g_autofree guint64 *keys = NULL;
  g_autofree guint64 *other_keys = NULL;

  if (pairs != NULL)
    return pairs;
  keys = hash_names (left, members, seed);
  other_keys = hash_names (right, others, seed);
  return doc_diff_pair_by_key (members, keys, others, other_keys);
}

/* The values of all @names in an element; FALSE if it has none of them. */
static gboolean
read_key (const DocDiffSide *side, DocNode element, const char *const *names, guint64 *key)
{
  gboolean has_any = FALSE;

  *key = 0;
  for (; *names != NULL; names++)
    {
      DocNode member = doc_document_find_member (side->document, element, *names);

      *key = doc_diff_mix (*key, member != DOC_NODE_NONE ? side->hashes[member] : 0);
      has_any = has_any || member != DOC_NODE_NONE;
    }
  return has_any;
}

/* Elements without a key belong to those that are equal to them. */
static guint64 *
read_keys (const DocDiffSide *side, const GArray *elements, const char *const *names)
{
  guint64 *keys = g_new (guint64, elements->len);

  for (guint i = 0; i < elements->len; i++)
    if (!read_key (side, g_array_index (elements, DocNode, i), names, keys + i))
      keys[i] = side->hashes[g_array_index (elements, DocNode, i)];
  return keys;
}

/* Whether @name is a scalar in every element, a different one in each. */
static gboolean
is_key (const DocDiffSide *side, const GArray *elements, const char *name)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < elements->len; i++)
    {
      DocNode member = doc_document_find_member (side->document, g_array_index (elements, DocNode, i), name);

      if (member == DOC_NODE_NONE || doc_bitmap_get (&side->ignored, member) ||
          doc_document_get_kind (side->document, member) >= DOC_KIND_ARRAY ||
          !g_hash_table_add (seen, side->hashes + member))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
find_key (const DocDiffSide *left, const GArray *elements, const DocDiffSide *right, const GArray *others)
{
  g_autoptr(GArray) candidates = NULL;
  DocNode first;

  if (elements->len == 0 || others->len == 0)
    return NULL;
  first = g_array_index (elements, DocNode, 0);
  if (doc_document_get_kind (left->document, first) != DOC_KIND_OBJECT)
    return NULL;
  candidates = doc_diff_list_children (left->document, first);
  for (guint i = 0; i < MIN (candidates->len, MAX_CANDIDATES); i++)
    {
      g_autofree char *name = doc_document_dup_name (left->document, g_array_index (candidates, DocNode, i));

      if (is_key (left, elements, name) && is_key (right, others, name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

static guint64 *
read_hashes (const DocDiffSide *side, const GArray *elements)
{
  guint64 *hashes = g_new (guint64, elements->len);

  for (guint i = 0; i < elements->len; i++)
    hashes[i] = side->hashes[g_array_index (elements, DocNode, i)];
  return hashes;
}

GArray *
doc_diff_pair_elements (const DocDiffSide *left, DocNode left_array, const DocDiffSide *right, DocNode right_array,
                        const DocDiffOptions *options, guint64 seed)
{
  g_autoptr(GArray) elements = doc_diff_list_children (left->document, left_array);
  g_autoptr(GArray) others = doc_diff_list_children (right->document, right_array);
  gboolean is_by_key = (options->flags & DOC_DIFF_BY_KEY) != 0;
  g_autofree char *found = is_by_key && options->keys == NULL ? find_key (left, elements, right, others) : NULL;
  const char *const found_keys[] = { found, NULL };
  g_autofree guint64 *keys = NULL;
  g_autofree guint64 *other_keys = NULL;

  if (is_by_key && (options->keys != NULL || found != NULL))
    {
      const char *const *names = options->keys != NULL ? options->keys : found_keys;

      keys = read_keys (left, elements, names);
      other_keys = read_keys (right, others, names);
      return doc_diff_pair_by_key (elements, keys, others, other_keys);
    }
  keys = read_hashes (left, elements);
  other_keys = read_hashes (right, others);
  return doc_diff_pair_by_order (elements, keys, others, other_keys);
}
