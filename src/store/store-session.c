/* SPDX-License-Identifier: MIT */
#include "codef-config.h"
#include "store-session.h"

#include "codef-redactor.h"
#include "store-file.h"
#include "store-paths.h"
#include "store-request-draft.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT 1
#define REDACTED_VALUE "\"" CODEF_REDACTED "\""

StoreTab *
store_tab_new (const char *path, const char *text)
{
  StoreTab *self = g_new0 (StoreTab, 1);
  gsize length = strlen (text);

  self->path = g_strdup (path);
  if (length <= STORE_SESSION_MAX_TEXT_BYTES)
    {
      g_autoptr(GBytes) json = g_bytes_new (text, length);
      g_autoptr(GBytes) masked = codef_redactor_mask_json (json);
      g_autoptr(GBytes) referred = store_request_keep_references (json, masked);
      g_autoptr(GString) kept = g_string_new_len (g_bytes_get_data (referred, NULL), (gssize) g_bytes_get_size (referred));

      /* dots in a field would be sent as if they were the secret */
      g_string_replace (kept, REDACTED_VALUE, "\"\"", 0);
      self->text = g_strdup (kept->str);
    }
  return self;
}

void
store_tab_free (StoreTab *self)
{
  g_free (self->path);
  g_free (self->text);
  g_free (self->file);
  g_free (self);
}

StoreSession *
store_session_new (void)
{
  StoreSession *self = g_new0 (StoreSession, 1);

  self->tabs = g_ptr_array_new_with_free_func ((GDestroyNotify) store_tab_free);
  return self;
}

void
store_session_free (StoreSession *self)
{
  g_ptr_array_unref (self->tabs);
  g_free (self);
}

/* Entries that are no tab are passed over: one odd tab is no reason to lose the others. */
static void
read_tab (JsonArray *array, guint position, JsonNode *node, gpointer user_data)
{
  StoreSession *self = user_data;
  JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *path = entry != NULL ? store_file_get_text (entry, "path") : NULL;
  const char *file = entry != NULL ? store_file_get_text (entry, "file") : NULL;
  StoreTab *tab;

  if (path == NULL || *path == '\0' || self->tabs->len == STORE_SESSION_MAX_TABS)
    return;
  tab = g_new0 (StoreTab, 1);
  tab->path = g_strdup (path);
  tab->text = g_strdup (store_file_get_text (entry, "text"));
  if (file != NULL && g_path_is_absolute (file))
    tab->file = g_strdup (file);
  g_ptr_array_add (self->tabs, tab);
}

StoreSession *
store_session_load (const char *path, GError **error)
{
  g_autoptr(JsonObject) object = store_file_read (path, FORMAT, error);
  g_autoptr(StoreSession) self = NULL;
  JsonArray *tabs = object != NULL ? store_file_get_array (object, "tabs") : NULL;
  JsonNode *selected;

  if (tabs == NULL)
    return NULL;
  self = store_session_new ();
  json_array_foreach_element (tabs, read_tab, self);
  if (self->tabs->len == 0)
    return NULL;
  selected = json_object_get_member (object, "selected");
  if (selected != NULL && JSON_NODE_HOLDS_VALUE (selected))
    self->selected = (guint) CLAMP (json_node_get_int (selected), 0, (gint64) self->tabs->len - 1);
  return g_steal_pointer (&self);
}

/* @room: what all texts may still take; escapes can double them, and the file stays below STORE_FILE_MAX_BYTES. */
static void
write_tab (JsonBuilder *builder, const StoreTab *tab, gsize *room)
{
  gsize length = tab->text != NULL ? strlen (tab->text) : 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "path");
  json_builder_add_string_value (builder, tab->path);
  if (tab->text != NULL && length <= *room)
    {
      *room -= length;
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, tab->text);
    }
  if (tab->file != NULL)
    {
      json_builder_set_member_name (builder, "file");
      json_builder_add_string_value (builder, tab->file);
    }
  json_builder_end_object (builder);
}

gboolean
store_session_save (const char *path, const StoreSession *session, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GBytes) content = NULL;
  gsize room = 2 * STORE_SESSION_MAX_TEXT_BYTES;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "selected");
  json_builder_add_int_value (builder, session->selected);
  json_builder_set_member_name (builder, "tabs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (session->tabs->len, STORE_SESSION_MAX_TABS); i++)
    write_tab (builder, session->tabs->pdata[i], &room);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  content = g_bytes_new_take (text, strlen (text));
  return store_paths_write (path, content, error);
}
