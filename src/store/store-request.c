/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-request.h"

#include "codef-redactor.h"
#include "codef-request.h"
#include "store-paths.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "1"

/* The order in which they are written; what is not among them follows as it came. */
static const char *const members[] = {
  "format", "name", "product", "environment", "tags", "note", "variables", "parameters", "expect", "baseline",
};

struct _StoreRequest
{
  GObject        parent_instance;
  char          *origin;       /* (owned) */
  DocDocument   *document;     /* (owned) as it is saved */
  char          *name;         /* (owned) */
  char          *product;      /* (owned) */
  char          *environment;  /* (owned) (nullable) */
  char          *note;         /* (owned) (nullable) */
  char         **tags;         /* (owned) */
  GBytes        *parameters;   /* (owned) */
  GPtrArray     *expectations; /* (owned) of CodefExpectation */
  CodefBaseline *baseline;     /* (owned) (nullable) */
};
G_DEFINE_FINAL_TYPE (StoreRequest, store_request, G_TYPE_OBJECT)

static GBytes *
slice (DocDocument *document, DocNode node)
{
  gsize length;
  const char *lexeme = doc_document_get_lexeme (document, node, &length);

  return g_bytes_new (lexeme, length);
}

static void G_GNUC_PRINTF (3, 4)
refuse (StoreRequest *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, STORE_ERROR, STORE_ERROR_ENTRY, "%s: %s", self->origin, reason);
}

static gboolean
is_known (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i], name))
      return TRUE;
  return FALSE;
}

static void
append_member (GString *text, DocDocument *document, DocNode node)
{
  gsize name_length, length;
  const char *name = doc_document_get_name_lexeme (document, node, &name_length);
  const char *value = doc_document_get_lexeme (document, node, &length);

  g_string_append_printf (text, "%s\"%.*s\":", text->len > 1 ? "," : "", (int) name_length, name);
  g_string_append_len (text, value, (gssize) length);
}

/* (transfer full): the members of @document in our order, without @dropped (nullable). */
static GString *
collect (DocDocument *document, const char *dropped)
{
  GString *text = g_string_new ("{");
  DocNode node;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      node = doc_document_find_member (document, DOC_NODE_ROOT, members[i]);
      if (node != DOC_NODE_NONE && g_strcmp0 (dropped, members[i]) != 0)
        append_member (text, document, node);
    }
  for (node = doc_document_get_first_child (document, DOC_NODE_ROOT); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autofree char *name = doc_document_dup_name (document, node);

      if (!is_known (name) && g_strcmp0 (dropped, name) != 0)
        append_member (text, document, node);
    }
  return text;
}

static DocDocument *
arrange (DocDocument *document)
{
  GString *text = g_string_append_c (collect (document, NULL), '}');
  g_autoptr(GBytes) flat = g_string_free_to_bytes (text);
  g_autoptr(DocDocument) arranged = doc_document_new_plain (flat, NULL);
  g_autoptr(GBytes) formatted = doc_document_format (arranged, DOC_NODE_ROOT);

  return doc_document_new_plain (formatted, NULL);
}

static gboolean
read_document (StoreRequest *self, GBytes *json, GError **error)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  const DocProblem *problem = doc_document_get_problem (document);
  gsize length;
  const char *bytes = g_bytes_get_data (json, &length);

  if (problem != NULL)
    {
      if (bytes != NULL && memmem (bytes, length, "<<<<<<< ", 8) != NULL)
        refuse (self, error, _("a merge was not finished: line %u"), problem->line);
      else
        refuse (self, error, _("line %u, column %u: %s"), problem->line, problem->column, _(problem->message));
      return FALSE;
    }
  if (doc_document_get_kind (document, DOC_NODE_ROOT) != DOC_KIND_OBJECT || doc_document_has_duplicate_keys (document))
    {
      refuse (self, error, "%s", _("it is no JSON object, or a member stands twice"));
      return FALSE;
    }
  self->document = arrange (document);
  return TRUE;
}

