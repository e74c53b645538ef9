/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-fields-face.h"

#include "app-desk-entry.h"
#include "app-desk-words.h"
#include "app-wire-block.h"
#include <glib/gi18n.h>

struct _AppFieldsFace
{
  AppFace         parent_instance;
  CodefChallenge *challenge; /* (owned) (nullable) */
  GtkWidget      *rows;      /* made anew for each question */
  GPtrArray      *entries;   /* (owned) of GtkWidget (unowned), in the order of the inputs */
  GtkWidget      *raw;       /* what came, for a question that is not known */
};

G_DEFINE_FINAL_TYPE (AppFieldsFace, app_fields_face, APP_TYPE_FACE)

static void
add_row (AppFieldsFace *self, const CodefChallengeInput *input)
{
  CodefLanguage language = app_context_get_label_language (app_face_get_context (APP_FACE (self)));
  g_autofree char *title = app_desk_words_dup_input (input, language);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *entry = app_desk_entry_new (title, input->is_secret);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (self->rows), label);
  gtk_box_append (GTK_BOX (self->rows), entry);
  g_ptr_array_add (self->entries, entry);
}

static void
show_raw (AppFieldsFace *self, CodefChallenge *challenge)
{
  gboolean unknown = codef_challenge_get_kind (challenge) == CODEF_CHALLENGE_OTHER;
  g_autoptr(GBytes) text = unknown ? app_desk_words_format_extra_info (challenge) : NULL;

  app_wire_block_set_bytes (APP_WIRE_BLOCK (self->raw), text, NULL);
  gtk_widget_set_visible (self->raw, text != NULL);
}

static void
app_fields_face_ask (AppFace *face, CodefChallenge *challenge)
{
  AppFieldsFace *self = APP_FIELDS_FACE (face);
  const CodefChallengeInput *inputs;
  guint n_inputs;
  GtkWidget *child;

  g_set_object (&self->challenge, challenge);
  g_ptr_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  inputs = codef_challenge_get_inputs (challenge, &n_inputs);
  for (guint i = 0; i < n_inputs; i++)
    add_row (self, &inputs[i]);
  show_raw (self, challenge);
}

static gboolean
app_fields_face_collect (AppFace *face, JsonObject *inputs)
{
  AppFieldsFace *self = APP_FIELDS_FACE (face);
  guint n_inputs;
  const CodefChallengeInput *asked = codef_challenge_get_inputs (self->challenge, &n_inputs);

  for (guint i = 0; i < n_inputs; i++)
    {
      const CodefChallengeInput *input = &asked[i];
      const char *text = gtk_editable_get_text (self->entries->pdata[i]);

      if (input->is_required && *text == '\0')
        {
          gtk_widget_add_css_class (self->entries->pdata[i], "error");
          gtk_widget_grab_focus (self->entries->pdata[i]);
          app_face_complain (face, _("A field is empty."));
          return FALSE;
        }
      json_object_set_string_member (inputs, input->name, text);
    }
  return TRUE;
}

static void
app_fields_face_take_code (AppFace *face, const char *code)
{
  AppFieldsFace *self = APP_FIELDS_FACE (face);

  if (self->entries->len > 0)
    gtk_editable_set_text (self->entries->pdata[0], code);
}

static gboolean
app_fields_face_grab_focus (GtkWidget *widget)
{
  AppFieldsFace *self = APP_FIELDS_FACE (widget);

  return self->entries->len > 0 && gtk_widget_grab_focus (self->entries->pdata[0]);
}

static void
app_fields_face_dispose (GObject *object)
{
  AppFieldsFace *self = APP_FIELDS_FACE (object);

  g_clear_object (&self->challenge);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (app_fields_face_parent_class)->dispose (object);
}

static void
app_fields_face_class_init (AppFieldsFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_fields_face_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = app_fields_face_grab_focus;
  APP_FACE_CLASS (klass)->ask = app_fields_face_ask;
  APP_FACE_CLASS (klass)->collect = app_fields_face_collect;
  APP_FACE_CLASS (klass)->take_code = app_fields_face_take_code;
}

static void
app_fields_face_init (AppFieldsFace *self)
{
  self->entries = g_ptr_array_new ();
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->raw = g_object_new (APP_TYPE_WIRE_BLOCK, "heading", _("What the service asks, as it came"), "visible", FALSE,
                            NULL);
  gtk_box_append (GTK_BOX (self), self->rows);
  gtk_box_append (GTK_BOX (self), self->raw);
}
