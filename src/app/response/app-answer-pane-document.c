/* SPDX-License-Identifier: MIT */
/* What the views of the pane show of an answer: its document, or the one with pseudonyms. Views, copies and saved files
 * all have it from here, so none of them can show what the others hide. */
#include "app-answer-pane-private.h"

/* So much is masked before the frame is drawn, in two milliseconds; more takes a thread and an empty view until then. */
#define MASK_AT_ONCE_BYTES ((gsize) 64 * 1024)

static void
show_problem (AppAnswerPane *self, CodefReply *reply)
{
  const GError *error = codef_attempt_get_error (codef_reply_get_attempt (reply));
  g_autoptr(AppProblemText) text = error != NULL ? app_problem_text_new_for_error (error, self->document)
                                                 : app_problem_text_new_for_document (self->document);

  app_problem_page_set_text (self->problem, text);
}

/* Node by node the masked document is the same: what was open stays open, and table and cursor stay where they are. */
static void
keep_place (AppAnswerPane *self)
{
  if (self->document == NULL)
    return;
  g_clear_pointer (&self->folding, g_bytes_unref);
  self->folding = doc_rows_dup_folding (app_tree_view_get_rows (self->tree));
  self->place = app_tree_view_get_node (self->tree);
  self->array = app_table_page_get_array (self->table);
}

static void
return_to_place (AppAnswerPane *self)
{
  gboolean has_tree = doc_rows_get_document (app_tree_view_get_rows (self->tree)) != NULL;
  g_autoptr(GBytes) folding = NULL;

  if (self->folding == NULL || self->document == NULL)
    return;
  folding = g_steal_pointer (&self->folding);
  if (!has_tree)
    return;
  doc_rows_set_folding (app_tree_view_get_rows (self->tree), folding);
  if (self->place != DOC_NODE_NONE)
    app_tree_view_show (self->tree, self->place);
  if (self->array != DOC_NODE_NONE && doc_document_get_problem (self->document) == NULL)
    app_table_page_show_array (self->table, self->array);
}

/* @document: (nullable) */
static void
take_document (AppAnswerPane *self, DocDocument *document)
{
  CodefReply *reply = self->exchange != NULL ? codef_exchange_get_reply (self->exchange) : NULL;
  gboolean is_beginning = _app_answer_pane_get_overflow (self) != NULL;
  DocDocument *whole = document != NULL && doc_document_get_problem (document) == NULL && !is_beginning ? document : NULL;
  DocDocument *readable = is_beginning ? document : whole;

  if (document != NULL)
    doc_document_ref (document);
  g_clear_pointer (&self->document, doc_document_unref);
  self->document = document;
  app_tree_view_set_document (self->tree, readable, self->answered_product);
  app_tree_view_set_verdicts (self->tree, self->verdicts);
  app_table_page_set_document (self->table, whole, self->answered_product);
  app_find_bar_set_document (self->find_bar, readable, self->answered_product);
  app_text_page_set_document (self->text, document);
  /* The page says what keeps the answer from being one: it broke off, or its text is not JSON. */
  if (document != NULL && reply != NULL && codef_reply_get_shape (reply) == CODEF_REPLY_UNREADABLE && !is_beginning)
    show_problem (self, reply);
  _app_answer_pane_update_actions (self);
  return_to_place (self);
}

/* Node by node the masked answer is the same, so they fit both. */
void
app_answer_pane_set_verdicts (AppAnswerPane *self, GPtrArray *verdicts, guint n_passed, guint n_judged)
{
  g_return_if_fail (APP_IS_ANSWER_PANE (self));

  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  self->verdicts = g_ptr_array_ref (verdicts);
  app_tree_view_set_verdicts (self->tree, verdicts);
  app_status_line_set_checks (self->status_line, n_passed, n_judged);
}

static void
on_masked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AppAnswerPane) self = user_data;
  g_autoptr(DocDocument) masked = codef_privacy_mask_document_finish (result, NULL);

  /* Of an earlier answer, or masked no more: it was cancelled then. */
  if (masked == NULL || g_task_get_cancellable (G_TASK (result)) != self->masking)
    return;
  g_clear_object (&self->masking);
  take_document (self, masked);
}

static void
show_document (AppAnswerPane *self, DocDocument *document)
{
  CodefPrivacy *privacy = app_context_get_privacy (self->context);
  g_autoptr(DocDocument) masked = NULL;

  g_cancellable_cancel (self->masking);
  g_clear_object (&self->masking);
  if (document == NULL || privacy == NULL)
    {
      take_document (self, document);
      return;
    }
  if (g_bytes_get_size (doc_document_get_text (document)) <= MASK_AT_ONCE_BYTES)
    {
      masked = codef_privacy_mask_document (privacy, document);
      take_document (self, masked);
      return;
    }
  take_document (self, NULL);
  self->masking = g_cancellable_new ();
  codef_privacy_mask_document_async (privacy, document, self->masking, on_masked_cb, g_object_ref (self));
}

void
_app_answer_pane_set_document (AppAnswerPane *self, DocDocument *document)
{
  g_clear_pointer (&self->folding, g_bytes_unref);
  show_document (self, document);
}

void
_app_answer_pane_follow_privacy (AppAnswerPane *self)
{
  CodefReply *reply = self->state == APP_ANSWER_ANSWERED ? codef_exchange_get_reply (self->exchange) : NULL;

  app_exchange_page_set_privacy (self->exchange_page, app_context_get_privacy (self->context));
  if (reply == NULL)
    return;
  keep_place (self);
  show_document (self, codef_reply_get_document (reply));
}
