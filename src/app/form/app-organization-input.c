/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-organization-input.h"

#include <glib/gi18n.h>

/* list:  GtkSingleSelection ← GtkFilterListModel (search) ← GListModel of CodefOrganization, most likely first */
typedef struct
{
  AppContext         *context;    /* (owned) */
  CodefField         *field;      /* (owned) */
  GtkMenuButton      *button;
  GtkLabel           *label;
  GtkSearchEntry     *search;     /* (nullable) made when first opened */
  GtkWidget          *view;       /* (nullable) the list */
  GtkFilterListModel *filtered;   /* (owned) (nullable) */
  GtkSingleSelection *selection;  /* (nullable) owned by the list view */
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_clear_object (&input->filtered);
  g_object_unref (input->field);
  g_object_unref (input->context);
  g_free (input);
}

/* What the code means depends on what stands beside it: the business type of an account. */
static void
on_text_cb (GObject *field_or_form, GParamSpec *pspec, gpointer user_data)
{
  GtkWidget *button = user_data;
  Input *input = g_object_get_data (G_OBJECT (button), "input");
  const char *code = codef_field_get_text (input->field);
  CodefOrganization *organization = codef_field_find_organization (input->field);
  g_autofree char *line = NULL;

  if (*code == '\0')
    line = g_strdup (_("Choose an institution"));
  else if (organization != NULL)
    line = g_strdup_printf ("%s  %s", code, codef_organization_get_name (organization, app_context_get_label_language (input->context)));
  else
    line = g_strdup (code);
  gtk_label_set_text (input->label, line);
  if (*code == '\0')
    gtk_widget_add_css_class (GTK_WIDGET (input->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (input->label), "dim-label");
}

static gboolean
match (gpointer item, gpointer user_data)
{
  Input *input = user_data;

  return codef_organization_matches (item, gtk_editable_get_text (GTK_EDITABLE (input->search)));
}

static void
choose (Input *input, const char *code)
{
  codef_field_set_text (input->field, code);
  gtk_menu_button_popdown (input->button);
}

static void
on_activate_row_cb (GtkListView *view, guint position, gpointer user_data)
{
  Input *input = user_data;
  g_autoptr(CodefOrganization) organization = g_list_model_get_item (G_LIST_MODEL (input->filtered), position);

  if (organization != NULL)
    choose (input, codef_organization_get_code (organization));
}

/* Enter takes the selected institution, or the typed text itself where nothing matches. */
static void
on_search_activate_cb (GtkSearchEntry *entry, gpointer user_data)
{
  Input *input = user_data;
  CodefOrganization *organization = gtk_single_selection_get_selected_item (input->selection);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (organization != NULL)
    choose (input, codef_organization_get_code (organization));
  else if (*typed != '\0')
    choose (input, typed);
}

/* Escape would otherwise end in the entry. */
static void
on_stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  Input *input = user_data;

  gtk_menu_button_popdown (input->button);
}

static void
on_search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  Input *input = user_data;

  gtk_filter_changed (gtk_filter_list_model_get_filter (input->filtered), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
move_selection (Input *input, int by)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (input->selection));
  guint selected = gtk_single_selection_get_selected (input->selection);

  if (n_items == 0)
    return;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (by > 0)
    selected = MIN (selected + 1, n_items - 1);
  else
    selected = selected > 0 ? selected - 1 : 0;
  gtk_single_selection_set_selected (input->selection, selected);
  gtk_widget_activate_action (input->view, "list.scroll-to-item", "u", selected);
}

/* Up and Down move through the list while the focus stays in the search entry. */
static gboolean
on_search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer user_data)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  move_selection (user_data, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Input *input = user_data;
  CodefOrganization *organization = gtk_list_item_get_item (item);
  g_autofree char *line = g_strdup_printf ("%s  %s", codef_organization_get_code (organization),
                                           codef_organization_get_name (organization, app_context_get_label_language (input->context)));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), line);
  /* the row around the child is what a screen reader meets; GTK 4.8 has no other way to name it */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
}

static GtkWidget *
create_list (Input *input)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  input->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (match, input, NULL)));
  input->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (input->filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), input);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), input);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (input->selection), factory);
  input->view = view;
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Institutions"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (on_activate_row_cb), input);
  return view;
}

static GtkWidget *
create_search (Input *input)
{
  GtkWidget *search = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  input->search = GTK_SEARCH_ENTRY (search);
  g_object_set (search, "placeholder-text", _("Name, code or initial consonants"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search institutions"), -1);
  /* Enter may follow the last letter at once, and means what was typed */
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), 0);
  g_signal_connect (search, "stop-search", G_CALLBACK (on_stop_search_cb), input);
  g_signal_connect (search, "search-changed", G_CALLBACK (on_search_changed_cb), input);
  g_signal_connect (search, "activate", G_CALLBACK (on_search_activate_cb), input);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key_cb), input);
  gtk_widget_add_controller (search, keys);
  return search;
}

static void
show_institutions (Input *input)
{
  g_autoptr(GListModel) meant = codef_field_list_organizations (input->field);

  gtk_filter_list_model_set_model (input->filtered, meant);
}

/* The list is made when first opened: a form has many fields and most institutions are never changed. */
static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  Input *input = user_data;
  GtkWidget *box, *scrolled, *popover;

  if (input->search != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (input->search), "");
      show_institutions (input);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  scrolled = gtk_scrolled_window_new ();
  popover = gtk_popover_new ();
  gtk_box_append (GTK_BOX (box), create_search (input));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_list (input));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 300, 280);
  gtk_box_append (GTK_BOX (box), scrolled);
  show_institutions (input);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "organization-popover");
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
app_organization_input_new (AppContext *context, CodefField *field, GtkWidget **focus)
{
  Input *input = g_new0 (Input, 1);
  GtkWidget *button = gtk_menu_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL), *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  input->context = g_object_ref (context);
  input->field = g_object_ref (field);
  input->button = GTK_MENU_BUTTON (button);
  input->label = GTK_LABEL (label);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_add_css_class (button, "field-choice");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup, input, NULL);
  g_object_set_data_full (G_OBJECT (button), "input", input, input_free);
  if (codef_field_get_form (field) != NULL)
    g_signal_connect_object (codef_field_get_form (field), "notify::text", G_CALLBACK (on_text_cb), button, 0);
  on_text_cb (G_OBJECT (field), NULL, button);
  *focus = button;
  return button;
}
