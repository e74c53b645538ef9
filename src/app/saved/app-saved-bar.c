/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-saved-bar.h"

#include "app-compat.h"
#include <glib/gi18n.h>

struct _AppSavedBar
{
  AdwBin        parent_instance;
  GSignalGroup *signals;  /* (owned) on the document */
  GtkWidget    *revealer; /* this and the following: of the template */
  GtkWidget    *label;
  GtkWidget    *theirs;
  GtkWidget    *ours;
  GtkWidget    *again;
  GtkWidget    *copy;
};

G_DEFINE_FINAL_TYPE (AppSavedBar, app_saved_bar, ADW_TYPE_BIN)

/* (transfer full) (nullable) */
static char *
dup_sentence (AppSavedDocument *document)
{
  const char *name = app_saved_document_get_name (document);

  switch (app_saved_document_get_state (document))
    {
    case APP_SAVED_CHANGED:
      return g_strdup_printf (_("The file of “%s” was changed by somebody else, and there is something unsaved here."), name);
    case APP_SAVED_BROKEN:
      return g_strdup_printf (_("The file is no saved request any more. %s"), app_saved_document_get_problem (document));
    case APP_SAVED_GONE:
      return g_strdup_printf (_("The file of “%s” was removed or renamed."), name);
    case APP_SAVED_FRESH:
    default:
      return NULL;
    }
}

static void
update (AppSavedBar *self)
{
  g_autoptr(AppSavedDocument) document = g_signal_group_dup_target (self->signals);
  AppSavedState state = document != NULL ? app_saved_document_get_state (document) : APP_SAVED_FRESH;
  g_autofree char *sentence = document != NULL ? dup_sentence (document) : NULL;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), sentence != NULL);
  gtk_widget_set_visible (self->theirs, state == APP_SAVED_CHANGED);
  gtk_widget_set_visible (self->ours, state == APP_SAVED_CHANGED);
  gtk_widget_set_visible (self->again, state == APP_SAVED_GONE);
  gtk_widget_set_visible (self->copy, state != APP_SAVED_FRESH);
  gtk_label_set_text (GTK_LABEL (self->label), sentence != NULL ? sentence : "");
  if (sentence != NULL)
    app_announce (self->label, sentence);
}

static void
app_saved_bar_dispose (GObject *object)
{
  AppSavedBar *self = APP_SAVED_BAR (object);

  g_clear_object (&self->signals);
  /* the template's own way of dropping a direct child would leave AdwBin with a dangling one */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_SAVED_BAR);

  G_OBJECT_CLASS (app_saved_bar_parent_class)->dispose (object);
}

static void
app_saved_bar_class_init (AppSavedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_saved_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "saved/app-saved-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AppSavedBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AppSavedBar, label);
  gtk_widget_class_bind_template_child (widget_class, AppSavedBar, theirs);
  gtk_widget_class_bind_template_child (widget_class, AppSavedBar, ours);
  gtk_widget_class_bind_template_child (widget_class, AppSavedBar, again);
  gtk_widget_class_bind_template_child (widget_class, AppSavedBar, copy);
}

static void
app_saved_bar_init (AppSavedBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (APP_TYPE_SAVED_DOCUMENT);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
}

void
app_saved_bar_set_document (AppSavedBar *self, AppSavedDocument *document)
{
  g_return_if_fail (APP_IS_SAVED_BAR (self));

  g_signal_group_set_target (self->signals, document);
  update (self);
}

const char *
app_saved_bar_get_text (AppSavedBar *self)
{
  const char *text;

  g_return_val_if_fail (APP_IS_SAVED_BAR (self), NULL);

  text = gtk_label_get_text (GTK_LABEL (self->label));
  return *text != '\0' ? text : NULL;
}
