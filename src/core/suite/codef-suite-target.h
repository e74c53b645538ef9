/* SPDX-License-Identifier: MIT */
/* Where the requests of a suite go, and what only the caller can do for them. */
#pragma once

#include "codef-client.h"
#include "codef-product.h"

G_BEGIN_DECLS

/* (transfer full): @json with what is to be encrypted. @product: (nullable). */
typedef GBytes *(*CodefSuiteSeal)  (GBytes *json, CodefProduct *product, gpointer user_data, GError **error);
/* (transfer full) (nullable): the code that came last to the pretend phone for the session @jti; "" for an approval, which
 * is given with that; NULL: nothing came yet. */
typedef char   *(*CodefSuitePhone) (const char *jti, const char *method, gpointer user_data);

typedef struct
{
  CodefClient   *client;       /* (owned) */
  guint          deadline_sec; /* of one request; 0 for the default */
  CodefSuiteSeal seal;         /* (nullable): NULL: with the key of the client's credentials */
  CodefSuitePhone phone;      /* (nullable): only the built-in sandbox has one */
  GHashTable    *variables;    /* (owned) (nullable) name → value: those of the environment */
  gpointer       user_data;    /* (owned) (nullable) by @destroy, if that is set */
  GDestroyNotify destroy;      /* (nullable) */
} CodefSuiteTarget;

CodefSuiteTarget *codef_suite_target_new  (CodefClient *client, guint deadline_sec);
void              codef_suite_target_free (CodefSuiteTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodefSuiteTarget, codef_suite_target_free)

/* By @seal, or by the key of the client. */
GBytes           *codef_suite_target_seal (CodefSuiteTarget *self, GBytes *json, CodefProduct *product, GError **error);

G_END_DECLS
