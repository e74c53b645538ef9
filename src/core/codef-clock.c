/* SPDX-License-Identifier: MIT */
#include "codef-clock.h"

#include <time.h>

typedef struct
{
  gint64 shift_us; /* added to the system's time */
} CodefClockPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CodefClock, codef_clock, G_TYPE_OBJECT)

static gint64
codef_clock_real_now_unix_us (CodefClock *self)
{
  CodefClockPrivate *priv = codef_clock_get_instance_private (self);

  return g_get_real_time () + priv->shift_us;
}

static gint64
codef_clock_real_now_boot_us (CodefClock *self)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
codef_clock_class_init (CodefClockClass *klass)
{
  klass->now_boot_us = codef_clock_real_now_boot_us;
  klass->now_unix_us = codef_clock_real_now_unix_us;
}

static void
codef_clock_init (CodefClock *self)
{
}

CodefClock *
codef_clock_new (gint64 start_unix_us)
{
  CodefClock *self = g_object_new (CODEF_TYPE_CLOCK, NULL);
  CodefClockPrivate *priv = codef_clock_get_instance_private (self);

  if (start_unix_us != 0)
    priv->shift_us = start_unix_us - g_get_real_time ();
  return self;
}

gint64
codef_clock_now_unix_us (CodefClock *self)
{
  g_return_val_if_fail (CODEF_IS_CLOCK (self), 0);
  return CODEF_CLOCK_GET_CLASS (self)->now_unix_us (self);
}

gint64
codef_clock_now_unix_sec (CodefClock *self)
{
  return codef_clock_now_unix_us (self) / G_USEC_PER_SEC;
}

gint64
codef_clock_now_boot_us (CodefClock *self)
{
  g_return_val_if_fail (CODEF_IS_CLOCK (self), 0);
  return CODEF_CLOCK_GET_CLASS (self)->now_boot_us (self);
}
