/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-code-face.h"

#include "app-desk-entry.h"
#include <glib/gi18n.h>

struct _AppCodeFace
{
  AppFace         parent_instance;
  CodefChallenge *challenge; /* (owned) (nullable) */
  GtkWidget      *entry;     /* (nullable) made with the first question */
};

G_DEFINE_FINAL_TYPE (AppCodeFace, app_code_face, APP_TYPE_FACE)

static GtkWidget *
make_entry (AppCodeFace *self)
{
  gboolean mail = app_face_get_kind (APP_FACE (self)) == CODEF_CHALLENGE_EMAIL;
  GtkWidget *entry = app_desk_entry_new (mail ? _("Code from the e-mail") : _("Code from the text message"), FALSE);

  gtk_widget_set_halign (entry, GTK_ALIGN_CENTER);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 0.5f);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 14);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_add_css_class (entry, "desk-code");
  return entry;
}

static void
app_code_face_ask (AppFace *face, CodefChallenge *challenge)
{
  AppCodeFace *self = APP_CODE_FACE (face);

  if (self->entry == NULL)
    {
      self->entry = make_entry (self);
      gtk_box_append (GTK_BOX (self), self->entry);
    }
  g_set_object (&self->challenge, challenge);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static gboolean
app_code_face_collect (AppFace *face, JsonObject *inputs)
{
  AppCodeFace *self = APP_CODE_FACE (face);
  g_autofree char *code = app_desk_entry_read (self->entry, _("The code is empty."));

  if (code == NULL)
    return FALSE;
  json_object_set_string_member (inputs, app_face_get_input (self->challenge), code);
  return TRUE;
}

static void
app_code_face_take_code (AppFace *face, const char *code)
{
  app_desk_entry_fill (APP_CODE_FACE (face)->entry, code);
}

static gboolean
app_code_face_grab_focus (GtkWidget *widget)
{
  AppCodeFace *self = APP_CODE_FACE (widget);

  return self->entry != NULL && gtk_widget_grab_focus (self->entry);
}

static void
app_code_face_dispose (GObject *object)
{
  g_clear_object (&APP_CODE_FACE (object)->challenge);
  G_OBJECT_CLASS (app_code_face_parent_class)->dispose (object);
}

static void
app_code_face_class_init (AppCodeFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_code_face_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = app_code_face_grab_focus;
  APP_FACE_CLASS (klass)->ask = app_code_face_ask;
  APP_FACE_CLASS (klass)->collect = app_code_face_collect;
  APP_FACE_CLASS (klass)->take_code = app_code_face_take_code;
}

static void
app_code_face_init (AppCodeFace *self)
{
}
