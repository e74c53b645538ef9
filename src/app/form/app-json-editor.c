/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-json-editor.h"
#include "app-json-chips.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

struct _AppJsonEditor
{
  AdwBin           parent_instance;

  CodefForm       *form;           /* (owned) (nullable) */
  GtkSourceView   *view;
  GtkTextBuffer   *buffer;         /* owned by the view */
  GtkButton       *problem_button; /* says what is wrong and goes there */
  GtkTextTag      *problem_tag;    /* owned by the buffer's table */
  gboolean         updating;       /* one side is being brought in step with the other */
};

G_DEFINE_FINAL_TYPE (AppJsonEditor, app_json_editor, ADW_TYPE_BIN)

static void
add_chip_widgets (AppJsonEditor *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (self->buffer, &iter);
  do
    {
      GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (&iter);

      if (anchor != NULL && app_json_chips_get_text (anchor) != NULL)
        {
          g_autofree char *size = g_format_size (strlen (app_json_chips_get_text (anchor)));
          g_autofree char *text = g_strdup_printf (_("long text, %s"), size);
          GtkWidget *label = gtk_label_new (text);

          gtk_widget_add_css_class (label, "chip");
          gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self->view), label, anchor);
        }
    }
  while (gtk_text_iter_forward_char (&iter));
}

static void
replace_all (AppJsonEditor *self, const char *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  if (app_json_chips_insert (self->buffer, &start, text))
    add_chip_widgets (self);
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

static gsize
common_prefix (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && ((guchar) a[n] & 0xC0) == 0x80) /* back to the border of a character */
    n--;
  return n;
}

static gsize
common_suffix (const char *a, const char *b, gsize prefix)
{
  gsize a_left = strlen (a) - prefix, b_left = strlen (b) - prefix, n = 0;

  a += strlen (a);
  b += strlen (b);
  while (n < a_left && n < b_left && a[-(gssize) n - 1] == b[-(gssize) n - 1])
    n++;
  while (n > 0 && ((guchar) a[-(gssize) n] & 0xC0) == 0x80)
    n--;
  return n;
}

/* Only what differs is replaced, so that the caret, the scroll position and the undo history survive an edit in the form. */
static void
replace_difference (AppJsonEditor *self, const char *old, const char *text)
{
  gsize prefix = common_prefix (old, text);
  gsize suffix = common_suffix (old, text, prefix);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) g_utf8_strlen (old, (gssize) prefix));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) g_utf8_strlen (old, (gssize) (strlen (old) - suffix)));
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, text + prefix, (int) (strlen (text) - suffix - prefix));
  gtk_text_buffer_end_user_action (self->buffer);
}

static gboolean
has_long_string (const char *text)
{
  gsize run = 0;

  for (; *text != '\0'; text++)
    {
      run = *text == '"' || *text == '\n' ? 0 : run + 1;
      if (run > 8 * 1024)
        return TRUE;
    }
  return FALSE;
}

static void
show_text (AppJsonEditor *self, const char *text)
{
  g_autofree char *old = app_json_chips_dup_text (self->buffer);

  if (g_str_equal (old, text))
    return;
  self->updating = TRUE;
  if (has_long_string (old) || has_long_string (text))
    replace_all (self, text);
  else
    replace_difference (self, old, text);
  self->updating = FALSE;
}

static void
get_problem_iter (AppJsonEditor *self, const DocProblem *problem, GtkTextIter *iter)
{
  int line = MAX ((int) problem->line - 1, 0);

  if (!gtk_text_buffer_get_iter_at_line (self->buffer, iter, line))
    gtk_text_buffer_get_end_iter (self->buffer, iter);
  else
    gtk_text_iter_set_line_offset (iter, CLAMP ((int) problem->column - 1, 0, MAX (gtk_text_iter_get_chars_in_line (iter) - 1, 0)));
}

