/* SPDX-License-Identifier: MIT */
/* The keyboard's way between the parts of the window, without the many stops within each: the list at the side, the request, its answer. */
#include "codef-config.h"

#include "app-window-private.h"

static gboolean collect_panes (GtkWidget *widget, GPtrArray *panes);

static gboolean
collect_pane (GtkWidget *child, GPtrArray *panes)
{
  if (child == NULL || !gtk_widget_get_mapped (child))
    return FALSE;
  if (!collect_panes (child, panes))
    g_ptr_array_add (panes, child);
  return TRUE;
}

/* @panes: of GtkWidget (transfer none), each one side of a GtkPaned that holds no other. */
static gboolean
collect_panes (GtkWidget *widget, GPtrArray *panes)
{
  gboolean found = FALSE;

  if (GTK_IS_PANED (widget))
    {
      found |= collect_pane (gtk_paned_get_start_child (GTK_PANED (widget)), panes);
      found |= collect_pane (gtk_paned_get_end_child (GTK_PANED (widget)), panes);
      return found;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found |= collect_panes (child, panes);
  return found;
}

static gboolean
enter_pane (AppWindow *self, GtkWidget *pane)
{
  if (pane == self->sidebar)
    pane = self->sidebar_stack;
  else if (pane == self->view_stack && app_window_get_page (self) != NULL) /* a tab of one part: not the bar of tabs above it */
    pane = GTK_WIDGET (app_window_get_page (self));
  while (GTK_IS_STACK (pane) && gtk_stack_get_visible_child (GTK_STACK (pane)) != NULL)
    pane = gtk_stack_get_visible_child (GTK_STACK (pane));
  return gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* Which of @panes the keyboard goes to next. Above the panes of what is shown, such as in the path, it is before the first of them;
 * outside of all, such as in the header bar, before the very first. */
static guint
find_next (AppWindow *self, GPtrArray *panes, gboolean forward)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean in_view = focus != NULL && gtk_widget_is_ancestor (focus, self->view_stack);
  guint first = in_view && gtk_widget_get_mapped (self->sidebar) ? 1 : 0;

  for (guint i = 0; i < panes->len && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (panes, i)))
      return (i + (forward ? 1 : panes->len - 1)) % panes->len;
  return (first + (forward ? 0 : panes->len - 1)) % panes->len;
}

/* A pane with nothing to focus is passed over. */
static void
go_to_pane (AppWindow *self, gboolean forward)
{
  g_autoptr(GPtrArray) panes = g_ptr_array_new ();
  guint next;

  collect_panes (self->paned, panes);
  if (panes->len == 0)
    return;
  next = find_next (self, panes, forward);
  for (guint tried = 0; tried < panes->len && !enter_pane (self, g_ptr_array_index (panes, next)); tried++)
    next = (next + (forward ? 1 : panes->len - 1)) % panes->len;
}

static void
next_pane (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_to_pane (APP_WINDOW (widget), TRUE);
}

static void
previous_pane (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_to_pane (APP_WINDOW (widget), FALSE);
}

void
app_window_install_panes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, next_pane);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, previous_pane);
}
