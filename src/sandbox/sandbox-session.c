/* SPDX-License-Identifier: MIT */
#include "sandbox-session.h"

#include "sandbox-json.h"

SandboxSession *
sandbox_session_new (const char *jti, const char *path, GPtrArray *steps)
{
  SandboxSession *self = g_new0 (SandboxSession, 1);

  self->jti = g_strdup (jti);
  self->path = g_strdup (path);
  self->phone_no = g_strdup ("");
  self->email = g_strdup ("");
  self->steps = g_ptr_array_ref (steps);
  self->past_stamps = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
sandbox_session_free (SandboxSession *self)
{
  g_free (self->jti);
  g_free (self->path);
  g_free (self->group);
  g_free (self->phone_no);
  g_free (self->email);
  g_ptr_array_unref (self->steps);
  g_array_unref (self->past_stamps);
  g_free (self->code);
  g_free (self->outcome);
  g_free (self->outcome_extra);
  g_free (self);
}

SandboxStep *
sandbox_session_get_step (SandboxSession *self)
{
  return self->steps->pdata[self->position];
}

static void
append_number (GString *json, const char *name, gint64 number)
{
  sandbox_json_append_name (json, name);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, number);
}

static void
append_texts (SandboxSession *self, GString *json)
{
  sandbox_json_append_member (json, "jti", self->jti);
  sandbox_json_append_member (json, "path", self->path);
  sandbox_json_append_member (json, "phoneNo", self->phone_no);
  sandbox_json_append_member (json, "email", self->email);
  if (self->group != NULL)
    sandbox_json_append_member (json, "group", self->group);
  if (self->code != NULL)
    sandbox_json_append_member (json, "code", self->code);
  if (self->outcome != NULL)
    sandbox_json_append_member (json, "outcome", self->outcome);
  if (self->outcome_extra != NULL)
    sandbox_json_append_member (json, "outcomeExtra", self->outcome_extra);
}

void
sandbox_session_append_json (SandboxSession *self, GString *json)
{
  g_string_append_c (json, '{');
  append_texts (self, json);
  append_number (json, "position", self->position);
  append_number (json, "began", self->began_us);
  append_number (json, "timestamp", self->timestamp_ms);
  append_number (json, "deadline", self->deadline_us);
  append_number (json, "limit", self->limit_seconds);
  append_number (json, "wrong", self->n_wrong);
  append_number (json, "early", self->n_early);
  append_number (json, "approval", self->approval_us);
  append_number (json, "approveAfter", self->approve_after_us);
  append_number (json, "phone", self->phone);
  append_number (json, "finished", self->finished);
  sandbox_json_append_name (json, "past");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->past_stamps->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i == 0 ? "" : ",",
                            g_array_index (self->past_stamps, gint64, i));
  g_string_append_c (json, ']');
  sandbox_json_append_name (json, "steps");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->steps->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      sandbox_step_append_json (self->steps->pdata[i], json);
    }
  g_string_append (json, "]}");
}

static gint64
read_number (DocDocument *document, DocNode node, const char *name)
{
  DocNode member = doc_document_find_member (document, node, name);
  g_autofree char *text = member == DOC_NODE_NONE ? NULL : doc_document_dup_string (document, member);

  return text == NULL ? 0 : g_ascii_strtoll (text, NULL, 10);
}

static void
read_numbers (SandboxSession *self, DocDocument *document, DocNode node)
{
  DocNode past = doc_document_find_member (document, node, "past");

  self->position = (guint) CLAMP (read_number (document, node, "position"), 0, (gint64) self->steps->len - 1);
  self->began_us = read_number (document, node, "began");
  self->timestamp_ms = read_number (document, node, "timestamp");
  self->deadline_us = read_number (document, node, "deadline");
  self->limit_seconds = (guint) read_number (document, node, "limit");
  self->n_wrong = (guint) read_number (document, node, "wrong");
  self->n_early = (guint) read_number (document, node, "early");
  self->approval_us = read_number (document, node, "approval");
  self->approve_after_us = read_number (document, node, "approveAfter");
  self->phone = (SandboxPhone) read_number (document, node, "phone");
  self->finished = read_number (document, node, "finished") != 0;
  if (past == DOC_NODE_NONE)
    return;
  for (DocNode stamp = doc_document_get_first_child (document, past); stamp != DOC_NODE_NONE;
       stamp = doc_document_get_next_sibling (document, stamp))
    {
      g_autofree char *text = doc_document_dup_string (document, stamp);
      gint64 number = g_ascii_strtoll (text, NULL, 10);

      g_array_append_val (self->past_stamps, number);
    }
}

static GPtrArray *
read_steps (DocDocument *document, DocNode node)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sandbox_step_free);
  DocNode list = doc_document_find_member (document, node, "steps");

  if (list == DOC_NODE_NONE)
    return steps;
  for (DocNode step = doc_document_get_first_child (document, list); step != DOC_NODE_NONE;
       step = doc_document_get_next_sibling (document, step))
    {
      SandboxStep *read = sandbox_step_new_from_json (document, step, NULL);

      if (read != NULL)
        g_ptr_array_add (steps, read);
    }
  return steps;
}

static void
replace_text (char **slot, char *text)
{
  if (text == NULL)
    return;
  g_free (*slot);
  *slot = text;
}

SandboxSession *
sandbox_session_new_from_json (DocDocument *document, DocNode node)
{
  g_autoptr(GPtrArray) steps = read_steps (document, node);
  g_autofree char *jti = doc_document_dup_member (document, node, "jti");
  g_autofree char *path = doc_document_dup_member (document, node, "path");
  SandboxSession *self;

  if (jti == NULL || path == NULL || steps->len == 0)
    return NULL;
  self = sandbox_session_new (jti, path, steps);
  self->group = doc_document_dup_member (document, node, "group");
  self->code = doc_document_dup_member (document, node, "code");
  self->outcome = doc_document_dup_member (document, node, "outcome");
  self->outcome_extra = doc_document_dup_member (document, node, "outcomeExtra");
  replace_text (&self->phone_no, doc_document_dup_member (document, node, "phoneNo"));
  replace_text (&self->email, doc_document_dup_member (document, node, "email"));
  read_numbers (self, document, node);
  return self;
}
