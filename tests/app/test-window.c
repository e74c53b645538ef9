/* SPDX-License-Identifier: MIT */
#include "test-window.h"

#include "app-picker.h"
#include "test-context.h"
#include "test-loop.h"

static AppApplication *application;

/* As at the end of the program: no thread is left that the libraries could be taken away from. */
static void
end_application (void)
{
  if (app_application_get_context (application) != NULL)
    app_context_end (app_application_get_context (application));
}

AppApplication *
test_window_application (void)
{
  g_autoptr(GError) error = NULL;

  if (application != NULL)
    return application;
  application = app_application_new (test_context_new);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  /* without a window it would end */
  g_application_hold (G_APPLICATION (application));
  atexit (end_application);
  return application;
}

AppWindow *
test_window_open (void)
{
  AppApplication *app = test_window_application ();
  GtkWindow *window;

  g_application_activate (G_APPLICATION (app));
  window = gtk_application_get_active_window (GTK_APPLICATION (app));
  if (window == NULL)
    window = gtk_application_get_windows (GTK_APPLICATION (app))->data;
  /* what comes after the first frame comes last */
  test_wait_until (test_window_find (GTK_WIDGET (window), APP_TYPE_PICKER) != NULL, 5000);
  return APP_WINDOW (window);
}

void
test_window_close (AppWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  test_wait_until (window == NULL, 5000);
}

GtkWidget *
test_window_find (GtkWidget *top, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (top), type))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? test_window_find (child, type) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)
    return TRUE;
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

GtkWidget *
test_window_find_text (GtkWidget *top, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (top), type) && has_text (top, text))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? test_window_find_text (child, type, text) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}
