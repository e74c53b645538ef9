/* SPDX-License-Identifier: MIT */
/* Texts to be signed elsewhere, and room for the signature as text. */
#pragma once

#include "app-face.h"

G_BEGIN_DECLS

#define APP_TYPE_SIGNATURE_FACE (app_signature_face_get_type ())
G_DECLARE_FINAL_TYPE (AppSignatureFace, app_signature_face, APP, SIGNATURE_FACE, AppFace)

G_END_DECLS
