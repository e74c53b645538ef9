/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-expectations-window.h"

#include "app-compare-window.h"
#include "app-expect-window.h"
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define POSITION_KEY "codef-position"

struct _AppExpectationsWindow
{
  AdwWindow         parent_instance;
  AppContext       *context;        /* (owned) */
  AppSavedDocument *document;       /* (owned) */
  AppCheck         *check;          /* (owned) */
  DocDocument      *answer;         /* (owned) (nullable) */
  GPtrArray        *rows;           /* (owned) of GtkWidget, children of the three groups */
  GtkWidget        *expectations;   /* this and the following: of the template */
  GtkWidget        *differences;
  GtkWidget        *drift;
  GtkWidget        *baseline;
  GtkWidget        *shape;
  GtkWidget        *ignore;
  GtkWidget        *problem;
};

G_DEFINE_FINAL_TYPE (AppExpectationsWindow, app_expectations_window, ADW_TYPE_WINDOW)

/* @except: position of one that is left out, or put in the place of (@json); G_MAXUINT for none, then @json (nullable) is added. */
static gboolean
write_list (AppSavedDocument *document, guint except, GBytes *json, GError **error)
{
  GPtrArray *all = store_request_get_expectations (app_saved_document_get_request (document));
  GString *text = g_string_new ("[");
  g_autoptr(GBytes) list = NULL;

  for (guint i = 0; i <= all->len; i++)
    {
      GBytes *one = i == except || (i == all->len && except == G_MAXUINT) ? json
                    : i < all->len ? codef_expectation_get_json (g_ptr_array_index (all, i)) : NULL;

      if (one == NULL)
        continue;
      if (text->len > 1)
        g_string_append_c (text, ',');
      g_string_append_len (text, g_bytes_get_data (one, NULL), (gssize) g_bytes_get_size (one));
    }
  list = g_string_free_to_bytes (g_string_append_c (text, ']'));
  return app_saved_document_set_member (document, "expect", g_bytes_get_size (list) > 2 ? list : NULL, error);
}

gboolean
app_expectations_add (AppSavedDocument *document, GBytes *json, GError **error)
{
  return write_list (document, G_MAXUINT, json, error);
}

gboolean
app_expectations_replace (AppSavedDocument *document, guint position, GBytes *json, GError **error)
{
  return write_list (document, position, json, error);
}

static void
say (AppExpectationsWindow *self, const GError *error)
{
  gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->problem, error != NULL);
}

static guint
get_position (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, POSITION_KEY));
}

static void
on_remove_cb (AppExpectationsWindow *self, GtkWidget *button)
{
  g_autoptr(GError) error = NULL;

  app_expectations_replace (self->document, get_position (button), NULL, &error);
  say (self, error);
}

static void
on_edited_cb (AppExpectationsWindow *self, GBytes *json, GtkWindow *editor)
{
  g_autoptr(GError) error = NULL;

  app_expectations_replace (self->document, get_position (editor), json, &error);
  say (self, error);
}

static void
on_edit_cb (AppExpectationsWindow *self, GtkWidget *button)
{
  GPtrArray *all = store_request_get_expectations (app_saved_document_get_request (self->document));
  guint position = get_position (button);
  CodefExpectation *expectation = position < all->len ? g_ptr_array_index (all, position) : NULL;
  GtkWindow *editor;

  if (expectation == NULL)
    return;
  editor = app_expect_window_new (GTK_WINDOW (self), codef_expectation_get_pointer (expectation), self->answer, expectation);
  g_object_set_data (G_OBJECT (editor), POSITION_KEY, GUINT_TO_POINTER (position));
  g_signal_connect_object (editor, "done", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (editor);
}

static GtkWidget *
create_button (const char *icon_name, const char *name, guint position)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), POSITION_KEY, GUINT_TO_POINTER (position));
  return button;
}

/* @verdict: (nullable): nothing was sent yet. Foreign values are told only while personal data may be seen. */
static GtkWidget *
create_row (AppExpectationsWindow *self, const char *title, CodefVerdict *verdict)
{
  GtkWidget *row = adw_action_row_new (), *mark;
  gboolean masks = app_context_get_privacy (self->context) != NULL;
  const char *word = verdict == NULL ? _("not judged yet") : codef_verdict_passed (verdict) ? _("as expected") : _("not as expected");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), verdict == NULL || masks ? word : codef_verdict_get_message (verdict));
  mark = gtk_image_new_from_icon_name (verdict == NULL ? "content-loading-symbolic" : codef_verdict_passed (verdict) ? "emblem-ok-symbolic"
                                                                                   : "dialog-warning-symbolic");
  gtk_widget_add_css_class (mark, verdict == NULL ? "dim-label" : codef_verdict_passed (verdict) ? "success" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  return row;
}

