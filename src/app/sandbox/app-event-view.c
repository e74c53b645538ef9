/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-event-view.h"

#include "app-context.h"
#include "app-wire-block.h"
#include "doc-document.h"
#include <glib/gi18n.h>

struct _AppEventView
{
  AdwBin     parent_instance;
  GtkWidget *summary; /* all of the template */
  GtkWidget *findings;
  GtkWidget *request;
};

G_DEFINE_FINAL_TYPE (AppEventView, app_event_view, ADW_TYPE_BIN)

/* (transfer full): in which form it came and which of the two sandboxes answered. */
static char *
build_summary (SandboxEvent *event)
{
  const char *personality = sandbox_event_get_personality (event);
  const char *who = "";

  if (g_strcmp0 (personality, "vendor") == 0)
    who = _("answered as the vendor's sandbox");
  else if (g_strcmp0 (personality, "own") == 0)
    who = _("answered as the whole service");
  return g_strdup_printf ("%s %s\n%s%s%s", sandbox_event_get_method (event), sandbox_event_get_path (event),
                          sandbox_event_get_form (event) != NULL ? sandbox_event_get_form (event) : "",
                          sandbox_event_get_form (event) != NULL && *who != '\0' ? " · " : "", who);
}

/* (transfer full): a line each. */
static char *
build_findings (SandboxEvent *event)
{
  const char *const *findings = sandbox_event_get_findings (event);
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; findings[i] != NULL; i++)
    g_string_append_printf (lines, "%s• %s", i > 0 ? "\n" : "", findings[i]);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* (transfer full) (nullable): indented where it is whole. */
static GBytes *
format_request (GBytes *request)
{
  g_autoptr(DocDocument) document = request != NULL ? doc_document_new_plain (request, NULL) : NULL;
  g_autoptr(GBytes) text = NULL;

  if (document == NULL || doc_document_get_problem (document) != NULL)
    return request != NULL ? g_bytes_ref (request) : NULL;
  text = doc_document_format (document, DOC_NODE_ROOT);
  /* without the newline at its end */
  return g_bytes_new_from_bytes (text, 0, g_bytes_get_size (text) - 1);
}

static void
app_event_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_EVENT_VIEW);

  G_OBJECT_CLASS (app_event_view_parent_class)->dispose (object);
}

static void
app_event_view_class_init (AppEventViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_event_view_dispose;
  g_type_ensure (APP_TYPE_WIRE_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "sandbox/app-event-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AppEventView, summary);
  gtk_widget_class_bind_template_child (widget_class, AppEventView, findings);
  gtk_widget_class_bind_template_child (widget_class, AppEventView, request);
}

static void
app_event_view_init (AppEventView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
app_event_view_set_event (AppEventView *self, SandboxEvent *event)
{
  g_autofree char *summary = event != NULL ? build_summary (event) : NULL;
  g_autofree char *findings = event != NULL ? build_findings (event) : NULL;
  g_autoptr(GBytes) request = event != NULL ? format_request (sandbox_event_get_request (event)) : NULL;

  g_return_if_fail (APP_IS_EVENT_VIEW (self));

  gtk_label_set_text (GTK_LABEL (self->summary), summary != NULL ? summary : "");
  gtk_label_set_text (GTK_LABEL (self->findings), findings != NULL ? findings : "");
  gtk_widget_set_visible (self->findings, findings != NULL && *findings != '\0');
  app_wire_block_set_bytes (APP_WIRE_BLOCK (self->request), request, NULL);
}
