/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-form-pane.h"
#include "app-form-view.h"
#include "app-json-cover.h"
#include "app-json-editor.h"
#include "app-snippet-view.h"
#include "app-wire-view.h"

struct _AppFormPane
{
  AdwBin              parent_instance;

  AppContext         *context;      /* (owned) */
  CodefForm          *form;         /* (owned) (nullable) */
  char               *path;         /* (owned) (nullable) as typed */
  GSimpleActionGroup *actions;      /* (owned) "form.page", "form.use-example", "form.clear" */
  GtkWidget          *form_view;    /* the pages are made when first shown: a source view costs megabytes */
  GtkWidget          *json_editor;  /* (nullable) */
  GtkWidget          *json_cover;   /* (nullable) in its place while personal data is masked */
  GtkWidget          *wire_view;    /* (nullable) */
  GtkWidget          *snippet_view; /* (nullable) */

  GtkStack           *stack;
};

G_DEFINE_FINAL_TYPE (AppFormPane, app_form_pane, ADW_TYPE_BIN)

static GtkWidget *
ensure_page (AppFormPane *self, const char *page)
{
  GtkWidget *widget = gtk_stack_get_child_by_name (self->stack, page);

  if (widget != NULL)
    return widget;
  if (g_str_equal (page, "json"))
    {
      widget = self->json_editor = app_json_editor_new ();
      app_json_editor_set_form (APP_JSON_EDITOR (widget), self->form);
    }
  else if (g_str_equal (page, "json-cover"))
    {
      widget = self->json_cover = app_json_cover_new (self->context);
      app_json_cover_set_form (APP_JSON_COVER (widget), self->form);
    }
  else if (g_str_equal (page, "wire"))
    {
      widget = self->wire_view = app_wire_view_new (self->context);
      app_wire_view_set_path (APP_WIRE_VIEW (widget), self->path);
      app_wire_view_set_form (APP_WIRE_VIEW (widget), self->form);
    }
  else if (g_str_equal (page, "snippet"))
    {
      widget = self->snippet_view = app_snippet_view_new (self->context);
      app_snippet_view_set_path (APP_SNIPPET_VIEW (widget), self->path);
      app_snippet_view_set_form (APP_SNIPPET_VIEW (widget), self->form);
    }
  else
    {
      widget = self->form_view = app_form_view_new (self->context);
      app_form_view_set_form (APP_FORM_VIEW (widget), self->form);
    }
  gtk_stack_add_named (self->stack, widget, page);
  return widget;
}

static void
show_page (AppFormPane *self, const char *page)
{
  gboolean is_covered = g_str_equal (page, "json") && app_context_get_privacy (self->context) != NULL;

  gtk_stack_set_visible_child (self->stack, ensure_page (self, is_covered ? "json-cover" : page));
}

static void
on_page_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  show_page (user_data, g_variant_get_string (state, NULL));
  g_simple_action_set_state (action, state);
}

static void
on_privacy_cb (AppFormPane *self)
{
  g_autoptr(GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "page");

  show_page (self, g_variant_get_string (state, NULL));
}

static void
on_use_example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AppFormPane *self = user_data;

  if (self->form != NULL)
    codef_form_use_example (self->form);
}

static void
on_clear_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AppFormPane *self = user_data;

  if (self->form != NULL)
    codef_form_clear (self->form);
}

static void
app_form_pane_dispose (GObject *object)
{
  AppFormPane *self = APP_FORM_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_FORM_PANE);
  g_clear_object (&self->form);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (app_form_pane_parent_class)->dispose (object);
}

static gboolean
app_form_pane_grab_focus (GtkWidget *widget)
{
  GtkWidget *page = gtk_stack_get_visible_child (APP_FORM_PANE (widget)->stack);

  return page != NULL && (gtk_widget_grab_focus (page) || gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
}

static void
app_form_pane_class_init (AppFormPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_form_pane_dispose;
  widget_class->grab_focus = app_form_pane_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "form/app-form-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AppFormPane, stack);
}

static void
app_form_pane_init (AppFormPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "page", .parameter_type = "s", .state = "'form'", .change_state = on_page_cb },
    { .name = "use-example", .activate = on_use_example_cb },
    { .name = "clear", .activate = on_clear_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "form", G_ACTION_GROUP (self->actions));
}

GtkWidget *
app_form_pane_new (AppContext *context)
{
  AppFormPane *self = g_object_new (APP_TYPE_FORM_PANE, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (on_privacy_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child (self->stack, ensure_page (self, "form"));
  return GTK_WIDGET (self);
}

void
app_form_pane_set_form (AppFormPane *self, CodefForm *form)
{
  if (!g_set_object (&self->form, form))
    return;
  app_form_view_set_form (APP_FORM_VIEW (self->form_view), form);
  if (self->json_editor != NULL)
    app_json_editor_set_form (APP_JSON_EDITOR (self->json_editor), form);
  if (self->json_cover != NULL)
    app_json_cover_set_form (APP_JSON_COVER (self->json_cover), form);
  if (self->wire_view != NULL)
    app_wire_view_set_form (APP_WIRE_VIEW (self->wire_view), form);
  if (self->snippet_view != NULL)
    app_snippet_view_set_form (APP_SNIPPET_VIEW (self->snippet_view), form);
  if (form != NULL && codef_form_get_product (form) == NULL)
    app_form_pane_show (self, "json");
}

void
app_form_pane_set_path (AppFormPane *self, const char *path)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  if (self->wire_view != NULL)
    app_wire_view_set_path (APP_WIRE_VIEW (self->wire_view), path);
  if (self->snippet_view != NULL)
    app_snippet_view_set_path (APP_SNIPPET_VIEW (self->snippet_view), path);
}

void
app_form_pane_show (AppFormPane *self, const char *page)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "page", g_variant_new_string (page));
}