static void
append (AppExpectationsWindow *self, GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (group, TRUE);
}

static void
add_expectation (AppExpectationsWindow *self, guint position, CodefExpectation *expectation, CodefVerdict *verdict)
{
  GBytes *json = codef_expectation_get_json (expectation);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  const char *pointer = codef_expectation_get_pointer (expectation);
  gboolean masks = app_context_get_privacy (self->context) != NULL;
  GtkWidget *row = create_row (self, masks || verdict != NULL ? pointer : text, verdict);
  g_autofree char *edit_name = g_strdup_printf (_("Change the expectation %u"), position + 1);
  g_autofree char *remove_name = g_strdup_printf (_("Remove the expectation %u"), position + 1);
  GtkWidget *edit = create_button ("document-edit-symbolic", edit_name, position);
  GtkWidget *remove = create_button ("user-trash-symbolic", remove_name, position);

  /* the editor shows the value that is expected */
  gtk_widget_set_sensitive (edit, !masks);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (on_edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  append (self, self->expectations, row);
}

static void
update_baseline (AppExpectationsWindow *self)
{
  CodefBaseline *baseline = store_request_get_baseline (app_saved_document_get_request (self->document));
  const char *words = _("None is kept");

  if (baseline != NULL)
    words = codef_baseline_get_mode (baseline) == CODEF_BASELINE_SHAPE ? _("An answer is kept; only its shape is compared")
                                                                        : _("An answer is kept; its values are compared");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->baseline), words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expectations.keep-baseline", self->answer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expectations.drop-baseline", baseline != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "expectations.compare", baseline != NULL && self->answer != NULL);
}

static void
clear (AppExpectationsWindow *self)
{
  GtkWidget *const groups[] = { self->expectations, self->differences, self->drift };

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (gsize i = 1; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_visible (groups[i], FALSE);
}

/* Verdicts on expectations come first and in their order; there are none while nothing was judged. */
static void
refill (AppExpectationsWindow *self)
{
  GPtrArray *all = store_request_get_expectations (app_saved_document_get_request (self->document));
  GPtrArray *verdicts = app_check_get_verdicts (self->check);

  clear (self);
  for (guint i = 0; i < all->len; i++)
    {
      CodefVerdict *verdict = i < verdicts->len ? g_ptr_array_index (verdicts, i) : NULL;
      gboolean fits = verdict != NULL && codef_verdict_get_source (verdict) == CODEF_VERDICT_EXPECTATION;

      add_expectation (self, i, g_ptr_array_index (all, i), fits ? verdict : NULL);
    }
  for (guint i = 0; i < verdicts->len; i++)
    {
      CodefVerdict *verdict = g_ptr_array_index (verdicts, i);
      CodefVerdictSource source = codef_verdict_get_source (verdict);

      if (source != CODEF_VERDICT_EXPECTATION)
        append (self, source == CODEF_VERDICT_BASELINE ? self->differences : self->drift,
                create_row (self, codef_verdict_get_pointer (verdict), verdict));
    }
  update_baseline (self);
}

/* (transfer full): names or pointers of the entry as a JSON list. */
static char *
build_ignore (AppExpectationsWindow *self)
{
  g_auto(GStrv) words = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->ignore)), ", ", -1);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
keep_baseline (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppExpectationsWindow *self = APP_EXPECTATIONS_WINDOW (widget);
  GBytes *text = self->answer != NULL ? doc_document_get_text (self->answer) : NULL;
  g_autofree char *ignore = build_ignore (self);
  g_autoptr(GBytes) value = NULL;
  g_autoptr(GError) error = NULL;
  GString *json;

  if (text == NULL)
    return;
  json = g_string_new (NULL);
  g_string_append_printf (json, "{\"mode\":\"%s\",\"ignore\":%s,\"answer\":",
                          gtk_switch_get_active (GTK_SWITCH (self->shape)) ? "shape" : "values", ignore);
  g_string_append_len (json, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text));
  value = g_string_free_to_bytes (g_string_append_c (json, '}'));
  app_saved_document_set_member (self->document, "baseline", value, &error);
  say (self, error);
}

