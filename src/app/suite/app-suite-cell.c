/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-suite-cell.h"

#include "app-units.h"

struct _AppSuiteCell
{
  AdwBin           parent_instance;
  AppSuiteCellKind kind;
  CodefCatalog    *catalog;  /* (owned) */
  CodefLanguage    language;
  CodefSuiteRun   *run;      /* (owned) (nullable) */
  GtkLabel        *label;    /* child */
};

G_DEFINE_FINAL_TYPE (AppSuiteCell, app_suite_cell, ADW_TYPE_BIN)

static const char *const state_classes[] = { "dim-label", "accent", "success", "error", "error", "dim-label" };

/* (transfer full) */
static char *
dup_product (AppSuiteCell *self)
{
  const char *path = codef_suite_case_get_path (codef_suite_run_get_case (self->run));
  CodefProduct *product = codef_catalog_find_product (self->catalog, path);

  return g_strdup (product != NULL ? codef_product_get_title (product, self->language) : path);
}

/* (transfer full): the code of the answer and what stands for it if none came. */
static char *
dup_code (AppSuiteCell *self)
{
  CodefReply *reply = codef_suite_run_get_reply (self->run);
  const char *code = reply != NULL ? codef_reply_get_code (reply) : NULL;

  return g_strdup (code != NULL ? code : "");
}

/* (transfer full) */
static char *
dup_text (AppSuiteCell *self)
{
  CodefSuiteState state = codef_suite_run_get_state (self->run);
  gboolean has_ended = state > CODEF_SUITE_RUNNING && state != CODEF_SUITE_SKIPPED;

  switch (self->kind)
    {
    case APP_SUITE_CELL_STATE:
      return g_strdup (codef_suite_state_get_title (state));
    case APP_SUITE_CELL_NAME:
      return codef_suite_run_dup_name (self->run);
    case APP_SUITE_CELL_PRODUCT:
      return dup_product (self);
    case APP_SUITE_CELL_CODE:
      return dup_code (self);
    case APP_SUITE_CELL_TIME:
      return has_ended ? app_units_duration (codef_suite_run_get_elapsed_us (self->run)) : g_strdup ("");
    case APP_SUITE_CELL_REASON:
    default:
      return has_ended ? codef_suite_run_explain (self->run) : g_strdup ("");
    }
}

static void
update (AppSuiteCell *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *line = g_strdup (text);

  if (self->kind == APP_SUITE_CELL_STATE)
    for (gsize i = 0; i < G_N_ELEMENTS (state_classes); i++)
      gtk_widget_remove_css_class (GTK_WIDGET (self->label), state_classes[i]);
  if (self->kind == APP_SUITE_CELL_STATE)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), state_classes[codef_suite_run_get_state (self->run)]);
  gtk_label_set_text (self->label, g_strdelimit (line, "\n", ' '));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->kind == APP_SUITE_CELL_REASON && *text != '\0' ? text : NULL);
}

static void
app_suite_cell_dispose (GObject *object)
{
  AppSuiteCell *self = APP_SUITE_CELL (object);

  app_suite_cell_set_run (self, NULL);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (app_suite_cell_parent_class)->dispose (object);
}

static void
app_suite_cell_class_init (AppSuiteCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_suite_cell_dispose;
}

static void
app_suite_cell_init (AppSuiteCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  adw_bin_set_child (ADW_BIN (self), label);
}

GtkWidget *
app_suite_cell_new (AppSuiteCellKind kind, CodefCatalog *catalog, CodefLanguage language)
{
  AppSuiteCell *self = g_object_new (APP_TYPE_SUITE_CELL, NULL);

  self->kind = kind;
  self->catalog = g_object_ref (catalog);
  self->language = language;
  if (kind == APP_SUITE_CELL_TIME)
    gtk_label_set_xalign (self->label, 1);
  if (kind == APP_SUITE_CELL_TIME || kind == APP_SUITE_CELL_CODE)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  return GTK_WIDGET (self);
}

void
app_suite_cell_set_run (AppSuiteCell *self, CodefSuiteRun *run)
{
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_func (self->run, update, self);
  g_set_object (&self->run, run);
  if (run == NULL)
    return;
  g_signal_connect_swapped (run, "notify::state", G_CALLBACK (update), self);
  update (self);
}
