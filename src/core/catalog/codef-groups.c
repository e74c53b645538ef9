/* SPDX-License-Identifier: MIT */
#include "codef-groups.h"

#include "codef-json.h"
#include "codef-label.h"

typedef struct
{
  char      *id;    /* (owned) */
  char      *area;  /* (owned) (nullable) NULL for an area itself */
  CodefLabel title;
} Entry;

struct _CodefGroups
{
  GArray *areas;  /* (owned) of Entry */
  GArray *groups; /* (owned) of Entry */
};

static void
entry_clear (Entry *entry)
{
  g_free (entry->id);
  g_free (entry->area);
  codef_label_clear (&entry->title);
}

static GArray *
read_entries (DocDocument *document, const char *name)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  DocNode list = doc_document_find_member (document, DOC_NODE_ROOT, name);

  g_array_set_clear_func (entries, (GDestroyNotify) entry_clear);
  CODEF_JSON_FOREACH (child, document, list)
    {
      Entry entry = { 0 };

      entry.id = doc_document_dup_member (document, child, "id");
      entry.area = doc_document_dup_member (document, child, "area");
      codef_label_read (&entry.title, document, child, "title");
      g_array_append_val (entries, entry);
    }
  return entries;
}

static const Entry *
find_entry (GArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_strcmp0 (g_array_index (entries, Entry, i).id, id) == 0)
      return &g_array_index (entries, Entry, i);
  return NULL;
}

CodefGroups *
codef_groups_new (DocDocument *document)
{
  CodefGroups *self = g_new0 (CodefGroups, 1);

  self->areas = read_entries (document, "areas");
  self->groups = read_entries (document, "groups");
  return self;
}

void
codef_groups_free (CodefGroups *self)
{
  g_array_unref (self->areas);
  g_array_unref (self->groups);
  g_free (self);
}

const char *
codef_groups_get_area_title (CodefGroups *self, const char *area, CodefLanguage language)
{
  const Entry *entry = find_entry (self->areas, area);

  return entry != NULL ? codef_label_get (&entry->title, language) : NULL;
}

const char *
codef_groups_get_title (CodefGroups *self, const char *group, CodefLanguage language)
{
  const Entry *entry = find_entry (self->groups, group);

  return entry != NULL ? codef_label_get (&entry->title, language) : NULL;
}

const char *
codef_groups_get_area (CodefGroups *self, const char *group)
{
  const Entry *entry = find_entry (self->groups, group);

  return entry != NULL ? entry->area : NULL;
}

guint
codef_groups_get_position (CodefGroups *self, const char *group)
{
  const Entry *entry = find_entry (self->groups, group);

  return entry != NULL ? entry - &g_array_index (self->groups, Entry, 0) : self->groups->len;
}
