/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "sandbox-painter.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#define CAIRO "libcairo.so.2"
#define PIXBUF "libgdk_pixbuf-2.0.so.0"

static const struct
{
  const char *library, *symbol;
  gsize       offset;
} symbols[] = {
  { CAIRO, "cairo_image_surface_create", G_STRUCT_OFFSET (SandboxPainter, image_surface_create) },
  { CAIRO, "cairo_surface_flush", G_STRUCT_OFFSET (SandboxPainter, surface_flush) },
  { CAIRO, "cairo_surface_destroy", G_STRUCT_OFFSET (SandboxPainter, surface_destroy) },
  { CAIRO, "cairo_image_surface_get_data", G_STRUCT_OFFSET (SandboxPainter, surface_get_data) },
  { CAIRO, "cairo_image_surface_get_stride", G_STRUCT_OFFSET (SandboxPainter, surface_get_stride) },
  { CAIRO, "cairo_create", G_STRUCT_OFFSET (SandboxPainter, create) },
  { CAIRO, "cairo_destroy", G_STRUCT_OFFSET (SandboxPainter, destroy) },
  { CAIRO, "cairo_save", G_STRUCT_OFFSET (SandboxPainter, save) },
  { CAIRO, "cairo_restore", G_STRUCT_OFFSET (SandboxPainter, restore) },
  { CAIRO, "cairo_translate", G_STRUCT_OFFSET (SandboxPainter, translate) },
  { CAIRO, "cairo_rotate", G_STRUCT_OFFSET (SandboxPainter, rotate) },
  { CAIRO, "cairo_scale", G_STRUCT_OFFSET (SandboxPainter, scale) },
  { CAIRO, "cairo_set_source_rgb", G_STRUCT_OFFSET (SandboxPainter, set_source_rgb) },
  { CAIRO, "cairo_set_line_width", G_STRUCT_OFFSET (SandboxPainter, set_line_width) },
  { CAIRO, "cairo_paint", G_STRUCT_OFFSET (SandboxPainter, paint) },
  { CAIRO, "cairo_stroke", G_STRUCT_OFFSET (SandboxPainter, stroke) },
  { CAIRO, "cairo_move_to", G_STRUCT_OFFSET (SandboxPainter, move_to) },
  { CAIRO, "cairo_line_to", G_STRUCT_OFFSET (SandboxPainter, line_to) },
  { CAIRO, "cairo_curve_to", G_STRUCT_OFFSET (SandboxPainter, curve_to) },
  { PIXBUF, "gdk_pixbuf_new_from_data", G_STRUCT_OFFSET (SandboxPainter, pixbuf_new_from_data) },
  { PIXBUF, "gdk_pixbuf_save_to_buffer", G_STRUCT_OFFSET (SandboxPainter, pixbuf_save_to_buffer) },
};

static gboolean
load_symbol (SandboxPainter *self, guint i, GError **error)
{
  /* Opened again for each symbol, which costs nothing, and never closed: their types stay registered. */
  GModule *module = g_module_open (symbols[i].library, G_MODULE_BIND_LAZY);
  gpointer symbol = NULL;

  if (module != NULL)
    g_module_make_resident (module);
  if (module == NULL || !g_module_symbol (module, symbols[i].symbol, &symbol) || symbol == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The captcha cannot be drawn: %s is missing."),
                   symbols[i].library);
      return FALSE;
    }
  G_STRUCT_MEMBER (gpointer, self, symbols[i].offset) = symbol;
  return TRUE;
}

static SandboxPainter *
load_painter (GError **error)
{
  g_autofree SandboxPainter *self = g_new0 (SandboxPainter, 1);

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (!load_symbol (self, i, error))
      return NULL;
  return g_steal_pointer (&self);
}

const SandboxPainter *
sandbox_painter_get (GError **error)
{
  static GMutex lock;
  static SandboxPainter *painter;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (painter == NULL)
    painter = load_painter (error);
  return painter;
}
