/* SPDX-License-Identifier: MIT */
/* An entry for each input that is asked for: temporary password, sign-up data, anything not known otherwise. */
#pragma once

#include "app-face.h"

G_BEGIN_DECLS

#define APP_TYPE_FIELDS_FACE (app_fields_face_get_type ())
G_DECLARE_FINAL_TYPE (AppFieldsFace, app_fields_face, APP, FIELDS_FACE, AppFace)

G_END_DECLS
