/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-expectation.h"

#include "codef-error.h"
#include "codef-redactor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a value in a sentence. */
#define MAX_SHOWN_BYTES 60

typedef enum { EQUALS, EXISTS, TYPE, MATCHES, COUNT, RANGE, N_RULES } Rule;

static const char *const rule_names[] = { "equals", "exists", "type", "matches", "count", "range" };

struct _CodefExpectation
{
  GObject      parent_instance;
  DocDocument *document; /* (owned) the object alone */
  DocNode      wanted;   /* the value of the rule in it */
  Rule         rule;
  char        *pointer;  /* (owned) */
  GRegex      *regex;    /* (owned) (nullable) of MATCHES */
};
G_DEFINE_FINAL_TYPE (CodefExpectation, codef_expectation, G_TYPE_OBJECT)

static const char *
type_name (DocKind kind)
{
  static const char *const names[] = { "null", "boolean", "boolean", "number", "string", "array", "object" };

  return names[kind];
}

static gboolean
same_scalar (DocDocument *a, DocNode x, DocDocument *b, DocNode y)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (doc_document_get_kind (a, x) != doc_document_get_kind (b, y))
    return FALSE;
  left = doc_document_dup_string (a, x);
  right = doc_document_dup_string (b, y);
  return g_str_equal (left, right);
}

/* Whole numbers exactly, others as doubles. FALSE if one is no number. */
static gboolean
compare_numbers (const char *a, const char *b, int *order)
{
  char *end_a, *end_b;
  double left = g_ascii_strtod (a, &end_a), right = g_ascii_strtod (b, &end_b);
  gint64 whole_left, whole_right;

  if (*a == '\0' || *b == '\0' || *end_a != '\0' || *end_b != '\0')
    return FALSE;
  if (g_ascii_string_to_signed (a, 10, G_MININT64, G_MAXINT64, &whole_left, NULL) &&
      g_ascii_string_to_signed (b, 10, G_MININT64, G_MAXINT64, &whole_right, NULL))
    *order = whole_left < whole_right ? -1 : whole_left > whole_right;
  else
    *order = left < right ? -1 : left > right;
  return TRUE;
}