static gboolean
check_format (StoreRequest *self, GError **error)
{
  DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, "format");
  g_autofree char *format = node != DOC_NODE_NONE ? doc_document_dup_string (self->document, node) : NULL;

  if (g_strcmp0 (format, FORMAT) == 0 && doc_document_get_kind (self->document, node) == DOC_KIND_NUMBER)
    return TRUE;
  if (format != NULL && g_ascii_strtoull (format, NULL, 10) > 1)
    g_set_error (error, STORE_ERROR, STORE_ERROR_NEWER, _("%s was written by a newer version of this program (format %s)"),
                 self->origin, format);
  else
    refuse (self, error, "%s", _("it does not say its format"));
  return FALSE;
}

/* A member of the wrong kind is said with its place, whatever it was meant to be. */
static gboolean
check_kind (StoreRequest *self, const char *name, DocKind kind, GError **error)
{
  DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, name);

  if (node == DOC_NODE_NONE || doc_document_get_kind (self->document, node) == kind)
    return TRUE;
  refuse (self, error, _("“%s” has the wrong type"), name);
  return FALSE;
}

static gboolean
check_kinds (StoreRequest *self, GError **error)
{
  static const struct { const char *name; DocKind kind; } kinds[] = {
    { "name", DOC_KIND_STRING }, { "product", DOC_KIND_STRING }, { "environment", DOC_KIND_STRING }, { "tags", DOC_KIND_ARRAY },
    { "note", DOC_KIND_STRING }, { "variables", DOC_KIND_OBJECT }, { "parameters", DOC_KIND_OBJECT },
    { "expect", DOC_KIND_ARRAY }, { "baseline", DOC_KIND_OBJECT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!check_kind (self, kinds[i].name, kinds[i].kind, error))
      return FALSE;
  return TRUE;
}

/* Nodes stand in document order, so one loop sees every member at any depth. */
static gboolean
check_secrets (StoreRequest *self, const char *name, GError **error)
{
  DocNode start = doc_document_find_member (self->document, DOC_NODE_ROOT, name);

  if (start == DOC_NODE_NONE)
    return TRUE;
  for (DocNode node = start + 1; node < doc_document_get_subtree_end (self->document, start); node++)
    {
      g_autofree char *member = doc_document_dup_name (self->document, node);
      g_autofree char *value = NULL;
      DocKind kind = doc_document_get_kind (self->document, node);

      if (member == NULL || (kind != DOC_KIND_STRING && kind != DOC_KIND_NUMBER) ||
          (!codef_redactor_is_secret_name (member) && !codef_request_is_secret_name (member)))
        continue;
      value = doc_document_dup_string (self->document, node);
      if (*value == '\0' || (g_str_has_prefix (value, "{{") && g_str_has_suffix (value, "}}")))
        continue;
      refuse (self, error, _("“%s” holds a secret in clear: write {{%s}} and give the value when it runs"), member, member);
      return FALSE;
    }
  return TRUE;
}

/* (transfer full): the strings of a list; NULL-terminated. */
static char **
dup_strings (DocDocument *document, DocNode list)
{
  g_autoptr(GPtrArray) strings = g_ptr_array_new ();

  for (DocNode node = list != DOC_NODE_NONE ? doc_document_get_first_child (document, list) : DOC_NODE_NONE;
       node != DOC_NODE_NONE; node = doc_document_get_next_sibling (document, node))
    g_ptr_array_add (strings, doc_document_dup_string (document, node));
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_steal (strings, NULL);
}

static gboolean
read_expectations (StoreRequest *self, GError **error)
{
  DocNode list = doc_document_find_member (self->document, DOC_NODE_ROOT, "expect");
  DocNode node = list != DOC_NODE_NONE ? doc_document_get_first_child (self->document, list) : DOC_NODE_NONE;

  for (; node != DOC_NODE_NONE; node = doc_document_get_next_sibling (self->document, node))
    {
      g_autoptr(GError) cause = NULL;
      CodefExpectation *expectation = codef_expectation_new (self->document, node, &cause);

      if (expectation == NULL)
        {
          g_autofree char *pointer = doc_document_dup_json_pointer (self->document, node);

          refuse (self, error, "%s: %s", pointer, cause->message);
          return FALSE;
        }
      g_ptr_array_add (self->expectations, expectation);
    }
  return TRUE;
}

static gboolean
read_baseline (StoreRequest *self, GError **error)
{
  DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, "baseline");
  DocNode answer = node != DOC_NODE_NONE ? doc_document_find_member (self->document, node, "answer") : DOC_NODE_NONE;
  DocNode ignore = node != DOC_NODE_NONE ? doc_document_find_member (self->document, node, "ignore") : DOC_NODE_NONE;
  g_autofree char *mode = node != DOC_NODE_NONE ? doc_document_dup_member (self->document, node, "mode") : NULL;
  g_auto(GStrv) rules = dup_strings (self->document, ignore);
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(GBytes) text = NULL;

  if (node == DOC_NODE_NONE)
    return TRUE;
  if (answer == DOC_NODE_NONE || (mode != NULL && !g_str_equal (mode, "values") && !g_str_equal (mode, "shape")))
    {
      refuse (self, error, "%s", _("a baseline needs “answer”, and its “mode” is “values” or “shape”"));
      return FALSE;
    }
  text = slice (self->document, answer);
  document = doc_document_new_plain (text, NULL);
  self->baseline = codef_baseline_new (document, g_strcmp0 (mode, "shape") == 0 ? CODEF_BASELINE_SHAPE : CODEF_BASELINE_VALUES,
                                       ignore != DOC_NODE_NONE ? (const char *const *) rules : NULL);
  return TRUE;
}

