/* SPDX-License-Identifier: MIT */
#include "doc-index.h"

G_STATIC_ASSERT (sizeof (DocIndexNode) == 8);
G_STATIC_ASSERT (sizeof (DocIndexContainer) == 20);

guint32
doc_index_find_container (const DocIndex *self, guint32 node)
{
  const DocIndexContainer *containers = doc_index_containers (self);
  guint32 low = 0, high = self->n_containers;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (containers[middle].node < node)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint32
doc_index_position (const DocIndex *self, guint32 node)
{
  const DocIndexContainer *containers = doc_index_containers (self);
  guint32 parent = doc_index_parent (self, node), before;

  if (parent == DOC_CONTAINER_NONE)
    return 0;
  if (doc_index_is_container (self, node))
    return containers[doc_index_nodes (self)[node].container].position;
  /* The last container that begins before a scalar is its parent, or lies in the nearest sibling that is a container:
   * from there on all siblings are scalars and can be counted by their numbers. */
  before = doc_index_find_container (self, node) - 1;
  while (before != parent && containers[before].parent != parent)
    before = containers[before].parent;
  if (before == parent)
    return node - containers[parent].node - 1;
  return containers[before].position + 1 + node - containers[before].end;
}

gboolean
doc_index_is_open (const DocIndex *self, guint32 container)
{
  guint32 open = self->innermost_open;

  while (open != DOC_CONTAINER_NONE && open != container)
    open = doc_index_containers (self)[open].parent;
  return open != DOC_CONTAINER_NONE;
}

void
doc_index_clear (DocIndex *self)
{
  doc_buffer_clear (&self->node_memory);
  doc_buffer_clear (&self->container_memory);
  self->n_nodes = self->n_containers = 0;
}
