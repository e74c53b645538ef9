/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-history-private.h"

struct _StoreHistoryEntry
{
  GObject    parent_instance;
  gint64     id;
  gint64     started_unix_us;
  char      *product;        /* (owned) */
  char      *environment;    /* (owned) */
  char      *organization;   /* (owned) (nullable) */
  CodefPhase phase;
  char      *code;           /* (owned) (nullable) */
  char      *message;        /* (owned) (nullable) */
  char      *transaction_id; /* (owned) (nullable) */
  guint      status;
  gint64     elapsed_us;
  guint64    size_bytes;
  guint      n_attempts, n_steps;
  gboolean   is_pinned;
  gboolean   exists;
  GBytes    *request, *answer, *trail; /* (owned) (nullable) */
};
G_DEFINE_FINAL_TYPE (StoreHistoryEntry, store_history_entry, G_TYPE_OBJECT)

static char *
dup_column (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

static GBytes *
bytes_column (sqlite3_stmt *statement, int column)
{
  const void *bytes = sqlite3_column_blob (statement, column);

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (statement, column));
}

static void
store_history_entry_finalize (GObject *object)
{
  StoreHistoryEntry *self = STORE_HISTORY_ENTRY (object);

  g_free (self->product);
  g_free (self->environment);
  g_free (self->organization);
  g_free (self->code);
  g_free (self->message);
  g_free (self->transaction_id);
  g_clear_pointer (&self->request, g_bytes_unref);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_clear_pointer (&self->trail, g_bytes_unref);
  G_OBJECT_CLASS (store_history_entry_parent_class)->finalize (object);
}

static void
store_history_entry_class_init (StoreHistoryEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_history_entry_finalize;
}

static void
store_history_entry_init (StoreHistoryEntry *self)
{
}

StoreHistoryEntry *
_store_history_entry_new (sqlite3_stmt *statement, gboolean whole)
{
  StoreHistoryEntry *self = g_object_new (STORE_TYPE_HISTORY_ENTRY, NULL);

  self->exists = TRUE;
  self->id = sqlite3_column_int64 (statement, 0);
  self->started_unix_us = sqlite3_column_int64 (statement, 1);
  self->product = dup_column (statement, 2);
  self->environment = dup_column (statement, 3);
  self->organization = dup_column (statement, 4);
  self->phase = (CodefPhase) CLAMP (sqlite3_column_int (statement, 5), 0, CODEF_PHASE_CANCELLED);
  self->code = dup_column (statement, 6);
  self->message = dup_column (statement, 7);
  self->transaction_id = dup_column (statement, 8);
  self->status = (guint) sqlite3_column_int (statement, 9);
  self->elapsed_us = sqlite3_column_int64 (statement, 10);
  self->size_bytes = (guint64) sqlite3_column_int64 (statement, 11);
  self->n_attempts = (guint) sqlite3_column_int (statement, 12);
  self->n_steps = (guint) sqlite3_column_int (statement, 13);
  self->is_pinned = sqlite3_column_int (statement, 14) != 0;
  if (whole)
    {
      self->request = bytes_column (statement, 15);
      self->answer = bytes_column (statement, 16);
      self->trail = bytes_column (statement, 17);
    }
  return self;
}

StoreHistoryEntry *
_store_history_entry_new_gone (gint64 id)
{
  StoreHistoryEntry *self = g_object_new (STORE_TYPE_HISTORY_ENTRY, NULL);

  self->id = id;
  self->product = g_strdup ("");
  self->environment = g_strdup ("");
  self->phase = CODEF_PHASE_CANCELLED;
  return self;
}

gint64
store_history_entry_get_id (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), 0);
  return self->id;
}

gboolean
store_history_entry_exists (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), FALSE);
  return self->exists;
}

gint64
store_history_entry_get_started_unix_us (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), 0);
  return self->started_unix_us;
}

const char *
store_history_entry_get_product (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->product;
}

const char *
store_history_entry_get_environment (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->environment;
}

const char *
store_history_entry_get_organization (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->organization;
}

CodefPhase
store_history_entry_get_phase (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), CODEF_PHASE_CANCELLED);
  return self->phase;
}

const char *
store_history_entry_get_code (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->code;
}

const char *
store_history_entry_get_message (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->message;
}

const char *
store_history_entry_get_transaction_id (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->transaction_id;
}

guint
store_history_entry_get_status (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), 0);
  return self->status;
}

gint64
store_history_entry_get_elapsed_us (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), 0);
  return self->elapsed_us;
}

guint64
store_history_entry_get_size_bytes (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), 0);
  return self->size_bytes;
}

guint
store_history_entry_get_n_attempts (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), 0);
  return self->n_attempts;
}

guint
store_history_entry_get_n_steps (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), 0);
  return self->n_steps;
}

gboolean
store_history_entry_is_pinned (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), FALSE);
  return self->is_pinned;
}

GBytes *
store_history_entry_get_request (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->request;
}

GBytes *
store_history_entry_get_answer (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->answer;
}

GBytes *
store_history_entry_get_trail (StoreHistoryEntry *self)
{
  g_return_val_if_fail (STORE_IS_HISTORY_ENTRY (self), NULL);
  return self->trail;
}