/* TRUE if @text is a number between "min" and "max" of @bounds, or the number that @bounds is. */
static gboolean
is_within (CodefExpectation *self, DocNode bounds, const char *text)
{
  static const char *const ends[] = { "min", "max" };
  gboolean is_object = doc_document_get_kind (self->document, bounds) == DOC_KIND_OBJECT;
  int order;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      DocNode end = is_object ? doc_document_find_member (self->document, bounds, ends[i]) : bounds;
      g_autofree char *bound = end != DOC_NODE_NONE ? doc_document_dup_string (self->document, end) : NULL;

      if (bound != NULL && (!compare_numbers (text, bound, &order) || (i == 0 ? order < 0 : order > 0)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
holds (CodefExpectation *self, DocDocument *answer, DocNode node)
{
  g_autofree char *wanted = doc_document_dup_string (self->document, self->wanted);
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;
  DocKind kind;

  if (self->rule == EXISTS)
    return (node != DOC_NODE_NONE) == g_str_equal (wanted, "true");
  if (node == DOC_NODE_NONE)
    return FALSE;
  kind = doc_document_get_kind (answer, node);
  text = kind < DOC_KIND_ARRAY ? doc_document_dup_string (answer, node) : NULL;
  switch (self->rule)
    {
    case EQUALS:
      return same_scalar (self->document, self->wanted, answer, node);
    case TYPE:
      return g_str_equal (wanted, type_name (kind));
    case MATCHES:
      return (kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER) && g_regex_match (self->regex, text, 0, NULL);
    case COUNT:
      count = g_strdup_printf ("%u", doc_document_get_n_children (answer, node));
      return kind >= DOC_KIND_ARRAY && is_within (self, self->wanted, count);
    case RANGE:
      return (kind == DOC_KIND_STRING || kind == DOC_KIND_NUMBER) && is_within (self, self->wanted, text);
    case EXISTS:
    case N_RULES:
    default:
      g_assert_not_reached ();
    }
}

/* As it is written, but without the breaks and indents of a file that people read: {"min": 1, "max": 2}. */
static char *
dup_one_line (const char *lexeme, gsize length)
{
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (lexeme[i] != '\n' && lexeme[i] != '\r')
        g_string_append_c (line, lexeme[i]);
      else
        while (i + 1 < length && (lexeme[i + 1] == ' ' || lexeme[i + 1] == '\t'))
          i++;
    }
  return g_string_free (line, FALSE);
}

/* (transfer full): what came, as it may be shown. */
static char *
describe (DocDocument *answer, DocNode node)
{
  g_autofree char *name = NULL;
  g_autofree char *preview = NULL;

  if (node == DOC_NODE_NONE)
    return g_strdup (_("nothing"));
  if (doc_document_get_kind (answer, node) >= DOC_KIND_ARRAY)
    return g_strdup_printf ("%s (%u)", type_name (doc_document_get_kind (answer, node)), doc_document_get_n_children (answer, node));
  name = doc_document_dup_name (answer, node);
  if (name != NULL && codef_redactor_is_secret_name (name))
    return g_strdup (CODEF_REDACTED);
  preview = doc_document_dup_preview (answer, node, MAX_SHOWN_BYTES);
  return codef_redactor_mask_text (preview);
}

CodefVerdict *
codef_expectation_check (CodefExpectation *self, DocDocument *answer)
{
  DocNode node = doc_document_find_json_pointer (answer, self->pointer);
  gsize length;
  const char *lexeme = doc_document_get_lexeme (self->document, self->wanted, &length);
  g_autofree char *wanted = dup_one_line (lexeme, length);
  const char *last = strrchr (self->pointer, '/');
  g_autofree char *came = describe (answer, node);
  g_autofree char *message = NULL;

  if (last != NULL && codef_redactor_is_secret_name (last + 1))
    message = g_strdup_printf (_("%s expected, %s came"), rule_names[self->rule], came);
  else /* TRANSLATORS: the rule ("equals"), its value, what came instead */
    message = g_strdup_printf (_("%s %s expected, %s came"), rule_names[self->rule], wanted, came);
  return codef_verdict_new (CODEF_VERDICT_EXPECTATION, holds (self, answer, node), node, self->pointer, message);
}

static gboolean
is_bounds (DocDocument *document, DocNode node, gboolean number_alone)
{
  if (doc_document_get_kind (document, node) == DOC_KIND_NUMBER)
    return number_alone;
  if (doc_document_get_kind (document, node) != DOC_KIND_OBJECT)
    return FALSE;
  for (DocNode child = doc_document_get_first_child (document, node); child != DOC_NODE_NONE;
       child = doc_document_get_next_sibling (document, child))
    {
      g_autofree char *name = doc_document_dup_name (document, child);
      g_autofree char *text = doc_document_dup_string (document, child);
      int order;

      if ((!g_str_equal (name, "min") && !g_str_equal (name, "max")) || !compare_numbers (text, "0", &order))
        return FALSE;
    }
  return doc_document_get_n_children (document, node) > 0;
}

static gboolean
is_type (const char *text)
{
  for (DocKind kind = DOC_KIND_NULL; kind <= DOC_KIND_OBJECT; kind++)
    if (g_str_equal (text, type_name (kind)))
      return TRUE;
  return FALSE;
}

static gboolean
is_value_right (CodefExpectation *self, GError **error)
{
  DocKind kind = doc_document_get_kind (self->document, self->wanted);
  g_autofree char *text = doc_document_dup_string (self->document, self->wanted);
  gboolean right = FALSE;

  switch (self->rule)
    {
    case EQUALS:
      right = kind < DOC_KIND_ARRAY;
      break;
    case EXISTS:
      right = kind == DOC_KIND_TRUE || kind == DOC_KIND_FALSE;
      break;
    case TYPE:
      right = kind == DOC_KIND_STRING && is_type (text);
      break;
    case MATCHES:
      self->regex = kind == DOC_KIND_STRING ? g_regex_new (text, G_REGEX_OPTIMIZE, 0, NULL) : NULL;
      right = self->regex != NULL;
      break;
    case COUNT:
    case RANGE:
      right = is_bounds (self->document, self->wanted, self->rule == COUNT);
      break;
    case N_RULES:
    default:
      g_assert_not_reached ();
    }
  if (!right)
    g_set_error (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST, _("the value of “%s” cannot be: %s"), rule_names[self->rule], text);
  return right;
}

static gboolean
find_rule (CodefExpectation *self, GError **error)
{
  for (Rule rule = EQUALS; rule < N_RULES; rule++)
    {
      DocNode node = doc_document_find_member (self->document, DOC_NODE_ROOT, rule_names[rule]);

      if (node != DOC_NODE_NONE)
        {
          self->rule = rule;
          self->wanted = node;
          return is_value_right (self, error);
        }
    }
  g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                       _("an expectation needs one of equals, exists, type, matches, count, range"));
  return FALSE;
}

static void
codef_expectation_finalize (GObject *object)
{
  CodefExpectation *self = CODEF_EXPECTATION (object);

  g_clear_pointer (&self->document, doc_document_unref);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->pointer);
  G_OBJECT_CLASS (codef_expectation_parent_class)->finalize (object);
}

