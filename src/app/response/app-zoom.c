/* SPDX-License-Identifier: MIT */
#include "app-zoom.h"

#define KEY   "answer-zoom"
#define USUAL 100

/* In percent. Each has a class "zoom-125" in style.css: a class is all it takes, on every version of GTK. */
static const int steps[] = { 50, 67, 80, 90, USUAL, 110, 125, 150, 175, 200, 250, 300 };

/* The largest step that is not above the setting, which may have been set from outside. */
static guint
find_step (GSettings *settings)
{
  int percent = g_settings_get_int (settings, KEY);
  guint step = 0;

  while (step + 1 < G_N_ELEMENTS (steps) && steps[step + 1] <= percent)
    step++;
  return step;
}

void
app_zoom_change (GSettings *settings, int direction)
{
  guint step = find_step (settings);

  if (direction == 0)
    g_settings_reset (settings, KEY);
  else if (direction < 0 && step > 0)
    g_settings_set_int (settings, KEY, steps[step - 1]);
  else if (direction > 0 && step + 1 < G_N_ELEMENTS (steps))
    g_settings_set_int (settings, KEY, steps[step + 1]);
}

static void
on_zoom_changed_cb (GtkWidget *widget, const char *key, GSettings *settings)
{
  guint now = find_step (settings);

  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    {
      g_autofree char *name = g_strdup_printf ("zoom-%d", steps[step]);

      if (step == now && steps[step] != USUAL)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}

void
app_zoom_follow (GtkWidget *widget, GSettings *settings)
{
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (on_zoom_changed_cb), widget, G_CONNECT_SWAPPED);
  on_zoom_changed_cb (widget, KEY, settings);
}
