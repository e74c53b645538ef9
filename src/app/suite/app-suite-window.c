/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-suite-window-private.h"

#include "app-compat.h"
#include "app-save-text.h"
#include "app-suite-cell.h"
#include "app-toast.h"
#include "codef-suite-report.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AppSuiteWindow, app_suite_window, ADW_TYPE_WINDOW)

enum { PROP_0, PROP_SUITE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { RUN_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct { const char *title; AppSuiteCellKind kind; int width; gboolean expands; } columns[] = {
  { N_("Result"), APP_SUITE_CELL_STATE, 120, FALSE },   { N_("Request"), APP_SUITE_CELL_NAME, 200, FALSE },
  { N_("Product"), APP_SUITE_CELL_PRODUCT, 190, FALSE }, { N_("Code"), APP_SUITE_CELL_CODE, 100, FALSE },
  { N_("Time"), APP_SUITE_CELL_TIME, 80, FALSE },        { N_("What failed"), APP_SUITE_CELL_REASON, 0, TRUE },
};

static guint
count_done (CodefSuite *suite)
{
  return codef_suite_get_n_runs (suite) - codef_suite_count (suite, CODEF_SUITE_PENDING) - codef_suite_count (suite, CODEF_SUITE_RUNNING);
}

static guint
count_bad (CodefSuite *suite)
{
  return codef_suite_count (suite, CODEF_SUITE_FAILED) + codef_suite_count (suite, CODEF_SUITE_ERROR);
}

/* TRUE if one of the files and folders that were read is not there any more. */
static gboolean
is_source_gone (AppSuiteWindow *self)
{
  for (gsize i = 0; self->plan != NULL && self->plan->paths[i] != NULL; i++)
    if (!g_file_test (self->plan->paths[i], G_FILE_TEST_EXISTS))
      return TRUE;
  return FALSE;
}

/* (transfer full) */
static char *
dup_status (AppSuiteWindow *self)
{
  guint n = codef_suite_get_n_runs (self->suite), n_done = count_done (self->suite), n_bad = count_bad (self->suite);
  guint n_passed = codef_suite_count (self->suite, CODEF_SUITE_PASSED);
  gboolean is_running = codef_suite_is_running (self->suite);

  if (is_running && self->was_stopped)
    return g_strdup (_("Stopping…"));
  if (is_running)
    return g_strdup_printf (_("%u of %u done, %u did not pass"), n_done, n, n_bad);
  if (self->was_stopped)
    return g_strdup_printf (_("Stopped: %u passed, %u did not, %u were not run"), n_passed, n_bad,
                            codef_suite_count (self->suite, CODEF_SUITE_SKIPPED));
  if (n_passed == n)
    return g_strdup_printf (ngettext ("✔ The request passed", "✔ All %u requests passed", n), n);
  return g_strdup_printf (_("✘ %u of %u requests did not pass"), n - n_passed, n);
}

static void
update_results (AppSuiteWindow *self)
{
  gboolean is_running = codef_suite_is_running (self->suite);
  g_autofree char *status = dup_status (self);

  gtk_label_set_text (self->status, status);
  gtk_progress_bar_set_fraction (self->progress, (double) count_done (self->suite) / MAX (codef_suite_get_n_runs (self->suite), 1));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "suite.run-failed",
                                 !is_running && codef_suite_count (self->suite, CODEF_SUITE_PASSED) < codef_suite_get_n_runs (self->suite));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "suite.export", !is_running);
}

void
app_suite_window_update (AppSuiteWindow *self)
{
  gboolean is_running = self->suite != NULL && codef_suite_is_running (self->suite);
  gboolean is_busy = self->preparing != NULL || self->asking;
  gboolean shows_setup = self->suite == NULL && !is_busy;
  g_autofree char *title = app_suite_setup_dup_title (self->setup);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), shows_setup ? "" : title);
  gtk_stack_set_visible_child_name (self->stack, is_busy ? "busy" : shows_setup ? "setup" : "results");
  gtk_widget_set_visible (self->back_button, self->suite != NULL && !is_busy);
  gtk_widget_set_visible (self->run_button, !is_busy && !is_running);
  gtk_widget_set_visible (self->stop_button, is_busy || is_running);
  gtk_widget_set_visible (self->export_button, self->suite != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "suite.back", !is_running);
  if (self->suite != NULL)
    update_results (self);
}

/* What failed is told with the values that came. */
static void
hide_values (AppSuiteWindow *self)
{
  GListModel *all = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (all, i);

      if (columns[i].kind == APP_SUITE_CELL_REASON)
        gtk_column_view_column_set_visible (column, app_context_get_privacy (self->context) == NULL);
    }
}

static void
on_update_cb (gpointer user_data)
{
  AppSuiteWindow *self = user_data;

  self->update_id = 0;
  app_suite_window_update (self);
  if (self->failed_only)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Many requests may end in one turn. */
static void
on_progress_cb (AppSuiteWindow *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_once (on_update_cb, self);
}

static void
on_running_cb (AppSuiteWindow *self)
{
  on_progress_cb (self);
  if (codef_suite_is_running (self->suite))
    return;
  if (is_source_gone (self))
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_WARNING,
                     _("The folder is not there any more. These are the results of what was read from it before."), NULL, NULL);
}

