/* SPDX-License-Identifier: MIT */
/* The part of the authentication desk that asks: one kind of face for each kind of question. A face shows a
 * challenge and gathers what a person answers; the desk around it sends that.
 *
 * Signals: "send" (JsonObject: inputs, by name), for an answer that is not the usual one, such as a new picture.
 * "complain" (utf8): why an answer cannot be sent yet, a sentence. */
#pragma once

#include "app-context.h"
#include "codef-challenge.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define APP_TYPE_FACE (app_face_get_type ())
G_DECLARE_DERIVABLE_TYPE (AppFace, app_face, APP, FACE, GtkBox)

struct _AppFaceClass
{
  GtkBoxClass parent_class;

  /* Shows a question; what was typed for an earlier one is gone. */
  void     (*ask)       (AppFace *self, CodefChallenge *challenge);
  /* Adds the answer to @inputs. FALSE if there is none yet: the face has complained and put the focus where it is
   * missing. */
  gboolean (*collect)   (AppFace *self, JsonObject *inputs);
  /* (nullable): a code that arrived elsewhere takes the place of what was typed. */
  void     (*take_code) (AppFace *self, const char *code);
};

/* (transfer floating): the one for questions of that kind. */
AppFace *app_face_new       (AppContext *context, CodefChallengeKind kind);
CodefChallengeKind app_face_get_kind (AppFace *self);
AppContext *app_face_get_context (AppFace *self); /* (transfer none) */
void     app_face_ask       (AppFace *self, CodefChallenge *challenge);
gboolean app_face_collect   (AppFace *self, JsonObject *inputs);
void     app_face_take_code (AppFace *self, const char *code);
/* The parameter that answers a question with one input: "smsAuthNo". */
const char *app_face_get_input (CodefChallenge *challenge);
/* For subclasses: emit the signals of these names. @sentence: (nullable): NULL: nothing to complain about any more. */
void     app_face_send      (AppFace *self, JsonObject *inputs);
void     app_face_complain  (AppFace *self, const char *sentence);

G_END_DECLS
