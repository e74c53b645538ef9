/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-field-row.h"
#include "app-compat.h"
#include "app-encryption.h"
#include "app-field-input.h"
#include "app-reference-line.h"
#include "codef-variables.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _AppFieldRow
{
  GtkListBoxRow  parent_instance;

  AppContext    *context;        /* (owned) */
  CodefField    *field;          /* (owned) */
  GtkWidget     *input;          /* (nullable) child of input_bin; what the label names */
  guint          record;         /* from 1; 0 outside of lists */

  GtkLabel      *title_label;
  GtkLabel      *name_label;
  AdwBin        *lock_bin;        /* holds the encryption button while the value is encrypted */
  GtkMenuButton *help_button;
  GtkLabel      *help_label;
  AdwBin        *input_bin;
  AdwBin        *reference_bin;   /* empty until a reference stands in the field */
  GtkLabel      *problem_label;
};

G_DEFINE_FINAL_TYPE (AppFieldRow, app_field_row, GTK_TYPE_LIST_BOX_ROW)

static char *
format_title (AppFieldRow *self)
{
  CodefParameter *parameter = codef_field_get_parameter (self->field);
  const char *title = codef_parameter_get_title (parameter, app_context_get_label_language (self->context));

  return codef_field_get_required (self->field) ? g_strconcat (title, " *", NULL) : g_strdup (title);
}

static char *
format_help (AppFieldRow *self)
{
  CodefParameter *parameter = codef_field_get_parameter (self->field);
  CodefLanguage language = app_context_get_label_language (self->context);
  CodefLanguage other = language == CODEF_LANGUAGE_KOREAN ? CODEF_LANGUAGE_ENGLISH : CODEF_LANGUAGE_KOREAN;
  GString *help = g_string_new (codef_parameter_get_title (parameter, other));
  const char *condition = codef_parameter_get_condition (parameter, language);
  const char *words = codef_parameter_get_help (parameter, language);
  const char *example = codef_parameter_get_example (parameter);

  if (words != NULL)
    g_string_append_printf (help, "\n%s", words);
  if (condition != NULL)
    {
      g_string_append_c (help, '\n');
      g_string_append_printf (help, _("Needed when: %s"), condition);
    }
  if (example != NULL && *example != '\0' && !codef_field_get_encrypted (self->field))
    {
      g_string_append_c (help, '\n');
      g_string_append_printf (help, _("Example: %s"), example);
    }
  return g_string_free (help, FALSE);
}

static void
update_lock (AppFieldRow *self)
{
  gboolean encrypted = codef_field_get_encrypted (self->field);

  if (encrypted == (adw_bin_get_child (self->lock_bin) != NULL))
    return;
  adw_bin_set_child (self->lock_bin, encrypted ? app_encryption_button_new (self->context, self->field) : NULL);
}

static void
set_spoken (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The row, its input and its buttons are each called by the field. */
static void
update_spoken (AppFieldRow *self, const char *title, const char *name)
{
  g_autofree char *spoken = self->record == 0 ? g_strdup_printf ("%s (%s)", title, name)
                            /* Translators: a field's title and name, and the number of the row it is in. */
                                              : g_strdup_printf (_("%s (%s), row %u"), title, name, self->record);
  g_autofree char *help_name = g_strdup_printf (_("Help on %s"), spoken);
  g_autofree char *lock_name = g_strdup_printf (_("Encryption of %s"), spoken);
  GtkWidget *lock = adw_bin_get_child (self->lock_bin);

  set_spoken (self, spoken);
  set_spoken (self->help_button, help_name);
  if (lock != NULL)
    set_spoken (lock, lock_name);
  if (self->input == NULL)
    return;
  if (GTK_IS_DROP_DOWN (self->input))
    app_name_drop_down (self->input, spoken);
  else
    set_spoken (self->input, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  codef_field_get_required (self->field), -1);
}

static void
update_texts (AppFieldRow *self)
{
  g_autofree char *title = format_title (self);
  g_autofree char *help = format_help (self);
  const char *name = codef_parameter_get_name (codef_field_get_parameter (self->field));

  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->help_label, help);
  update_lock (self);
  update_spoken (self, title, name);
}

