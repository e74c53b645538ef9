/* SPDX-License-Identifier: MIT */
/* The program: one context, any number of windows. */
#pragma once

#include "app-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define APP_TYPE_APPLICATION (app_application_get_type ())
G_DECLARE_FINAL_TYPE (AppApplication, app_application, APP, APPLICATION, AdwApplication)

/* Makes the context; called when the first window is asked for, so never in a second instance or for --version. */
typedef AppContext *(*AppContextMaker) (void);

AppApplication *app_application_new         (AppContextMaker make_context);
AppContext     *app_application_get_context (AppApplication *self); /* (transfer none) (nullable) before the first window */

G_END_DECLS
