/* SPDX-License-Identifier: MIT */
/* A code that was sent to a person's phone or mailbox. */
#pragma once

#include "app-face.h"

G_BEGIN_DECLS

#define APP_TYPE_CODE_FACE (app_code_face_get_type ())
G_DECLARE_FINAL_TYPE (AppCodeFace, app_code_face, APP, CODE_FACE, AppFace)

G_END_DECLS
