/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-history-question.h"

#include <glib/gi18n.h>

struct _AppHistoryQuestion
{
  AdwWindow         parent_instance;
  AppRecorder      *recorder;    /* (owned) */
  CodefEnvironment *environment; /* (owned) */
  GtkWidget        *text;        /* of the template */
};

G_DEFINE_FINAL_TYPE (AppHistoryQuestion, app_history_question, ADW_TYPE_WINDOW)

static void
decide (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppHistoryQuestion *self = APP_HISTORY_QUESTION (widget);

  app_recorder_decide (self->recorder, self->environment, (AppKeep) g_variant_get_int32 (parameter));
  gtk_window_close (GTK_WINDOW (self));
}

static void
app_history_question_dispose (GObject *object)
{
  AppHistoryQuestion *self = APP_HISTORY_QUESTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_HISTORY_QUESTION);
  g_clear_object (&self->recorder);
  g_clear_pointer (&self->environment, codef_environment_unref);

  G_OBJECT_CLASS (app_history_question_parent_class)->dispose (object);
}

static void
app_history_question_class_init (AppHistoryQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_history_question_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "history/app-history-question.ui");
  gtk_widget_class_bind_template_child (widget_class, AppHistoryQuestion, text);
  gtk_widget_class_install_action (widget_class, "history-question.decide", "i", decide);
}

static void
app_history_question_init (AppHistoryQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_history_question_present (AppRecorder *recorder, CodefEnvironment *environment, GtkWindow *parent)
{
  AppHistoryQuestion *self = g_object_new (APP_TYPE_HISTORY_QUESTION, "transient-for", parent, NULL);
  g_autofree char *text = NULL;

  self->recorder = g_object_ref (recorder);
  self->environment = codef_environment_ref (environment);
  text = g_strdup_printf (_("Requests to “%s” may bring the data of real people. The history lies on this computer, readable by you "
                            "alone, and never holds passwords, keys or one-time codes. Without contents it keeps what the list shows: "
                            "time, product, institution, code and transaction id. Preferences change it later."),
                          codef_environment_get_title (environment));
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_window_present (GTK_WINDOW (self));
}
