/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-timing-bar.h"

#include "app-units.h"

#include <glib/gi18n-lib.h>

#define BAR_HEIGHT 10
#define BAR_RADIUS 5
#define MIN_PART   2 /* pixels: what happened can be seen */
#define GAP        6

#define N_PARTS 6

struct _AppTimingBar
{
  GtkWidget   parent_instance;
  GtkWidget  *words;   /* (owned) child */
  CodefTiming timing;
};

G_DEFINE_FINAL_TYPE (AppTimingBar, app_timing_bar, GTK_TYPE_WIDGET)

/* Middle tones, at least 3 to 1 on a light and on a dark background alike; the words carry the meaning. */
static const struct { const char *name, *color; } parts[N_PARTS] = {
  { N_("DNS"), "#9a6ad6" }, { N_("connect"), "#c8761a" }, { N_("TLS"), "#b8528f" },
  { N_("send"), "#3584e4" }, { N_("wait"), "#2e9e5b" }, { N_("receive"), "#1d93a8" },
};

static void
list_parts (const CodefTiming *timing, gint64 *us)
{
  us[0] = timing->dns_us;
  us[1] = timing->connect_us;
  us[2] = timing->tls_us;
  us[3] = timing->send_us;
  us[4] = timing->wait_us;
  us[5] = timing->receive_us;
}

char *
app_timing_bar_dup_words (const CodefTiming *timing)
{
  gint64 us[N_PARTS];
  g_autofree char *total = app_units_fine_duration (timing->total_us);
  GString *words = g_string_new (NULL);

  list_parts (timing, us);
  for (guint i = 0; i < N_PARTS; i++)
    if (us[i] >= 0)
      {
        g_autofree char *duration = app_units_fine_duration (us[i]);

        g_string_append_printf (words, "%s %s · ", _(parts[i].name), duration);
      }
  g_string_append_printf (words, _("total %s"), total);
  return g_string_free (words, FALSE);
}

/* The name of each part in the colour of its piece of the bar. */
static PangoAttrList *
color_words (const char *words)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *p = words;

  for (guint i = 0; i < N_PARTS; i++)
    {
      const char *found = strstr (p, _(parts[i].name));
      GdkRGBA color;
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD), *foreground;

      gdk_rgba_parse (&color, parts[i].color);
      foreground = pango_attr_foreground_new ((guint16) (color.red * 65535), (guint16) (color.green * 65535),
                                              (guint16) (color.blue * 65535));
      weight->start_index = foreground->start_index = found != NULL ? (guint) (found - words) : 0;
      weight->end_index = foreground->end_index =
        found != NULL ? weight->start_index + (guint) strlen (_(parts[i].name)) : 0;
      pango_attr_list_insert (attributes, weight);
      pango_attr_list_insert (attributes, foreground);
      p = found != NULL ? found : p;
    }
  return attributes;
}

static void
app_timing_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AppTimingBar *self = APP_TIMING_BAR (widget);
  gint64 us[N_PARTS], sum_us = 0;
  float width = (float) gtk_widget_get_width (widget), x = 0;
  GskRoundedRect outline;

  list_parts (&self->timing, us);
  for (guint i = 0; i < N_PARTS; i++)
    sum_us += MAX (us[i], 0);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, BAR_HEIGHT), BAR_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.5f, 0.5f, 0.5f, 0.25f }, &outline.bounds);
  for (guint i = 0; i < N_PARTS && sum_us > 0; i++)
    {
      float part =
        us[i] < 0 ? 0 : MAX ((float) ((double) us[i] / (double) sum_us) * (width - N_PARTS * MIN_PART), 0) + MIN_PART;
      GdkRGBA color;

      gdk_rgba_parse (&color, parts[i].color);
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 0, part, BAR_HEIGHT));
      x += part;
    }
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->words, snapshot);
}

static void
app_timing_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  AppTimingBar *self = APP_TIMING_BAR (widget);

  gtk_widget_measure (self->words, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum += BAR_HEIGHT + GAP;
  *natural += BAR_HEIGHT + GAP;
}

static void
app_timing_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AppTimingBar *self = APP_TIMING_BAR (widget);

  GtkAllocation below = { 0, BAR_HEIGHT + GAP, width, height - BAR_HEIGHT - GAP };

  gtk_widget_size_allocate (self->words, &below, -1);
}

static GtkSizeRequestMode
app_timing_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
app_timing_bar_dispose (GObject *object)
{
  g_clear_pointer (&APP_TIMING_BAR (object)->words, gtk_widget_unparent);
  G_OBJECT_CLASS (app_timing_bar_parent_class)->dispose (object);
}

static void
app_timing_bar_class_init (AppTimingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_timing_bar_dispose;
  widget_class->snapshot = app_timing_bar_snapshot;
  widget_class->measure = app_timing_bar_measure;
  widget_class->size_allocate = app_timing_bar_size_allocate;
  widget_class->get_request_mode = app_timing_bar_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "timing-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
app_timing_bar_init (AppTimingBar *self)
{
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "numeric");
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
}

GtkWidget *
app_timing_bar_new (void)
{
  return g_object_new (APP_TYPE_TIMING_BAR, NULL);
}

void
app_timing_bar_set_timing (AppTimingBar *self, const CodefTiming *timing)
{
  g_autofree char *words = NULL;
  PangoAttrList *attributes;

  g_return_if_fail (APP_IS_TIMING_BAR (self));

  self->timing = *timing;
  words = app_timing_bar_dup_words (timing);
  attributes = color_words (words);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_attributes (GTK_LABEL (self->words), attributes);
  pango_attr_list_unref (attributes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