static void
codef_expectation_class_init (CodefExpectationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_expectation_finalize;
}

static void
codef_expectation_init (CodefExpectation *self)
{
}

CodefExpectation *
codef_expectation_new (DocDocument *document, DocNode node, GError **error)
{
  g_autoptr(CodefExpectation) self = g_object_new (CODEF_TYPE_EXPECTATION, NULL);
  g_autoptr(GBytes) json = NULL;
  gsize length;
  const char *lexeme = doc_document_get_lexeme (document, node, &length);

  json = g_bytes_new (lexeme, length);
  self->document = doc_document_new_plain (json, NULL);
  self->pointer = doc_document_dup_member (self->document, DOC_NODE_ROOT, "at");
  if (self->pointer == NULL || (*self->pointer != '\0' && *self->pointer != '/'))
    {
      g_set_error_literal (error, CODEF_ERROR, CODEF_ERROR_BAD_REQUEST,
                           _("an expectation needs “at”, a place such as /data/0/resAccount"));
      return NULL;
    }
  return find_rule (self, error) ? g_steal_pointer (&self) : NULL;
}

CodefExpectation *
codef_expectation_new_for (DocDocument *answer, DocNode node)
{
  g_autofree char *pointer = doc_document_dup_json_pointer (answer, node);
  g_autoptr(DocDocument) document = NULL;
  g_autoptr(GBytes) json = NULL;
  gsize length;
  const char *lexeme = doc_document_get_lexeme (answer, node, &length);
  GString *text = g_string_new ("{\"at\":\"");

  for (const char *p = pointer; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (text, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (text, "\\u%04x", *p);
    else
      g_string_append_c (text, *p);
  if (doc_document_get_kind (answer, node) >= DOC_KIND_ARRAY)
    g_string_append_printf (text, "\",\"count\":%u}", doc_document_get_n_children (answer, node));
  else
    g_string_append_printf (text, "\",\"equals\":%.*s}", (int) length, lexeme);
  json = g_string_free_to_bytes (text);
  document = doc_document_new_plain (json, NULL);
  return codef_expectation_new (document, DOC_NODE_ROOT, NULL);
}

const char *
codef_expectation_get_pointer (CodefExpectation *self)
{
  g_return_val_if_fail (CODEF_IS_EXPECTATION (self), NULL);

  return self->pointer;
}

GBytes *
codef_expectation_get_json (CodefExpectation *self)
{
  g_return_val_if_fail (CODEF_IS_EXPECTATION (self), NULL);

  return doc_document_get_text (self->document);
}
