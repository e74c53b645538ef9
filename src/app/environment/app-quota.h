/* SPDX-License-Identifier: MIT */
/* The calls of today to an environment with a limit, as the windows count and show them. Signal "changed": there is one more. */
#pragma once

#include "app-context.h"
#include "store-quota.h"

G_BEGIN_DECLS

#define APP_TYPE_QUOTA (app_quota_get_type ())
G_DECLARE_FINAL_TYPE (AppQuota, app_quota, APP, QUOTA, GObject)

/* From now on each request that @context sends is counted. Lives as long as @context. */
void      app_quota_attach       (AppContext *context, StoreQuota *store);
/* (transfer none) (nullable): NULL if none was attached. */
AppQuota *app_quota_get          (AppContext *context);
/* Calls to @environment today by the count of this computer; 0 where there is no limit. */
guint     app_quota_count        (AppQuota *self, CodefEnvironment *environment);
/* How many are left; G_MAXUINT where there is no limit. @self: (nullable). */
guint     app_quota_get_left     (AppQuota *self, CodefEnvironment *environment);
/* (transfer full) (nullable): "12 of 100 calls today"; NULL where there is no limit. @self: (nullable). */
char     *app_quota_dup_sentence (AppQuota *self, CodefEnvironment *environment);

G_END_DECLS
