/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-quota.h"

#include <glib/gi18n.h>

#define QUOTA_KEY "app-quota"

struct _AppQuota
{
  GObject     parent_instance;
  AppContext *context; /* (unowned): it owns this */
  StoreQuota *store;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (AppQuota, app_quota, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gint64
get_now_us (AppQuota *self)
{
  return codef_clock_now_unix_us (app_context_get_clock (self->context));
}

static void
on_started_cb (AppQuota *self, CodefExchange *exchange)
{
  if (store_quota_add (self->store, codef_exchange_get_environment (exchange), get_now_us (self)) > 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
app_quota_dispose (GObject *object)
{
  g_clear_object (&APP_QUOTA (object)->store);
  G_OBJECT_CLASS (app_quota_parent_class)->dispose (object);
}

static void
app_quota_class_init (AppQuotaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_quota_dispose;
  signals[CHANGED] = g_signal_new ("changed", APP_TYPE_QUOTA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
app_quota_init (AppQuota *self)
{
}

void
app_quota_attach (AppContext *context, StoreQuota *store)
{
  AppQuota *self = g_object_new (APP_TYPE_QUOTA, NULL);

  self->context = context;
  self->store = g_object_ref (store);
  g_signal_connect_object (context, "exchange-started", G_CALLBACK (on_started_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (context), QUOTA_KEY, self, g_object_unref);
}

AppQuota *
app_quota_get (AppContext *context)
{
  return g_object_get_data (G_OBJECT (context), QUOTA_KEY);
}

guint
app_quota_count (AppQuota *self, CodefEnvironment *environment)
{
  g_return_val_if_fail (APP_IS_QUOTA (self), 0);

  return store_quota_count (self->store, environment, get_now_us (self));
}

guint
app_quota_get_left (AppQuota *self, CodefEnvironment *environment)
{
  guint count;

  if (self == NULL || !store_quota_is_limited (environment))
    return G_MAXUINT;
  count = app_quota_count (self, environment);
  return count < STORE_QUOTA_DEMO_CALLS ? STORE_QUOTA_DEMO_CALLS - count : 0;
}

char *
app_quota_dup_sentence (AppQuota *self, CodefEnvironment *environment)
{
  if (self == NULL || !store_quota_is_limited (environment))
    return NULL;
  return g_strdup_printf (_("%u of %u calls today, as this computer counts"), app_quota_count (self, environment), STORE_QUOTA_DEMO_CALLS);
}
