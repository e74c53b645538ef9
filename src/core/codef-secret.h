/* SPDX-License-Identifier: MIT */
/* Text that is wiped when dropped, compared in constant time, and has no printable form but "••••". Immutable, atomic
 * refcount. */
#pragma once

#include "codef-types.h"
#include <glib-object.h>

G_BEGIN_DECLS

#define CODEF_TYPE_SECRET (codef_secret_get_type ())
GType        codef_secret_get_type    (void);
CodefSecret *codef_secret_new         (const char *text);
/* Takes @text (transfer full) and wipes it when dropped. */
CodefSecret *codef_secret_new_take    (char *text);
CodefSecret *codef_secret_ref         (CodefSecret *self);
void         codef_secret_unref       (CodefSecret *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefSecret, codef_secret_unref)
/* (transfer none): the clear text. The only door; grep for it to find every use. */
const char  *codef_secret_reveal      (CodefSecret *self);
gsize        codef_secret_get_length  (CodefSecret *self);
gboolean     codef_secret_equal       (CodefSecret *a, CodefSecret *b);

G_END_DECLS
