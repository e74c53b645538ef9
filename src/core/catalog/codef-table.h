/* SPDX-License-Identifier: MIT */
/* The objects of one file of the catalogue, in its order, with an index by key. Immutable. Private to the catalogue. */
#pragma once

#include "codef-items.h"
#include "doc-document.h"

G_BEGIN_DECLS

typedef struct _CodefTable CodefTable;

/* (transfer full): makes an object from an element of the list. */
typedef GObject    *(*CodefTableRead) (DocDocument *document, DocNode element);
typedef const char *(*CodefTableKey)  (GObject *object);

/* (transfer full): @file: of the built-in catalogue, such as "codes.json"; @list: name of its list. */
CodefTable *codef_table_new       (const char *file, const char *list, GType type, CodefTableRead read,
                                   CodefTableKey key);
void        codef_table_free      (CodefTable *self);
CodefItems *codef_table_get_items (CodefTable *self); /* (transfer none) */
/* (transfer none) (nullable): the first object with that key. */
gpointer    codef_table_find      (CodefTable *self, const char *key);

/* (transfer full): a file of the built-in catalogue. */
DocDocument *codef_table_load_file (const char *file);

G_END_DECLS
