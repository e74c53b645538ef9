/* SPDX-License-Identifier: MIT */
#include "app-face.h"

#include "app-approval-face.h"
#include "app-captcha-face.h"
#include "app-choice-face.h"
#include "app-code-face.h"
#include "app-fields-face.h"
#include "app-signature-face.h"

typedef struct
{
  AppContext        *context; /* (owned) */
  CodefChallengeKind kind;
} AppFacePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AppFace, app_face, GTK_TYPE_BOX)

enum { SEND, COMPLAIN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
app_face_dispose (GObject *object)
{
  AppFacePrivate *priv = app_face_get_instance_private (APP_FACE (object));

  g_clear_object (&priv->context);
  G_OBJECT_CLASS (app_face_parent_class)->dispose (object);
}

static void
app_face_class_init (AppFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_face_dispose;
  signals[SEND] = g_signal_new ("send", APP_TYPE_FACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                JSON_TYPE_OBJECT);
  signals[COMPLAIN] = g_signal_new ("complain", APP_TYPE_FACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_STRING);
}

static void
app_face_init (AppFace *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

static GType
find_type (CodefChallengeKind kind)
{
  switch (kind)
    {
    case CODEF_CHALLENGE_CAPTCHA:
      return APP_TYPE_CAPTCHA_FACE;
    case CODEF_CHALLENGE_SMS:
    case CODEF_CHALLENGE_EMAIL:
      return APP_TYPE_CODE_FACE;
    case CODEF_CHALLENGE_APPROVAL:
      return APP_TYPE_APPROVAL_FACE;
    case CODEF_CHALLENGE_CHOICE:
      return APP_TYPE_CHOICE_FACE;
    case CODEF_CHALLENGE_SIGNATURE:
      return APP_TYPE_SIGNATURE_FACE;
    case CODEF_CHALLENGE_PASSWORD:
    case CODEF_CHALLENGE_SIGN_UP:
    case CODEF_CHALLENGE_OTHER:
    default:
      return APP_TYPE_FIELDS_FACE;
    }
}

AppFace *
app_face_new (AppContext *context, CodefChallengeKind kind)
{
  AppFace *self = g_object_new (find_type (kind), NULL);
  AppFacePrivate *priv = app_face_get_instance_private (self);

  priv->context = g_object_ref (context);
  priv->kind = kind;
  return self;
}

CodefChallengeKind
app_face_get_kind (AppFace *self)
{
  return ((AppFacePrivate *) app_face_get_instance_private (self))->kind;
}

AppContext *
app_face_get_context (AppFace *self)
{
  return ((AppFacePrivate *) app_face_get_instance_private (self))->context;
}

void
app_face_ask (AppFace *self, CodefChallenge *challenge)
{
  g_return_if_fail (APP_IS_FACE (self));

  APP_FACE_GET_CLASS (self)->ask (self, challenge);
}

gboolean
app_face_collect (AppFace *self, JsonObject *inputs)
{
  g_return_val_if_fail (APP_IS_FACE (self), FALSE);

  return APP_FACE_GET_CLASS (self)->collect (self, inputs);
}

void
app_face_take_code (AppFace *self, const char *code)
{
  g_return_if_fail (APP_IS_FACE (self));

  if (APP_FACE_GET_CLASS (self)->take_code != NULL)
    APP_FACE_GET_CLASS (self)->take_code (self, code);
}

const char *
app_face_get_input (CodefChallenge *challenge)
{
  guint n_inputs;
  const CodefChallengeInput *inputs = codef_challenge_get_inputs (challenge, &n_inputs);
  const char *method = codef_challenge_get_method (challenge);

  if (n_inputs > 0)
    return inputs[0].name;
  return method != NULL ? method : "";
}

void
app_face_send (AppFace *self, JsonObject *inputs)
{
  g_signal_emit (self, signals[SEND], 0, inputs);
}

void
app_face_complain (AppFace *self, const char *sentence)
{
  g_signal_emit (self, signals[COMPLAIN], 0, sentence);
}
