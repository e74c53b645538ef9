/* SPDX-License-Identifier: MIT */
/* How many requests went to an environment today, whoever sent them: windows, suites, codefctl. The vendor allows the demo service 100 a
 * day (protocol notes §7); when its day begins is not said, so a day here is the calendar's in Korea. Each day is
 * one file that grows by a byte a request: appending is atomic, so no count is lost between programs, and no lock is held. */
#pragma once

#include "codef-environment.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Below store_paths_state (). */
#define STORE_QUOTA_FOLDER "quota"

#define STORE_QUOTA_DEMO_CALLS 100
/* From here on it is worth a word. */
#define STORE_QUOTA_DEMO_WARNING 90

#define STORE_TYPE_QUOTA (store_quota_get_type ())
G_DECLARE_FINAL_TYPE (StoreQuota, store_quota, STORE, QUOTA, GObject)

/* @folder: absolute; made when the first request is counted. */
StoreQuota *store_quota_new        (const char *folder);
/* TRUE for the vendor's demo service, under whatever name it goes. */
gboolean    store_quota_is_limited (CodefEnvironment *environment);
/* Requests to @environment on the Korean day of @now_unix_us; 0 where there is no limit. Short, but it asks the disk. */
guint       store_quota_count      (StoreQuota *self, CodefEnvironment *environment, gint64 now_unix_us);
/* One more, if there is a limit; files of other days go. Returns the count with it; a disk that takes nothing costs the count, never the
 * request. */
guint       store_quota_add        (StoreQuota *self, CodefEnvironment *environment, gint64 now_unix_us);

G_END_DECLS
