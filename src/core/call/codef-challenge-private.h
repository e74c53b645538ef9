/* SPDX-License-Identifier: MIT */
/* How a challenge is read out of an answer. */
#pragma once

#include "codef-challenge.h"

G_BEGIN_DECLS

struct _CodefChallenge
{
  GObject            parent_instance;
  DocDocument       *answer;       /* (owned) */
  DocNode            data;         /* DOC_NODE_NONE where there is no object */
  DocNode            extra;        /* extraInfo; DOC_NODE_NONE where there is no object */
  DocNode            list;         /* what can be chosen; DOC_NODE_NONE where there is none */
  CodefProduct      *product;      /* (owned) (nullable) */
  CodefCatalog      *catalog;      /* (owned) (nullable) */
  CodefChallengeKind kind;
  char              *method;       /* (owned) (nullable) */
  char              *jti;          /* (owned) (nullable) */
  char              *time_stamp;   /* (owned) (nullable) */
  char              *message;      /* (owned) (nullable) */
  char              *code;         /* (owned) (nullable) */
  char              *two_way_info; /* (owned) (nullable) */
  GBytes            *extra_info;   /* (owned) */
  GArray            *inputs;       /* (owned) of CodefChallengeInput */
  CodefPicture      *picture;      /* (owned) (nullable) */
  GError            *picture_error; /* (owned) (nullable) */
  CodefChoices      *choices;      /* (owned) (nullable) */
  guint              limit_sec;
  CodefLimitOrigin   limit_origin;
};

/* Sets list and kind. */
void _codef_challenge_find_kind   (CodefChallenge *self);
/* Fills inputs by kind. */
void _codef_challenge_find_inputs (CodefChallenge *self);
/* Sets limit_sec and limit_origin. */
void _codef_challenge_find_limit  (CodefChallenge *self, CodefRequest *request);

G_END_DECLS
