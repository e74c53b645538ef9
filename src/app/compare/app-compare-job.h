/* SPDX-License-Identifier: MIT */
/* One comparison of two answers, in a thread: masked first where that is wanted, and with a figure for how far it is. */
#pragma once

#include "codef-privacy.h"
#include "doc-diff.h"

G_BEGIN_DECLS

/* How far a comparison is; shared with its thread. */
typedef struct _AppCompareProgress AppCompareProgress;

AppCompareProgress *app_compare_progress_new         (void);
void                app_compare_progress_unref       (AppCompareProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppCompareProgress, app_compare_progress_unref)
/* From 0 to 100. */
guint               app_compare_progress_get_percent (AppCompareProgress *self);

/* @privacy: (nullable): both answers are masked with it. @ignored: names of members, separated by commas or blanks. @progress is begun anew.
 * finish returns (transfer full): NULL with an error when it was cancelled. */
void     app_compare_async  (DocDocument *left, DocDocument *right, CodefPrivacy *privacy, const char *ignored, DocDiffFlags flags,
                             AppCompareProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
DocDiff *app_compare_finish (GAsyncResult *result, GError **error);

G_END_DECLS
