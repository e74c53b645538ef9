/* SPDX-License-Identifier: MIT */
/* What shall go wrong with one call: words such as "code:CF-12803;delay:2". Immutable. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SANDBOX_DELIVERY_WHOLE,
  SANDBOX_DELIVERY_DRIP,  /* in small pieces */
  SANDBOX_DELIVERY_CUT,   /* half of the announced body, then the end */
  SANDBOX_DELIVERY_RESET, /* no answer, a TCP reset */
} SandboxDelivery;

typedef enum
{
  SANDBOX_DRESS_ENCODED, /* as the service: percent-encoded, spaces as '+' */
  SANDBOX_DRESS_PLAIN,   /* JSON as it is */
  SANDBOX_DRESS_HTML,    /* a page of a gateway that is in the way */
} SandboxDress;

typedef struct
{
  char           *code;            /* (owned) (nullable) result code to answer */
  char           *extra_message;   /* (owned) (nullable) goes with the code */
  guint           http_status;     /* 0: as usual */
  double          delay_seconds;   /* before the answer */
  double          drip_seconds;    /* from the first to the last byte */
  SandboxDelivery delivery;
  SandboxDress    dress;
  gboolean        token_expired;   /* the token counts as expired */
  gboolean        wrong_host;      /* the token counts as one of the other host */
  /* (owned) (nullable) these steps instead of the product's own; the code is then the outcome of the last */
  char          **two_way_methods;
} SandboxScenario;

/* @words: (nullable): joined by ';', later ones override earlier ones. G_IO_ERROR_INVALID_ARGUMENT names the word that
 * is not known. */
SandboxScenario *sandbox_scenario_new        (const char *words, GError **error);
void             sandbox_scenario_free       (SandboxScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxScenario, sandbox_scenario_free)

/* The scenario words with a line of help each, NULL-terminated pairs word, help (to be translated when shown). */
const char *const *sandbox_scenario_list_words (void);
/* The same for the magic ids of accounts: what the "id" in a row of an accountList chooses for that row. */
const char *const *sandbox_scenario_list_magic_ids (void);

G_END_DECLS
