/* SPDX-License-Identifier: MIT */
#include "app-explanation.h"

#include "app-context.h"
#include "app-fact-grid.h"

/* Below the first, the words scroll; above the second, they do too. */
#define MIN_HEIGHT 64
#define MAX_HEIGHT 320
/* Longer lines are hard to read. */
#define MAX_WIDTH 460

struct _AppExplanation
{
  GtkWidget    parent_instance;
  AppSeverity  severity;

  GtkWidget   *scroller;    /* template child */
  GtkWidget   *words;       /* template child: inside the scroller */
  GtkImage    *icon;        /* template child */
  GtkLabel    *title;       /* template child */
  AppFactGrid *facts;       /* template child */
  GtkButton   *dictionary;  /* template child */
};

G_DEFINE_FINAL_TYPE (AppExplanation, app_explanation, GTK_TYPE_WIDGET)

/* As high as the words at this width, but content with less: a long explanation must not push the tree out of the
 * window. */
static void
app_explanation_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  AppExplanation *self = APP_EXPLANATION (widget);
  int words;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->words, orientation, -1, minimum, natural, NULL, NULL);
      *natural = CLAMP (*natural, *minimum, MAX (MAX_WIDTH, *minimum));
      return;
    }
  if (for_size < 0)
    gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  gtk_widget_measure (self->words, orientation, for_size, NULL, &words, NULL, NULL);
  *natural = MIN (words, MAX_HEIGHT);
  *minimum = MIN (*natural, MIN_HEIGHT);
}

static void
app_explanation_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (APP_EXPLANATION (widget)->scroller, &(GtkAllocation) { 0, 0, width, height }, -1);
}

static GtkSizeRequestMode
app_explanation_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The button, not a text: a text with the focus is selected all over. */
static gboolean
app_explanation_grab_focus (GtkWidget *widget)
{
  AppExplanation *self = APP_EXPLANATION (widget);

  return gtk_widget_get_visible (GTK_WIDGET (self->dictionary))
         && gtk_widget_grab_focus (GTK_WIDGET (self->dictionary));
}

static void
app_explanation_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_EXPLANATION);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (app_explanation_parent_class)->dispose (object);
}

static void
app_explanation_class_init (AppExplanationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_explanation_dispose;
  widget_class->measure = app_explanation_measure;
  widget_class->size_allocate = app_explanation_size_allocate;
  widget_class->get_request_mode = app_explanation_get_request_mode;
  widget_class->grab_focus = app_explanation_grab_focus;
  g_type_ensure (APP_TYPE_FACT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-explanation.ui");
  gtk_widget_class_bind_template_child (widget_class, AppExplanation, scroller);
  gtk_widget_class_bind_template_child (widget_class, AppExplanation, words);
  gtk_widget_class_bind_template_child (widget_class, AppExplanation, icon);
  gtk_widget_class_bind_template_child (widget_class, AppExplanation, title);
  gtk_widget_class_bind_template_child (widget_class, AppExplanation, facts);
  gtk_widget_class_bind_template_child (widget_class, AppExplanation, dictionary);
  gtk_widget_class_set_css_name (widget_class, "explanation");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
app_explanation_init (AppExplanation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_explanation_set_explained (AppExplanation *self, const AppExplained *explained, gboolean brief)
{
  g_return_if_fail (APP_IS_EXPLANATION (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), app_severity_get_style_class (self->severity));
  self->severity = explained->severity;
  gtk_widget_add_css_class (GTK_WIDGET (self), app_severity_get_style_class (self->severity));
  gtk_image_set_from_icon_name (self->icon, app_severity_get_icon_name (explained->severity));
  gtk_label_set_text (self->title, explained->meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, explained->meaning, -1);
  app_fact_grid_set_facts (self->facts, explained->facts, brief);
  gtk_widget_set_visible (GTK_WIDGET (self->dictionary), explained->in_dictionary);
  if (explained->in_dictionary)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->dictionary), "s", explained->code);
}
