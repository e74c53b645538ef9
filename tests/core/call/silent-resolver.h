/* SPDX-License-Identifier: MIT */
/* A resolver that answers nothing until it is cancelled. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): for g_resolver_set_default(). */
GResolver *silent_resolver_new (void);

G_END_DECLS
