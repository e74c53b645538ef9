/* SPDX-License-Identifier: MIT */
/* The time, handed in from outside: core never asks the system. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CODEF_TYPE_CLOCK (codef_clock_get_type ())
G_DECLARE_DERIVABLE_TYPE (CodefClock, codef_clock, CODEF, CLOCK, GObject)

struct _CodefClockClass
{
  GObjectClass parent_class;

  gint64 (*now_unix_us) (CodefClock *self); /* calendar time */
  gint64 (*now_boot_us) (CodefClock *self); /* since start-up, time asleep included */
};

/* The system's clock, shifted so that it read @start_unix_us at creation (0: not shifted): `--now`. Lives here as the
 * one place; only main functions and tests call it. */
CodefClock *codef_clock_new        (gint64 start_unix_us);
gint64      codef_clock_now_unix_us (CodefClock *self);
gint64      codef_clock_now_unix_sec (CodefClock *self);
/* CLOCK_BOOTTIME: for time limits of people and of services; setting the clock changes nothing, sleeping does. */
gint64      codef_clock_now_boot_us (CodefClock *self);

G_END_DECLS
