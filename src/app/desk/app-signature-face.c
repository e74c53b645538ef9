/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-signature-face.h"

#include "app-desk-words.h"
#include "app-wire-block.h"
#include <glib/gi18n.h>

/* The signatures of a dozen documents; far more in one line would stop the window. */
#define MAX_CHARACTERS (128 * 1024)

struct _AppSignatureFace
{
  AppFace         parent_instance;
  CodefChallenge *challenge; /* (owned) (nullable) */
  GtkWidget      *data;
  GtkWidget      *text;
};

G_DEFINE_FINAL_TYPE (AppSignatureFace, app_signature_face, APP_TYPE_FACE)

static void
on_insert_cb (AppSignatureFace *self, GtkTextIter *where, const char *text, int length_bytes, GtkTextBuffer *buffer)
{
  if (gtk_text_buffer_get_char_count (buffer) + g_utf8_strlen (text, length_bytes) <= MAX_CHARACTERS)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  app_face_complain (APP_FACE (self), _("That text is too long to be a signature and was not taken."));
}

static void
app_signature_face_ask (AppFace *face, CodefChallenge *challenge)
{
  AppSignatureFace *self = APP_SIGNATURE_FACE (face);
  g_autoptr(GBytes) text = app_desk_words_format_extra_info (challenge);

  g_set_object (&self->challenge, challenge);
  app_wire_block_set_bytes (APP_WIRE_BLOCK (self->data), text, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "", 0);
}

static gboolean
app_signature_face_collect (AppFace *face, JsonObject *inputs)
{
  AppSignatureFace *self = APP_SIGNATURE_FACE (face);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, TRUE));
  if (*text == '\0')
    {
      app_face_complain (face, _("The signature is empty."));
      gtk_widget_grab_focus (self->text);
      return FALSE;
    }
  json_object_set_string_member (inputs, app_face_get_input (self->challenge), text);
  return TRUE;
}

static gboolean
app_signature_face_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (APP_SIGNATURE_FACE (widget)->text);
}

static void
app_signature_face_dispose (GObject *object)
{
  g_clear_object (&APP_SIGNATURE_FACE (object)->challenge);
  G_OBJECT_CLASS (app_signature_face_parent_class)->dispose (object);
}

static void
app_signature_face_class_init (AppSignatureFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_signature_face_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = app_signature_face_grab_focus;
  APP_FACE_CLASS (klass)->ask = app_signature_face_ask;
  APP_FACE_CLASS (klass)->collect = app_signature_face_collect;
}

static GtkWidget *
make_text (AppSignatureFace *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "monospace", TRUE, "wrap-mode", GTK_WRAP_CHAR, "accepts-tab", FALSE,
                             "top-margin", 6,
                             "bottom-margin", 6, "left-margin", 8, "right-margin", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Signature, as text"),
                                  -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "insert-text",
                            G_CALLBACK (on_insert_cb), self);
  g_object_set (scrolled, "child", self->text, "min-content-height", 96, "has-frame", TRUE, NULL);
  return scrolled;
}

static void
app_signature_face_init (AppSignatureFace *self)
{
  GtkWidget *label = gtk_label_new (_("Signature, as text"));

  self->data = g_object_new (APP_TYPE_WIRE_BLOCK, "heading", _("What is to be signed, and how"), NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (self), self->data);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), make_text (self));
}
