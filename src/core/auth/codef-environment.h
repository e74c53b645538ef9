/* SPDX-License-Identifier: MIT */
/* Which hosts are spoken to. An immutable value; keys belong to exactly one environment by its id. */
#pragma once

#include "codef-types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CODEF_ENVIRONMENT_LOCAL,      /* the built-in sandbox of this program */
  CODEF_ENVIRONMENT_SANDBOX,    /* the vendor's sandbox: fixed answers */
  CODEF_ENVIRONMENT_DEMO,       /* real institutions, 100 calls a day */
  CODEF_ENVIRONMENT_PRODUCTION, /* real, billed */
  CODEF_ENVIRONMENT_CUSTOM,     /* any other pair of hosts */
} CodefEnvironmentKind;

#define CODEF_TYPE_ENVIRONMENT_KIND (codef_environment_kind_get_type ())
GType             codef_environment_kind_get_type  (void);

#define CODEF_TYPE_ENVIRONMENT (codef_environment_get_type ())
GType             codef_environment_get_type       (void);

/* One of the vendor's three; (transfer full). */
CodefEnvironment *codef_environment_new_vendor     (CodefEnvironmentKind kind);
/* The built-in sandbox at the address it listens on, such as "http://127.0.0.1:40123". */
CodefEnvironment *codef_environment_new_local      (const char *base_url);
/* @id: stable, used to store keys; @title: what the user called it. https everywhere, http for loopback only; no path,
 * query or user in a URL. Returns: (transfer full) or NULL with CODEF_ERROR_BAD_REQUEST. */
CodefEnvironment *codef_environment_new_custom     (const char *id, const char *title, const char *api_url,
                                                    const char *oauth_url, GError **error);
CodefEnvironment *codef_environment_ref            (CodefEnvironment *self);
void              codef_environment_unref          (CodefEnvironment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefEnvironment, codef_environment_unref)

/* "local", "sandbox", "demo", "production", or the id of a custom one. */
const char          *codef_environment_get_id        (CodefEnvironment *self);
/* Translated for the built-in kinds. */
const char          *codef_environment_get_title     (CodefEnvironment *self);
CodefEnvironmentKind codef_environment_get_kind      (CodefEnvironment *self);
const char          *codef_environment_get_api_url   (CodefEnvironment *self); /* no slash at the end */
const char          *codef_environment_get_oauth_url (CodefEnvironment *self);
gboolean             codef_environment_equal         (CodefEnvironment *a, CodefEnvironment *b);

G_END_DECLS
