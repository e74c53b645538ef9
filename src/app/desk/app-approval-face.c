/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-approval-face.h"

#include <glib/gi18n.h>

/* The service ends a session that was confirmed this often before the person had approved (protocol notes §5.5). */
#define MAX_EARLY 3

struct _AppApprovalFace
{
  AppFace         parent_instance;
  CodefChallenge *challenge; /* (owned) (nullable) */
  guint           n_asked;   /* how often this approval was asked for */
  GtkWidget      *spinner;
  GtkWidget      *early;     /* what confirming too early leads to */
};

G_DEFINE_FINAL_TYPE (AppApprovalFace, app_approval_face, APP_TYPE_FACE)

/* Asked again means: confirmed before the person had approved. */
static void
show_early (AppApprovalFace *self)
{
  guint n_early = self->n_asked - 1;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->early, n_early > 0);
  if (n_early == 0)
    return;
  if (n_early + 1 >= MAX_EARLY)
    text = g_strdup_printf (_("The service does not see the approval yet. You have confirmed too early %u times; "
                              "once more ends the session (CF-12872)."), n_early);
  else
    text = g_strdup (_("The service does not see the approval yet. Approve on the phone first, then confirm here: "
                       "the third time too early ends the session (CF-12872)."));
  gtk_label_set_text (GTK_LABEL (self->early), text);
}

static void
app_approval_face_ask (AppFace *face, CodefChallenge *challenge)
{
  AppApprovalFace *self = APP_APPROVAL_FACE (face);

  g_set_object (&self->challenge, challenge);
  self->n_asked++;
  show_early (self);
}

static gboolean
app_approval_face_collect (AppFace *face, JsonObject *inputs)
{
  AppApprovalFace *self = APP_APPROVAL_FACE (face);

  json_object_set_string_member (inputs, app_face_get_input (self->challenge), "1");
  return TRUE;
}

static void
app_approval_face_dispose (GObject *object)
{
  g_clear_object (&APP_APPROVAL_FACE (object)->challenge);
  G_OBJECT_CLASS (app_approval_face_parent_class)->dispose (object);
}

static void
app_approval_face_class_init (AppApprovalFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_approval_face_dispose;
  APP_FACE_CLASS (klass)->ask = app_approval_face_ask;
  APP_FACE_CLASS (klass)->collect = app_approval_face_collect;
}

static void
app_approval_face_init (AppApprovalFace *self)
{
  GtkWidget *picture = gtk_image_new_from_icon_name ("phone-symbolic");

  gtk_image_set_pixel_size (GTK_IMAGE (picture), 64);
  gtk_widget_add_css_class (picture, "dim-label");
  self->spinner = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  self->early = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE, "visible",
                              FALSE,
                              "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 50, NULL);
  gtk_widget_add_css_class (self->early, "desk-early");
  gtk_box_append (GTK_BOX (self), picture);
  gtk_box_append (GTK_BOX (self), self->spinner);
  gtk_box_append (GTK_BOX (self), self->early);
}
