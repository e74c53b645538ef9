/* SPDX-License-Identifier: MIT */
#include "silent-resolver.h"

typedef GResolver SilentResolver;
typedef GResolverClass SilentResolverClass;
static GType silent_resolver_get_type (void);
G_DEFINE_TYPE (SilentResolver, silent_resolver, G_TYPE_RESOLVER)

static gboolean
on_lookup_cancelled_cb (GCancellable *cancellable, gpointer task)
{
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
silent_lookup_async (GResolver *resolver, const char *name, GResolverNameLookupFlags flags, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, user_data);
  g_autoptr(GSource) source = g_cancellable_source_new (cancellable);

  g_source_set_callback (source, G_SOURCE_FUNC (on_lookup_cancelled_cb), task, g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static GList *
silent_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
silent_resolver_class_init (SilentResolverClass *klass)
{
  klass->lookup_by_name_with_flags_async = silent_lookup_async;
  klass->lookup_by_name_with_flags_finish = silent_lookup_finish;
}

static void
silent_resolver_init (SilentResolver *self)
{
}

GResolver *
silent_resolver_new (void)
{
  return g_object_new (silent_resolver_get_type (), NULL);
}
