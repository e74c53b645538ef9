/* SPDX-License-Identifier: MIT */
#include "doc-names.h"

#include "doc-scan.h"
#include "doc-string.h"

#include <string.h>

/* A name unescaped: it lies in the text, or in @memory if it has escapes. */
typedef struct
{
  const guint8 *bytes;
  gsize         length;
  GString      *memory; /* (owned) (nullable) */
} Name;

static void
name_clear (Name *name)
{
  if (name->memory != NULL)
    g_string_free (name->memory, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

static Name
read_name (const guint8 *quote, const guint8 *end)
{
  Name name = { quote + 1, (gsize) (doc_scan_to_quote (quote + 1, end) - quote - 1), NULL };

  if (memchr (name.bytes, '\\', name.length) == NULL)
    return name;
  name.memory = g_string_sized_new (name.length);
  doc_string_unescape (name.memory, name.bytes, name.length, DOC_STRING_EXACT, G_MAXSIZE);
  name.bytes = (const guint8 *) name.memory->str;
  name.length = name.memory->len;
  return name;
}

static guint64
mix (guint64 hash, guint64 word, guint64 key)
{
  guint64 keyed = (word ^ hash) + key;

  return (guint64) (guint32) keyed * (guint32) ((keyed >> 32) | 1) + (hash << 23 | hash >> 41) + (keyed >> 17);
}

static guint64
hash_name (Name name, guint64 seed)
{
  guint64 hash = seed ^ name.length, word;
  gsize i = 0;

  for (; i + 8 <= name.length; i += 8)
    {
      memcpy (&word, name.bytes + i, 8);
      hash = mix (hash, word, seed);
    }
  word = 0;
  memcpy (&word, name.bytes + i, name.length - i);
  hash = mix (hash, word, seed);
  return mix (hash, hash >> 32, seed);
}

/* Whether two names are the same bytes; an escape counts as a difference. Both begin behind their quotation mark. */
static gboolean
equal_as_sent (const guint8 *one, const guint8 *other, const guint8 *end)
{
#ifdef __SSE2__
  while (end - MAX (one, other) >= 16)
    {
      __m128i block = _mm_loadu_si128 ((const __m128i *) one);
      guint same = (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (block, _mm_loadu_si128 ((const __m128i *) other)));
      guint stops = (guint) _mm_movemask_epi8 (_mm_or_si128 (_mm_cmpeq_epi8 (block, _mm_set1_epi8 ('"')),
                                                             _mm_cmpeq_epi8 (block, _mm_set1_epi8 ('\\'))));

      if (stops != 0)
        return (~same & (stops ^ (stops - 1))) == 0 && one[__builtin_ctz (stops)] == '"';
      if (same != 0xffff)
        return FALSE;
      one += 16;
      other += 16;
    }
#endif
  for (; *one == *other && *one != '\\'; one++, other++)
    if (*one == '"')
      return TRUE;
  return FALSE;
}

static gboolean
has_shape (const DocIndex *index, guint32 container, guint32 shape, const guint8 *text, const guint8 *end)
{
  const DocIndexNode *nodes = doc_index_nodes (index);
  const DocIndexContainer *containers = doc_index_containers (index);
  guint32 member, other;

  if (shape == DOC_CONTAINER_NONE || containers[shape].n_children != containers[container].n_children)
    return FALSE;
  member = containers[container].node + 1;
  other = containers[shape].node + 1;
  while (member < containers[container].end)
    {
      if (!equal_as_sent (text + nodes[member].offset + 1, text + nodes[other].offset + 1, end))
        return FALSE;
      member = doc_index_end (index, member);
      other = doc_index_end (index, other);
    }
  return TRUE;
}

/* Puts @member into the table; returns TRUE if its name was there already. */
static gboolean
insert (DocNames *self, const DocIndex *index, guint32 member, guint32 mask, const guint8 *text, const guint8 *end)
{
  const DocIndexNode *nodes = doc_index_nodes (index);
  guint32 *table = (guint32 *) self->table.data, slot;
  g_auto(Name) name = read_name (text + nodes[member].offset, end);

  for (slot = (guint32) hash_name (name, self->seed) & mask; table[slot] != DOC_NODE_NONE; slot = (slot + 1) & mask)
    {
      g_auto(Name) other = read_name (text + nodes[table[slot]].offset, end);

      if (other.length == name.length && memcmp (other.bytes, name.bytes, name.length) == 0)
        return TRUE;
    }
  table[slot] = member;
  return FALSE;
}

void
doc_names_init (DocNames *self)
{
  self->table = (DocBuffer) { 0 };
  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  for (guint i = 0; i < DOC_NAMES_N_SHAPES; i++)
    self->shapes[i] = DOC_CONTAINER_NONE;
}

void
doc_names_clear (DocNames *self)
{
  doc_buffer_clear (&self->table);
}

gboolean
doc_names_check (DocNames *self, DocIndex *index, guint32 container, const guint8 *text, const guint8 *end)
{
  const DocIndexContainer *object = doc_index_containers (index) + container;
  guint32 *shape = self->shapes + object->n_children % DOC_NAMES_N_SHAPES, n_slots = 8;
  gboolean clean = TRUE;

  if (object->n_children < 2 || has_shape (index, container, *shape, text, end))
    return TRUE;
  while (n_slots < 2 * (gsize) object->n_children)
    n_slots *= 2;
  if (!doc_buffer_reserve (&self->table, (gsize) n_slots * sizeof (guint32)))
    return FALSE;
  memset (self->table.data, 0xff, (gsize) n_slots * sizeof (guint32));
  for (guint32 member = object->node + 1; member < object->end; member = doc_index_end (index, member))
    if (insert (self, index, member, n_slots - 1, text, end))
      {
        doc_index_nodes (index)[member].duplicate = 1;
        clean = FALSE;
      }
  if (clean)
    *shape = container;
  else
    index->has_duplicates = TRUE;
  return TRUE;
}

gboolean
doc_names_match (const guint8 *inside, gsize length_bytes, const char *name, gsize name_bytes)
{
  g_autoptr(GString) plain = NULL;

  if (memchr (inside, '\\', length_bytes) == NULL)
    return length_bytes == name_bytes && memcmp (inside, name, name_bytes) == 0;
  plain = g_string_sized_new (length_bytes);
  doc_string_unescape (plain, inside, length_bytes, DOC_STRING_EXACT, G_MAXSIZE);
  return plain->len == name_bytes && memcmp (plain->str, name, name_bytes) == 0;
}
