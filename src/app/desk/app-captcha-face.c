/* SPDX-License-Identifier: MIT */
#include "codef-config.h"

#include "app-captcha-face.h"

#include "app-desk-entry.h"
#include <glib/gi18n.h>

/* The other member of a captcha's answer, and what it means (protocol notes §5.3). */
#define REFRESH_NAME "secureNoRefresh"
#define REFRESH_USE "0"
#define REFRESH_ANOTHER "1"
#define REFRESH_STOP "2"

/* A picture is shown at twice its size at first, as the service draws it small. */
#define ZOOM_FIRST 2
#define ZOOM_LAST 4
#define MAX_WIDTH 560
#define MAX_HEIGHT 400

struct _AppCaptchaFace
{
  AppFace         parent_instance;
  CodefChallenge *challenge;    /* (owned) (nullable) */
  GCancellable   *decoding;     /* (owned) (nullable) while a picture is decoded */
  GdkTexture     *texture;      /* (owned) (nullable) */
  guint           zoom;
  guint           n_pictures;   /* asked for beyond the first */
  gboolean        wants_another; /* the next question is the new picture that was asked for */
  GtkWidget      *stack;        /* this and the following: of the template */
  GtkWidget      *picture;
  GtkWidget      *broken;
  GtkWidget      *zoom_button;
  GtkWidget      *counted;
  GtkWidget      *entry_place;
  GtkWidget      *entry;        /* child of entry_place */
};

G_DEFINE_FINAL_TYPE (AppCaptchaFace, app_captcha_face, APP_TYPE_FACE)

static void
apply_zoom (AppCaptchaFace *self)
{
  double width, height, fit;
  g_autofree char *text = NULL;

  if (self->texture == NULL)
    return;
  width = gdk_texture_get_width (self->texture) * (double) self->zoom;
  height = gdk_texture_get_height (self->texture) * (double) self->zoom;
  fit = MIN (1.0, MIN (MAX_WIDTH / width, MAX_HEIGHT / height));
  gtk_widget_set_size_request (self->picture, (int) (width * fit), (int) (height * fit));
  text = g_strdup_printf ("%u %%", self->zoom * 100);
  gtk_button_set_label (GTK_BUTTON (self->zoom_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Size of the picture"), -1);
}

static void
show_broken (AppCaptchaFace *self, const char *why)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", _("The picture cannot be read"), why);

  gtk_label_set_text (GTK_LABEL (self->broken), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "broken");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "captcha.zoom", FALSE);
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = gdk_texture_new_from_bytes (task_data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  AppCaptchaFace *self = APP_CAPTCHA_FACE (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  /* another question came meanwhile, or the desk is gone */
  if (self->decoding == NULL || g_task_get_cancellable (G_TASK (result)) != self->decoding)
    return;
  g_clear_object (&self->decoding);
  if (texture == NULL)
    {
      show_broken (self, error->message);
      return;
    }
  g_set_object (&self->texture, texture);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  apply_zoom (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "picture");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "captcha.zoom", TRUE);
}

static void
stop_decoding (AppCaptchaFace *self)
{
  g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
}

/* The core has looked at type and size before; decoding takes as long as it takes, elsewhere. */
static void
show_picture (AppCaptchaFace *self)
{
  g_autoptr(GError) error = NULL;
  CodefPicture *picture = codef_challenge_get_picture (self->challenge, &error);
  g_autoptr(GTask) task = NULL;

  stop_decoding (self);
  g_clear_object (&self->texture);
  if (picture == NULL)
    {
      show_broken (self, error != NULL ? error->message : _("none came"));
      return;
    }
  self->decoding = g_cancellable_new ();
  task = g_task_new (self, self->decoding, on_decoded_cb, NULL);
  g_task_set_source_tag (task, show_picture);
  g_task_set_task_data (task, g_bytes_ref (codef_picture_get_bytes (picture)), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_in_thread);
}

static void
show_count (AppCaptchaFace *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u new picture asked for", "%u new pictures asked for",
                                                     self->n_pictures), self->n_pictures);

  gtk_label_set_text (GTK_LABEL (self->counted), text);
  gtk_widget_set_visible (self->counted, self->n_pictures > 0);
}

