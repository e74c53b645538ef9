/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-problem-page.h"

#include "app-context.h"
#include "app-wire-block.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AppProblemPage
{
  GtkWidget     parent_instance;

  GtkImage     *icon;      /* template child */
  GtkLabel     *title;     /* template child */
  GtkLabel     *cause;     /* template child */
  GtkLabel     *next_step; /* template child */
  GtkExpander  *technical; /* template child */
  GtkLabel     *detail;    /* template child */
  AppWireBlock *excerpt;   /* template child */
};

G_DEFINE_FINAL_TYPE (AppProblemPage, app_problem_page, GTK_TYPE_WIDGET)

static void
app_problem_page_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_PROBLEM_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (app_problem_page_parent_class)->dispose (object);
}

static void
app_problem_page_class_init (AppProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_problem_page_dispose;
  g_type_ensure (APP_TYPE_WIRE_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-problem-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AppProblemPage, icon);
  gtk_widget_class_bind_template_child (widget_class, AppProblemPage, title);
  gtk_widget_class_bind_template_child (widget_class, AppProblemPage, cause);
  gtk_widget_class_bind_template_child (widget_class, AppProblemPage, next_step);
  gtk_widget_class_bind_template_child (widget_class, AppProblemPage, technical);
  gtk_widget_class_bind_template_child (widget_class, AppProblemPage, detail);
  gtk_widget_class_bind_template_child (widget_class, AppProblemPage, excerpt);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
app_problem_page_init (AppProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_problem_page_set_text (AppProblemPage *self, const AppProblemText *text)
{
  g_autoptr(GBytes) excerpt = NULL;

  g_return_if_fail (APP_IS_PROBLEM_PAGE (self));

  gtk_image_set_from_icon_name (self->icon, text->icon_name);
  gtk_label_set_text (self->title, text->title);
  gtk_label_set_text (self->cause, text->cause);
  gtk_widget_set_visible (GTK_WIDGET (self->cause), text->cause != NULL);
  gtk_label_set_text (self->next_step, text->next_step);
  gtk_label_set_text (self->detail, text->detail);
  gtk_expander_set_expanded (self->technical, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->technical), text->detail != NULL);
  if (text->excerpt != NULL)
    excerpt = g_bytes_new (text->excerpt, strlen (text->excerpt));
  app_wire_block_set_bytes (self->excerpt, excerpt, _("as plain text, at most 2 kB"));
}
