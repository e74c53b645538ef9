/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-json-cover.h"

#include <glib/gi18n.h>
#include <string.h>

/* So much is shown: a text view freezes on a giant line. */
#define SHOWN_BYTES ((gsize) 16 * 1024)

struct _AppJsonCover
{
  AdwBin         parent_instance;

  AppContext    *context;   /* (owned) */
  CodefForm     *form;      /* (owned) (nullable) */
  GtkTextBuffer *buffer;    /* owned by the view */
  guint          update_id; /* idle; 0 if none is due */
};

G_DEFINE_FINAL_TYPE (AppJsonCover, app_json_cover, ADW_TYPE_BIN)

static void
on_update_cb (gpointer user_data)
{
  AppJsonCover *self = user_data;
  CodefPrivacy *privacy = app_context_get_privacy (self->context);
  g_autofree char *redacted = NULL;
  g_autoptr(GBytes) clear = NULL, masked = NULL;
  gsize length_bytes;
  const char *text;
  GtkTextIter end;

  self->update_id = 0;
  gtk_text_buffer_set_text (self->buffer, "", 0);
  if (self->form == NULL || privacy == NULL)
    return;
  redacted = codef_form_dup_redacted_text (self->form);
  clear = g_bytes_new_static (redacted, strlen (redacted));
  masked = codef_privacy_mask_json (privacy, clear);
  text = g_bytes_get_data (masked, &length_bytes);
  g_utf8_validate (text, (gssize) MIN (length_bytes, SHOWN_BYTES), &text);
  gtk_text_buffer_set_text (self->buffer, g_bytes_get_data (masked, NULL), (int) (text - (const char *) g_bytes_get_data (masked, NULL)));
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  if (length_bytes > SHOWN_BYTES)
    gtk_text_buffer_insert (self->buffer, &end, "…", -1);
}

/* While hidden nothing is made; when shown it is made once a turn, however many fields changed. */
static void
queue_update (AppJsonCover *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add_once (on_update_cb, self);
}

static void
app_json_cover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (app_json_cover_parent_class)->map (widget);
  queue_update (APP_JSON_COVER (widget));
}

static void
app_json_cover_dispose (GObject *object)
{
  AppJsonCover *self = APP_JSON_COVER (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  app_json_cover_set_form (self, NULL);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (app_json_cover_parent_class)->dispose (object);
}

static void
app_json_cover_class_init (AppJsonCoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_json_cover_dispose;
  GTK_WIDGET_CLASS (klass)->map = app_json_cover_map;
}

static GtkWidget *
create_note (void)
{
  GtkWidget *note = gtk_label_new (_("Personal data is masked, so the text can only be read. The form still takes input; Ctrl+Shift+M ends "
                                     "the masking."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_margin_start (note, 12);
  gtk_widget_set_margin_end (note, 12);
  gtk_widget_set_margin_top (note, 6);
  gtk_widget_set_margin_bottom (note, 6);
  return note;
}

static void
app_json_cover_init (AppJsonCover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *view = gtk_text_view_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Request as JSON, masked"), -1);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), create_note ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
app_json_cover_new (AppContext *context)
{
  AppJsonCover *self = g_object_new (APP_TYPE_JSON_COVER, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::privacy", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
app_json_cover_set_form (AppJsonCover *self, CodefForm *form)
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
