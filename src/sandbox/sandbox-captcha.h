/* SPDX-License-Identifier: MIT */
/* Draws a captcha: digits that lean, dots and a line across, as a JPEG of 140 × 40, the size of the service's own. */
#pragma once

#include "sandbox-dice.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* @digits: what the picture shows. The same seed draws the same picture.
 * Returns: (transfer full): "data:img/jpeg;base64,…" (so written by the service); NULL with G_IO_ERROR_NOT_FOUND where
 * the drawing libraries cannot be loaded. */
char *sandbox_captcha_draw (SandboxDice *dice, const char *digits, GError **error);

G_END_DECLS
