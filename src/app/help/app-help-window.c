/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-help-window.h"

#include "app-context.h"
#include "sandbox-scenario.h"
#include <glib/gi18n.h>

struct _AppHelpWindow
{
  AdwWindow  parent_instance;
  GtkWidget *sidebar; /* this and the following: of the template */
  GtkWidget *stack;
};

G_DEFINE_FINAL_TYPE (AppHelpWindow, app_help_window, ADW_TYPE_WINDOW)

/* In the order of the list at the left; each is a file of its own. */
static const char *const topics[] = { "start", "keys", "answers", "accounts", "authentication", "command-line" };

/* @words: pairs of a word and what it does, as the sandbox itself lists them. */
static void
add_words (AdwPreferencesGroup *group, const char *const *words)
{
  for (; *words != NULL; words += 2)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words[0]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(words[1]));
      adw_preferences_group_add (group, row);
    }
}

/* A page has nothing to be focused in, yet is longer than the window: its scroller takes the keys. */
static void
make_scrollable (GtkWidget *page)
{
  GtkWidget *scroller = gtk_widget_get_first_child (page);

  gtk_widget_set_focusable (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_page_get_title (ADW_PREFERENCES_PAGE (page)), -1);
}

static void
add_page (AppHelpWindow *self, const char *topic)
{
  g_autofree char *resource = g_strdup_printf (APP_RESOURCE_PREFIX "help/%s.ui", topic);
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (resource);
  GtkWidget *page = GTK_WIDGET (gtk_builder_get_object (builder, "page"));
  GObject *words = gtk_builder_get_object (builder, "words");
  GObject *magic_ids = gtk_builder_get_object (builder, "magic_ids");

  if (words != NULL)
    add_words (ADW_PREFERENCES_GROUP (words), sandbox_scenario_list_words ());
  if (magic_ids != NULL)
    add_words (ADW_PREFERENCES_GROUP (magic_ids), sandbox_scenario_list_magic_ids ());
  make_scrollable (page);
  gtk_stack_add_titled (GTK_STACK (self->stack), page, topic, adw_preferences_page_get_title (ADW_PREFERENCES_PAGE (page)));
}

/* The rows of a GtkStackSidebar show the titles of the pages, but have no name of their own. */
static void
name_rows (GtkWidget *top)
{
  if (GTK_IS_LIST_BOX_ROW (top))
    {
      GtkWidget *label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (top));

      while (label != NULL && !GTK_IS_LABEL (label))
        label = gtk_widget_get_first_child (label);
      if (label != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (top), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_text (GTK_LABEL (label)), -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_rows (child);
}

static void
app_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_HELP_WINDOW);

  G_OBJECT_CLASS (app_help_window_parent_class)->dispose (object);
}

static void
app_help_window_class_init (AppHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_help_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "help/app-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHelpWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AppHelpWindow, stack);
}

static void
app_help_window_init (AppHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    add_page (self, topics[i]);
  name_rows (self->sidebar);
}

GtkWindow *
app_help_window_new (GtkWindow *parent, const char *topic)
{
  AppHelpWindow *self = g_object_new (APP_TYPE_HELP_WINDOW, "transient-for", parent, NULL);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), topic);
  return GTK_WINDOW (self);
}

const char *
app_help_window_get_topic (AppHelpWindow *self)
{
  g_return_val_if_fail (APP_IS_HELP_WINDOW (self), NULL);
  return gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
}
