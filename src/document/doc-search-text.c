/* SPDX-License-Identifier: MIT */
/* Plain text is looked for in all bytes at once; only then is asked what stands where it was found. Strings with
 * escapes are taken out of that and read one by one. */
#include "doc-search-private.h"

#include "doc-scan.h"

#include <string.h>

/* A key or a scalar value in the text. */
typedef struct
{
  const guint8  *begin, *end; /* between the quotation marks */
  DocSearchParts part;        /* 0: neither, structure */
} Token;

/* The last node that begins at or before @offset. It is not before @node: looked for in growing steps from there. */
static DocNode
find_node (const DocIndex *index, DocNode node, gsize offset)
{
  const DocIndexNode *nodes = doc_index_nodes (index);
  guint64 step = 1, high;
  DocNode low = node;

  while (low + step < index->n_nodes && nodes[low + step].offset <= offset)
    {
      low += (DocNode) step;
      step *= 2;
    }
  high = MIN (low + step, index->n_nodes);
  while (low + 1 < high)
    {
      DocNode middle = low + (DocNode) (high - low) / 2;

      if (nodes[middle].offset <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static Token
find_value_token (DocDocument *document, DocNode node, const guint8 *value)
{
  Token token = { value, value, DOC_SEARCH_VALUES };

  if (doc_index_is_container (&document->index, node))
    return (Token) { value, value, 0 };
  token.end = doc_document_find_end (document, node);
  if (*value == '"')
    {
      token.begin++;
      token.end--;
    }
  return token;
}

/* What of @node stands at @p, which is not before it. */
static Token
find_token (DocDocument *document, DocNode node, const guint8 *p)
{
  const guint8 *begin = document->begin + doc_index_nodes (&document->index)[node].offset;

  if (doc_index_is_member (&document->index, node))
    {
      Token name = { begin + 1, doc_scan_to_quote (begin + 1, document->end), DOC_SEARCH_KEYS };

      if (p <= name.end)
        return name;
      begin = doc_document_find_value (document, node);
    }
  return find_value_token (document, node, begin);
}

/* Looks for the needle where no escapes are. */
static void
scan_plain (DocSearchJob *job, DocNode *node, const guint8 *from, const guint8 *end)
{
  const DocNeedle *needle = doc_pattern_get_needle (job->pattern);
  DocDocument *document = job->document;
  const guint8 *hit;

  while ((hit = doc_needle_find (needle, from, end)) != NULL)
    {
      const guint8 *hit_end = hit + needle->length_bytes;
      Token token;

      *node = find_node (&document->index, *node, (gsize) (hit - document->begin));
      token = find_token (document, *node, hit);
      from = hit + 1;
      if (hit < token.begin || hit_end > token.end)
        continue;
      from = token.end;
      if ((token.part & job->parts) != 0)
        doc_search_add (job, *node);
    }
}

/* Returns where the token with an escape at @escape begins; @end: (out): where it ends. */
static const guint8 *
search_escaped (DocSearchJob *job, DocNode *node, const guint8 *escape, const guint8 **end)
{
  DocDocument *document = job->document;
  gsize length;
  const char *text;
  Token token;

  *node = find_node (&document->index, *node, (gsize) (escape - document->begin));
  token = find_token (document, *node, escape);
  *end = MAX (token.end, escape + 1);
  if ((token.part & job->parts) == 0)
    return token.begin;
  text = doc_search_read (job, token.begin, (gsize) (token.end - token.begin), &length);
  if (doc_pattern_find (job->pattern, text, length, 0, NULL, NULL))
    doc_search_add (job, *node);
  return token.begin;
}

void
doc_search_scan_text (DocSearchJob *job)
{
  const guint8 *begin = job->document->begin, *end = begin + job->document->index.read_bytes, *from = begin;
  gsize overlap = doc_pattern_get_needle (job->pattern)->length_bytes - 1;
  DocNode node = 0;

  while (from < end && !g_cancellable_is_cancelled (job->cancellable))
    {
      const guint8 *limit = from + MIN (DOC_SEARCH_PIECE_BYTES, (gsize) (end - from));
      const guint8 *escape = memchr (from, '\\', (gsize) (limit - from)), *escaped_end, *escaped_begin;

      if (escape == NULL)
        {
          scan_plain (job, &node, from, limit + MIN (overlap, (gsize) (end - limit)));
          from = limit;
        }
      else
        {
          DocNode before = node;

          escaped_begin = search_escaped (job, &node, escape, &escaped_end);
          if (escaped_begin > from)
            scan_plain (job, &before, from, escaped_begin);
          from = escaped_end;
        }
      g_atomic_int_set (job->per_mille, (gint) (1000 * (guint64) (from - begin) / (guint64) (end - begin)));
    }
}
