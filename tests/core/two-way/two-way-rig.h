/* SPDX-License-Identifier: MIT */
/* The client as it is, against the sandbox as it is; and a person who reads what comes to the pretend phone. */
#pragma once

#include "codef-client.h"
#include "sandbox-server.h"
#include "test-loop.h"

G_BEGIN_DECLS

#define CAPTCHA_SMS "/v1/kr/public/ft/do-not-call/set-register"

typedef struct
{
  CodefCatalog  *catalog;
  CodefClock    *clock;
  SandboxServer *server;
  CodefClient   *client;
} TwoWayRig;

/* @options: (nullable): the store file is set here, so that the key pair is made once a program. */
TwoWayRig     *two_way_rig_new       (const SandboxOptions *options);
void           two_way_rig_free      (TwoWayRig *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TwoWayRig, two_way_rig_free)

/* (transfer full): a request to @path, waited for until it is no longer under way. @json: (nullable): the product's sample
 * request. */
CodefExchange *two_way_rig_start     (TwoWayRig *self, const char *path, const char *json);
/* (transfer full): the sample request of @path with the members of @over in place of its own. */
char          *two_way_rig_dup_sample (TwoWayRig *self, const char *path, const char *over);
/* Goes on with a JSON object, sealed, and waits until it is no longer under way. */
void           two_way_rig_continue  (TwoWayRig *self, CodefExchange *exchange, const char *inputs);
/* (transfer full): the code that came last for what is asked now. */
char          *two_way_rig_read_code (TwoWayRig *self, CodefExchange *exchange);
/* Goes on with what a person who does everything right would put in. */
void           two_way_rig_answer    (TwoWayRig *self, CodefExchange *exchange);
/* Insists on an exchange that asks, by that method. (transfer none) */
CodefChallenge *two_way_check_asks   (CodefExchange *exchange, const char *method);
/* Insists on an end with that result code. */
void           two_way_check_ends    (CodefExchange *exchange, const char *code);
/* (transfer full): the member of a JSON object as text, NULL if it is not there. */
char          *two_way_dup_member    (GBytes *json, const char *name);

G_END_DECLS