/* Both members of the answer; @code may be empty for anything but "use". */
static void
fill (AppCaptchaFace *self, JsonObject *inputs, const char *code, const char *refresh)
{
  json_object_set_string_member (inputs, app_face_get_input (self->challenge), code);
  json_object_set_string_member (inputs, REFRESH_NAME, refresh);
}

static void
ask_another (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppCaptchaFace *self = APP_CAPTCHA_FACE (widget);
  g_autoptr(JsonObject) inputs = json_object_new ();

  self->wants_another = TRUE;
  fill (self, inputs, "", REFRESH_ANOTHER);
  app_face_send (APP_FACE (self), inputs);
}

static void
stop_here (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppCaptchaFace *self = APP_CAPTCHA_FACE (widget);
  g_autoptr(JsonObject) inputs = json_object_new ();

  fill (self, inputs, "", REFRESH_STOP);
  app_face_send (APP_FACE (self), inputs);
}

static void
zoom (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AppCaptchaFace *self = APP_CAPTCHA_FACE (widget);

  self->zoom = self->zoom == ZOOM_LAST ? 1 : self->zoom + 1;
  apply_zoom (self);
}

static void
app_captcha_face_ask (AppFace *face, CodefChallenge *challenge)
{
  AppCaptchaFace *self = APP_CAPTCHA_FACE (face);

  if (self->wants_another)
    self->n_pictures++;
  self->wants_another = FALSE;
  g_set_object (&self->challenge, challenge);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_count (self);
  show_picture (self);
}

static gboolean
app_captcha_face_collect (AppFace *face, JsonObject *inputs)
{
  AppCaptchaFace *self = APP_CAPTCHA_FACE (face);
  g_autofree char *code = app_desk_entry_read (self->entry, _("The code is empty."));

  if (code == NULL)
    return FALSE;
  self->wants_another = FALSE;
  fill (self, inputs, code, REFRESH_USE);
  return TRUE;
}

static void
app_captcha_face_take_code (AppFace *face, const char *code)
{
  app_desk_entry_fill (APP_CAPTCHA_FACE (face)->entry, code);
}

static gboolean
app_captcha_face_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (APP_CAPTCHA_FACE (widget)->entry);
}

static void
app_captcha_face_dispose (GObject *object)
{
  AppCaptchaFace *self = APP_CAPTCHA_FACE (object);

  stop_decoding (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), APP_TYPE_CAPTCHA_FACE);
  g_clear_object (&self->texture);
  g_clear_object (&self->challenge);
  G_OBJECT_CLASS (app_captcha_face_parent_class)->dispose (object);
}

static void
app_captcha_face_class_init (AppCaptchaFaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_captcha_face_dispose;
  widget_class->grab_focus = app_captcha_face_grab_focus;
  APP_FACE_CLASS (klass)->ask = app_captcha_face_ask;
  APP_FACE_CLASS (klass)->collect = app_captcha_face_collect;
  APP_FACE_CLASS (klass)->take_code = app_captcha_face_take_code;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCE_PREFIX "desk/app-captcha-face.ui");
  gtk_widget_class_bind_template_child (widget_class, AppCaptchaFace, stack);
  gtk_widget_class_bind_template_child (widget_class, AppCaptchaFace, picture);
  gtk_widget_class_bind_template_child (widget_class, AppCaptchaFace, broken);
  gtk_widget_class_bind_template_child (widget_class, AppCaptchaFace, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, AppCaptchaFace, counted);
  gtk_widget_class_bind_template_child (widget_class, AppCaptchaFace, entry_place);
  gtk_widget_class_install_action (widget_class, "captcha.another", NULL, ask_another);
  gtk_widget_class_install_action (widget_class, "captcha.stop", NULL, stop_here);
  gtk_widget_class_install_action (widget_class, "captcha.zoom", NULL, zoom);
}

static void
app_captcha_face_init (AppCaptchaFace *self)
{
  self->zoom = ZOOM_FIRST;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry = app_desk_entry_new (_("Characters in the picture"), FALSE);
  gtk_entry_set_alignment (GTK_ENTRY (self->entry), 0.5f);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 14);
  gtk_widget_add_css_class (self->entry, "desk-code");
  gtk_box_append (GTK_BOX (self->entry_place), self->entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Picture of characters to be typed"), -1);
}
