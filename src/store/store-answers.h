/* SPDX-License-Identifier: MIT */
/* Answers that the user kept for the sandbox, masked, each a file of its own in $XDG_DATA_HOME/codef-console/answers. What is written here
 * is in the catalogue at once, and again after the next start. */
#pragma once

#include "codef-catalog.h"
#include "codef-privacy.h"

G_BEGIN_DECLS

#define STORE_ANSWERS_FOLDER "answers"

/* (transfer full): the text of @answer without secrets and with pseudonyms for personal data, as it would be kept. A second for each
 * 30 MB: any thread. */
GBytes    *store_answers_mask   (DocDocument *answer, CodefPrivacy *privacy);
/* Keeps @masked, the JSON text of an answer, for the product @path. @folder: of the files. Atomic; waits for the disk: any thread. */
gboolean   store_answers_keep   (const char *folder, const char *path, GBytes *masked, GError **error);
/* Likewise; what is not kept is no error. */
gboolean   store_answers_forget (const char *folder, const char *path, GError **error);
/* Reads all of them into @catalog. @problems: (element-type utf8): a sentence is added for each that cannot be taken. */
void       store_answers_load   (const char *folder, CodefCatalog *catalog, GPtrArray *problems);

G_END_DECLS
