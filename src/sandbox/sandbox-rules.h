/* SPDX-License-Identifier: MIT */
/* A scenario file: which calls shall go differently, and how (data/schemas/scenario.schema.json). */
#pragma once

#include "sandbox-step.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char       *path;             /* (owned) (nullable) exact, or a beginning that ends in '*'; NULL for any */
  GHashTable *parameters;       /* (owned) name → text that a top-level parameter must have */
  gboolean    is_limited;       /* used n_left times more, then no longer */
  guint       n_left;
  char       *words;            /* (owned) scenario words, "" for none */
  GPtrArray  *steps;            /* (owned) (nullable) of SandboxStep: asked instead of the product's own */
  gint64      approve_after_us; /* until the phone approves by itself; 0: as the server has it */
} SandboxRule;

typedef struct _SandboxRules SandboxRules;

/* G_IO_ERROR_INVALID_DATA says what is wrong, with line and column or with the number of the rule. */
SandboxRules *sandbox_rules_new  (GBytes *json, GError **error);
void          sandbox_rules_free (SandboxRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxRules, sandbox_rules_free)

/* (transfer none) (nullable): the first rule that fits, counted as used. Rules with steps do not fit a continuation. */
SandboxRule  *sandbox_rules_use  (SandboxRules *self, const char *path, DocDocument *request, gboolean is_continuation);

G_END_DECLS
