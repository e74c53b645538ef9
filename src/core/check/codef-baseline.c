/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "codef-baseline.h"

#include "codef-redactor.h"

#include <glib/gi18n-lib.h>

#define MAX_SHOWN_BYTES 60

struct _CodefBaseline
{
  GObject           parent_instance;
  DocDocument      *answer; /* (owned) */
  CodefBaselineMode mode;
  char            **ignore; /* (owned) */
};
G_DEFINE_FINAL_TYPE (CodefBaseline, codef_baseline, G_TYPE_OBJECT)

/* One comparison. Its depth is that of the answers: DOC_MAX_DEPTH. */
typedef struct
{
  CodefBaseline     *baseline;
  DocDocument       *answer;
  CodefVerdictSource source;
  GPtrArray         *verdicts;
} Comparison;

static void compare (Comparison *self, DocNode expected, DocNode came);

static const char *
kind_name (DocKind kind)
{
  static const char *const names[] = { "null", "boolean", "boolean", "number", "string", "array", "object" };

  return names[kind];
}

static void G_GNUC_PRINTF (4, 5)
differ (Comparison *self, DocNode node, const char *pointer, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (self->verdicts->len >= CODEF_BASELINE_MAX_VERDICTS)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->verdicts, codef_verdict_new (self->source, FALSE, node, pointer, message));
}