static gboolean
read_members (StoreRequest *self, GError **error)
{
  DocDocument *document = self->document;
  DocNode parameters = doc_document_find_member (document, DOC_NODE_ROOT, "parameters");
  const char *problem;

  self->product = doc_document_dup_member (document, DOC_NODE_ROOT, "product");
  self->environment = doc_document_dup_member (document, DOC_NODE_ROOT, "environment");
  self->note = doc_document_dup_member (document, DOC_NODE_ROOT, "note");
  self->name = doc_document_dup_member (document, DOC_NODE_ROOT, "name");
  self->tags = dup_strings (document, doc_document_find_member (document, DOC_NODE_ROOT, "tags"));
  self->parameters = parameters != DOC_NODE_NONE ? slice (document, parameters) : g_bytes_new_static ("{}", 2);
  if (self->name == NULL)
    {
      self->name = g_path_get_basename (self->origin);
      if (g_str_has_suffix (self->name, STORE_REQUEST_SUFFIX))
        self->name[strlen (self->name) - strlen (STORE_REQUEST_SUFFIX)] = '\0';
    }
  problem = self->product != NULL ? codef_request_check_path (self->product) : _("it does not say its product");
  if (problem == NULL)
    return read_expectations (self, error) && read_baseline (self, error);
  refuse (self, error, "%s", problem);
  return FALSE;
}

static void
store_request_finalize (GObject *object)
{
  StoreRequest *self = STORE_REQUEST (object);

  g_clear_pointer (&self->document, doc_document_unref);
  g_clear_pointer (&self->parameters, g_bytes_unref);
  g_clear_pointer (&self->expectations, g_ptr_array_unref);
  g_clear_object (&self->baseline);
  g_strfreev (self->tags);
  g_free (self->origin);
  g_free (self->name);
  g_free (self->product);
  g_free (self->environment);
  g_free (self->note);
  G_OBJECT_CLASS (store_request_parent_class)->finalize (object);
}

