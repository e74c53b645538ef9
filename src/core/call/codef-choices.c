/* SPDX-License-Identifier: MIT */
#include "codef-choices.h"

#include "codef-choseong.h"

/* More columns than this are no table for a person; a hostile answer could name a new one in each row. */
#define MAX_COLUMNS 32
#define MAX_CELL_BYTES ((gsize) 4096)

struct _CodefChoices
{
  GObject       parent_instance;
  DocDocument  *answer;       /* (owned) */
  GArray       *rows;         /* (owned) of DocNode */
  GPtrArray    *columns;      /* (owned) of char */
  CodefProduct *product;      /* (owned) (nullable) */
  CodefCatalog *catalog;      /* (owned) (nullable) */
  char         *name;         /* (owned) */
  guint         value_column;
};

struct _CodefChoice
{
  GObject   parent_instance;
  char     *value;  /* (owned) */
  char    **cells;  /* (owned) one for each column */
  guint     n_cells;
};

static void codef_choices_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CodefChoices, codef_choices, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, codef_choices_list_model_init))
G_DEFINE_FINAL_TYPE (CodefChoice, codef_choice, G_TYPE_OBJECT)

/* --- one row --- */

static void
codef_choice_finalize (GObject *object)
{
  CodefChoice *self = CODEF_CHOICE (object);

  g_free (self->value);
  g_strfreev (self->cells);
  G_OBJECT_CLASS (codef_choice_parent_class)->finalize (object);
}

static void
codef_choice_class_init (CodefChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_choice_finalize;
}

static void
codef_choice_init (CodefChoice *self)
{
}

const char *
codef_choice_get_value (CodefChoice *self)
{
  g_return_val_if_fail (CODEF_IS_CHOICE (self), NULL);
  return self->value;
}

const char *
codef_choice_get_cell (CodefChoice *self, guint column)
{
  g_return_val_if_fail (CODEF_IS_CHOICE (self) && column < self->n_cells, NULL);
  return self->cells[column];
}

gboolean
codef_choice_matches (CodefChoice *self, const char *query)
{
  g_autofree char *folded_query = NULL;

  g_return_val_if_fail (CODEF_IS_CHOICE (self), FALSE);
  if (query == NULL || *query == '\0')
    return TRUE;
  folded_query = codef_choseong_fold (query);
  for (guint i = 0; i < self->n_cells; i++)
    {
      g_autofree char *folded = codef_choseong_fold (self->cells[i]);

      if (codef_choseong_matches (folded, folded_query))
        return TRUE;
    }
  return FALSE;
}

/* --- the list --- */

static char *
dup_cell (CodefChoices *self, DocNode row, const char *column)
{
  DocNode node = doc_document_find_member (self->answer, row, column);

  if (node == DOC_NODE_NONE || doc_document_get_kind (self->answer, node) == DOC_KIND_NULL)
    return g_strdup ("");
  return doc_document_dup_preview (self->answer, node, MAX_CELL_BYTES);
}

static CodefChoice *
make_choice (CodefChoices *self, guint position)
{
  CodefChoice *choice = g_object_new (CODEF_TYPE_CHOICE, NULL);
  DocNode row = g_array_index (self->rows, DocNode, position);

  choice->n_cells = self->columns->len;
  choice->cells = g_new0 (char *, choice->n_cells + 1);
  for (guint i = 0; i < choice->n_cells; i++)
    choice->cells[i] = dup_cell (self, row, g_ptr_array_index (self->columns, i));
  if (self->value_column == CODEF_CHOICES_POSITION)
    {
      choice->value = g_strdup_printf ("%u", position);
    }
  else
    {
      /* whole, however long */
      DocNode node = doc_document_find_member (self->answer, row,
                                               g_ptr_array_index (self->columns, self->value_column));

      choice->value = node != DOC_NODE_NONE ? doc_document_dup_string (self->answer, node) : g_strdup ("");
    }
  return choice;
}

static GType
codef_choices_get_item_type (GListModel *list)
{
  return CODEF_TYPE_CHOICE;
}

static guint
codef_choices_get_n_items (GListModel *list)
{
  return CODEF_CHOICES (list)->rows->len;
}

static gpointer
codef_choices_get_item (GListModel *list, guint position)
{
  CodefChoices *self = CODEF_CHOICES (list);

  return position < self->rows->len ? make_choice (self, position) : NULL;
}

