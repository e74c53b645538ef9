/* SPDX-License-Identifier: MIT */
#include "app-mark.h"

/* Everything is drawn on a square of 16 units. */
#define GRID 16.0
#define FAINT 0.3

struct _AppMark
{
  GObject      parent_instance;
  AppMarkShape shape;
};

static void app_mark_paintable_init (GdkPaintableInterface *iface);
static void app_mark_symbolic_init (GtkSymbolicPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AppMark, app_mark, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, app_mark_paintable_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SYMBOLIC_PAINTABLE, app_mark_symbolic_init))

static void
draw_environment (cairo_t *cr, AppMarkShape shape)
{
  cairo_set_line_width (cr, 2.2);
  if (shape == APP_MARK_ENVIRONMENT_CUSTOM)
    {
      cairo_move_to (cr, 8, 2);
      cairo_line_to (cr, 14, 8);
      cairo_line_to (cr, 8, 14);
      cairo_line_to (cr, 2, 8);
      cairo_fill (cr);
      return;
    }
  cairo_arc (cr, 8, 8, shape == APP_MARK_ENVIRONMENT_LOCAL ? 5 : 4.4, 0, 2 * G_PI);
  if (shape == APP_MARK_ENVIRONMENT_LOCAL)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  if (shape == APP_MARK_ENVIRONMENT_DEMO)
    {
      cairo_arc (cr, 8, 8, 4.4, -G_PI / 2, G_PI / 2);
      cairo_fill (cr);
    }
}

static void
draw_warning (cairo_t *cr)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 8, 1.8);
  cairo_line_to (cr, 15, 14);
  cairo_line_to (cr, 1, 14);
  cairo_close_path (cr);
  cairo_rectangle (cr, 7.1, 6, 1.8, 4);
  cairo_rectangle (cr, 7.1, 11, 1.8, 1.7);
  cairo_fill (cr);
}

static void
draw_bars (cairo_t *cr, const GdkRGBA *colour, guint n_full)
{
  static const struct { double x, height; } bars[] = { { 2, 5 }, { 6.5, 8.5 }, { 11, 12 } };

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, i < n_full ? colour->alpha : colour->alpha * FAINT);
      cairo_rectangle (cr, bars[i].x, 14 - bars[i].height, 3, bars[i].height);
      cairo_fill (cr);
    }
}

static void
draw_question (cairo_t *cr)
{
  cairo_set_line_width (cr, 2);
  cairo_arc (cr, 8, 5.5, 3, G_PI, 0.3 * G_PI);
  cairo_curve_to (cr, 8.6, 8.6, 8, 9, 8, 11);
  cairo_stroke (cr);
  cairo_arc (cr, 8, 13.4, 1.3, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_brace (cairo_t *cr)
{
  cairo_move_to (cr, 5.6, 2.8);
  cairo_curve_to (cr, 3.4, 2.8, 3.4, 3.8, 3.4, 5);
  cairo_curve_to (cr, 3.4, 7, 3.2, 8, 1.6, 8);
  cairo_curve_to (cr, 3.2, 8, 3.4, 9, 3.4, 11);
  cairo_curve_to (cr, 3.4, 12.2, 3.4, 13.2, 5.6, 13.2);
  cairo_stroke (cr);
}

static void
draw_program (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.4);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  draw_brace (cr);
  cairo_save (cr);
  cairo_translate (cr, GRID, 0);
  cairo_scale (cr, -1, 1);
  draw_brace (cr);
  cairo_restore (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_rectangle (cr, 5.4, 6, 5.2, 4);
  cairo_rectangle (cr, 5.4, 7, 5.2, 0.9);
  cairo_fill (cr);
}

static void
draw (cairo_t *cr, AppMarkShape shape, const GdkRGBA *colour)
{
  gdk_cairo_set_source_rgba (cr, colour);
  switch (shape)
    {
    case APP_MARK_ENVIRONMENT_PRODUCTION:
      draw_warning (cr);
      break;
    case APP_MARK_EVIDENCE_HIGH:
      draw_bars (cr, colour, 3);
      break;
    case APP_MARK_EVIDENCE_MEDIUM:
      draw_bars (cr, colour, 2);
      break;
    case APP_MARK_EVIDENCE_LOW:
      draw_bars (cr, colour, 1);
      break;
    case APP_MARK_EVIDENCE_UNKNOWN:
      draw_question (cr);
      break;
    case APP_MARK_PROGRAM:
      draw_program (cr);
      break;
    case APP_MARK_ENVIRONMENT_LOCAL:
    case APP_MARK_ENVIRONMENT_SANDBOX:
    case APP_MARK_ENVIRONMENT_DEMO:
    case APP_MARK_ENVIRONMENT_CUSTOM:
    default:
      draw_environment (cr, shape);
    }
}

static void
app_mark_snapshot_symbolic (GtkSymbolicPaintable *paintable, GdkSnapshot *snapshot, double width, double height, const GdkRGBA *colours,
                            gsize n_colours)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  cairo_scale (cr, width / GRID, height / GRID);
  draw (cr, APP_MARK (paintable)->shape, &colours[GTK_SYMBOLIC_COLOR_FOREGROUND]);
  cairo_destroy (cr);
}

/* Where no colour is given, as in a drag picture. */
static void
app_mark_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  const GdkRGBA grey = { 0.5f, 0.5f, 0.5f, 1 };

  app_mark_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (paintable), snapshot, width, height, &grey, 1);
}

static GdkPaintableFlags
app_mark_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_CONTENTS | GDK_PAINTABLE_STATIC_SIZE;
}

static void
app_mark_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = app_mark_snapshot;
  iface->get_flags = app_mark_get_flags;
}

static void
app_mark_symbolic_init (GtkSymbolicPaintableInterface *iface)
{
  iface->snapshot_symbolic = app_mark_snapshot_symbolic;
}

static void
app_mark_class_init (AppMarkClass *klass)
{
}

static void
app_mark_init (AppMark *self)
{
}

GdkPaintable *
app_mark_new (AppMarkShape shape)
{
  AppMark *self = g_object_new (APP_TYPE_MARK, NULL);

  self->shape = shape;
  return GDK_PAINTABLE (self);
}

void
app_mark_set_image (GtkImage *image, AppMarkShape shape)
{
  g_autoptr(GdkPaintable) mark = app_mark_new (shape);

  gtk_image_set_from_paintable (image, mark);
}
