/* SPDX-License-Identifier: MIT */
/* What one pass over a text leaves behind: 8 bytes a node and 20 bytes a container that is an array or an object.
 *
 * Nodes stand in document order, so a subtree is a range of nodes, and the containers of a subtree are a range of
 * containers. All lookups are O(1), or O(log containers + depth) where said.
 */
#pragma once

#include "doc-buffer.h"
#include "doc-document.h"

G_BEGIN_DECLS

#define DOC_CONTAINER_NONE ((guint32) 0x0fffffff)
/* A container takes two bytes of text at least, and its number has 28 bits. */
#define DOC_INDEX_MAX_TEXT_BYTES ((gsize) 2 * DOC_CONTAINER_NONE)

typedef struct
{
  guint32 offset;        /* in the text: of the value, but of the name's quotation mark where the parent is an object */
  guint32 kind : 3;      /* DocKind */
  guint32 duplicate : 1; /* an earlier member of the same object has the same name */
  guint32 container : 28; /* its own number if it is a container, else its parent's */
} DocIndexNode;

typedef struct
{
  guint32 node;
  guint32 end;        /* the node after its last descendant */
  guint32 parent;     /* a container */
  guint32 n_children;
  guint32 position;   /* among its siblings */
} DocIndexContainer;

typedef struct
{
  DocBuffer node_memory;      /* (owned) of DocIndexNode */
  DocBuffer container_memory; /* (owned) of DocIndexContainer */
  guint32   n_nodes;
  guint32   n_containers;
  guint32   innermost_open;   /* the container in which a broken text stopped being readable, or DOC_CONTAINER_NONE */
  gsize     read_bytes;       /* how much of the text was understood */
  gboolean  has_duplicates;
} DocIndex;

static inline DocIndexNode *
doc_index_nodes (const DocIndex *self)
{
  return (DocIndexNode *) self->node_memory.data;
}

static inline DocIndexContainer *
doc_index_containers (const DocIndex *self)
{
  return (DocIndexContainer *) self->container_memory.data;
}

static inline gboolean
doc_index_is_container (const DocIndex *self, guint32 node)
{
  return doc_index_nodes (self)[node].kind >= DOC_KIND_ARRAY;
}

/* The container that holds @node; DOC_CONTAINER_NONE for the root. */
static inline guint32
doc_index_parent (const DocIndex *self, guint32 node)
{
  DocIndexNode entry = doc_index_nodes (self)[node];

  return entry.kind >= DOC_KIND_ARRAY ? doc_index_containers (self)[entry.container].parent : entry.container;
}

static inline guint32
doc_index_end (const DocIndex *self, guint32 node)
{
  DocIndexNode entry = doc_index_nodes (self)[node];

  return entry.kind >= DOC_KIND_ARRAY ? doc_index_containers (self)[entry.container].end : node + 1;
}

/* Whether @node has a name. */
static inline gboolean
doc_index_is_member (const DocIndex *self, guint32 node)
{
  guint32 parent = doc_index_parent (self, node);

  if (parent == DOC_CONTAINER_NONE)
    return FALSE;
  return doc_index_nodes (self)[doc_index_containers (self)[parent].node].kind == DOC_KIND_OBJECT;
}

/* The first container whose node is @node or later; n_containers if there is none. O(log containers). */
guint32  doc_index_find_container (const DocIndex *self, guint32 node);
/* Position of @node among its siblings. O(log containers + depth). */
guint32  doc_index_position       (const DocIndex *self, guint32 node);
/* Whether the text broke off inside @container. O(depth). */
gboolean doc_index_is_open        (const DocIndex *self, guint32 container);
void     doc_index_clear          (DocIndex *self);

G_END_DECLS
