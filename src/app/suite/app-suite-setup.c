/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-suite-setup.h"

#include "app-compat.h"

#include <glib/gi18n.h>

/* In the order of the rows that offer them. */
enum { ANSWERS_NONE, ANSWERS_PHONE, ANSWERS_FILE };

struct _AppSuiteSetup
{
  AdwBin          parent_instance;
  AppContext     *context;      /* (owned) */
  char          **paths;        /* (owned) (nullable) */
  char           *rows_file;    /* (owned) (nullable) */
  char           *answers_file; /* (owned) (nullable) */
  GPtrArray      *ids;          /* (owned) of utf8: of the environments offered, behind the first row */
  GCancellable   *cancellable;  /* (owned) of file choosers */

  AdwActionRow   *requests_row; /* this and the following: of the template */
  AdwEntryRow    *tags_row;
  AdwActionRow   *rows_row;
  AdwComboRow    *environment_row;
  GtkSpinButton  *parallel;
  GtkSpinButton  *rate;
  GtkSwitch      *bail;
  AdwComboRow    *answers_row;
  AdwActionRow   *answers_file_row;
};

G_DEFINE_FINAL_TYPE (AppSuiteSetup, app_suite_setup, ADW_TYPE_BIN)

static void
show_files (AppSuiteSetup *self)
{
  g_autofree char *title = app_suite_setup_dup_title (self);

  adw_action_row_set_subtitle (self->requests_row, title);
  adw_action_row_set_subtitle (self->rows_row, self->rows_file != NULL ? self->rows_file : _("None: each request once"));
  adw_action_row_set_subtitle (self->answers_file_row, self->answers_file != NULL ? self->answers_file : _("None chosen"));
  gtk_widget_set_visible (GTK_WIDGET (self->answers_file_row), adw_combo_row_get_selected (self->answers_row) == ANSWERS_FILE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.clear-rows", self->rows_file != NULL);
}

/* A chooser, and whose answer it is. */
typedef struct
{
  AppSuiteSetup *self;   /* (owned) */
  char         **target; /* (nullable): NULL: the requests */
} Choice;

static void
on_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autofree Choice *owned = choice;
  g_autoptr(AppSuiteSetup) self = choice->self;
  g_autoptr(GFile) file = app_choose_file_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *const paths[] = { path, NULL };

  /* nothing was chosen, or the window has closed; what is no file of this machine has no path */
  if (path == NULL || self->paths == NULL)
    return;
  if (choice->target == NULL)
    app_suite_setup_set_paths (self, paths);
  else
    {
      g_free (*choice->target);
      *choice->target = g_steal_pointer (&path);
    }
  show_files (self);
}

static void
choose (AppSuiteSetup *self, AppChooseFile mode, const char *title, char **target)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->self = g_object_ref (self);
  choice->target = target;
  app_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), mode, title, NULL, self->cancellable, on_chosen_cb, choice);
}

static void
choose_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (APP_SUITE_SETUP (widget), APP_CHOOSE_FOLDER, _("Folder of Requests"), NULL);
}

static void
choose_rows (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (APP_SUITE_SETUP (widget), APP_CHOOSE_FILE_OPEN, _("Rows of Values"), &APP_SUITE_SETUP (widget)->rows_file);
}

static void
clear_rows (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSuiteSetup *self = APP_SUITE_SETUP (widget);

  g_clear_pointer (&self->rows_file, g_free);
  show_files (self);
}

static void
choose_answers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (APP_SUITE_SETUP (widget), APP_CHOOSE_FILE_OPEN, _("Answers to Additional Authentication"), &APP_SUITE_SETUP (widget)->answers_file);
}

static void
on_answers_cb (AppSuiteSetup *self)
{
  show_files (self);
}

static void
add_environment (AppSuiteSetup *self, GtkStringList *titles, CodefEnvironment *environment)
{
  gtk_string_list_append (titles, codef_environment_get_title (environment));
  g_ptr_array_add (self->ids, g_strdup (codef_environment_get_id (environment)));
  if (codef_environment_equal (environment, app_context_get_environment (self->context)))
    adw_combo_row_set_selected (self->environment_row, self->ids->len);
}

