/* SPDX-License-Identifier: MIT */
/* The inside of the desk, shared by its two halves: what lies on it, and how it is sent. */
#pragma once

#include "app-account-desk.h"
#include "codef-account-call.h"

G_BEGIN_DECLS

struct _AppAccountDesk
{
  GObject           parent_instance;
  AppContext       *context;     /* (not owned): it owns the desk */
  CodefAccountList *list;        /* (owned) */
  StoreWallet      *wallet;      /* (owned) */
  char             *draft_file;  /* (owned) */
  char             *greeting;    /* (owned) (nullable) */
  guint             draft_id;    /* timeout until the draft is written; 0 if it is */
  CodefAccountCall *call;        /* (owned) (nullable) under way */
  char             *requested;   /* (owned) (nullable) the connectedId that the request names */
  CodefExchange    *exchange;    /* (owned) (nullable) the last one */
  GSignalGroup     *exchange_signals; /* (owned) a late answer of an earlier one has no address */
  GCancellable     *cancellable; /* (owned) (nullable) set while busy */
};

void _app_account_desk_say          (AppAccountDesk *self, AppNoticeKind kind, const char *text, const char *button,
                                     const char *action);
void _app_account_desk_set_exchange (AppAccountDesk *self, CodefExchange *exchange);
void _app_account_desk_set_busy     (AppAccountDesk *self, GCancellable *cancellable);
void _app_account_desk_on_phase_cb  (AppAccountDesk *self);

G_END_DECLS
