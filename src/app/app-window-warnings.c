/* SPDX-License-Identifier: MIT */
/* What could not be read or kept is said above everything else, once, and can be read in full. */
#include "codef-config.h"

#include "app-window-private.h"

#include "app-notice.h"
#include <glib/gi18n.h>

static void
update (AppWindow *self)
{
  GPtrArray *warnings = app_context_get_warnings (self->context);
  g_autofree char *summary = NULL;

  if (warnings->len == 0)
    return;
  /* most windows never have one */
  if (self->warnings == NULL)
    {
      self->warnings = app_notice_new ();
      gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->production_band)), self->warnings, self->production_band);
    }
  if (warnings->len == 1)
    {
      app_notice_show (APP_NOTICE (self->warnings), APP_NOTICE_WARNING, g_ptr_array_index (warnings, 0), NULL, NULL);
      return;
    }
  summary = g_strdup_printf (ngettext ("%u file could not be read or kept.", "%u files could not be read or kept.", warnings->len),
                             warnings->len);
  app_notice_show (APP_NOTICE (self->warnings), APP_NOTICE_WARNING, summary, _("Details"), "win.warnings");
}

static GtkWidget *
create_row (const char *sentence)
{
  GtkWidget *row = adw_preferences_row_new (), *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "warning-sentence");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

void
app_window_show_warnings (AppWindow *self)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (APP_RESOURCE_PREFIX "app-warnings.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_builder_get_object (builder, "group"));
  GPtrArray *warnings = app_context_get_warnings (self->context);

  for (guint i = 0; i < warnings->len; i++)
    adw_preferences_group_add (group, create_row (g_ptr_array_index (warnings, i)));
  gtk_window_set_transient_for (window, GTK_WINDOW (self));
  gtk_window_present (window);
}

void
app_window_watch_warnings (AppWindow *self)
{
  g_signal_connect_object (self->context, "warned", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