static void
update_problem (AppJsonEditor *self)
{
  const DocProblem *problem = codef_form_get_problem (self->form);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->problem_tag, &start, &end);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_button), problem != NULL);
  if (problem == NULL)
    return;
  {
    g_autofree char *message = NULL;

    g_object_get (self->form, "problem-message", &message, NULL);
    gtk_button_set_label (self->problem_button, message);
  }
  get_problem_iter (self, problem, &start);
  end = start;
  if (!gtk_text_iter_forward_char (&end))
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_apply_tag (self->buffer, self->problem_tag, &start, &end);
}

static void
on_form_text_cb (CodefForm *form, GParamSpec *pspec, gpointer user_data)
{
  AppJsonEditor *self = user_data;

  if (!self->updating)
    show_text (self, codef_form_get_text (form));
  update_problem (self);
}

static void
on_buffer_changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  AppJsonEditor *self = user_data;
  g_autofree char *text = NULL;

  if (self->updating || self->form == NULL)
    return;
  text = app_json_chips_dup_text (buffer);
  self->updating = TRUE;
  codef_form_set_text (self->form, text);
  self->updating = FALSE;
  update_problem (self);
}

static void
on_problem_clicked_cb (GtkButton *button, gpointer user_data)
{
  AppJsonEditor *self = user_data;
  const DocProblem *problem = codef_form_get_problem (self->form);
  GtkTextIter iter;

  if (problem == NULL)
    return;
  get_problem_iter (self, problem, &iter);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &iter, 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_dark_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  AppJsonEditor *self = user_data;
  const char *name = adw_style_manager_get_dark (manager) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (self->buffer),
                                      gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (), name));
}

static void
app_json_editor_dispose (GObject *object)
{
  AppJsonEditor *self = APP_JSON_EDITOR (object);

  app_json_editor_set_form (self, NULL);
  G_OBJECT_CLASS (app_json_editor_parent_class)->dispose (object);
}

static void
app_json_editor_class_init (AppJsonEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_json_editor_dispose;
}

static void
create_view (AppJsonEditor *self)
{
  GtkSourceLanguage *language = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "json");
  g_autoptr(GtkSourceBuffer) buffer = gtk_source_buffer_new_with_language (language);

  self->view = GTK_SOURCE_VIEW (gtk_source_view_new_with_buffer (buffer));
  self->buffer = GTK_TEXT_BUFFER (buffer);
  self->problem_tag = gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_source_view_set_show_line_numbers (self->view, TRUE);
  gtk_source_view_set_tab_width (self->view, 2);
  gtk_source_view_set_insert_spaces_instead_of_tabs (self->view, TRUE);
  gtk_source_view_set_auto_indent (self->view, TRUE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Request as JSON"), -1);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_buffer_changed_cb), self, 0);
}

static GtkWidget *
create_problem_button (AppJsonEditor *self)
{
  GtkWidget *button = gtk_button_new_with_label ("");
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  self->problem_button = GTK_BUTTON (button);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "json-problem");
  gtk_widget_set_tooltip_text (button, _("Go to the place"));
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_problem_clicked_cb), self, 0);
  return button;
}

static void
app_json_editor_init (AppJsonEditor *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  create_view (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), create_problem_button (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_dark_cb), self, 0);
  on_dark_cb (manager, NULL, self);
}

GtkWidget *
app_json_editor_new (void)
{
  return g_object_new (APP_TYPE_JSON_EDITOR, NULL);
}

void
app_json_editor_set_form (AppJsonEditor *self, CodefForm *form)
{
  if (self->form == form)
    return;
  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_set_object (&self->form, form);
  if (form == NULL)
    return;
  g_signal_connect_object (form, "notify::text", G_CALLBACK (on_form_text_cb), self, 0);
  g_signal_connect_object (form, "notify::problem-message", G_CALLBACK (on_form_text_cb), self, 0);
  on_form_text_cb (form, NULL, self);
}
