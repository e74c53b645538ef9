/* SPDX-License-Identifier: MIT */
/* Carries events from the server's thread to a list model on the thread that made the log, several at a time when they come fast. */
#pragma once

#include "sandbox-event.h"

G_BEGIN_DECLS

/* The list keeps this many, newest last. */
#define SANDBOX_MAX_EVENTS 500

#define SANDBOX_TYPE_EVENT_LOG (sandbox_event_log_get_type ())
/* Signal "event" (SandboxEvent), on the maker's thread, after the list has it. */
G_DECLARE_FINAL_TYPE (SandboxEventLog, sandbox_event_log, SANDBOX, EVENT_LOG, GObject)

/* Delivers to the thread-default main context of the caller. */
SandboxEventLog *sandbox_event_log_new       (void);
/* Any thread. Takes @event. While nobody runs the maker's context only the newest are kept. */
void             sandbox_event_log_add       (SandboxEventLog *self, SandboxEvent *event);
/* (transfer none): of SandboxEvent. */
GListModel      *sandbox_event_log_get_model (SandboxEventLog *self);

G_END_DECLS