static void
drop_baseline (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppExpectationsWindow *self = APP_EXPECTATIONS_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  app_saved_document_set_member (self->document, "baseline", NULL, &error);
  say (self, error);
}

static void
compare (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppExpectationsWindow *self = APP_EXPECTATIONS_WINDOW (widget);
  CodefBaseline *baseline = store_request_get_baseline (app_saved_document_get_request (self->document));
  g_autoptr(GListStore) sources = g_list_store_new (APP_TYPE_COMPARE_SOURCE);
  g_autoptr(AppCompareSource) before = NULL, now = NULL;

  if (baseline == NULL || self->answer == NULL)
    return;
  before = app_compare_source_new (_("Baseline"), codef_baseline_get_answer (baseline));
  now = app_compare_source_new (_("This answer"), self->answer);
  g_list_store_append (sources, before);
  g_list_store_append (sources, now);
  gtk_window_present (GTK_WINDOW (app_compare_window_new (self->context, GTK_WINDOW (self), G_LIST_MODEL (sources))));
}

static void
app_expectations_window_dispose (GObject *object)
{
  AppExpectationsWindow *self = APP_EXPECTATIONS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_EXPECTATIONS_WINDOW);
  g_clear_object (&self->document);
  g_clear_object (&self->check);
  g_clear_object (&self->context);
  g_clear_pointer (&self->answer, doc_document_unref);

  G_OBJECT_CLASS (app_expectations_window_parent_class)->dispose (object);
}

static void
app_expectations_window_finalize (GObject *object)
{
  g_ptr_array_unref (APP_EXPECTATIONS_WINDOW (object)->rows);

  G_OBJECT_CLASS (app_expectations_window_parent_class)->finalize (object);
}

static void
app_expectations_window_class_init (AppExpectationsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_expectations_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_expectations_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "check/app-expectations-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppExpectationsWindow, expectations);
  gtk_widget_class_bind_template_child (widget_class, AppExpectationsWindow, differences);
  gtk_widget_class_bind_template_child (widget_class, AppExpectationsWindow, drift);
  gtk_widget_class_bind_template_child (widget_class, AppExpectationsWindow, baseline);
  gtk_widget_class_bind_template_child (widget_class, AppExpectationsWindow, shape);
  gtk_widget_class_bind_template_child (widget_class, AppExpectationsWindow, ignore);
  gtk_widget_class_bind_template_child (widget_class, AppExpectationsWindow, problem);
  gtk_widget_class_install_action (widget_class, "expectations.keep-baseline", NULL, keep_baseline);
  gtk_widget_class_install_action (widget_class, "expectations.drop-baseline", NULL, drop_baseline);
  gtk_widget_class_install_action (widget_class, "expectations.compare", NULL, compare);
}

static void
app_expectations_window_init (AppExpectationsWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
app_expectations_window_new (AppContext *context, GtkWindow *parent, AppSavedDocument *document, AppCheck *check, DocDocument *answer)
{
  AppExpectationsWindow *self = g_object_new (APP_TYPE_EXPECTATIONS_WINDOW, "transient-for", parent, NULL);
  CodefBaseline *baseline = store_request_get_baseline (app_saved_document_get_request (document));
  const char *const *rules = baseline != NULL ? codef_baseline_get_ignore (baseline) : codef_baseline_get_default_ignore ();
  g_autofree char *ignore = g_strjoinv (", ", (char **) rules);

  self->context = g_object_ref (context);
  self->document = g_object_ref (document);
  self->check = g_object_ref (check);
  self->answer = answer != NULL ? doc_document_ref (answer) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->ignore), ignore);
  gtk_switch_set_active (GTK_SWITCH (self->shape), baseline != NULL && codef_baseline_get_mode (baseline) == CODEF_BASELINE_SHAPE);
  g_signal_connect_object (check, "changed", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  /* the rows know their expectations by position, and without an answer nothing is judged anew */
  g_signal_connect_object (document, "notify", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (refill), self, G_CONNECT_SWAPPED);
  refill (self);
  return GTK_WINDOW (self);
}
