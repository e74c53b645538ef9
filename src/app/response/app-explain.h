/* SPDX-License-Identifier: MIT */
/* What an answer means and what to do about it, in words: the text behind the badge and above the tree. No widgets. */
#pragma once

#include "codef-catalog.h"
#include "codef-privacy.h"
#include "codef-reply.h"

G_BEGIN_DECLS

/* Never told by colour alone: each has an icon, and the words say it too. */
typedef enum
{
  APP_SEVERITY_NEUTRAL,
  APP_SEVERITY_SUCCESS,
  APP_SEVERITY_WARNING,
  APP_SEVERITY_ERROR,
} AppSeverity;

/* (not nullable): names of a style class and of a symbolic icon. */
const char *app_severity_get_style_class (AppSeverity severity);
const char *app_severity_get_icon_name   (AppSeverity severity);

/* A heading and its text, both plain. */
typedef struct
{
  char    *heading, *text; /* (owned) */
  gboolean is_minor;       /* left out where room is short */
} AppFact;

typedef struct
{
  AppSeverity severity;
  char      *code;      /* (nullable): "CF-12803"; "HTTP 404" where the answer has no code of its own */
  char      *meaning;   /* (not nullable) one line: code and meaning together make the badge */
  GPtrArray *facts;     /* of AppFact */
  gboolean   in_dictionary; /* the catalogue knows the code */
  gboolean   needs_block;   /* worth a block above the tree: a refusal, a challenge, an answer that is none */
} AppExplained;

/* @product: (nullable). Texts of the service are quoted, ours are translated, those of the catalogue follow
 * @language. */
AppExplained *app_explain_reply (CodefReply *reply, CodefCatalog *catalog, CodefProduct *product,
                                 CodefLanguage language);
/* A code by itself, as the dictionary shows it. */
GPtrArray    *app_explain_code       (CodefResultCode *code, CodefLanguage language);
void          app_explained_free     (AppExplained *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppExplained, app_explained_free)

/* (transfer full): an empty list of AppFact. */
GPtrArray    *app_facts_new          (void);
/* Does nothing for a text that is NULL or empty. */
void          app_facts_add          (GPtrArray *facts, const char *heading, const char *text);
void          app_facts_add_minor    (GPtrArray *facts, const char *heading, const char *text);

/* Puts pseudonyms into what quotes the service. @privacy: (nullable): leaves it as it is. */
void        app_explained_mask (AppExplained *self, CodefPrivacy *privacy);

G_END_DECLS
