/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-choice-face.h"

#include "app-enter-guard.h"
#include "app-plain.h"
#include <glib/gi18n.h>
#include <string.h>

/* What a cell shows of a value. */
#define CELL_MAX_BYTES 512
#define LIST_HEIGHT 280

/* list:  GtkSingleSelection ← GtkFilterListModel (search) ← choices of CodefChallenge, of CodefChoice, in the
 * service's order */
struct _AppChoiceFace
{
  AppFace             parent_instance;
  CodefChallenge     *challenge; /* (owned) (nullable) */
  GtkFilterListModel *found;     /* (owned) (nullable) until there is a question */
  GtkSingleSelection *selection; /* (owned) (nullable) likewise */
  GtkWidget          *search;
  GtkWidget          *count;
  GtkWidget          *view;
};

G_DEFINE_FINAL_TYPE (AppChoiceFace, app_choice_face, APP_TYPE_FACE)

static gboolean
matches (gpointer item, gpointer user_data)
{
  return codef_choice_matches (item, gtk_editable_get_text (GTK_EDITABLE (APP_CHOICE_FACE (user_data)->search)));
}

static void
show_count (AppChoiceFace *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (codef_challenge_get_choices (self->challenge)));
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  g_autofree char *text = n_found == n_all ? g_strdup_printf (ngettext ("%u entry", "%u entries", n_all), n_all)
                                           : g_strdup_printf (_("%u of %u entries"), n_found, n_all);

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
on_search_cb (AppChoiceFace *self)
{
  gboolean is_one;

  if (self->found == NULL)
    return;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  /* one entry left is the one that is meant */
  is_one = g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 1;
  gtk_single_selection_set_selected (self->selection, is_one ? 0 : GTK_INVALID_LIST_POSITION);
  show_count (self);
}

static void
on_selected_cb (AppChoiceFace *self)
{
  if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    app_face_complain (APP_FACE (self), NULL);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const char *value = codef_choice_get_cell (gtk_list_item_get_item (item), GPOINTER_TO_UINT (column));
  g_autofree char *text = app_plain_line (value, strlen (value), CELL_MAX_BYTES);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static void
set_columns (AppChoiceFace *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  CodefLanguage language = app_context_get_label_language (app_face_get_context (APP_FACE (self)));
  CodefChoices *choices = codef_challenge_get_choices (self->challenge);
  GListModel *columns = gtk_column_view_get_columns (view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  for (guint i = 0; i < codef_choices_get_n_columns (choices); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      const char *title = codef_choices_get_column_title (choices, i, language);
      g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (view, column);
    }
}

static void
app_choice_face_ask (AppFace *face, CodefChallenge *challenge)
{
  AppChoiceFace *self = APP_CHOICE_FACE (face);
  CodefChoices *choices = codef_challenge_get_choices (challenge);

  g_set_object (&self->challenge, challenge);
  g_clear_object (&self->found);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (choices)),
                                           GTK_FILTER (gtk_custom_filter_new (matches, self, NULL)));
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected_cb), self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->found));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  set_columns (self);
  show_count (self);
}

static gboolean
app_choice_face_collect (AppFace *face, JsonObject *inputs)
{
  AppChoiceFace *self = APP_CHOICE_FACE (face);
  CodefChoice *choice = gtk_single_selection_get_selected_item (self->selection);

  if (choice == NULL)
    {
      app_face_complain (face, _("No entry of the list is chosen."));
      gtk_widget_grab_focus (self->view);
      return FALSE;
    }
  json_object_set_string_member (inputs, app_face_get_input (self->challenge), codef_choice_get_value (choice));
  return TRUE;
}

static void
on_activate_cb (AppChoiceFace *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "desk.answer", NULL);
}

/* Down leads from the search into what it found. */
static gboolean
on_key_cb (AppChoiceFace *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->view);
  return GDK_EVENT_STOP;
}

/* Escape empties the search first; with nothing to search for it means the desk. */
static void
on_stop_search_cb (AppChoiceFace *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "call.cancel", NULL);
}

static gboolean
app_choice_face_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (APP_CHOICE_FACE (widget)->search);
}

static void
app_choice_face_dispose (GObject *object)
{
  AppChoiceFace *self = APP_CHOICE_FACE (object);

  if (self->selection != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->challenge);
  G_OBJECT_CLASS (app_choice_face_parent_class)->dispose (object);
}

static void
app_choice_face_class_init (AppChoiceFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_choice_face_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = app_choice_face_grab_focus;
  APP_FACE_CLASS (klass)->ask = app_choice_face_ask;
  APP_FACE_CLASS (klass)->collect = app_choice_face_collect;
}

static GtkWidget *
make_list (AppChoiceFace *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = gtk_column_view_new (NULL);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Entries to choose from"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate_cb), self);
  g_object_set (scrolled, "child", self->view, "min-content-height", LIST_HEIGHT, "has-frame", TRUE, "vexpand", TRUE,
                NULL);
  return scrolled;
}

static void
app_choice_face_init (AppChoiceFace *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Search; initial consonants work too"),
                               "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search the entries"),
                                  -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  app_enter_guard_attach (self->search, "desk.answer");
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (on_stop_search_cb), self);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_box_append (GTK_BOX (self), self->search);
  gtk_box_append (GTK_BOX (self), make_list (self));
  gtk_box_append (GTK_BOX (self), self->count);
}
