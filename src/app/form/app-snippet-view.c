/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-snippet-view.h"

#include "app-compat.h"
#include "app-save-text.h"
#include "app-toast.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

/* A text view freezes on one giant line, and nobody reads a file in base64. */
#define SHOWN_LINE_BYTES ((gsize) 1024)
#define SHOWN_BYTES ((gsize) 256 * 1024)

struct _AppSnippetView
{
  AdwBin           parent_instance;

  AppContext      *context;   /* (owned) */
  CodefForm       *form;      /* (owned) (nullable) */
  char            *path;      /* (owned) (nullable) as typed */
  char            *text;      /* (owned) (nullable) the program, whole; NULL while the request is not */
  GtkSourceBuffer *buffer;    /* owned by the view */
  GtkDropDown     *choice;    /* child */
  GtkWidget       *buttons;   /* child: what can be done with a program */
  GtkLabel        *note;      /* child */
  guint            update_id; /* idle; 0 if none is due */
};

G_DEFINE_FINAL_TYPE (AppSnippetView, app_snippet_view, ADW_TYPE_BIN)

CodefSnippetKind
app_snippet_get_kind (AppContext *context)
{
  g_autofree char *id = g_settings_get_string (app_context_get_settings (context), "snippet");

  for (CodefSnippetKind kind = 0; kind < CODEF_SNIPPET_N_KINDS; kind++)
    if (g_str_equal (codef_snippet_get_id (kind), id))
      return kind;
  return CODEF_SNIPPET_CURL;
}

char *
app_snippet_shorten (const char *text, gboolean *is_cut)
{
  GString *shown = g_string_new (NULL);
  gsize column = 0;
  gboolean cut = FALSE;

  for (const char *next; *text != '\0' && shown->len < SHOWN_BYTES; text = next)
    {
      next = g_utf8_next_char (text);
      column = *text == '\n' ? 0 : column + (gsize) (next - text);
      if (column <= SHOWN_LINE_BYTES)
        g_string_append_len (shown, text, next - text);
      else if (column - (gsize) (next - text) <= SHOWN_LINE_BYTES)
        g_string_append (shown, "…");
      cut = cut || column > SHOWN_LINE_BYTES;
    }
  if (is_cut != NULL)
    *is_cut = cut || *text != '\0';
  return g_string_free (shown, FALSE);
}

static void
show_note (AppSnippetView *self, const char *sentence)
{
  gtk_label_set_text (self->note, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), sentence != NULL);
}

static void
show_text (AppSnippetView *self, CodefSnippetKind kind)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  gboolean is_cut = FALSE;
  g_autofree char *shown = app_snippet_shorten (self->text, &is_cut);

  gtk_source_buffer_set_language (self->buffer, gtk_source_language_manager_get_language (languages, codef_snippet_get_language_id (kind)));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), shown, -1);
  show_note (self, is_cut ? _("Long lines are cut here; copying and saving give all of them.") : NULL);
}

/* (transfer full): with pseudonyms while personal data is masked, in the copy and the file too. */
static GBytes *
dup_request (AppSnippetView *self)
{
  CodefPrivacy *privacy = app_context_get_privacy (self->context);
  const char *json = self->form != NULL ? codef_form_get_text (self->form) : "{}";
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));

  return privacy != NULL ? codef_privacy_mask_json (privacy, bytes) : g_steal_pointer (&bytes);
}

static void
on_update_cb (gpointer user_data)
{
  AppSnippetView *self = user_data;
  CodefSnippetKind kind = app_snippet_get_kind (self->context);
  g_autoptr(GBytes) bytes = dup_request (self);
  g_autoptr(GError) error = NULL;

  self->update_id = 0;
  gtk_drop_down_set_selected (self->choice, kind);
  g_free (self->text);
  self->text = codef_snippet_write (kind, self->path != NULL ? self->path : "", bytes,
                                    self->form != NULL ? codef_form_get_product (self->form) : NULL,
                                    app_context_get_environment (self->context), &error);
  gtk_widget_set_sensitive (self->buttons, self->text != NULL);
  if (self->text != NULL)
    show_text (self, kind);
  else
    {
      gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), "", 0);
      show_note (self, error->message);
    }
}

/* While hidden nothing is made; when shown it is made once a turn, however many fields changed. */
static void
queue_update (AppSnippetView *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add_once (on_update_cb, self);
}

static void
on_selected_cb (AppSnippetView *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (selected < CODEF_SNIPPET_N_KINDS)
    g_settings_set_string (app_context_get_settings (self->context), "snippet", codef_snippet_get_id (selected));
}

static void
activate_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSnippetView *self = APP_SNIPPET_VIEW (widget);

  if (self->text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  app_toast (widget, _("Program copied; its secrets come from the environment"));
}

static void
activate_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AppSnippetView *self = APP_SNIPPET_VIEW (widget);

  if (self->text != NULL)
    app_save_text (widget, _("Save Program"), codef_snippet_get_file_name (app_snippet_get_kind (self->context)), self->text);
}

static void
on_dark_cb (AppSnippetView *self)
{
  const char *name = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (), name));
}

static void
app_snippet_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (app_snippet_view_parent_class)->map (widget);
  queue_update (APP_SNIPPET_VIEW (widget));
}

static void
app_snippet_view_dispose (GObject *object)
{
  AppSnippetView *self = APP_SNIPPET_VIEW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  app_snippet_view_set_form (self, NULL);
  g_clear_object (&self->context);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (app_snippet_view_parent_class)->dispose (object);
}

static void
app_snippet_view_class_init (AppSnippetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_snippet_view_dispose;
  widget_class->map = app_snippet_view_map;
  gtk_widget_class_install_action (widget_class, "snippet.copy", NULL, activate_copy);
  gtk_widget_class_install_action (widget_class, "snippet.save", NULL, activate_save);
}

static GtkWidget *
create_button (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_bar (AppSnippetView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (CodefSnippetKind kind = 0; kind < CODEF_SNIPPET_N_KINDS; kind++)
    gtk_string_list_append (titles, codef_snippet_get_title (kind));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->choice), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Language and library"), -1);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->buttons), create_button ("edit-copy-symbolic", "snippet.copy", _("Copy the program")));
  gtk_box_append (GTK_BOX (self->buttons), create_button ("document-save-symbolic", "snippet.save", _("Save the program as a file")));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (bar), self->buttons);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_bottom (bar, 8);
  return bar;
}

static GtkWidget *
create_view (AppSnippetView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_source_view_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_source_view_set_tab_width (GTK_SOURCE_VIEW (view), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The request as a program"), -1);
  self->buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self->buffer), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
app_snippet_view_init (AppSnippetView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "snippet-note");
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), create_view (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_dark_cb), self, G_CONNECT_SWAPPED);
  on_dark_cb (self);
}

GtkWidget *
app_snippet_view_new (AppContext *context)
{
  AppSnippetView *self = g_object_new (APP_TYPE_SNIPPET_VIEW, NULL);

  self->context = g_object_ref (context);
  gtk_drop_down_set_selected (self->choice, app_snippet_get_kind (context));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::environment", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "sandbox-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (app_context_get_settings (context), "changed::snippet", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
app_snippet_view_set_form (AppSnippetView *self, CodefForm *form)
{
  if (self->form == form)
    return;
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_set_object (&self->form, form);
  if (form != NULL)
    g_signal_connect_object (form, "notify::text", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  queue_update (self);
}

void
app_snippet_view_set_path (AppSnippetView *self, const char *path)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  queue_update (self);
}
