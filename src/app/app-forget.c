/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-forget.h"

#include "app-compat.h"
#include <glib/gi18n.h>

static void
on_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (store_secrets_clear_finish (STORE_SECRETS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  AppContext *context = g_task_get_source_object (task);

  if (app_confirm_finish (result))
    store_secrets_clear_all_async (app_context_get_secrets (context), NULL, on_cleared_cb, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "declined");
}

void
app_forget_async (AppContext *context, GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (context, NULL, callback, user_data);

  g_task_set_source_tag (task, app_forget_async);
  app_confirm_async (parent, _("Forget everything?"),
                     _("Keys and tokens of all environments, connected IDs, history, drafts, the products used last and what the built-in "
                       "sandbox knows are removed, and open tabs are closed. Saved requests, environments and preferences stay."),
                     _("Forget everything"), on_confirmed_cb, task);
}

gboolean
app_forget_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
