/* SPDX-License-Identifier: MIT */
#include "app-toast.h"

/* The word before this one has been read or has become old: it must not come back from a queue. */
static void
dismiss_last (GtkWidget *overlay)
{
  GWeakRef *last = g_object_get_data (G_OBJECT (overlay), "app-toast");
  g_autoptr(AdwToast) toast = last != NULL ? g_weak_ref_get (last) : NULL;

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

AdwToast *
app_toast_with_button (GtkWidget *widget, const char *plain_text, const char *button)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = NULL;
  AdwToast *toast;
  GWeakRef *last;

  g_return_val_if_fail (overlay != NULL, NULL);

  escaped = g_markup_escape_text (plain_text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, button);
  last = g_new0 (GWeakRef, 1);
  g_weak_ref_init (last, toast);
  dismiss_last (overlay);
  g_object_set_data_full (G_OBJECT (overlay), "app-toast", last, weak_ref_free);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}

void
app_toast (GtkWidget *widget, const char *plain_text)
{
  app_toast_with_button (widget, plain_text, NULL);
}