static gboolean
is_ignored (Comparison *self, DocDocument *document, DocNode node)
{
  g_autofree char *name = doc_document_dup_name (document, node);
  g_autofree char *pointer = NULL;

  for (char **rule = self->baseline->ignore; *rule != NULL; rule++)
    {
      if (**rule == '/' && pointer == NULL)
        pointer = doc_document_dup_json_pointer (document, node);
      if (g_strcmp0 (**rule == '/' ? pointer : name, *rule) == 0)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full): as it may be shown. */
static char *
show (DocDocument *document, DocNode node)
{
  g_autofree char *name = doc_document_dup_name (document, node);
  g_autofree char *preview = doc_document_dup_preview (document, node, MAX_SHOWN_BYTES);

  return name != NULL && codef_redactor_is_secret_name (name) ? g_strdup (CODEF_REDACTED) : codef_redactor_mask_text (preview);
}

static void
compare_objects (Comparison *self, DocNode expected, DocNode came)
{
  DocDocument *base = self->baseline->answer;
  DocNode child;

  for (child = doc_document_get_first_child (base, expected); child != DOC_NODE_NONE;
       child = doc_document_get_next_sibling (base, child))
    {
      g_autofree char *name = doc_document_dup_name (base, child);
      g_autofree char *pointer = doc_document_dup_json_pointer (base, child);
      DocNode other = doc_document_find_member (self->answer, came, name);

      if (is_ignored (self, base, child))
        continue;
      if (other != DOC_NODE_NONE)
        compare (self, child, other);
      else
        differ (self, came, pointer, _("%s is missing"), name);
    }
  for (child = doc_document_get_first_child (self->answer, came); child != DOC_NODE_NONE;
       child = doc_document_get_next_sibling (self->answer, child))
    {
      g_autofree char *name = doc_document_dup_name (self->answer, child);
      g_autofree char *pointer = doc_document_dup_json_pointer (self->answer, child);

      if (doc_document_find_member (base, expected, name) == DOC_NODE_NONE && !is_ignored (self, self->answer, child))
        differ (self, child, pointer, _("%s is new"), name);
    }
}

static void
compare_arrays (Comparison *self, DocNode expected, DocNode came)
{
  DocDocument *base = self->baseline->answer;
  gboolean shape = self->baseline->mode == CODEF_BASELINE_SHAPE;
  DocNode left = doc_document_get_first_child (base, expected);
  DocNode right = doc_document_get_first_child (self->answer, came);
  guint32 n_expected = doc_document_get_n_children (base, expected);
  guint32 n_came = doc_document_get_n_children (self->answer, came);
  g_autofree char *pointer = doc_document_dup_json_pointer (self->answer, came);

  if (!shape && n_expected != n_came)
    differ (self, came, pointer, _("%u elements expected, %u came"), n_expected, n_came);
  while (left != DOC_NODE_NONE && right != DOC_NODE_NONE && self->verdicts->len < CODEF_BASELINE_MAX_VERDICTS)
    {
      compare (self, left, right);
      if (!shape)
        left = doc_document_get_next_sibling (base, left);
      right = doc_document_get_next_sibling (self->answer, right);
    }
}

static void
compare_values (Comparison *self, DocNode expected, DocNode came)
{
  g_autofree char *left = doc_document_dup_string (self->baseline->answer, expected);
  g_autofree char *right = doc_document_dup_string (self->answer, came);
  g_autofree char *pointer = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *shown = NULL;

  if (g_str_equal (left, right))
    return;
  pointer = doc_document_dup_json_pointer (self->answer, came);
  wanted = show (self->baseline->answer, expected);
  shown = show (self->answer, came);
  differ (self, came, pointer, _("“%s” expected, “%s” came"), wanted, shown);
}

static void
compare (Comparison *self, DocNode expected, DocNode came)
{
  DocKind kind = doc_document_get_kind (self->baseline->answer, expected);
  DocKind other = doc_document_get_kind (self->answer, came);

  if (g_strcmp0 (kind_name (kind), kind_name (other)) != 0)
    {
      g_autofree char *pointer = doc_document_dup_json_pointer (self->answer, came);

      differ (self, came, pointer, _("type %s expected, %s came"), kind_name (kind), kind_name (other));
    }
  else if (kind == DOC_KIND_OBJECT)
    compare_objects (self, expected, came);
  else if (kind == DOC_KIND_ARRAY)
    compare_arrays (self, expected, came);
  else if (self->baseline->mode == CODEF_BASELINE_VALUES)
    compare_values (self, expected, came);
}

static void
codef_baseline_finalize (GObject *object)
{
  CodefBaseline *self = CODEF_BASELINE (object);

  g_clear_pointer (&self->answer, doc_document_unref);
  g_strfreev (self->ignore);
  G_OBJECT_CLASS (codef_baseline_parent_class)->finalize (object);
}

static void
codef_baseline_class_init (CodefBaselineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = codef_baseline_finalize;
}

static void
codef_baseline_init (CodefBaseline *self)
{
}

CodefBaseline *
codef_baseline_new (DocDocument *answer, CodefBaselineMode mode, const char *const *ignore)
{
  CodefBaseline *self = g_object_new (CODEF_TYPE_BASELINE, NULL);

  self->answer = doc_document_ref (answer);
  self->mode = mode;
  self->ignore = g_strdupv ((char **) (ignore != NULL ? ignore : codef_baseline_get_default_ignore ()));
  return self;
}

DocDocument *
codef_baseline_get_answer (CodefBaseline *self)
{
  g_return_val_if_fail (CODEF_IS_BASELINE (self), NULL);

  return self->answer;
}

CodefBaselineMode
codef_baseline_get_mode (CodefBaseline *self)
{
  g_return_val_if_fail (CODEF_IS_BASELINE (self), CODEF_BASELINE_VALUES);

  return self->mode;
}

const char *const *
codef_baseline_get_ignore (CodefBaseline *self)
{
  g_return_val_if_fail (CODEF_IS_BASELINE (self), NULL);

  return (const char *const *) self->ignore;
}

const char *const *
codef_baseline_get_default_ignore (void)
{
  static const char *const names[] = { "transactionId", "jti", "twoWayTimestamp", "timestamp", "timeStamp", NULL };

  return names;
}

GPtrArray *
codef_baseline_check (CodefBaseline *self, DocDocument *answer)
{
  GPtrArray *verdicts = g_ptr_array_new_with_free_func (g_object_unref);
  Comparison comparison = { self, answer, CODEF_VERDICT_BASELINE, verdicts };

  g_return_val_if_fail (CODEF_IS_BASELINE (self), verdicts);

  if (doc_document_get_n_nodes (self->answer) > 0 && doc_document_get_n_nodes (answer) > 0)
    compare (&comparison, DOC_NODE_ROOT, DOC_NODE_ROOT);
  else if (doc_document_get_n_nodes (self->answer) != doc_document_get_n_nodes (answer))
    differ (&comparison, DOC_NODE_NONE, "", "%s", _("one of the two answers is empty"));
  return verdicts;
}

GPtrArray *
codef_baseline_check_drift (CodefProduct *product, DocDocument *answer)
{
  g_autoptr(DocDocument) sample = doc_document_new_plain (codef_product_get_sample_answer (product), NULL);
  g_autoptr(CodefBaseline) baseline = codef_baseline_new (sample, CODEF_BASELINE_SHAPE, NULL);
  GPtrArray *verdicts = g_ptr_array_new_with_free_func (g_object_unref);
  Comparison comparison = { baseline, answer, CODEF_VERDICT_DRIFT, verdicts };
  DocNode expected = doc_document_find_json_pointer (sample, "/data");
  DocNode came = doc_document_find_json_pointer (answer, "/data");

  if (codef_product_is_answer_known (product) && expected != DOC_NODE_NONE && came != DOC_NODE_NONE &&
      doc_document_get_n_children (answer, came) > 0)
    compare (&comparison, expected, came);
  return verdicts;
}
