/* SPDX-License-Identifier: MIT */
/* Two lists in order: equal beginnings and ends first, then elements that are unique on both sides as anchors (the
 * longest run of them in order), and what lies between two anchors in turn. Time n log n. */
#include "doc-diff-private.h"

typedef struct
{
  const GArray  *left, *right;
  const guint64 *left_hashes, *right_hashes;
  GArray        *pairs;
} Alignment;

/* Where a hash occurs. */
typedef struct
{
  guint n_left, n_right;
  guint left, right; /* the last place */
} Occurrence;

/* Places of elements that belong together. */
typedef struct
{
  guint left, right;
  guint before; /* the anchor before it in the longest run that ends here, or G_MAXUINT */
} Anchor;

/* Indices of both lists from @left and @right to before the ends. */
typedef struct
{
  guint left, left_end, right, right_end;
} Gap;

static void
add_pair (Alignment *self, guint left, guint right)
{
  DocDiffPair pair = { left != G_MAXUINT ? g_array_index (self->left, DocNode, left) : DOC_NODE_NONE,
                       right != G_MAXUINT ? g_array_index (self->right, DocNode, right) : DOC_NODE_NONE };

  g_array_append_val (self->pairs, pair);
}

static gboolean
is_equal (const Alignment *self, guint left, guint right)
{
  return self->left_hashes[left] == self->right_hashes[right];
}

static void
skip_beginning (Alignment *self, Gap *gap)
{
  while (gap->left < gap->left_end && gap->right < gap->right_end && is_equal (self, gap->left, gap->right))
    add_pair (self, gap->left++, gap->right++);
}

/* Returns how many pairs at the end are equal; they are taken off. */
static guint
take_end (Alignment *self, Gap *gap)
{
  guint n_equal = 0;

  while (gap->left < gap->left_end && gap->right < gap->right_end &&
         is_equal (self, gap->left_end - 1, gap->right_end - 1))
    {
      gap->left_end--;
      gap->right_end--;
      n_equal++;
    }
  return n_equal;
}

static void
add_end (Alignment *self, const Gap *gap, guint n_equal)
{
  for (guint i = 0; i < n_equal; i++)
    add_pair (self, gap->left_end + i, gap->right_end + i);
}

/* What has no counterpart is taken for changed, one after another, as long as both sides have some. */
static void
fill_gap (Alignment *self, Gap gap)
{
  guint n_equal;

  skip_beginning (self, &gap);
  n_equal = take_end (self, &gap);
  while (gap.left < gap.left_end && gap.right < gap.right_end)
    add_pair (self, gap.left++, gap.right++);
  while (gap.left < gap.left_end)
    add_pair (self, gap.left++, G_MAXUINT);
  while (gap.right < gap.right_end)
    add_pair (self, G_MAXUINT, gap.right++);
  add_end (self, &gap, n_equal);
}

static Occurrence *
find_occurrence (GHashTable *places, GArray *occurrences, const guint64 *hash)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, hash));

  if (place == 0)
    {
      g_array_set_size (occurrences, occurrences->len + 1);
      place = occurrences->len;
      g_hash_table_insert (places, (gpointer) hash, GUINT_TO_POINTER (place));
    }
  return &g_array_index (occurrences, Occurrence, place - 1);
}

/* (transfer full): of Anchor: elements that occur once on either side, in the order of the left one. */
static GArray *
list_anchors (const Alignment *self, const Gap *gap)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) occurrences = g_array_new (FALSE, TRUE, sizeof (Occurrence));
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));

  for (guint i = gap->right; i < gap->right_end; i++)
    {
      Occurrence *occurrence = find_occurrence (places, occurrences, self->right_hashes + i);

      occurrence->n_right++;
      occurrence->right = i;
    }
  for (guint i = gap->left; i < gap->left_end; i++)
    find_occurrence (places, occurrences, self->left_hashes + i)->n_left++;
  for (guint i = gap->left; i < gap->left_end; i++)
    {
      const Occurrence *occurrence = find_occurrence (places, occurrences, self->left_hashes + i);
      Anchor anchor = { i, occurrence->right, G_MAXUINT };

      if (occurrence->n_left == 1 && occurrence->n_right == 1)
        g_array_append_val (anchors, anchor);
    }
  return anchors;
}

/* The longest run of anchors whose right places rise: the last one of it, G_MAXUINT if there is none. */
static guint
find_longest_run (GArray *anchors)
{
  g_autofree guint *tails = g_new (guint, anchors->len); /* the anchor with the least right place that ends a run */
  guint length = 0;

  for (guint i = 0; i < anchors->len; i++)
    {
      Anchor *anchor = &g_array_index (anchors, Anchor, i);
      guint low = 0, high = length;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (anchors, Anchor, tails[middle]).right < anchor->right)
            low = middle + 1;
          else
            high = middle;
        }
      anchor->before = low > 0 ? tails[low - 1] : G_MAXUINT;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  return length > 0 ? tails[length - 1] : G_MAXUINT;
}

static void
align_middle (Alignment *self, Gap gap)
{
  g_autoptr(GArray) anchors = list_anchors (self, &gap);
  g_autoptr(GArray) run = g_array_new (FALSE, FALSE, sizeof (Anchor));

  for (guint i = find_longest_run (anchors); i != G_MAXUINT; i = g_array_index (anchors, Anchor, i).before)
    g_array_append_val (run, g_array_index (anchors, Anchor, i));
  for (guint i = run->len; i-- > 0;)
    {
      const Anchor *anchor = &g_array_index (run, Anchor, i);

      fill_gap (self, (Gap) { gap.left, anchor->left, gap.right, anchor->right });
      add_pair (self, anchor->left, anchor->right);
      gap.left = anchor->left + 1;
      gap.right = anchor->right + 1;
    }
  fill_gap (self, gap);
}

GArray *
doc_diff_pair_by_order (const GArray *left, const guint64 *left_hashes, const GArray *right,
                        const guint64 *right_hashes)
{
  Alignment self = { left, right, left_hashes, right_hashes, g_array_new (FALSE, FALSE, sizeof (DocDiffPair)) };
  Gap gap = { 0, left->len, 0, right->len };
  guint n_equal;

  skip_beginning (&self, &gap);
  n_equal = take_end (&self, &gap);
  align_middle (&self, gap);
  add_end (&self, &gap, n_equal);
  return self.pairs;
}
