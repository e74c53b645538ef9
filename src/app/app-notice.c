/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-notice.h"

#include "app-compat.h"
#include "app-context.h"

struct _AppNotice
{
  AdwBin     parent_instance;
  GtkWidget *revealer; /* all of the template */
  GtkWidget *bar;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (AppNotice, app_notice, ADW_TYPE_BIN)

static const struct { const char *icon_name, *css_class; } looks[] = {
  [APP_NOTICE_INFORMATION] = { "dialog-information-symbolic", "information" },
  [APP_NOTICE_WARNING] = { "dialog-warning-symbolic", "warning" },
  [APP_NOTICE_ERROR] = { "dialog-error-symbolic", "error" },
};

static void
app_notice_dispose (GObject *object)
{
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_NOTICE);

  G_OBJECT_CLASS (app_notice_parent_class)->dispose (object);
}

static void
app_notice_class_init (AppNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_notice_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "app-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, AppNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, AppNotice, bar);
  gtk_widget_class_bind_template_child (widget_class, AppNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, AppNotice, label);
  gtk_widget_class_bind_template_child (widget_class, AppNotice, button);
  gtk_widget_class_bind_template_callback (widget_class, app_notice_hide);
}

static void
app_notice_init (AppNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
app_notice_new (void)
{
  return g_object_new (APP_TYPE_NOTICE, NULL);
}

/* Target before name: a name that stands alone for a moment does not fit an action with a parameter, and GTK warns. */
static void
set_action (GtkActionable *button, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  gtk_actionable_set_action_name (button, NULL);
  if (action == NULL || !g_action_parse_detailed_name (action, &name, &target, NULL))
    return;
  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}

void
app_notice_show (AppNotice *self, AppNoticeKind kind, const char *text, const char *button, const char *action)
{
  g_return_if_fail (APP_IS_NOTICE (self));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (self->bar, looks[i].css_class);
  gtk_widget_add_css_class (self->bar, looks[kind].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[kind].icon_name);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), button);
      set_action (GTK_ACTIONABLE (self->button), action);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  app_announce (self->label, text);
}

void
app_notice_hide (AppNotice *self)
{
  g_return_if_fail (APP_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
app_notice_get_text (AppNotice *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)) ? gtk_label_get_text (GTK_LABEL (self->label)) : NULL;
}
