/* SPDX-License-Identifier: MIT */
/* A picture of characters to be typed. It is decoded off the main loop; another one can be asked for, which is
 * counted. */
#pragma once

#include "app-face.h"

G_BEGIN_DECLS

#define APP_TYPE_CAPTCHA_FACE (app_captcha_face_get_type ())
G_DECLARE_FINAL_TYPE (AppCaptchaFace, app_captcha_face, APP, CAPTCHA_FACE, AppFace)

G_END_DECLS
