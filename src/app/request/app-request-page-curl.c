/* SPDX-License-Identifier: MIT */
/* What of a request goes to other programs: a script for curl, and what the answer pane hands on. */
#include "codef-config.h"

#include "app-request-page-private.h"

#include "app-toast.h"
#include "codef-snippet.h"
#include <glib/gi18n.h>

static void
copy_curl (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppRequestPage *self = APP_REQUEST_PAGE (widget);
  const char *json = self->form != NULL ? codef_form_get_text (self->form) : "{}";
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!app_request_page_apply_path (self))
    return;
  text = codef_snippet_write (CODEF_SNIPPET_CURL, self->path, bytes, app_request_page_get_product (self),
                              app_context_get_environment (self->context), &error);
  if (text != NULL)
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      app_toast (widget, _("Copied as a script for curl; its secrets come from the environment"));
    }
  else
    app_notice_show (APP_NOTICE (self->notice), APP_NOTICE_ERROR, error->message, NULL, NULL);
}

void
app_request_page_install_curl (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "call.copy-curl", NULL, copy_curl);
}

void
app_request_page_act_on_answer (AppRequestPage *self, const char *action)
{
  g_return_if_fail (APP_IS_REQUEST_PAGE (self));

  if (self->answer_pane != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->answer_pane), action, NULL);
}
