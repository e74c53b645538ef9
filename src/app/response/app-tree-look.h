/* SPDX-License-Identifier: MIT */
/* What all rows of one tree share: words, fonts, colours, measures. Made once for a view, so that a row costs
 * microseconds. */
#pragma once

#include "app-lens.h"
#include "app-reading.h"
#include "codef-verdict.h"
#include "doc-rows.h"

#include "app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Geometry in pixels; heights come from the font. */
#define APP_TREE_PADDING 10
#define APP_TREE_INDENT  18
#define APP_TREE_ARROW                                                                                                 \
  18 /* width of the place of the disclosure triangle; the target of a click is as wide and as high as the row */
#define APP_TREE_MIN_ROW 24 /* smallest target for a pointer */

typedef enum
{
  APP_TREE_COLOR_KEY,
  APP_TREE_COLOR_INDEX,
  APP_TREE_COLOR_LABEL,
  APP_TREE_COLOR_STRING,
  APP_TREE_COLOR_NUMBER,
  APP_TREE_COLOR_KEYWORD, /* true, false, null */
  APP_TREE_COLOR_COUNT,   /* {11}, [3] */
  APP_TREE_COLOR_MEANING,
  APP_TREE_COLOR_ARROW,
  APP_TREE_COLOR_WARNING,
  APP_TREE_COLOR_MATCH,   /* behind what a search found */
  APP_TREE_N_COLORS,
} AppTreeColor;

/* The four texts of a row, each with a layout of its own, so that one can be measured before another is drawn. */
typedef enum
{
  APP_TREE_TEXT_KEY,
  APP_TREE_TEXT_LABEL,
  APP_TREE_TEXT_VALUE,
  APP_TREE_TEXT_MEANING,
  APP_TREE_N_TEXTS
} AppTreeText;

typedef struct
{
  AppLens       lens;                        /* its pointers are owned */
  AppLabelMode  mode;
  DocRows      *rows;                        /* (owned) (nullable) */
  DocMatches   *matches;                     /* (owned) (nullable) to be marked */
  GHashTable   *verdicts;                    /* (owned) (nullable) DocNode → CodefVerdict, borrowed from verdict_list */
  GPtrArray    *verdict_list;                /* (owned) (nullable) */
  PangoLayout  *layouts[APP_TREE_N_TEXTS];   /* (owned) (nullable): until the first measure */
  PangoFontDescription *font;                /* (owned) (nullable): what the layouts were made for */
  double        resolution;                  /* likewise, in dots per inch */
  guint         fonts_serial;                /* counts how often they were made, from 1 */
  int           row_height;
  int           baseline;                    /* from the top of a row */
  GdkRGBA       colors[APP_TREE_N_COLORS];
} AppTreeLook;

AppTreeLook *app_tree_look_new          (void);
AppTreeLook *app_tree_look_ref          (AppTreeLook *self);
void         app_tree_look_unref        (AppTreeLook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppTreeLook, app_tree_look_unref)

/* @product: (nullable) */
void app_tree_look_set_words (AppTreeLook *self, CodefCatalog *catalog, CodefProduct *product, CodefLanguage language,
                              AppLabelMode mode);
void         app_tree_look_set_rows     (AppTreeLook *self, DocRows *rows);
/* @matches: (nullable): what is marked. */
void         app_tree_look_set_matches  (AppTreeLook *self, DocMatches *matches);
/* @verdicts: (nullable) (element-type CodefVerdict): marked at their nodes; one that failed goes before one that passed. */
void         app_tree_look_set_verdicts (AppTreeLook *self, GPtrArray *verdicts);
/* (nullable) */
CodefVerdict *app_tree_look_get_verdict (AppTreeLook *self, DocNode node);
/* Colours for a light or dark background, with or without high contrast; every pair keeps at least 4.5 to 1 (7 to 1 in
 * high contrast). */
void         app_tree_look_set_palette  (AppTreeLook *self, gboolean dark, gboolean high_contrast);
/* Makes layouts and measures for the fonts of @widget; does nothing while they have not changed. Call it before
 * measuring or drawing. */
void         app_tree_look_ensure_fonts (AppTreeLook *self, GtkWidget *widget);

G_END_DECLS
