/* SPDX-License-Identifier: MIT */
#include "app-tree-look.h"

/* Foreground on the view's background. In high contrast nothing is told by colour alone, so there are fewer of them. */
static const char *const palettes[4][APP_TREE_N_COLORS] = {
  /* key, index, label, string, number, keyword, count, meaning, arrow, warning, match */
  /* light */
  { "#1a5fb4", "#1a5fb4", "#6a6a6a", "#18743f", "#8f3a00", "#813d9c", "#6a6a6a", "#5e5c64", "#5e5c64", "#a01010",
    "#fff3b0" },
  /* dark */
  { "#8cc0ff", "#8cc0ff", "#a5a5a8", "#7bd68c", "#ffb86b", "#dcaaf0", "#a5a5a8", "#b9b7be", "#c0bfbc", "#ff8f84",
    "#3d360c" },
  /* light, high contrast */
  { "#00265c", "#00265c", "#333333", "#003d18", "#5c2200", "#4a1263", "#333333", "#2b2b2b", "#000000", "#7a0000",
    "#ffe96b" },
  /* dark, high contrast */
  { "#cfe4ff", "#cfe4ff", "#e0e0e0", "#c5f5cd", "#ffdfb8", "#f3dcff", "#e0e0e0", "#eeeeee", "#ffffff", "#ffd0cb",
    "#4a4100" },
};

AppTreeLook *
app_tree_look_new (void)
{
  AppTreeLook *self = g_rc_box_new0 (AppTreeLook);

  app_tree_look_set_palette (self, FALSE, FALSE);
  return self;
}

AppTreeLook *
app_tree_look_ref (AppTreeLook *self)
{
  return g_rc_box_acquire (self);
}

static void
drop_layouts (AppTreeLook *self)
{
  for (guint i = 0; i < APP_TREE_N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_pointer (&self->font, pango_font_description_free);
}

static void
clear (gpointer data)
{
  AppTreeLook *self = data;

  g_clear_object (&self->lens.catalog);
  g_clear_object (&self->lens.product);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->matches, doc_matches_unref);
  g_clear_pointer (&self->verdicts, g_hash_table_unref);
  g_clear_pointer (&self->verdict_list, g_ptr_array_unref);
  drop_layouts (self);
}

void
app_tree_look_unref (AppTreeLook *self)
{
  g_rc_box_release_full (self, clear);
}

void
app_tree_look_set_words (AppTreeLook *self, CodefCatalog *catalog, CodefProduct *product, CodefLanguage language,
                         AppLabelMode mode)
{
  g_set_object (&self->lens.catalog, catalog);
  g_set_object (&self->lens.product, product);
  self->lens.language = language;
  self->mode = mode;
}

void
app_tree_look_set_rows (AppTreeLook *self, DocRows *rows)
{
  g_set_object (&self->rows, rows);
}

void
app_tree_look_set_matches (AppTreeLook *self, DocMatches *matches)
{
  if (matches != NULL)
    doc_matches_ref (matches);
  g_clear_pointer (&self->matches, doc_matches_unref);
  self->matches = matches;
}

void
app_tree_look_set_verdicts (AppTreeLook *self, GPtrArray *verdicts)
{
  g_clear_pointer (&self->verdicts, g_hash_table_unref);
  g_clear_pointer (&self->verdict_list, g_ptr_array_unref);
  if (verdicts == NULL || verdicts->len == 0)
    return;
  self->verdict_list = g_ptr_array_ref (verdicts);
  self->verdicts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (verdicts, i);
      gpointer node = GUINT_TO_POINTER (codef_verdict_get_node (verdict));
      CodefVerdict *other = g_hash_table_lookup (self->verdicts, node);

      if (codef_verdict_get_node (verdict) != DOC_NODE_NONE && (other == NULL || codef_verdict_passed (other)))
        g_hash_table_insert (self->verdicts, node, verdict);
    }
}

CodefVerdict *
app_tree_look_get_verdict (AppTreeLook *self, DocNode node)
{
  return self->verdicts != NULL ? g_hash_table_lookup (self->verdicts, GUINT_TO_POINTER (node)) : NULL;
}

void
app_tree_look_set_palette (AppTreeLook *self, gboolean dark, gboolean high_contrast)
{
  const char *const *palette = palettes[(dark ? 1 : 0) + (high_contrast ? 2 : 0)];

  for (guint i = 0; i < APP_TREE_N_COLORS; i++)
    gdk_rgba_parse (&self->colors[i], palette[i]);
}

static PangoLayout *
new_layout (PangoContext *context, gboolean monospace)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (monospace)
    {
      g_autoptr(PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

      pango_font_description_set_family_static (font, "monospace");
      pango_layout_set_font_description (layout, font);
    }
  return layout;
}

/* Each row has a Pango context of its own, with a serial of its own: only what they say can be compared. */
static gboolean
is_of_font (AppTreeLook *self, PangoContext *context)
{
  return self->resolution == pango_cairo_context_get_resolution (context)
         && pango_font_description_equal (self->font, pango_context_get_font_description (context));
}

void
app_tree_look_ensure_fonts (AppTreeLook *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int line_height = 0;

  if (self->layouts[0] != NULL && is_of_font (self, context))
    return;
  drop_layouts (self);
  self->font = pango_font_description_copy (pango_context_get_font_description (context));
  self->fonts_serial++;
  self->resolution = pango_cairo_context_get_resolution (context);
  self->baseline = 0;
  for (guint i = 0; i < APP_TREE_N_TEXTS; i++)
    {
      int height;

      self->layouts[i] = new_layout (context, i == APP_TREE_TEXT_KEY || i == APP_TREE_TEXT_VALUE);
      /* Hangul comes from another font than Latin, and may stand higher. */
      pango_layout_set_text (self->layouts[i], "Ág가", -1);
      pango_layout_get_pixel_size (self->layouts[i], NULL, &height);
      line_height = MAX (line_height, height);
      self->baseline = MAX (self->baseline, PANGO_PIXELS (pango_layout_get_baseline (self->layouts[i])));
    }
  self->row_height = MAX (line_height + 6, APP_TREE_MIN_ROW);
  self->baseline += (self->row_height - line_height) / 2;
}
