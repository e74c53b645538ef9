/* SPDX-License-Identifier: MIT */
/* The chance in the sandbox: ids, codes and captchas. With a seed the same run gives the same ones. Never used for keys
 * or for the own pair, which come from the system's generator. One thread at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SandboxDice SandboxDice;

/* @seed: 0 for a seed of the system's. */
SandboxDice *sandbox_dice_new      (guint64 seed);
void         sandbox_dice_free     (SandboxDice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SandboxDice, sandbox_dice_free)

/* From 0 to @n - 1. */
guint        sandbox_dice_throw    (SandboxDice *self, guint n);
/* (transfer full): @n decimal digits. */
char        *sandbox_dice_digits   (SandboxDice *self, guint n);
/* (transfer full): 24 hexadecimal digits in the shape of an object id: seconds, machine, counter. */
char        *sandbox_dice_object_id (SandboxDice *self, gint64 now_unix_sec);
/* (transfer full): 22 characters of the base64url alphabet. */
char        *sandbox_dice_connected_id (SandboxDice *self);
/* (transfer full): a version 4 UUID. */
char        *sandbox_dice_uuid     (SandboxDice *self);

G_END_DECLS
