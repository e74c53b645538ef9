/* SPDX-License-Identifier: MIT */
/* What the files of the catalogue share: the loading and adding of products, the institutions and the dictionaries,
 * the search. */
#pragma once

#include "codef-catalog.h"
#include "codef-groups.h"
#include "codef-items.h"
#include "codef-table.h"

G_BEGIN_DECLS

typedef struct _CodefCatalogSearch CodefCatalogSearch;

struct _CodefCatalog
{
  GObject             parent_instance;
  CodefGroups        *groups;         /* (owned) */
  CodefItems         *products;       /* (owned) of CodefProduct */
  GMutex              lock;           /* guards by_path and retired */
  GHashTable         *by_path;        /* (owned) path of the product → CodefProduct (not owned) */
  GHashTable         *own_answers;    /* (owned) path of the product → GBytes; under the lock too */
  GPtrArray          *retired;        /* (owned) overridden products: pointers lent out before stay good */
  CodefCatalogSearch *search;         /* (owned) */
  CodefTable         *organizations;  /* (owned) (nullable) set once, by whichever thread asks first; so the next two */
  CodefTable         *result_codes;   /* (owned) (nullable) */
  CodefTable         *field_labels;   /* (owned) (nullable) */
  gsize               labels_counted; /* 1 once the products of each label are counted */
};

/* (transfer none) */
CodefTable         *codef_catalog_get_organization_table (CodefCatalog *self);

CodefCatalogSearch *codef_catalog_search_new  (void);
void                codef_catalog_search_free (CodefCatalogSearch *self);

G_END_DECLS
