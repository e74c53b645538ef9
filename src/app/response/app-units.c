/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-units.h"

#include <glib/gi18n-lib.h>

#define MILLISECOND_US G_GINT64_CONSTANT (1000)
#define SECOND_US      G_GINT64_CONSTANT (1000000)
#define MINUTE_US      (60 * SECOND_US)

static char *
minutes_and_seconds (gint64 duration_us)
{
  gint64 seconds = duration_us / SECOND_US;

  /* Translators: a duration, such as "2 min 05 s". */
  return g_strdup_printf (_("%d min %02d s"), (int) (seconds / 60), (int) (seconds % 60));
}

char *
app_units_duration (gint64 duration_us)
{
  if (duration_us < 0)
    return g_strdup ("–");
  if (duration_us < SECOND_US)
    return g_strdup_printf (_("%d ms"), (int) ((duration_us + MILLISECOND_US / 2) / MILLISECOND_US));
  if (duration_us < 10 * SECOND_US)
    return g_strdup_printf (_("%.2f s"), (double) duration_us / SECOND_US);
  if (duration_us < MINUTE_US)
    return g_strdup_printf (_("%.1f s"), (double) duration_us / SECOND_US);
  return minutes_and_seconds (duration_us);
}

char *
app_units_fine_duration (gint64 duration_us)
{
  if (duration_us < 0 || duration_us >= 10 * MILLISECOND_US)
    return app_units_duration (duration_us);
  return g_strdup_printf (_("%.1f ms"), (double) duration_us / MILLISECOND_US);
}

char *
app_units_elapsed (gint64 elapsed_us)
{
  if (elapsed_us >= MINUTE_US)
    return minutes_and_seconds (elapsed_us);
  return g_strdup_printf (_("%.1f s"), (double) MAX (elapsed_us, 0) / SECOND_US);
}

char *
app_units_size (guint64 size_bytes)
{
  return g_format_size (size_bytes);
}