static void
store_request_class_init (StoreRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_request_finalize;
}

static void
store_request_init (StoreRequest *self)
{
  self->expectations = g_ptr_array_new_with_free_func (g_object_unref);
}

StoreRequest *
store_request_new (GBytes *json, const char *origin, GError **error)
{
  g_autoptr(StoreRequest) self = g_object_new (STORE_TYPE_REQUEST, NULL);

  self->origin = g_strdup (origin);
  if (!read_document (self, json, error) || !check_format (self, error) || !check_kinds (self, error) ||
      !check_secrets (self, "parameters", error) || !check_secrets (self, "variables", error) || !read_members (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

StoreRequest *
store_request_load (const char *path, GError **error)
{
  g_autoptr(GBytes) json = store_file_load (path, STORE_REQUEST_MAX_BYTES, error);

  return json != NULL ? store_request_new (json, path, error) : NULL;
}

gboolean
store_request_save (StoreRequest *self, const char *path, GError **error)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), FALSE);

  return store_paths_write (path, store_request_get_json (self), error);
}

StoreRequest *
store_request_with (StoreRequest *self, const char *name, GBytes *value, GError **error)
{
  g_autoptr(GBytes) json = NULL;
  GString *text;

  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  text = collect (self->document, name);
  if (value != NULL)
    {
      g_string_append_printf (text, "%s\"%s\":", text->len > 1 ? "," : "", name);
      g_string_append_len (text, g_bytes_get_data (value, NULL), (gssize) g_bytes_get_size (value));
    }
  json = g_string_free_to_bytes (g_string_append_c (text, '}'));
  return store_request_new (json, self->origin, error);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
take_file (const char *path, GPtrArray *requests, GPtrArray *problems)
{
  g_autoptr(GError) error = NULL;
  StoreRequest *request = store_request_load (path, &error);

  if (request != NULL)
    g_ptr_array_add (requests, request);
  else
    g_ptr_array_add (problems, g_strdup (error->message));
}

/* A link to a folder is not followed: it may lead back. */
static gboolean
scan_folder (const char *folder, guint depth, GPtrArray *requests, GPtrArray *problems, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr(GError) problem = NULL;

      if (g_str_has_suffix (path, STORE_REQUEST_SUFFIX))
        take_file (path, requests, problems);
      else if (depth < STORE_REQUEST_MAX_DEPTH && g_file_test (path, G_FILE_TEST_IS_DIR) &&
               !g_file_test (path, G_FILE_TEST_IS_SYMLINK) && !scan_folder (path, depth + 1, requests, problems, &problem))
        g_ptr_array_add (problems, g_strdup (problem->message));
    }
  return TRUE;
}

GPtrArray *
store_request_scan (const char *folder, GPtrArray *problems, GError **error)
{
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);

  return scan_folder (folder, 0, requests, problems, error) ? g_steal_pointer (&requests) : NULL;
}

char *
store_request_dup_variable (StoreRequest *self, const char *name)
{
  DocNode variables;

  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  variables = doc_document_find_member (self->document, DOC_NODE_ROOT, "variables");
  return variables != DOC_NODE_NONE ? doc_document_dup_member (self->document, variables, name) : NULL;
}

GBytes *
store_request_get_json (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return doc_document_get_text (self->document);
}

const char *
store_request_get_origin (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->origin;
}

const char *
store_request_get_name (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->name;
}

const char *
store_request_get_product (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->product;
}

const char *
store_request_get_environment (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->environment;
}

const char *
store_request_get_note (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->note;
}

const char *const *
store_request_get_tags (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return (const char *const *) self->tags;
}

GBytes *
store_request_get_parameters (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->parameters;
}

GPtrArray *
store_request_get_expectations (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->expectations;
}

CodefBaseline *
store_request_get_baseline (StoreRequest *self)
{
  g_return_val_if_fail (STORE_IS_REQUEST (self), NULL);

  return self->baseline;
}
