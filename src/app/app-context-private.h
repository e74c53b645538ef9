/* SPDX-License-Identifier: MIT */
/* The inside of the context, for the two files that are it: what is shared, and who is talked to. */
#pragma once

#include "app-clients.h"
#include "app-context.h"

G_BEGIN_DECLS

struct _AppContext
{
  GObject            parent_instance;
  CodefCatalog      *catalog;       /* (owned) */
  CodefClock        *clock;         /* (owned) */
  StoreSecrets      *secrets;       /* (owned) */
  StoreEnvironments *environments;  /* (owned) */
  StoreFavourites   *favourites;    /* (owned) */
  SandboxServer     *sandbox;       /* (owned) */
  GSettings         *settings;      /* (owned) */
  GPtrArray         *warnings;      /* (owned) of utf8 */
  CodefEnvironment  *local;         /* (owned) the built-in sandbox, at its address of now */
  CodefEnvironment  *environment;   /* (owned) the one chosen */
  AppClients        *clients;       /* (owned) */
  GHashTable        *confirmed;     /* (owned) set of environment ids: the user agreed to send there, this session */
  GQueue             starters;      /* of GTask (owned): those who wait for the sandbox */
  gboolean           sandbox_stopped; /* by the user */
  CodefPrivacy      *privacy;       /* (owned) with the key of this session */
  gboolean           masks;         /* whether it is handed out */
  gboolean           presenting;
};

G_END_DECLS
