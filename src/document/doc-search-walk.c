/* SPDX-License-Identifier: MIT */
/* From node to node. A document has millions of keys but few different ones, so each is judged once. */
#include "doc-search-private.h"

#include "doc-scan.h"
#include "doc-string.h"

#include <string.h>

/* A key as sent, in the text. */
typedef struct
{
  const guint8 *bytes;
  gsize         length;
} Key;

typedef enum
{
  VERDICT_FOUND = 1 << 0,
  VERDICT_DEPENDS = 1 << 1, /* the label function has to see the value */
  VERDICT_KNOWN = 1 << 2,
} Verdict;

/* Keys come round again and again: most are found by a few of their bytes, without asking the table. */
#define N_RECENT 256

typedef struct
{
  GHashTable *all; /* (owned) Key (owned) → Verdict */
  struct
  {
    Key     key;
    Verdict verdict;
  } recent[N_RECENT];
} Keys;

/* Another one in each process, so that nobody can send keys that collide. */
static guint
get_seed (void)
{
  static gsize seed;

  if (g_once_init_enter (&seed))
    g_once_init_leave (&seed, (gsize) g_random_int () | 1);
  return (guint) seed;
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint64 hash = get_seed ();

  for (gsize i = 0; i < key->length; i++)
    hash = ((hash ^ key->bytes[i]) * 0x100000001b3u) ^ hash >> 29;
  return (guint) (hash ^ hash >> 32);
}

static gboolean
equal_keys (gconstpointer one, gconstpointer other)
{
  const Key *a = one, *b = other;

  return a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

static guint
find_recent_slot (Key key)
{
  guint64 tail = 0;

  memcpy (&tail, key.bytes + key.length - MIN (key.length, sizeof tail), MIN (key.length, sizeof tail));
  return (guint) ((tail ^ key.length) * 0x9e3779b97f4a7c15u >> 56) % N_RECENT;
}

const char *
doc_search_read (DocSearchJob *job, const guint8 *inside, gsize length, gsize *length_bytes)
{
  *length_bytes = length;
  /* A whole document is valid UTF-8; of a broken one nobody knows. */
  if (!job->document->has_problem && memchr (inside, '\\', length) == NULL)
    return (const char *) inside;
  g_string_truncate (job->scratch, 0);
  doc_string_unescape (job->scratch, inside, length, DOC_STRING_DISPLAY, G_MAXSIZE);
  *length_bytes = job->scratch->len;
  return job->scratch->str;
}

static gboolean
matches (DocSearchJob *job, const guint8 *inside, gsize length)
{
  gsize length_bytes;
  const char *text = doc_search_read (job, inside, length, &length_bytes);

  return doc_pattern_find (job->pattern, text, length_bytes, 0, NULL, NULL);
}

static Verdict
judge_key (DocSearchJob *job, Key key, gboolean with_strings)
{
  Verdict verdict = VERDICT_KNOWN;
  DocSearchLabel label = DOC_SEARCH_LABEL_OTHER;

  if (with_strings && (job->parts & DOC_SEARCH_KEYS) != 0 && matches (job, key.bytes, key.length))
    verdict |= VERDICT_FOUND;
  if (job->label_func != NULL && (job->parts & DOC_SEARCH_LABELS) != 0)
    {
      gsize length;
      const char *text = doc_search_read (job, key.bytes, key.length, &length);
      g_autofree char *name = g_strndup (text, length);

      label = job->label_func (name, NULL, job->label_data);
    }
  if (label == DOC_SEARCH_LABEL_MATCHES)
    verdict |= VERDICT_FOUND;
  return label == DOC_SEARCH_LABEL_DEPENDS ? verdict | VERDICT_DEPENDS : verdict;
}

static Verdict
look_up_key (DocSearchJob *job, Keys *keys, Key key, gboolean with_strings)
{
  guint slot = find_recent_slot (key);
  Verdict verdict;

  if (keys->recent[slot].verdict != 0 && equal_keys (&keys->recent[slot].key, &key))
    return keys->recent[slot].verdict;
  verdict = (Verdict) GPOINTER_TO_UINT (g_hash_table_lookup (keys->all, &key));
  if (verdict == 0)
    {
      verdict = judge_key (job, key, with_strings);
      g_hash_table_insert (keys->all, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (verdict));
    }
  keys->recent[slot].key = key;
  keys->recent[slot].verdict = verdict;
  return verdict;
}

static gboolean
label_depends_and_matches (DocSearchJob *job, DocNode node)
{
  g_autofree char *key = doc_document_dup_name (job->document, node);
  g_autofree char *value = doc_document_dup_string (job->document, node);

  return job->label_func (key, value, job->label_data) == DOC_SEARCH_LABEL_MATCHES;
}

static gboolean
value_matches (DocSearchJob *job, DocNode node, const guint8 *value)
{
  const guint8 *end = doc_document_find_end (job->document, node);

  if (*value == '"')
    return matches (job, value + 1, (gsize) (end - value - 2));
  return matches (job, value, (gsize) (end - value));
}

static void
judge_node (DocSearchJob *job, Keys *keys, DocNode node, gboolean with_strings)
{
  DocDocument *document = job->document;
  gboolean is_scalar = !doc_index_is_container (&document->index, node);
  const guint8 *p = document->begin + doc_index_nodes (&document->index)[node].offset;
  Verdict verdict = 0;

  if (doc_index_is_member (&document->index, node))
    {
      Key key = { p + 1, (gsize) (doc_scan_to_quote (p + 1, document->end) - p - 1) };

      verdict = look_up_key (job, keys, key, with_strings);
      p = NULL;
    }
  if ((verdict & VERDICT_FOUND) == 0 && (verdict & VERDICT_DEPENDS) != 0 && is_scalar &&
      label_depends_and_matches (job, node))
    verdict |= VERDICT_FOUND;
  if ((verdict & VERDICT_FOUND) == 0 && with_strings && is_scalar && (job->parts & DOC_SEARCH_VALUES) != 0 &&
      value_matches (job, node, p != NULL ? p : doc_document_find_value (document, node)))
    verdict |= VERDICT_FOUND;
  if ((verdict & VERDICT_FOUND) != 0)
    doc_search_add (job, node);
}

void
doc_search_walk_nodes (DocSearchJob *job, gboolean with_strings)
{
  DocNode n_nodes = doc_document_get_n_nodes (job->document), node = 0;
  g_autofree Keys *keys = g_new0 (Keys, 1);
  gint64 deadline_us = g_get_monotonic_time () + DOC_SEARCH_MAX_REGEX_US;

  keys->all = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
  while (node < n_nodes && !g_cancellable_is_cancelled (job->cancellable) && !job->is_cut)
    {
      DocNode piece_end = node + MIN (DOC_SEARCH_PIECE_NODES, n_nodes - node);

      for (; node < piece_end && !job->is_cut; node++)
        {
          judge_node (job, keys, node, with_strings);
          /* One text may take long enough to be worth a look at the clock. */
          if (with_strings)
            job->is_cut = g_cancellable_is_cancelled (job->cancellable) || g_get_monotonic_time () > deadline_us;
        }
      g_atomic_int_set (job->per_mille, (gint) (1000 * (guint64) node / n_nodes));
    }
  g_hash_table_unref (keys->all);
}
