/* SPDX-License-Identifier: MIT */
/* Finds members of one object that have the same name, in time proportional to the names.
 *
 * Objects in lists nearly always repeat the names of the object before them, in the same order: comparing with that
 * one is enough to know that there is no duplicate. Only the others go through a hash table. The hash is seeded, so
 * nobody can send names that collide.
 */
#pragma once

#include "doc-index.h"

G_BEGIN_DECLS

#define DOC_NAMES_N_SHAPES 16

typedef struct
{
  DocBuffer table;   /* (owned) scratch of guint32: node numbers, DOC_NODE_NONE where free */
  guint64   seed;
  guint32   shapes[DOC_NAMES_N_SHAPES]; /* by member count: an object free of duplicates, or DOC_CONTAINER_NONE */
} DocNames;

void     doc_names_init  (DocNames *self);
void     doc_names_clear (DocNames *self);
/* Flags the duplicates among the members of @container, which is an object. Returns: FALSE if there is no memory. */
gboolean doc_names_check (DocNames *self, DocIndex *index, guint32 container, const guint8 *text, const guint8 *end);
/* Whether the inside of a name as sent stands for @name. */
gboolean doc_names_match (const guint8 *inside, gsize length_bytes, const char *name, gsize name_bytes);

G_END_DECLS
