/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-rules.h"

#include "sandbox-scenario.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#define SCENARIO_FORMAT "1"
#define MAX_APPROVAL_SECONDS 600.0

struct _SandboxRules
{
  GPtrArray *rules; /* (owned) of SandboxRule */
};

static void
rule_free (gpointer data)
{
  SandboxRule *self = data;

  g_free (self->path);
  g_hash_table_unref (self->parameters);
  g_free (self->words);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, reason);
  return FALSE;
}

static gboolean
read_parameters (SandboxRule *self, DocDocument *document, DocNode node, GError **error)
{
  if (doc_document_get_kind (document, node) != DOC_KIND_OBJECT)
    return fail (error, _("“parameters” is not an object"));
  for (DocNode member = doc_document_get_first_child (document, node); member != DOC_NODE_NONE;
       member = doc_document_get_next_sibling (document, member))
    g_hash_table_replace (self->parameters, doc_document_dup_name (document, member),
                          doc_document_dup_string (document, member));
  return TRUE;
}

static gboolean
read_words (SandboxRule *self, DocDocument *document, DocNode node, GError **error)
{
  g_autoptr(SandboxScenario) scenario = NULL;

  if (doc_document_get_kind (document, node) != DOC_KIND_STRING)
    return fail (error, _("“words” is not text"));
  g_free (self->words);
  self->words = doc_document_dup_string (document, node);
  scenario = sandbox_scenario_new (self->words, error);
  return scenario != NULL;
}

static gboolean
read_steps (SandboxRule *self, DocDocument *document, DocNode node, GError **error)
{
  if (doc_document_get_kind (document, node) != DOC_KIND_ARRAY || doc_document_get_n_children (document, node) == 0)
    return fail (error, _("“steps” is not a list of steps"));
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sandbox_step_free);
  for (DocNode step = doc_document_get_first_child (document, node); step != DOC_NODE_NONE;
       step = doc_document_get_next_sibling (document, step))
    {
      SandboxStep *read = sandbox_step_new_from_json (document, step, error);

      if (read == NULL)
        return FALSE;
      g_ptr_array_add (self->steps, read);
    }
  return TRUE;
}

static gboolean
read_times (SandboxRule *self, DocDocument *document, DocNode node, GError **error)
{
  g_autofree char *text = doc_document_dup_string (document, node);
  guint64 times;

  if (doc_document_get_kind (document, node) != DOC_KIND_NUMBER ||
      !g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT, &times, NULL))
    return fail (error, _("“times” is not a number from 1"));
  self->is_limited = TRUE;
  self->n_left = (guint) times;
  return TRUE;
}

static gboolean
read_approval (SandboxRule *self, DocDocument *document, DocNode node, GError **error)
{
  g_autofree char *text = doc_document_dup_string (document, node);
  double seconds = g_ascii_strtod (text, NULL);

  if (doc_document_get_kind (document, node) != DOC_KIND_NUMBER || !(seconds > 0) || seconds > MAX_APPROVAL_SECONDS)
    return fail (error, _("“approveAfterSeconds” is not a number of seconds"));
  self->approve_after_us = (gint64) (seconds * G_USEC_PER_SEC);
  return TRUE;
}

static gboolean
read_path (SandboxRule *self, DocDocument *document, DocNode node, GError **error)
{
  self->path = doc_document_dup_string (document, node);
  return doc_document_get_kind (document, node) == DOC_KIND_STRING || fail (error, _("“path” is not text"));
}

static const struct
{
  const char *name;
  gboolean  (*read) (SandboxRule *self, DocDocument *document, DocNode node, GError **error);
} members[] = {
  { "path", read_path },   { "parameters", read_parameters },
  { "times", read_times }, { "words", read_words },
  { "steps", read_steps }, { "approveAfterSeconds", read_approval },
};

