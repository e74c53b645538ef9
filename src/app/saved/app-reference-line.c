/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-reference-line.h"

#include <glib/gi18n.h>

struct _AppReferenceLine
{
  GtkBox        parent_instance;
  AppVariables *variables; /* of the context, which outlives the widgets */
  CodefField   *field;     /* (owned) */
  gboolean      masks;     /* personal data is masked now */
  GtkWidget    *icon;      /* children */
  GtkWidget    *label;
  GtkWidget    *button;
};

G_DEFINE_FINAL_TYPE (AppReferenceLine, app_reference_line, GTK_TYPE_BOX)

static void
offer (AppReferenceLine *self, const AppReference *reference)
{
  GtkActionable *button = GTK_ACTIONABLE (self->button);

  gtk_widget_set_visible (self->button, reference->state == APP_REFERENCE_UNANSWERED || reference->state == APP_REFERENCE_UNKNOWN);
  if (reference->state == APP_REFERENCE_UNANSWERED)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), _("Send it first"));
      gtk_actionable_set_action_target (button, "s", reference->request);
      gtk_actionable_set_action_name (button, "win.send-saved");
    }
  else if (reference->state == APP_REFERENCE_UNKNOWN)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), _("Variables…"));
      gtk_actionable_set_action_target_value (button, NULL);
      gtk_actionable_set_action_name (button, "win.variables");
    }
}

static void
update (AppReferenceLine *self)
{
  g_autoptr(AppReference) reference = app_variables_explain (self->variables, codef_field_get_form (self->field),
                                                             codef_field_get_text (self->field),
                                                             codef_field_get_encrypted (self->field) || self->masks);
  gboolean is_fine;

  gtk_widget_set_visible (GTK_WIDGET (self), reference != NULL);
  if (reference == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->label), "");
      return;
    }
  is_fine = reference->state == APP_REFERENCE_VALUE;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), is_fine ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_text (GTK_LABEL (self->label), reference->sentence);
  offer (self, reference);
  if (is_fine)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "missing");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "missing");
}

static void
app_reference_line_finalize (GObject *object)
{
  g_clear_object (&APP_REFERENCE_LINE (object)->field);

  G_OBJECT_CLASS (app_reference_line_parent_class)->finalize (object);
}

static void
app_reference_line_class_init (AppReferenceLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = app_reference_line_finalize;
}

static void
app_reference_line_init (AppReferenceLine *self)
{
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  self->button = gtk_button_new ();
  gtk_box_set_spacing (GTK_BOX (self), 5);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reference");
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), self->button);
}

GtkWidget *
app_reference_line_new (AppContext *context, CodefField *field)
{
  AppReferenceLine *self = g_object_new (APP_TYPE_REFERENCE_LINE, NULL);

  self->variables = app_variables_get (context);
  self->field = g_object_ref (field);
  g_signal_connect_object (field, "notify::text", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "notify::encrypted", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->variables, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
app_reference_line_set_masks (AppReferenceLine *self, gboolean masks)
{
  g_return_if_fail (APP_IS_REFERENCE_LINE (self));

  self->masks = masks;
  update (self);
}

const char *
app_reference_line_get_text (AppReferenceLine *self)
{
  const char *text;

  g_return_val_if_fail (APP_IS_REFERENCE_LINE (self), NULL);

  text = gtk_label_get_text (GTK_LABEL (self->label));
  return *text != '\0' ? text : NULL;
}
