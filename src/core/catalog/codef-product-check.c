/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "codef-product-check.h"

#include "codef-condition.h"
#include "codef-json.h"
#include "codef-product-shape.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Stops at the first finding: what follows is often its consequence. */
typedef struct
{
  DocDocument *document; /* (not owned) */
  CodefGroups *groups;   /* (not owned) */
  const char  *origin;   /* (not owned) */
  GError      *error;    /* (owned) (nullable) */
} Checker;

static gboolean check_node (Checker *self, DocNode node, const char *name, const CodefShape *shape);

static gboolean fail (Checker *self, DocNode node, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Checker *self, DocNode node, const char *format, ...)
{
  g_autofree char *what = NULL;
  guint line, column;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  codef_json_locate (self->document, codef_json_get_offset (self->document, node), &line, &column);
  g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u:%u: %s", self->origin, line, column, what);
  return FALSE;
}

static gboolean
is_name (const char *text)
{
  if (!g_ascii_isalpha (*text) && *text != '_')
    return FALSE;
  return text[strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';
}

static gboolean
is_path (const char *text)
{
  return g_str_has_prefix (text, "/v1/")
         && text[strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/")] == '\0';
}

static gboolean
check_word (Checker *self, DocNode node, const char *name, const char *text, const CodefShape *shape)
{
  g_autofree char *known = NULL;

  if (g_strv_contains (shape->words, text))
    return TRUE;
  known = g_strjoinv (", ", (char **) shape->words);
  return fail (self, node, _("“%s” has to be one of: %s"), name, known);
}

static gboolean
check_string (Checker *self, DocNode node, const char *name, const CodefShape *shape)
{
  g_autofree char *text = doc_document_dup_string (self->document, node);
  g_autofree char *problem = NULL;

  if (doc_document_get_kind (self->document, node) != DOC_KIND_STRING)
    return fail (self, node, _("“%s” has to be text in quotes"), name);
  if (shape->kind == CODEF_SHAPE_WORD)
    return check_word (self, node, name, text, shape);
  if (shape->kind == CODEF_SHAPE_TEXT && *text == '\0')
    return fail (self, node, _("“%s” is empty"), name);
  if (shape->kind == CODEF_SHAPE_NAME && !is_name (text))
    return fail (self, node, _("“%s” has to be a name of letters, digits and underscores"), name);
  if (shape->kind == CODEF_SHAPE_PATH && !is_path (text))
    return fail (self, node, _("“%s” has to be a path that begins with /v1/"), name);
  if (shape->kind == CODEF_SHAPE_CONDITION)
    problem = codef_condition_check (text);
  return problem == NULL || fail (self, node, _("the condition “%s” is malformed: %s"), name, problem);
}

static gboolean
check_number (Checker *self, DocNode node, const char *name, const CodefShape *shape)
{
  g_autofree char *digits = doc_document_dup_string (self->document, node);
  gboolean whole = doc_document_get_kind (self->document, node) == DOC_KIND_NUMBER
                   && digits[strspn (digits, "0123456789")] == '\0';

  if (shape->kind == CODEF_SHAPE_VERSION)
    return (whole && g_str_equal (digits, "1"))
           || fail (self, node, _("“%s” has to be 1: this program knows no other"), name);
  return (whole && digits[strspn (digits, "0")] != '\0')
         || fail (self, node, _("“%s” has to be a whole number from 1"), name);
}

static const CodefShapeMember *
find_member (const CodefShape *shape, const char *name)
{
  for (const CodefShapeMember *member = shape->members; member->name != NULL; member++)
    if (g_str_equal (member->name, name))
      return member;
  return NULL;
}

static gboolean
check_members (Checker *self, DocNode node, const char *name, const CodefShape *shape)
{
  if (doc_document_get_kind (self->document, node) != DOC_KIND_OBJECT)
    return fail (self, node, _("“%s” has to be an object"), name);
  CODEF_JSON_FOREACH (child, self->document, node)
    {
      g_autofree char *child_name = doc_document_dup_name (self->document, child);
      const CodefShape *inner = shape->element;

      if (doc_document_is_duplicate (self->document, child))
        return fail (self, child, _("“%s” stands here twice"), child_name);
      if (shape->kind == CODEF_SHAPE_MEMBERS)
        {
          const CodefShapeMember *member = find_member (shape, child_name);

          if (member == NULL)
            return fail (self, child, _("“%s” is not known here"), child_name);
          inner = member->shape;
        }
      if (inner != NULL && !check_node (self, child, child_name, inner))
        return FALSE;
    }
  for (const CodefShapeMember *member = shape->members; member != NULL && member->name != NULL; member++)
    if (member->required && doc_document_find_member (self->document, node, member->name) == DOC_NODE_NONE)
      return fail (self, node, _("“%s” is missing"), member->name);
  return TRUE;
}

static gboolean
check_list (Checker *self, DocNode node, const char *name, const CodefShape *shape)
{
  if (doc_document_get_kind (self->document, node) != DOC_KIND_ARRAY)
    return fail (self, node, _("“%s” has to be a list"), name);
  if (shape->filled && doc_document_get_n_children (self->document, node) == 0)
    return fail (self, node, _("“%s” is empty"), name);
  CODEF_JSON_FOREACH (child, self->document, node)
    if (!check_node (self, child, name, shape->element))
      return FALSE;
  return TRUE;
}

/* Recursion follows the shapes; only items nest, and stop where the file's nesting does (DOC_MAX_DEPTH). */
static gboolean
check_node (Checker *self, DocNode node, const char *name, const CodefShape *shape)
{
  DocKind kind = doc_document_get_kind (self->document, node);

  switch (shape->kind)
    {
    case CODEF_SHAPE_TEXT:
    case CODEF_SHAPE_STRING:
    case CODEF_SHAPE_WORD:
    case CODEF_SHAPE_NAME:
    case CODEF_SHAPE_PATH:
    case CODEF_SHAPE_CONDITION:
      return check_string (self, node, name, shape);
    case CODEF_SHAPE_VERSION:
    case CODEF_SHAPE_COUNT:
      return check_number (self, node, name, shape);
    case CODEF_SHAPE_BOOLEAN:
      return kind == DOC_KIND_TRUE || kind == DOC_KIND_FALSE
             || fail (self, node, _("“%s” has to be true or false"), name);
    case CODEF_SHAPE_OBJECT:
      return kind == DOC_KIND_OBJECT || fail (self, node, _("“%s” has to be an object"), name);
    case CODEF_SHAPE_MEMBERS:
    case CODEF_SHAPE_MAP:
      return check_members (self, node, name, shape);
    case CODEF_SHAPE_LIST:
      return check_list (self, node, name, shape);
    case CODEF_SHAPE_ANY:
    default:
      return TRUE;
    }
}

/* The names that conditions and inputs may speak of. */
typedef struct
{
  GHashTable *known;   /* (not owned) set of names */
  char       *unknown; /* (owned) (nullable) the first one that is not */
} Names;

static const char *
note_name (const char *name, gpointer user_data)
{
  Names *names = user_data;

  if (names->unknown == NULL && !g_hash_table_contains (names->known, name))
    names->unknown = g_strdup (name);
  return NULL;
}

static gboolean
check_condition_names (Checker *self, DocNode object, const char *member, GHashTable *known)
{
  g_autofree char *condition = doc_document_dup_member (self->document, object, member);
  Names names = { known, NULL };
  g_autofree char *unknown = NULL;

  codef_condition_holds (condition, note_name, &names);
  unknown = names.unknown;
  if (unknown == NULL)
    return TRUE;
  return fail (self, doc_document_find_member (self->document, object, member),
               _("the condition “%s” speaks of “%s”, which is not a parameter"), member, unknown);
}

/* @known grows by the names of @list: conditions of records may speak of their own parameters and of the request's. */
static gboolean
check_parameters (Checker *self, DocNode list, GHashTable *known)
{
  g_autoptr(GHashTable) here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  CODEF_JSON_FOREACH (child, self->document, list)
    {
      g_autofree char *name = doc_document_dup_member (self->document, child, "name");

      g_hash_table_add (known, g_strdup (name));
      if (!g_hash_table_add (here, g_strdup (name)))
        return fail (self, child, _("the parameter “%s” stands here twice"), name);
    }
  CODEF_JSON_FOREACH (child, self->document, list)
    {
      g_autofree char *input = doc_document_dup_member (self->document, child, "input");
      DocNode items = doc_document_find_member (self->document, child, "items");

      if (g_str_equal (input, "list") != (items != DOC_NODE_NONE))
        return fail (self, child, _("“items” belongs to a parameter whose input is “list”, and to no other"));
      if (g_str_equal (input, "choice") && doc_document_find_member (self->document, child, "values") == DOC_NODE_NONE)
        return fail (self, child, _("a parameter whose input is “choice” needs “values”"));
      if (!check_condition_names (self, child, "when", known)
          || !check_condition_names (self, child, "encryptedWhen", known))
        return FALSE;
      if (items != DOC_NODE_NONE && !check_parameters (self, items, known))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_two_way (Checker *self, GHashTable *known)
{
  DocNode two_way = doc_document_find_member (self->document, DOC_NODE_ROOT, "twoWay");
  DocNode steps = doc_document_find (self->document, DOC_NODE_ROOT, "twoWay", "steps", NULL);

  if (two_way == DOC_NODE_NONE)
    return TRUE;
  if (!check_condition_names (self, two_way, "when", known))
    return FALSE;
  CODEF_JSON_FOREACH (step, self->document, steps)
    {
      DocNode inputs = doc_document_find_member (self->document, step, "inputs");

      if (!check_condition_names (self, step, "when", known))
        return FALSE;
      CODEF_JSON_FOREACH (input, self->document, inputs)
        {
          g_autofree char *name = doc_document_dup_string (self->document, input);

          if (!g_hash_table_contains (known, name))
            return fail (self, input, _("the step asks for “%s”, which is not a parameter"), name);
        }
    }
  return TRUE;
}

static gboolean
check_group (Checker *self)
{
  DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, "group");
  g_autofree char *group = doc_document_dup_string (self->document, node);
  g_autofree char *area = doc_document_dup_member (self->document, DOC_NODE_ROOT, "area");
  const char *area_of_group = codef_groups_get_area (self->groups, group);

  if (area_of_group == NULL)
    return fail (self, node, _("there is no group “%s”"), group);
  return g_str_equal (area, area_of_group)
         || fail (self, node, _("the group “%s” belongs to the area “%s”"), group, area_of_group);
}

gboolean
codef_product_check (DocDocument *document, CodefGroups *groups, const char *origin, GError **error)
{
  Checker checker = { document, groups, origin, NULL };
  const DocProblem *problem = doc_document_get_problem (document);
  g_autoptr(GHashTable) known = NULL;

  if (problem != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u:%u: %s", origin, problem->line, problem->column,
                   _(problem->message));
      return FALSE;
    }
  known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (check_node (&checker, DOC_NODE_ROOT, _("the file"), &codef_product_shape) && check_group (&checker)
      && check_parameters (&checker, doc_document_find_member (document, DOC_NODE_ROOT, "parameters"), known)
      && check_two_way (&checker, known))
    return TRUE;
  g_propagate_error (error, checker.error);
  return FALSE;
}
