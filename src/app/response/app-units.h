/* SPDX-License-Identifier: MIT */
/* The one place of the window that turns units into text. Pure functions. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): "143 ms", "1.24 s", "12.4 s", "2 min 05 s"; "–" for a negative number (it did not happen). */
char *app_units_duration      (gint64 duration_us);
/* (transfer full): as above, but with tenths below 10 ms: "0.4 ms", "143 ms". */
char *app_units_fine_duration (gint64 duration_us);
/* (transfer full): for a running clock, always tenths: "0.3 s", "12.4 s", "2 min 05 s". */
char *app_units_elapsed       (gint64 elapsed_us);
/* (transfer full): "2.1 kB"; SI prefixes. */
char *app_units_size          (guint64 size_bytes);

G_END_DECLS
