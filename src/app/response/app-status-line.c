/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-status-line.h"

#include "app-context.h"
#include "app-explanation.h"
#include "app-units.h"

#include <glib/gi18n-lib.h>

struct _AppStatusLine
{
  GtkWidget       parent_instance;
  AppSeverity     severity;
  char           *sentence;     /* (owned) (nullable) */

  GtkMenuButton  *badge;        /* template child */
  GtkImage       *icon;         /* template child */
  GtkLabel       *code;         /* template child */
  GtkLabel       *meaning;      /* template child */
  GtkWidget      *failures;     /* template child: of rows inside the answer */
  GtkLabel       *failures_label; /* template child */
  GtkWidget      *checks;       /* template child: of what is expected */
  GtkImage       *checks_icon;  /* template child */
  GtkLabel       *checks_label; /* template child */
  GtkLabel       *facts;        /* template child: has the status role */
  AppExplanation *explanation;  /* template child */
};

G_DEFINE_FINAL_TYPE (AppStatusLine, app_status_line, GTK_TYPE_WIDGET)

/* Before the popover looks for something to focus by itself. */
static void
on_popover_map_cb (AppStatusLine *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->explanation));
}

static void
app_status_line_dispose (GObject *object)
{
  AppStatusLine *self = APP_STATUS_LINE (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_STATUS_LINE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->sentence, g_free);
  G_OBJECT_CLASS (app_status_line_parent_class)->dispose (object);
}

static void
app_status_line_class_init (AppStatusLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_status_line_dispose;
  g_type_ensure (APP_TYPE_EXPLANATION);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "response/app-status-line.ui");
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, badge);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, icon);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, code);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, meaning);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, failures);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, failures_label);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, checks);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, checks_icon);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, checks_label);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, facts);
  gtk_widget_class_bind_template_child (widget_class, AppStatusLine, explanation);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_map_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "status-line");
}

static void
app_status_line_init (AppStatusLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_badge (AppStatusLine *self, const AppExplained *explained)
{
  g_autofree char *spoken = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->badge), app_severity_get_style_class (self->severity));
  self->severity = explained->severity;
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), app_severity_get_style_class (self->severity));
  gtk_image_set_from_icon_name (self->icon, app_severity_get_icon_name (self->severity));
  gtk_label_set_text (self->code, explained->code);
  gtk_widget_set_visible (GTK_WIDGET (self->code), explained->code != NULL);
  gtk_label_set_text (self->meaning, explained->meaning);
  /* Translators: the name of a button; the first is a code, the second its meaning. */
  spoken = g_strdup_printf (_("%s %s, explain"), explained->code ? explained->code : "", explained->meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->badge), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
app_status_line_set_answer (AppStatusLine *self, CodefExchange *exchange, const AppExplained *explained)
{
  CodefReply *reply = codef_exchange_get_reply (exchange);
  CodefAttempt *attempt = codef_reply_get_attempt (reply);
  gsize text_bytes = g_bytes_get_size (doc_document_get_text (codef_reply_get_document (reply)));
  g_autofree char *time = app_units_duration (codef_exchange_get_elapsed_us (exchange));
  g_autofree char *first = app_units_duration (codef_attempt_get_timing (attempt)->wait_us);
  g_autofree char *size = app_units_size (codef_attempt_get_response_wire_size (attempt));
  g_autofree char *decoded = app_units_size (text_bytes);
  g_autofree char *line = NULL, *tooltip = NULL;

  g_return_if_fail (APP_IS_STATUS_LINE (self));

  set_badge (self, explained);
  app_explanation_set_explained (self->explanation, explained, FALSE);
  /* Translators: HTTP status, duration, size. */
  line = g_strdup_printf (_("HTTP %u   %s   %s"), codef_reply_get_status (reply), time, size);
  /* Translators: two durations, then two sizes. */
  tooltip = g_strdup_printf (_("From sending to the last byte, token included: %s\n"
                               "From the last byte sent to the first byte received: %s\n"
                               "Received: %s, decoded: %s"),
                             time, first, size, decoded);
  gtk_label_set_text (self->facts, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->facts), tooltip);
  g_free (self->sentence);
  self->sentence =
    g_strdup_printf ("%s%s%s, HTTP %u, %s, %s", explained->code ? explained->code : "", explained->code ? " " : "",
                     explained->meaning, codef_reply_get_status (reply), time, size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->facts), GTK_ACCESSIBLE_PROPERTY_LABEL, self->sentence, -1);
}

char *
app_status_line_dup_sentence (AppStatusLine *self)
{
  g_return_val_if_fail (APP_IS_STATUS_LINE (self), NULL);

  return g_strdup (self->sentence);
}

void
app_status_line_close (AppStatusLine *self)
{
  g_return_if_fail (APP_IS_STATUS_LINE (self));

  gtk_menu_button_popdown (self->badge);
}

void
app_status_line_set_failures (AppStatusLine *self, guint n_failures)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u row failed", "%u rows failed", n_failures), n_failures);
  g_autofree char *spoken = g_strdup_printf (_("%s, go to the next"), text);

  g_return_if_fail (APP_IS_STATUS_LINE (self));

  gtk_label_set_text (self->failures_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->failures), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (self->failures, n_failures > 0);
}

void
app_status_line_set_checks (AppStatusLine *self, guint n_passed, guint n_judged)
{
  g_autofree char *text = g_strdup_printf (_("%u of %u as expected"), n_passed, n_judged);
  gboolean all = n_passed == n_judged;

  g_return_if_fail (APP_IS_STATUS_LINE (self));

  gtk_label_set_text (self->checks_label, text);
  gtk_image_set_from_icon_name (self->checks_icon, app_severity_get_icon_name (all ? APP_SEVERITY_SUCCESS : APP_SEVERITY_WARNING));
  gtk_widget_remove_css_class (self->checks, app_severity_get_style_class (all ? APP_SEVERITY_WARNING : APP_SEVERITY_SUCCESS));
  gtk_widget_add_css_class (self->checks, app_severity_get_style_class (all ? APP_SEVERITY_SUCCESS : APP_SEVERITY_WARNING));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->checks, n_judged > 0);
}

void
app_status_line_set_brief (AppStatusLine *self, gboolean brief)
{
  g_return_if_fail (APP_IS_STATUS_LINE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->facts), !brief);
}
