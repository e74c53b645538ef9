/* SPDX-License-Identifier: MIT */
/* The few functions of cairo and gdk-pixbuf that draw a captcha, loaded when the first one is drawn: the command line
 * starts without the twenty libraries behind them. */
#pragma once

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

typedef struct
{
  __typeof__ (&cairo_image_surface_create) image_surface_create;
  __typeof__ (&cairo_surface_flush)        surface_flush;
  __typeof__ (&cairo_surface_destroy)      surface_destroy;
  __typeof__ (&cairo_image_surface_get_data)   surface_get_data;
  __typeof__ (&cairo_image_surface_get_stride) surface_get_stride;
  __typeof__ (&cairo_create)               create;
  __typeof__ (&cairo_destroy)              destroy;
  __typeof__ (&cairo_save)                 save;
  __typeof__ (&cairo_restore)              restore;
  __typeof__ (&cairo_translate)            translate;
  __typeof__ (&cairo_rotate)               rotate;
  __typeof__ (&cairo_scale)                scale;
  __typeof__ (&cairo_set_source_rgb)       set_source_rgb;
  __typeof__ (&cairo_set_line_width)       set_line_width;
  __typeof__ (&cairo_paint)                paint;
  __typeof__ (&cairo_stroke)               stroke;
  __typeof__ (&cairo_move_to)              move_to;
  __typeof__ (&cairo_line_to)              line_to;
  __typeof__ (&cairo_curve_to)             curve_to;
  __typeof__ (&gdk_pixbuf_new_from_data)   pixbuf_new_from_data;
  __typeof__ (&gdk_pixbuf_save_to_buffer)  pixbuf_save_to_buffer;
} SandboxPainter;

/* (transfer none): loaded once; NULL with G_IO_ERROR_NOT_FOUND naming what is missing. */
const SandboxPainter *sandbox_painter_get (GError **error);

G_END_DECLS
