/* SPDX-License-Identifier: MIT */
#include "app-toast.h"

void
app_toast (GtkWidget *widget, const char *plain_text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = NULL;

  g_return_if_fail (overlay != NULL);

  escaped = g_markup_escape_text (plain_text, -1);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (escaped));
}