static void
update_problem (AppFieldRow *self)
{
  const char *problem = codef_field_get_problem (self->field);

  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  if (self->input != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                                 problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Most fields never hold one. */
static void
update_reference (AppFieldRow *self)
{
  GtkWidget *line = adw_bin_get_child (self->reference_bin);

  if (line == NULL && codef_variables_stand_in (codef_field_get_text (self->field)))
    {
      line = app_reference_line_new (self->context, self->field);
      adw_bin_set_child (self->reference_bin, line);
    }
  if (line != NULL)
    app_reference_line_set_masks (APP_REFERENCE_LINE (line), app_context_get_privacy (self->context) != NULL);
}

static void
build_input (AppFieldRow *self)
{
  GtkWidget *content = app_field_input_new (self->context, self->field, &self->input);

  adw_bin_set_child (self->input_bin, content);
}

static void
on_field_texts_cb (CodefField *field, GParamSpec *pspec, gpointer user_data)
{
  update_texts (user_data);
}

static void
on_field_problem_cb (CodefField *field, GParamSpec *pspec, gpointer user_data)
{
  update_problem (user_data);
}

/* The input itself depends on the language too (choices, institutions). */
static void
on_language_cb (AppContext *context, GParamSpec *pspec, gpointer user_data)
{
  AppFieldRow *self = user_data;

  build_input (self);
  update_texts (self);
  update_problem (self);
}

static void
app_field_row_dispose (GObject *object)
{
  AppFieldRow *self = APP_FIELD_ROW (object);

  self->input = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_FIELD_ROW);
  g_clear_object (&self->field);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_field_row_parent_class)->dispose (object);
}

/* A list box shows each row that it makes for a model; one that nobody asks for stays hidden. */
static void
app_field_row_show (GtkWidget *widget)
{
  if (codef_field_get_visible (APP_FIELD_ROW (widget)->field))
    GTK_WIDGET_CLASS (app_field_row_parent_class)->show (widget);
}

static void
app_field_row_class_init (AppFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_field_row_dispose;
  widget_class->show = app_field_row_show;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "form/app-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, lock_bin);
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, help_button);
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, help_label);
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, input_bin);
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, reference_bin);
  gtk_widget_class_bind_template_child (widget_class, AppFieldRow, problem_label);
}

static void
app_field_row_init (AppFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_field_row_new (AppContext *context, CodefField *field)
{
  AppFieldRow *self = g_object_new (APP_TYPE_FIELD_ROW, NULL);

  self->context = g_object_ref (context);
  self->field = g_object_ref (field);
  build_input (self);
  g_object_bind_property (field, "visible", self, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (field, "notify::required", G_CALLBACK (on_field_texts_cb), self, 0);
  g_signal_connect_object (field, "notify::encrypted", G_CALLBACK (on_field_texts_cb), self, 0);
  g_signal_connect_object (field, "notify::problem", G_CALLBACK (on_field_problem_cb), self, 0);
  g_signal_connect_object (field, "notify::text", G_CALLBACK (update_reference), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (update_reference), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::label-language", G_CALLBACK (on_language_cb), self, 0);
  update_texts (self);
  update_problem (self);
  update_reference (self);
  return GTK_WIDGET (self);
}

CodefField *
app_field_row_get_field (AppFieldRow *self)
{
  g_return_val_if_fail (APP_IS_FIELD_ROW (self), NULL);
  return self->field;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return app_field_row_new (user_data, item);
}

void
app_field_row_fill (GtkListBox *list_box, AppContext *context, GListModel *fields)
{
  if (fields == NULL)
    {
      gtk_list_box_bind_model (list_box, NULL, NULL, NULL, NULL);
      return;
    }
  gtk_list_box_bind_model (list_box, fields, create_row, g_object_ref (context), g_object_unref);
}

gboolean
app_field_row_focus_first (GtkListBox *list_box)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list_box)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row)
        && gtk_widget_child_focus (GTK_WIDGET (APP_FIELD_ROW (row)->input_bin), GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

void
app_field_row_set_record (AppFieldRow *self, guint record)
{
  g_return_if_fail (APP_IS_FIELD_ROW (self));

  if (self->record == record)
    return;
  self->record = record;
  update_texts (self);
}