void
app_suite_window_set_suite (AppSuiteWindow *self, CodefSuite *suite)
{
  if (self->suite == suite)
    return;
  if (self->suite != NULL)
    g_signal_handlers_disconnect_by_data (self->suite, self);
  g_set_object (&self->suite, suite);
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (suite));
  if (suite != NULL)
    {
      g_signal_connect_object (suite, "progress", G_CALLBACK (on_progress_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (suite, "notify::running", G_CALLBACK (on_running_cb), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUITE]);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  CodefSuiteState state = codef_suite_run_get_state (item);

  return !APP_SUITE_WINDOW (user_data)->failed_only || state == CODEF_SUITE_FAILED || state == CODEF_SUITE_ERROR;
}

static void
on_activate_cb (AppSuiteWindow *self, guint position)
{
  g_autoptr(CodefSuiteRun) run = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (run != NULL && codef_suite_run_get_exchange (run) != NULL)
    g_signal_emit (self, signals[RUN_ACTIVATED], 0, run);
}

static void
activate_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSuiteWindow *self = APP_SUITE_WINDOW (widget);

  app_notice_hide (APP_NOTICE (self->notice));
  app_suite_window_set_suite (self, NULL);
  app_suite_window_update (self);
}

static void
activate_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSuiteWindow *self = APP_SUITE_WINDOW (widget);
  const char *form = g_variant_get_string (parameter, NULL);
  g_autoptr(GBytes) report = NULL;

  if (self->suite == NULL)
    return;
  if (app_context_get_privacy (self->context) != NULL)
    {
      app_toast (self->toasts, _("A report tells the values that came. Show personal data before you save one."));
      return;
    }
  if (g_str_equal (form, "junit"))
    report = codef_suite_report_junit (self->suite);
  else if (g_str_equal (form, "json"))
    report = codef_suite_report_json (self->suite);
  else
    report = codef_suite_report_html (self->suite, app_context_get_catalog (self->context), app_context_get_label_language (self->context));
  app_save_bytes (self->toasts, _("Save Report"),
                  g_str_equal (form, "junit") ? "result.xml" : g_str_equal (form, "json") ? "result.json" : "result.html", report);
}

static void
on_failed_only_cb (AppSuiteWindow *self, GParamSpec *pspec, GtkToggleButton *button)
{
  self->failed_only = gtk_toggle_button_get_active (button);
  gtk_filter_changed (GTK_FILTER (self->filter), self->failed_only ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AppSuiteWindow *self = g_object_get_data (G_OBJECT (factory), "window");

  gtk_list_item_set_child (item, app_suite_cell_new (GPOINTER_TO_INT (user_data), app_context_get_catalog (self->context),
                                                     app_context_get_label_language (self->context)));
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  app_suite_cell_set_run (APP_SUITE_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  app_suite_cell_set_run (APP_SUITE_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
add_columns (AppSuiteWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr(GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "window", self);
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), GINT_TO_POINTER (columns[i].kind));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expands);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->view, column);
    }
}

/* Closing it is no wish to leave requests running that nobody watches. */
static gboolean
app_suite_window_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "suite.stop", NULL);
  return GTK_WINDOW_CLASS (app_suite_window_parent_class)->close_request (window);
}

static void
app_suite_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_SUITE)
    g_value_set_object (value, APP_SUITE_WINDOW (object)->suite);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
app_suite_window_dispose (GObject *object)
{
  AppSuiteWindow *self = APP_SUITE_WINDOW (object);

  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  /* what ends by that is not to be shown any more */
  if (self->suite != NULL)
    g_signal_handlers_disconnect_by_data (self->suite, self);
  if (self->suite != NULL)
    codef_suite_cancel (self->suite);
  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_SUITE_WINDOW);
  g_clear_object (&self->suite);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->context);
  g_clear_pointer (&self->plan, app_suite_plan_free);
  g_clear_pointer (&self->keys_of, g_free);
  g_clear_pointer (&self->keys_sentence, g_free);
  G_OBJECT_CLASS (app_suite_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "suite/app-suite-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, setup);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, run_button);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, status);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_failed_only_cb);
}

static void
app_suite_window_class_init (AppSuiteWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = app_suite_window_get_property;
  object_class->dispose = app_suite_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = app_suite_window_close_request;
  properties[PROP_SUITE] = g_param_spec_object ("suite", NULL, NULL, CODEF_TYPE_SUITE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RUN_ACTIVATED] = g_signal_new ("run-activated", APP_TYPE_SUITE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         CODEF_TYPE_SUITE_RUN);
  g_type_ensure (APP_TYPE_NOTICE);
  g_type_ensure (APP_TYPE_SUITE_SETUP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "suite.back", NULL, activate_back);
  gtk_widget_class_install_action (widget_class, "suite.export", "s", activate_export);
  app_suite_window_install_run (widget_class);
}

static void
app_suite_window_init (AppSuiteWindow *self)
{
  g_autoptr(GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  add_columns (self);
}

GtkWindow *
app_suite_window_new (AppContext *context, GtkWindow *parent, const char *const *paths)
{
  AppSuiteWindow *self = g_object_new (APP_TYPE_SUITE_WINDOW, NULL);

  /* not above its parent, which shows the answers of its rows; but not without it either */
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (hide_values), self, G_CONNECT_SWAPPED);
  hide_values (self);
  app_suite_setup_set_context (self->setup, context);
  app_suite_setup_set_paths (self->setup, paths);
  app_suite_window_update (self);
  return GTK_WINDOW (self);
}

CodefSuite *
app_suite_window_get_suite (AppSuiteWindow *self)
{
  g_return_val_if_fail (APP_IS_SUITE_WINDOW (self), NULL);

  return self->suite;
}

const char *
app_suite_window_get_notice (AppSuiteWindow *self)
{
  g_return_val_if_fail (APP_IS_SUITE_WINDOW (self), NULL);

  return app_notice_get_text (APP_NOTICE (self->notice));
}
