/* SPDX-License-Identifier: MIT */
/* Nothing to type: a person approves on a phone, then says so here. */
#pragma once

#include "app-face.h"

G_BEGIN_DECLS

#define APP_TYPE_APPROVAL_FACE (app_approval_face_get_type ())
G_DECLARE_FINAL_TYPE (AppApprovalFace, app_approval_face, APP, APPROVAL_FACE, AppFace)

G_END_DECLS
