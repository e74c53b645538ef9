/* SPDX-License-Identifier: MIT */
/* Keys found in a pasted block of anything: .env lines, constants of Java, Python or JavaScript, JSON, YAML, PEM,
 * "id:secret". */
#pragma once

#include "codef-types.h"
#include <glib.h>

G_BEGIN_DECLS

/* Fields not found are NULL. */
typedef struct
{
  char        *client_id;     /* (owned) (nullable) */
  CodefSecret *client_secret; /* (owned) (nullable) */
  char        *public_key;    /* (owned) (nullable) base64, one line */
  gboolean     ambiguous;     /* several pairs or keys stood in the block (say demo and production): the first */
} CodefPastedKeys;

CodefPastedKeys  *codef_pasted_keys_new  (const char *block);
void              codef_pasted_keys_free (CodefPastedKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefPastedKeys, codef_pasted_keys_free)

G_END_DECLS