static gboolean
read_member (SandboxRule *self, DocDocument *document, DocNode node, GError **error)
{
  g_autofree char *name = doc_document_dup_name (document, node);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name))
      return members[i].read (self, document, node, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” is not known"), name);
  return FALSE;
}

static gboolean
read_rule (SandboxRules *self, DocDocument *document, DocNode node, GError **error)
{
  SandboxRule *rule = g_new0 (SandboxRule, 1);

  rule->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  rule->words = g_strdup ("");
  g_ptr_array_add (self->rules, rule);
  if (doc_document_get_kind (document, node) != DOC_KIND_OBJECT)
    return fail (error, _("it is not an object"));
  for (DocNode member = doc_document_get_first_child (document, node); member != DOC_NODE_NONE;
       member = doc_document_get_next_sibling (document, member))
    if (!read_member (rule, document, member, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_rules (SandboxRules *self, DocDocument *document, GError **error)
{
  DocNode format = doc_document_find_member (document, DOC_NODE_ROOT, "format");
  DocNode list = doc_document_find_member (document, DOC_NODE_ROOT, "rules");
  g_autofree char *number = format == DOC_NODE_NONE ? NULL : doc_document_dup_string (document, format);

  if (g_strcmp0 (number, SCENARIO_FORMAT) != 0)
    return fail (error, _("The scenario needs “format”: 1."));
  if (list == DOC_NODE_NONE || doc_document_get_kind (document, list) != DOC_KIND_ARRAY)
    return fail (error, _("The scenario needs a list “rules”."));
  for (DocNode node = doc_document_get_first_child (document, list); node != DOC_NODE_NONE;
       node = doc_document_get_next_sibling (document, node))
    {
      g_autoptr(GError) problem = NULL;

      if (read_rule (self, document, node, &problem))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Rule %u of the scenario: %s."),
                   doc_document_get_position (document, node) + 1, problem->message);
      return FALSE;
    }
  return TRUE;
}

SandboxRules *
sandbox_rules_new (GBytes *json, GError **error)
{
  g_autoptr(DocDocument) document = doc_document_new_plain (json, NULL);
  g_autoptr(SandboxRules) self = g_new0 (SandboxRules, 1);

  self->rules = g_ptr_array_new_with_free_func (rule_free);
  if (doc_document_get_problem (document) != NULL)
    {
      g_autoptr(GError) problem = doc_problem_to_error (doc_document_get_problem (document));

      fail (error, problem->message);
      return NULL;
    }
  return read_rules (self, document, error) ? g_steal_pointer (&self) : NULL;
}

void
sandbox_rules_free (SandboxRules *self)
{
  g_ptr_array_unref (self->rules);
  g_free (self);
}

static gboolean
fits_path (const SandboxRule *rule, const char *path)
{
  gsize length = rule->path == NULL ? 0 : strlen (rule->path);

  if (length == 0)
    return TRUE;
  if (rule->path[length - 1] == '*')
    return strncmp (rule->path, path, length - 1) == 0;
  return g_str_equal (rule->path, path);
}

static gboolean
fits_parameters (const SandboxRule *rule, DocDocument *request)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, rule->parameters);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      DocNode node = doc_document_get_n_nodes (request) == 0 ? DOC_NODE_NONE
                                                             : doc_document_find_member (request, DOC_NODE_ROOT, name);
      g_autofree char *text = node == DOC_NODE_NONE ? NULL : doc_document_dup_string (request, node);

      if (g_strcmp0 (text, value) != 0)
        return FALSE;
    }
  return TRUE;
}

SandboxRule *
sandbox_rules_use (SandboxRules *self, const char *path, DocDocument *request, gboolean is_continuation)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      SandboxRule *rule = self->rules->pdata[i];

      if ((rule->is_limited && rule->n_left == 0) || (is_continuation && rule->steps != NULL) ||
          !fits_path (rule, path) || !fits_parameters (rule, request))
        continue;
      if (rule->is_limited)
        rule->n_left--;
      return rule;
    }
  return NULL;
}