static void
codef_choices_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = codef_choices_get_item_type;
  iface->get_n_items = codef_choices_get_n_items;
  iface->get_item = codef_choices_get_item;
}

static void
codef_choices_finalize (GObject *object)
{
  CodefChoices *self = CODEF_CHOICES (object);

  doc_document_unref (self->answer);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_clear_object (&self->product);
  g_clear_object (&self->catalog);
  g_free (self->name);
  G_OBJECT_CLASS (codef_choices_parent_class)->finalize (object);
}

static void
codef_choices_class_init (CodefChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_choices_finalize;
}

static void
codef_choices_init (CodefChoices *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (DocNode));
  self->columns = g_ptr_array_new_with_free_func (g_free);
}

/* --- making it --- */

static gboolean
find_column (CodefChoices *self, const char *name, guint *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->columns, i), name) == 0)
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

static void
add_columns (CodefChoices *self, DocNode row)
{
  DocNode node = doc_document_get_first_child (self->answer, row);
  guint column;

  for (; node != DOC_NODE_NONE; node = doc_document_get_next_sibling (self->answer, node))
    {
      g_autofree char *name = doc_document_dup_name (self->answer, node);

      if (self->columns->len < MAX_COLUMNS && !find_column (self, name, &column))
        g_ptr_array_add (self->columns, g_steal_pointer (&name));
    }
}

/* What goes back is the member that has the parameter's name behind "comm" (commDongNum for dongNum), or that very
 * name; for an address the road name, as the catalogue has it. Otherwise the first that the service calls "comm…", the
 * prefix of what it wants to have back; for a bare index the row's position. */
static guint
find_value_column (CodefChoices *self, const char *input)
{
  g_autofree char *common = g_strconcat ("comm", input, NULL);
  guint column;

  if (find_column (self, common, &column) || find_column (self, input, &column))
    return column;
  if (g_str_equal (input, "reqAddress") && find_column (self, "commAddrRoadName", &column))
    return column;
  if (g_str_equal (input, "index"))
    return CODEF_CHOICES_POSITION;
  for (column = 0; column < self->columns->len; column++)
    if (g_str_has_prefix (g_ptr_array_index (self->columns, column), "comm"))
      return column;
  return self->columns->len > 0 ? 0 : CODEF_CHOICES_POSITION;
}

CodefChoices *
codef_choices_new (DocDocument *answer, DocNode list, const char *input, CodefProduct *product, CodefCatalog *catalog)
{
  CodefChoices *self;

  g_return_val_if_fail (answer != NULL && input != NULL, NULL);
  self = g_object_new (CODEF_TYPE_CHOICES, NULL);
  self->answer = doc_document_ref (answer);
  self->product = product != NULL ? g_object_ref (product) : NULL;
  self->catalog = catalog != NULL ? g_object_ref (catalog) : NULL;
  self->name = doc_document_dup_name (answer, list);
  for (DocNode row = doc_document_get_first_child (answer, list); row != DOC_NODE_NONE;
       row = doc_document_get_next_sibling (answer, row))
    if (doc_document_get_kind (answer, row) == DOC_KIND_OBJECT)
      {
        g_array_append_val (self->rows, row);
        add_columns (self, row);
      }
  self->value_column = find_value_column (self, input);
  return self;
}

const char *
codef_choices_get_name (CodefChoices *self)
{
  g_return_val_if_fail (CODEF_IS_CHOICES (self), NULL);
  return self->name;
}

guint
codef_choices_get_n_columns (CodefChoices *self)
{
  g_return_val_if_fail (CODEF_IS_CHOICES (self), 0);
  return self->columns->len;
}

const char *
codef_choices_get_column (CodefChoices *self, guint column)
{
  g_return_val_if_fail (CODEF_IS_CHOICES (self) && column < self->columns->len, NULL);
  return g_ptr_array_index (self->columns, column);
}

const char *
codef_choices_get_column_title (CodefChoices *self, guint column, CodefLanguage language)
{
  const char *name, *title = NULL;

  g_return_val_if_fail (CODEF_IS_CHOICES (self) && column < self->columns->len, NULL);
  name = g_ptr_array_index (self->columns, column);
  if (self->catalog != NULL)
    title = codef_catalog_get_field_title (self->catalog, self->product, name, language);
  return title != NULL ? title : name;
}

guint
codef_choices_get_value_column (CodefChoices *self)
{
  g_return_val_if_fail (CODEF_IS_CHOICES (self), CODEF_CHOICES_POSITION);
  return self->value_column;
}
