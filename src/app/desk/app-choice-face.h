/* SPDX-License-Identifier: MIT */
/* One out of a list, with all columns that came; any length, searched as it is typed. */
#pragma once

#include "app-face.h"

G_BEGIN_DECLS

#define APP_TYPE_CHOICE_FACE (app_choice_face_get_type ())
G_DECLARE_FINAL_TYPE (AppChoiceFace, app_choice_face, APP, CHOICE_FACE, AppFace)

G_END_DECLS