static void
fill_environments (AppSuiteSetup *self)
{
  static const char *const built_in[] = { "local", "sandbox", "demo", "production" };
  GListModel *custom = G_LIST_MODEL (app_context_get_environments (self->context));
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("Where each file says"));
  adw_combo_row_set_model (self->environment_row, G_LIST_MODEL (titles));
  for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autoptr(CodefEnvironment) environment = app_context_find_environment (self->context, built_in[i]);

      add_environment (self, titles, environment);
    }
  for (guint i = 0; i < g_list_model_get_n_items (custom); i++)
    {
      g_autoptr(StoreEnvironmentItem) item = g_list_model_get_item (custom, i);

      add_environment (self, titles, store_environment_item_get_environment (item));
    }
}

static void
app_suite_setup_dispose (GObject *object)
{
  AppSuiteSetup *self = APP_SUITE_SETUP (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_SUITE_SETUP);
  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->rows_file, g_free);
  g_clear_pointer (&self->answers_file, g_free);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  G_OBJECT_CLASS (app_suite_setup_parent_class)->dispose (object);
}

static void
app_suite_setup_class_init (AppSuiteSetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_suite_setup_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "suite/app-suite-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, requests_row);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, tags_row);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, rows_row);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, environment_row);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, parallel);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, rate);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, bail);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, answers_row);
  gtk_widget_class_bind_template_child (widget_class, AppSuiteSetup, answers_file_row);
  gtk_widget_class_bind_template_callback (widget_class, on_answers_cb);
  gtk_widget_class_install_action (widget_class, "setup.choose-folder", NULL, choose_folder);
  gtk_widget_class_install_action (widget_class, "setup.choose-rows", NULL, choose_rows);
  gtk_widget_class_install_action (widget_class, "setup.clear-rows", NULL, clear_rows);
  gtk_widget_class_install_action (widget_class, "setup.choose-answers", NULL, choose_answers);
}

static void
app_suite_setup_init (AppSuiteSetup *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  self->paths = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_files (self);
}

void
app_suite_setup_set_context (AppSuiteSetup *self, AppContext *context)
{
  g_return_if_fail (APP_IS_SUITE_SETUP (self) && self->context == NULL);

  self->context = g_object_ref (context);
  fill_environments (self);
}

void
app_suite_setup_set_paths (AppSuiteSetup *self, const char *const *paths)
{
  g_return_if_fail (APP_IS_SUITE_SETUP (self));

  g_strfreev (self->paths);
  self->paths = g_strdupv ((char **) paths);
  show_files (self);
}

char *
app_suite_setup_dup_title (AppSuiteSetup *self)
{
  guint n = g_strv_length (self->paths);
  g_autofree char *name = n > 0 ? g_path_get_basename (self->paths[0]) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (n == 0)
    return g_strdup (_("None chosen"));
  if (n == 1)
    return g_steal_pointer (&shown);
  /* Translators: the name of a file or folder, and how many others are chosen with it */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - 1), shown, n - 1);
}

/* (transfer full) (nullable): NULL for an empty text. */
static char *
dup_words (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text != '\0' ? g_strdup (text) : NULL;
}

AppSuitePlan *
app_suite_setup_make_plan (AppSuiteSetup *self)
{
  AppSuitePlan *plan = app_suite_plan_new ();
  guint environment = adw_combo_row_get_selected (self->environment_row);
  guint answers = adw_combo_row_get_selected (self->answers_row);

  plan->paths = g_strdupv (self->paths);
  plan->tags = dup_words (self->tags_row);
  plan->environment = environment > 0 && environment <= self->ids->len ? g_strdup (g_ptr_array_index (self->ids, environment - 1)) : NULL;
  plan->rows_file = g_strdup (self->rows_file);
  plan->by_phone = answers == ANSWERS_PHONE;
  plan->answers_file = answers == ANSWERS_FILE ? g_strdup (self->answers_file) : NULL;
  plan->pace.parallel = (guint) gtk_spin_button_get_value_as_int (self->parallel);
  plan->pace.per_second = gtk_spin_button_get_value (self->rate);
  plan->pace.bail = gtk_switch_get_active (self->bail);
  return plan;
}
