/* SPDX-License-Identifier: MIT */
/* What becomes of a secret field when it is sent, made visible: the key, the room that the text takes, the padding, the
 * length of the ciphertext, and where it can be had the proof that it decrypts. */
#pragma once

#include "app-context.h"
#include "codef-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): lines of translated text; nothing of the secret itself is in them. @key: (nullable): that of
 * @environment. @sandbox: (nullable): the built-in one, where @environment is it. */
char      *app_encryption_describe   (const char *text, CodefPublicKey *key, CodefEnvironment *environment,
                                      SandboxServer *sandbox);

/* A lock on a button that opens the description of @field for the environment chosen now; the key is asked for when it
 * opens. */
GtkWidget *app_encryption_button_new (AppContext *context, CodefField *field);

G_END_DECLS
