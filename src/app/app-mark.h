/* SPDX-License-Identifier: MIT */
/* Small marks of our own, drawn in the colour of the text around them. They are paintables and not icon files because the first SVG
 * brings librsvg into memory, which takes longer to load than the rest of the window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  APP_MARK_ENVIRONMENT_LOCAL,      /* a disc */
  APP_MARK_ENVIRONMENT_SANDBOX,    /* a ring */
  APP_MARK_ENVIRONMENT_DEMO,       /* a ring, half full */
  APP_MARK_ENVIRONMENT_PRODUCTION, /* a warning triangle */
  APP_MARK_ENVIRONMENT_CUSTOM,     /* a diamond */
  APP_MARK_EVIDENCE_HIGH,          /* three bars, three full */
  APP_MARK_EVIDENCE_MEDIUM,        /* two full */
  APP_MARK_EVIDENCE_LOW,           /* one full */
  APP_MARK_EVIDENCE_UNKNOWN,       /* a question mark */
  APP_MARK_PROGRAM,                /* a card between braces, as in the program's icon */
} AppMarkShape;

#define APP_TYPE_MARK (app_mark_get_type ())
G_DECLARE_FINAL_TYPE (AppMark, app_mark, APP, MARK, GObject)

/* (transfer full): for gtk_image_set_from_paintable(); takes the size of the icon it stands for. */
GdkPaintable *app_mark_new        (AppMarkShape shape);
/* Makes @image show @shape. */
void          app_mark_set_image  (GtkImage *image, AppMarkShape shape);

G_END_DECLS
