/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-event-row.h"

#include "app-context.h"
#include "codef-wire.h"
#include <glib/gi18n.h>

struct _AppEventRow
{
  GtkBox     parent_instance;
  GtkWidget *time; /* all of the template */
  GtkWidget *path;
  GtkWidget *findings;
  GtkWidget *code;
  GtkWidget *status;
};

G_DEFINE_FINAL_TYPE (AppEventRow, app_event_row, GTK_TYPE_BOX)

/* (transfer full): local time of day with milliseconds. */
static char *
format_time (gint64 time_unix_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time_unix_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *clock = g_date_time_format (local, "%H:%M:%S");

  return g_strdup_printf ("%s.%03d", clock, (int) (time_unix_us / 1000 % 1000));
}

/* (transfer full): the HTTP status, or that there was none. */
static char *
format_status (guint status)
{
  return status != 0 ? g_strdup_printf ("%u", status) : g_strdup (_("reset"));
}

static void
app_event_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_EVENT_ROW);

  G_OBJECT_CLASS (app_event_row_parent_class)->dispose (object);
}

static void
app_event_row_class_init (AppEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_event_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "sandbox/app-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AppEventRow, time);
  gtk_widget_class_bind_template_child (widget_class, AppEventRow, path);
  gtk_widget_class_bind_template_child (widget_class, AppEventRow, findings);
  gtk_widget_class_bind_template_child (widget_class, AppEventRow, code);
  gtk_widget_class_bind_template_child (widget_class, AppEventRow, status);
}

static void
app_event_row_init (AppEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
app_event_row_new (void)
{
  return g_object_new (APP_TYPE_EVENT_ROW, NULL);
}

static void
set_colour (GtkWidget *widget, gboolean good)
{
  gtk_widget_remove_css_class (widget, good ? "error" : "success");
  gtk_widget_add_css_class (widget, good ? "success" : "error");
}

void
app_event_row_set_event (AppEventRow *self, SandboxEvent *event)
{
  const char *code = event != NULL ? sandbox_event_get_code (event) : NULL;
  g_autofree char *time = NULL, *status = NULL, *findings = NULL;
  guint n_findings;

  g_return_if_fail (APP_IS_EVENT_ROW (self));

  if (event == NULL)
    return;
  n_findings = g_strv_length ((char **) sandbox_event_get_findings (event));
  time = format_time (sandbox_event_get_time_unix_us (event));
  status = format_status (sandbox_event_get_status (event));
  findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);
  gtk_label_set_text (GTK_LABEL (self->time), time);
  gtk_label_set_text (GTK_LABEL (self->path), sandbox_event_get_path (event));
  gtk_label_set_text (GTK_LABEL (self->findings), findings);
  gtk_widget_set_visible (self->findings, n_findings > 0);
  gtk_label_set_text (GTK_LABEL (self->code), code != NULL ? code : "");
  gtk_widget_set_visible (self->code, code != NULL);
  set_colour (self->code, g_strcmp0 (code, CODEF_RESULT_SUCCESS) == 0);
  gtk_label_set_text (GTK_LABEL (self->status), status);
  set_colour (self->status, sandbox_event_get_status (event) == 200);
}

char *
app_event_row_describe (SandboxEvent *event)
{
  g_autofree char *time = format_time (sandbox_event_get_time_unix_us (event));
  g_autofree char *status = format_status (sandbox_event_get_status (event));
  const char *code = sandbox_event_get_code (event);

  return g_strjoin (", ", time, sandbox_event_get_path (event), status, code, NULL);
}
