/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-use-window.h"

#include "app-variables.h"
#include "app-window.h"
#include "codef-variables.h"
#include <glib/gi18n.h>

struct _AppUseWindow
{
  AdwWindow   parent_instance;
  AppContext *context;    /* (owned) */
  char       *source;     /* (owned) name of the saved request */
  char       *reference;  /* (owned) what is written into the field */
  char       *member;     /* (owned) name of the value where it stands now; "" of an element */
  GPtrArray  *pages;      /* (owned) of AppRequestPage, in the order of the choices */
  GPtrArray  *fields;     /* (owned) of CodefField, likewise */
  GtkWidget  *page;       /* this and the following: of the template */
  GtkWidget  *field;
  GtkWidget  *value;
  GtkWidget  *problem;
};

G_DEFINE_FINAL_TYPE (AppUseWindow, app_use_window, ADW_TYPE_WINDOW)

static gpointer
peek_chosen (GtkWidget *row, GPtrArray *choices)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < choices->len ? g_ptr_array_index (choices, selected) : NULL;
}

static void
update_problem (AppUseWindow *self)
{
  AppRequestPage *page = peek_chosen (self->page, self->pages);
  AppSavedDocument *document = page != NULL ? app_request_page_get_document (page) : NULL;
  g_autofree char *problem = NULL;

  if (document != NULL)
    problem = app_variables_check_chain (app_variables_get (self->context), app_saved_document_get_name (document), self->source);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "use.accept", problem == NULL && peek_chosen (self->field, self->fields) != NULL);
}

/* The service gives as resAccount what it takes as account. */
static gboolean
is_same_thing (const char *member, const char *field)
{
  return g_ascii_strcasecmp (member, field) == 0 || (g_str_has_prefix (member, "res") && g_ascii_strcasecmp (member + 3, field) == 0);
}

static void
on_page_chosen_cb (AppUseWindow *self)
{
  AppRequestPage *page = peek_chosen (self->page, self->pages);
  GListModel *fields = page != NULL ? codef_form_get_fields (app_request_page_get_form (page)) : NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint fitting = 0;

  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; fields != NULL && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CodefField) field = g_list_model_get_item (fields, i);
      CodefParameter *parameter = codef_field_get_parameter (field);
      const char *title = codef_parameter_get_title (parameter, app_context_get_label_language (self->context));
      g_autofree char *name = g_strdup_printf ("%s · %s", title, codef_parameter_get_name (parameter));

      if (codef_field_get_records (field) != NULL)
        continue;
      if (is_same_thing (self->member, codef_parameter_get_name (parameter)))
        fitting = self->fields->len;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->fields, g_steal_pointer (&field));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->field), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->field), fitting);
  update_problem (self);
}

/* Brings the field to the eyes of whoever filled it. */
static void
show_page (AppRequestPage *page)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_TAB_VIEW);

  if (view != NULL)
    adw_tab_view_set_selected_page (ADW_TAB_VIEW (view), adw_tab_view_get_page (ADW_TAB_VIEW (view), GTK_WIDGET (page)));
}

static void
accept (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppUseWindow *self = APP_USE_WINDOW (widget);
  CodefField *field = peek_chosen (self->field, self->fields);

  if (field == NULL)
    return;
  codef_field_set_text (field, self->reference);
  show_page (peek_chosen (self->page, self->pages));
  gtk_window_close (GTK_WINDOW (self));
}

static void
app_use_window_dispose (GObject *object)
{
  AppUseWindow *self = APP_USE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_USE_WINDOW);
  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (app_use_window_parent_class)->dispose (object);
}

static void
app_use_window_finalize (GObject *object)
{
  AppUseWindow *self = APP_USE_WINDOW (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->fields);
  g_free (self->source);
  g_free (self->reference);
  g_free (self->member);

  G_OBJECT_CLASS (app_use_window_parent_class)->finalize (object);
}

static void
app_use_window_class_init (AppUseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_use_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_use_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "saved/app-use-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppUseWindow, page);
  gtk_widget_class_bind_template_child (widget_class, AppUseWindow, field);
  gtk_widget_class_bind_template_child (widget_class, AppUseWindow, value);
  gtk_widget_class_bind_template_child (widget_class, AppUseWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_problem);
  gtk_widget_class_install_action (widget_class, "use.accept", NULL, accept);
}

static void
app_use_window_init (AppUseWindow *self)
{
  self->pages = g_ptr_array_new_with_free_func (g_object_unref);
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
offer_pages (AppUseWindow *self, GtkWindow *parent, AppRequestPage *source)
{
  GtkApplication *application = gtk_window_get_application (parent);
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (GList *l = application != NULL ? gtk_application_get_windows (application) : NULL; l != NULL; l = l->next)
    for (guint i = 0; APP_IS_WINDOW (l->data) && i < app_window_get_n_pages (l->data); i++)
      {
        AppRequestPage *page = app_window_get_nth_page (l->data, i);

        if (page == source || app_request_page_get_form (page) == NULL)
          continue;
        g_ptr_array_add (self->pages, g_object_ref (page));
        gtk_string_list_append (titles, app_request_page_get_title (page));
      }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->page), G_LIST_MODEL (titles));
}

gboolean
app_use_window_present (AppContext *context, GtkWindow *parent, AppRequestPage *source, DocDocument *answer, DocNode node)
{
  AppUseWindow *self = g_object_new (APP_TYPE_USE_WINDOW, "transient-for", parent, NULL);
  g_autofree char *preview = doc_document_dup_preview (answer, node, 200);
  g_autofree char *path = doc_document_dup_json_path (answer, node, TRUE);
  g_autofree char *name = doc_document_dup_name (answer, node);
  g_autofree char *from = NULL;

  self->context = g_object_ref (context);
  self->source = g_strdup (app_saved_document_get_name (app_request_page_get_document (source)));
  self->reference = codef_variables_refer (self->source, answer, node);
  self->member = g_strdup (name != NULL ? name : "");
  offer_pages (self, parent, source);
  if (self->pages->len == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return FALSE;
    }
  from = g_strdup_printf ("%s › %s", self->source, path);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value),
                                 app_context_get_privacy (context) != NULL ? "••••" : preview);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->value), from);
  on_page_chosen_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return TRUE;
}

const char *
app_use_window_get_problem (AppUseWindow *self)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->problem));

  return *text != '\0' ? text : NULL;
}
