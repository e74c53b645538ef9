/* SPDX-License-Identifier: MIT */
#include "app-context-menu.h"

/* From the edge of a row, so that the menu stands below its text. */
#define INDENT_PX 24

void
app_context_menu_popup (GtkWidget **popover, GMenuModel *menu, GtkBox *box, GtkWidget *list, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (*popover == NULL)
    {
      *popover = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (*popover), FALSE);
      gtk_widget_set_halign (*popover, GTK_ALIGN_START);
      gtk_box_append (box, *popover);
    }
  if (!gtk_widget_compute_point (list, GTK_WIDGET (box), &point, &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (*popover), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (*popover));
}

gboolean
app_context_menu_locate (GtkWidget *list, double *x, double *y)
{
  GtkWidget *focus = gtk_widget_get_focus_child (list);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (focus != NULL && !gtk_widget_compute_bounds (focus, list, &bounds))
    return FALSE;
  *x = bounds.origin.x + INDENT_PX;
  *y = bounds.origin.y + bounds.size.height;
  return TRUE;
}
