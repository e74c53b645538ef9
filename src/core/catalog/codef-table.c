/* SPDX-License-Identifier: MIT */
#include "codef-table.h"

#include "codef-json.h"
#include "codef-product-private.h"

struct _CodefTable
{
  CodefItems *items;  /* (owned) */
  GHashTable *by_key; /* (owned) key (not owned) → object (not owned) */
};

DocDocument *
codef_table_load_file (const char *file)
{
  g_autofree char *path = g_strconcat (CODEF_CATALOG_RESOURCE, file, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("the program was built without its catalogue: %s", error->message);
  return doc_document_new_plain (bytes, NULL);
}

CodefTable *
codef_table_new (const char *file, const char *list, GType type, CodefTableRead read, CodefTableKey key)
{
  CodefTable *self = g_new0 (CodefTable, 1);
  g_autoptr(DocDocument) document = codef_table_load_file (file);
  DocNode elements = doc_document_find_member (document, DOC_NODE_ROOT, list);
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  CODEF_JSON_FOREACH (element, document, elements)
    {
      GObject *object = read (document, element);

      g_ptr_array_add (objects, object);
      if (!g_hash_table_contains (self->by_key, key (object)))
        g_hash_table_insert (self->by_key, (char *) key (object), object);
    }
  self->items = codef_items_new (type, objects);
  return self;
}

void
codef_table_free (CodefTable *self)
{
  g_hash_table_unref (self->by_key);
  g_object_unref (self->items);
  g_free (self);
}

CodefItems *
codef_table_get_items (CodefTable *self)
{
  return self->items;
}

gpointer
codef_table_find (CodefTable *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}
