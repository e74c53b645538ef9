/* SPDX-License-Identifier: MIT */
/* Requests of other programs as files of ours, and the way back. Both wait for the disk: any thread. */
#pragma once

#include "codef-bridge-request.h"
#include "store-request.h"

G_BEGIN_DECLS

/* Writes each of @requests (element-type CodefBridgeRequest) as a new file in @folder, in folders of its own as they are named; nothing is
 * written over. Secrets in clear become {{name}}. @problems: (element-type utf8): a sentence is added for each that could not be written.
 * Returns: how many were. */
guint      store_import_write (const char *folder, GPtrArray *requests, GPtrArray *problems);

/* (transfer full) (element-type CodefBridgeRequest): every request in @folder and below. @problems: likewise for files that cannot be
 * taken. NULL if the folder cannot be read. */
GPtrArray *store_import_read  (const char *folder, GPtrArray *problems, GError **error);

G_END_DECLS
